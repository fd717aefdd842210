package io.netfutures.real;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The SSH server of small devices. */
final class Dropbear extends RealServer {
    private final List<String> options;

    private Dropbear(List<String> options) throws Exception {
        super("/bin/bash");
        this.options = options;
    }

    /** Starts one that takes keys and passwords, with these options of dropbear(8) besides. */
    static Dropbear start(String... options) throws Exception {
        Dropbear server = new Dropbear(List.of(options));
        try {
            server.launch();
            return server;
        } catch (Exception | AssertionError e) {
            Folders.delete(server.folder);
            throw e;
        }
    }

    @Override
    String makeHostKey() throws IOException {
        String said = Tool.run(
                List.of(
                        installation.path("dropbearkey"),
                        "-t",
                        "ed25519",
                        "-f",
                        keyFile().toString()),
                "",
                Map.of("LD_LIBRARY_PATH", installation.libraryPath()));
        String line = said.lines()
                .filter(each -> each.startsWith("ssh-ed25519 "))
                .findFirst()
                .orElseThrow();
        Files.writeString(folder.resolve("hostkey.pub"), line + "\n");
        return line;
    }

    @Override
    List<String> command(int port) {
        List<String> program = List.of(
                installation.path("dropbear"), "-F", "-E", "-r", keyFile().toString(), "-p", "127.0.0.1:" + port);
        return account.command(Stream.concat(program.stream(), options.stream()).toList(), Map.of());
    }

    @Override
    String ready() {
        return "Not backgrounding";
    }

    @Override
    String taken() {
        return "Address already in use";
    }

    @Override
    String acceptedPassword() {
        return "Password auth succeeded for '" + Account.NAME + "'";
    }

    @Override
    String refusedPassword() {
        return "Bad password attempt for '" + Account.NAME + "'";
    }

    @Override
    String endedBeforeLogin() {
        return "Exit before auth";
    }
}
