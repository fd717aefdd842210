package io.netfutures.ssh;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** OpenSSH's ssh-agent, until it is closed. */
final class RunningAgent implements AutoCloseable {
    private final Process process;
    private final Path socket;

    RunningAgent(Path folder) throws Exception {
        this(folder, Map.of());
    }

    RunningAgent(Path folder, Map<String, String> environment) throws Exception {
        socket = folder.resolve("agent" + System.nanoTime());
        ProcessBuilder builder = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString());
        builder.environment().putAll(environment);
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Awaitility.await().atMost(120, TimeUnit.SECONDS).until(() -> Files.exists(socket));
    }

    Path socket() {
        return socket;
    }

    void add(Path key) throws Exception {
        add("-q", key.toString());
    }

    void add(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("ssh-add"));
        command.addAll(List.of(arguments));
        run(Map.of("SSH_AUTH_SOCK", socket.toString()), command.toArray(String[]::new));
    }

    /** Runs a command to its end. */
    static void run(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process run = builder.start();
        run.getOutputStream().close();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!run.waitFor(120, TimeUnit.SECONDS) || run.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + said);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(120, TimeUnit.SECONDS).join();
    }
}
