package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.work.Console;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child process that is just being started still has the sockets that its parent closes. */
@Tag("slow")
class BesideProcessesTest {
    @TempDir
    Path folder;

    /** Of a hundred and fifty such runs four lost a device, when one thread alone waited for the events of all sockets. */
    @Test
    void no_device_is_lost_while_the_same_program_starts_others() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Thread starting = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                try {
                    new ProcessBuilder("/bin/true").start().waitFor();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        });
        try {
            for (int round = 0; round < 100; round++) {
                Path home = Files.createDirectory(folder.resolve("home" + round));
                try (Classroom room = Classroom.open(home)) {
                    ByteArrayOutputStream err = new ByteArrayOutputStream();
                    int code = Main.run(
                            new Console(
                                    new BufferedReader(new StringReader("")),
                                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                                    new PrintStream(err, true, StandardCharsets.UTF_8),
                                    () -> false,
                                    Map.of("HOME", home.toString()),
                                    home),
                            "submit",
                            "-i",
                            room.inventory().toString(),
                            "-w",
                            "2",
                            "sh clock");
                    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
                }
            }
        } finally {
            over.set(true);
            starting.join();
        }
    }
}
