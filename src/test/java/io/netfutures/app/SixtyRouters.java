package io.netfutures.app;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.lab.Lab;
import io.netfutures.lab.Router;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Sixty routers of this process, R1 to R60, for netfutures in a process of its own that the shell bounds. */
final class SixtyRouters implements AutoCloseable {
    static final int DEVICES = 60;

    private final Path home;
    private final Lab lab;
    private String out = "";
    private String err = "";

    private SixtyRouters(Path home, Lab lab) {
        this.home = home;
        this.lab = lab;
    }

    /** Starts them, with an inventory {@code devices.yaml} in {@code home}, which is also the user's home directory. */
    static SixtyRouters start(Path home) throws IOException {
        Lab lab = Lab.start(IntStream.rangeClosed(1, DEVICES)
                .mapToObj(i -> Device.of("127.0.0.1", "cisco_ios", Credentials.of("cisco", "cisco"))
                        .named("R" + i))
                .toList());
        StringBuilder yaml = new StringBuilder();
        for (Router each : lab.routers()) {
            yaml.append(
                    "- {name: %s, device_type: cisco_ios, host: 127.0.0.1, port: %d, username: cisco, password: cisco, secret: cisco}%n"
                            .formatted(each.device().name(), each.address().getPort()));
        }
        Files.writeString(home.resolve("devices.yaml"), yaml);
        Files.setPosixFilePermissions(home.resolve("devices.yaml"), PosixFilePermissions.fromString("rw-------"));
        return new SixtyRouters(home, lab);
    }

    /** Runs a command within what the shell's {@code ulimit} bounds, as {@code -n 180}; returns its exit code. */
    int runWithin(String bound, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit " + bound + "; exec \"$@\"", "bash"));
        command.addAll(Program.java(Main.class, words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().remove("XDG_STATE_HOME");
        Process process = builder.start();
        process.getOutputStream().close();
        Thread reader = Thread.ofVirtual().start(() -> err = text(process.errorReader(StandardCharsets.UTF_8)));
        out = text(process.inputReader(StandardCharsets.UTF_8));
        reader.join();
        return process.waitFor();
    }

    private static String text(BufferedReader reader) {
        return String.join("\n", reader.lines().toList()) + "\n";
    }

    Lab lab() {
        return lab;
    }

    String out() {
        return out;
    }

    String err() {
        return err;
    }

    @Override
    public void close() throws IOException {
        lab.close();
    }
}
