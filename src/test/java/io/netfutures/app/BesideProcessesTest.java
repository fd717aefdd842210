package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
                    InProcess netfutures = new InProcess(home);
                    int code = netfutures.run("submit", "-i", room.inventory().toString(), "-w", "2", "sh clock");
                    assertThat(code).as(netfutures.err()).isZero();
                }
            }
        } finally {
            over.set(true);
            starting.join();
        }
    }
}
