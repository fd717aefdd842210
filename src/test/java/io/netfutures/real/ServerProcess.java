package io.netfutures.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A server in the foreground, and what it logs. */
final class ServerProcess implements AutoCloseable {
    private static final Duration BOUND = Duration.ofMinutes(2);

    private final Process process;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Thread reader;

    ServerProcess(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        process = builder.start();
        process.getOutputStream().close();
        reader = Thread.ofVirtual().start(() -> {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                lines.lines().forEach(log::add);
            } catch (IOException | java.io.UncheckedIOException gone) {
                log.add(gone.toString());
            }
        });
    }

    /** Everything that it has logged so far. */
    List<String> log() {
        return List.copyOf(log);
    }

    /** Waits until it logs a line that holds this text. */
    void awaitLog(String text) {
        await().alias(text + " in the server's log")
                .atMost(BOUND)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> has(text) || !reader.isAlive());
        assertThat(log).anyMatch(line -> line.contains(text));
    }

    /** Waits until it logs one of these, or ends; whether it is the first. */
    boolean awaitEither(String good, String bad) {
        await().alias("the start of the server")
                .atMost(BOUND)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> has(good) || has(bad) || !reader.isAlive());
        assertThat(log).anyMatch(line -> line.contains(good) || line.contains(bad));
        return has(good);
    }

    private boolean has(String text) {
        return log.stream().anyMatch(line -> line.contains(text));
    }

    /** Kills the server and every process that serves a connection, all at once, as a power cut would. */
    void kill() {
        List<ProcessHandle> serving = process.descendants().toList();
        process.destroyForcibly();
        serving.forEach(ProcessHandle::destroyForcibly);
    }

    /** Ends the server, and what is left of its connections. */
    @Override
    public void close() {
        List<ProcessHandle> serving = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        serving.forEach(ProcessHandle::destroyForcibly);
        await().alias("the end of the server's log").atMost(BOUND).until(() -> !reader.isAlive());
    }
}
