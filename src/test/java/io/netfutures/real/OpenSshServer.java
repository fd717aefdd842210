package io.netfutures.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** OpenSSH's sshd. */
final class OpenSshServer extends RealServer {
    private static final String COMMON = """
            ListenAddress 127.0.0.1
            PidFile none
            StrictModes no
            LogLevel VERBOSE
            PrintMotd no
            PrintLastLog no
            MaxStartups 100
            """;

    private final String keyType;
    private final List<String> settings;
    private final boolean asks;

    private OpenSshServer(String shell, String keyType, boolean asks, List<String> settings) throws Exception {
        super(shell);
        this.keyType = keyType;
        this.asks = asks;
        this.settings = settings;
    }

    /** Starts one that takes keys and passwords; lines of sshd_config(5) come before all others, and the first one counts. */
    static OpenSshServer start(String... settings) throws Exception {
        return startWith("/bin/bash", "ed25519", settings);
    }

    /** The same with another shell and another type of host key. */
    static OpenSshServer startWith(String shell, String keyType, String... settings) throws Exception {
        return started(new OpenSshServer(shell, keyType, false, List.of(settings)));
    }

    /** Starts one that has PAM ask for the password: keyboard-interactive and nothing else. */
    static OpenSshServer startThatAsks() throws Exception {
        return started(new OpenSshServer("/bin/bash", "ed25519", true, List.of()));
    }

    private static OpenSshServer started(OpenSshServer server) throws Exception {
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
        Files.deleteIfExists(folder.resolve("hostkey.pub"));
        Keys.make(installation, keyFile(), keyType, "");
        return Files.readString(folder.resolve("hostkey.pub"));
    }

    @Override
    List<String> command(int port) throws IOException {
        List<String> lines = new ArrayList<>(settings);
        lines.add("Port " + port);
        lines.add("HostKey " + keyFile());
        lines.add("PasswordAuthentication " + (asks ? "no" : "yes"));
        lines.add("KbdInteractiveAuthentication " + (asks ? "yes" : "no"));
        lines.add("UsePAM " + (asks ? "yes" : "no"));
        // Newer ones are made of several programs, whose paths are fixed when it is built.
        for (String part : List.of("sshd-session", "sshd-auth")) {
            Path program = Path.of(installation.path("sshd")).resolveSibling("../lib/openssh/" + part);
            if (Files.exists(program)) {
                lines.add((part.equals("sshd-auth") ? "SshdAuthPath " : "SshdSessionPath ") + program.normalize());
            }
        }
        Path config = folder.resolve("sshd_config");
        Files.writeString(config, String.join("\n", lines) + "\n" + COMMON);
        List<String> program = List.of(installation.path("sshd"), "-D", "-e", "-f", config.toString());
        return asks
                ? account.command(
                        program,
                        Map.of(
                                "PAM_WRAPPER",
                                "1",
                                "PAM_WRAPPER_SERVICE_DIR",
                                services().toString()),
                        "libpam_wrapper.so")
                : account.command(program, Map.of());
    }

    /** A PAM for pam_wrapper to give to sshd: its one module asks for a password and compares it with a file. */
    private Path services() throws IOException {
        Path services = Files.createDirectories(folder.resolve("pam"));
        Path passwords = folder.resolve("pam-passwords");
        Files.writeString(passwords, String.join(":", Account.NAME, Account.PASSWORD, "sshd") + "\n");
        for (String service : List.of("sshd", "other")) {
            Files.writeString(services.resolve(service), """
                    auth required %s passdb=%s
                    account required pam_permit.so
                    session required pam_permit.so
                    password required pam_permit.so
                    """.formatted(installation.path("pam_matrix.so"), passwords));
        }
        return services;
    }

    /** pam_wrapper forgets directories of its own when a process of sshd ends: /tmp/pam.X, for some letter X. */
    @Override
    public void close() {
        super.close();
        if (asks) {
            try (Stream<Path> all = Files.list(Path.of("/tmp"))) {
                all.filter(each -> each.getFileName().toString().matches("pam\\.\\w"))
                        .filter(Account::owns)
                        .forEach(Folders::delete);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    String ready() {
        return "Server listening on 127.0.0.1";
    }

    @Override
    String taken() {
        return "Address already in use";
    }

    @Override
    String acceptedPassword() {
        return "Accepted " + method() + " for " + Account.NAME;
    }

    @Override
    String refusedPassword() {
        return "Failed " + method() + " for " + Account.NAME;
    }

    private String method() {
        return asks ? "keyboard-interactive/pam" : "password";
    }

    @Override
    String endedBeforeLogin() {
        return "[preauth]";
    }
}
