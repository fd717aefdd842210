package io.netfutures.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a run is being carried out, asked by many at once: those who only look are never taken for somebody who does. */
class RunLockTest {
    private static final int ROUNDS = 500;

    @TempDir
    Path home;

    private RunFolder run;

    @BeforeEach
    void make() {
        run = new RunFolder(home);
    }

    /** Holds the run, or fails, and lets go of it. */
    private void hold() throws IOException {
        Optional<RunLock> lock = RunLock.of(run);
        assertThat(lock).as("only looked at").isPresent();
        lock.get().close();
    }

    @Test
    void who_looks_disturbs_nobody_in_this_process() throws Exception {
        hold();
        CountDownLatch ready = new CountDownLatch(3);
        Callable<Void> look = () -> {
            ready.countDown();
            ready.await();
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(RunLock.isHeld(run)).isFalse();
            }
            return null;
        };
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            Future<Void> one = threads.submit(look);
            Future<Void> two = threads.submit(look);
            ready.countDown();
            one.get();
            two.get();
        }
        try (RunLock lock = RunLock.of(run).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(RunLock.isHeld(run)).isTrue();
            assertThat(RunLock.of(run)).isEmpty();
        }
        assertThat(RunLock.isHeld(run)).isFalse();
    }

    /** Looks all the time, and says for each line of input whether the run is held. */
    static final class Onlooker {
        public static void main(String[] words) throws IOException {
            RunFolder run = new RunFolder(Path.of(words[0]));
            Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    try {
                        RunLock.isHeld(run);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }
            });
            while (System.in.read() >= 0) {
                System.out.println(RunLock.isHeld(run));
            }
        }
    }

    @Test
    @Tag("slow")
    void who_looks_disturbs_nobody_in_another_process_and_sees_what_is() throws Exception {
        hold();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Onlooker.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = process.inputReader()) {
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(asked(process, said)).as("nobody holds it").isEqualTo("false");
                Optional<RunLock> lock = RunLock.of(run);
                assertThat(lock).as("only looked at, in round %d", i).isPresent();
                assertThat(asked(process, said)).as("it is held").isEqualTo("true");
                lock.get().close();
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static String asked(Process onlooker, BufferedReader said) throws IOException {
        onlooker.getOutputStream().write('\n');
        onlooker.getOutputStream().flush();
        return said.readLine();
    }
}
