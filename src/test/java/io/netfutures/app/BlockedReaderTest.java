package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose results nobody reads for a while, as those of {@code netfutures submit ... | less}. */
@Tag("slow")
class BlockedReaderTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int ROUTERS = 20;
    private static final int DEVICES = 200;
    private static final int WORKERS = 10;

    /** Larger than a pipe holds, and all of them together larger than the heap. */
    private static final int ANSWER = 250_000;

    @TempDir
    Path home;

    private Lab lab;

    @BeforeEach
    void open() throws Exception {
        lab = Lab.start(IntStream.rangeClosed(1, ROUTERS)
                .mapToObj(i -> Device.of("127.0.0.1", "cisco_ios", Credentials.of("cisco", "cisco"))
                        .named("R" + i))
                .toList());
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < ANSWER / 200; i++) {
            lines.add("interface Loopback" + i);
            lines.add("description " + "x".repeat(200));
        }
        lab.routers().forEach(router -> router.configure(lines.toArray(String[]::new)));
        StringBuilder yaml = new StringBuilder();
        List<Router> routers = lab.routers();
        for (int i = 0; i < DEVICES; i++) {
            yaml.append(
                    "- {name: d%d, device_type: cisco_ios, host: 127.0.0.1, port: %d, username: cisco, password: cisco, secret: cisco}%n"
                            .formatted(i, routers.get(i % ROUTERS).address().getPort()));
        }
        Files.writeString(home.resolve("devices.yaml"), yaml);
        Files.setPosixFilePermissions(home.resolve("devices.yaml"), PosixFilePermissions.fromString("rw-------"));
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    private Process submit() throws IOException {
        List<String> command = Program.java(
                Main.class, "submit", "-w", "" + WORKERS, "-q", "--host-keys", "off", "--format", "ndjson", "sh run");
        command.addAll(1, List.of("-Xmx40m", "-XX:+ExitOnOutOfMemoryError"));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().remove("XDG_STATE_HOME");
        return builder.redirectError(home.resolve("err").toFile()).start();
    }

    private long ended() throws IOException {
        Path journal = home.resolve(".local/state/netfutures/runs/1/journal.ndjson");
        if (!Files.exists(journal)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(journal)) {
            return lines.filter(line -> line.contains("\"end\":")).count();
        }
    }

    /** Until nothing more happens, for each worker has a result to write. */
    private void awaitBlocked(Process process) throws Exception {
        await().atMost(SOON).until(() -> ended() == WORKERS);
        assertThat(lab.awaitNoSessions(SOON))
                .as("no session waits for the reader")
                .isTrue();
        assertThat(process.isAlive()).as(said()).isTrue();
    }

    private String said() throws IOException {
        return Files.readString(home.resolve("err"));
    }

    @Test
    void the_run_waits_for_its_reader_and_then_goes_on_to_its_end_in_little_memory() throws Exception {
        Process process = submit();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            awaitBlocked(process);
            assertThat(ended()).as(said()).isEqualTo(WORKERS);

            assertThat(out.lines().filter(line -> line.length() > ANSWER)).hasSize(DEVICES);

            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said()).isZero();
            assertThat(RunFolderReader.read(home.resolve(".local/state/netfutures/runs/1"))
                            .ends()
                            .values())
                    .hasSize(DEVICES)
                    .allMatch(end -> end.answer("sh run").length() > ANSWER);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_reader_that_goes_away_ends_it_and_what_was_answered_is_kept() throws Exception {
        Process process = submit();
        try {
            awaitBlocked(process);
            process.getInputStream().close();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said()).isEqualTo(74);
            RunFolderReader kept = RunFolderReader.read(home.resolve(".local/state/netfutures/runs/1"));
            assertThat(kept.ends().values())
                    .filteredOn(end -> end.state().equals("returned"))
                    .hasSizeBetween(WORKERS, DEVICES - 1)
                    .allMatch(end -> end.answer("sh run").length() > ANSWER);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_signal_ends_it_although_nobody_reads() throws Exception {
        Process process = submit();
        try {
            awaitBlocked(process);
            process.toHandle().destroy(); // which leaves the pipe open, unlike that of the process
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said()).isEqualTo(143);
            assertThat(said()).contains("SIGTERM: it does not end by itself", "nobody reads its output");
            assertThat(ended()).isGreaterThanOrEqualTo(WORKERS);
        } finally {
            process.destroyForcibly();
        }
    }
}
