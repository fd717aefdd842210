package io.netfutures.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.netfutures.concurrent.Workers;
import io.netfutures.device.Care;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException.ConfiguredElsewhere;
import io.netfutures.device.DeviceException.LockFailed;
import io.netfutures.device.Progress;
import io.netfutures.device.Proof;
import io.netfutures.device.Proof.End;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import io.netfutures.fleet.DeviceFuture;
import io.netfutures.fleet.Fleet;
import io.netfutures.fleet.Plan;
import io.netfutures.fleet.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run at a time configures a device, of all processes of a user; on a worker without sockets. */
class DeviceLocksTest {
    private static final Task LINES = new Task.Configure(List.of("hostname R9"), false);
    private static final Device R1 = device("R1", 2201);
    private static final String LOOK = "netfutures runs show 17";
    private static final Instant NOON = LocalDateTime.of(2026, 11, 30, 12, 0, 5)
            .atZone(ZoneId.systemDefault())
            .toInstant();

    @TempDir
    Path home;

    private Path folder;

    @BeforeEach
    void name() {
        folder = home.resolve("state/locks");
    }

    private static Device device(String name, int port) {
        return Device.of("127.0.0.1", "cisco_ios", Credentials.of("cisco", "cisco"))
                .named(name)
                .at("127.0.0.1", port);
    }

    private static Reply answer(Device device, Task task, Progress progress) {
        return new Reply(device, List.of());
    }

    /** Locks of somebody else, whose clock stands at this. */
    private DeviceLocks at(Instant now) {
        return DeviceLocks.in(folder, InstantSource.fixed(now));
    }

    /** Performs a task on R1 while another run configures a device; returns how that ended. */
    private Throwable beside(Device held, Device device, Task task) throws Exception {
        Worker second = DeviceLocks.in(folder).around(DeviceLocksTest::answer);
        Throwable[] ended = {null};
        at(Instant.now())
                .around(
                        (one, its, progress) -> {
                            ended[0] = catchThrowable(() -> second.perform(device, task, progress));
                            return answer(one, its, progress);
                        },
                        17,
                        LOOK)
                .perform(held, LINES, Progress.NONE);
        return ended[0];
    }

    @Test
    void who_comes_second_contacts_nothing_and_learns_who_was_first() throws Exception {
        Throwable[] second = {null};
        Worker later = at(NOON.plusSeconds(60)).around((device, task, progress) -> {
            throw new AssertionError("contacted");
        });
        at(NOON).around(
                        (device, task, progress) -> {
                            second[0] = catchThrowable(() -> later.perform(R1, LINES, Progress.NONE));
                            return answer(device, task, progress);
                        },
                        17,
                        LOOK)
                .perform(R1, LINES, Progress.NONE);

        assertThat(second[0])
                .isInstanceOf(ConfiguredElsewhere.class)
                .hasMessage("R1 (127.0.0.1:2201): connect: run 17 is configuring it (process "
                        + ProcessHandle.current().pid() + ", since 12:00:05); wait for it, or look with: " + LOOK);
    }

    @Test
    void a_run_without_a_number_and_one_of_yesterday_are_told_too() throws Exception {
        Throwable[] second = {null};
        Worker later = at(NOON.plusSeconds(24 * 3600)).around(DeviceLocksTest::answer);
        at(NOON).around((device, task, progress) -> {
                    second[0] = catchThrowable(() -> later.perform(R1, LINES, Progress.NONE));
                    return answer(device, task, progress);
                })
                .perform(R1, LINES, Progress.NONE);

        assertThat(second[0])
                .hasMessage("R1 (127.0.0.1:2201): connect: process "
                        + ProcessHandle.current().pid()
                        + " is configuring it (since 2026-11-30 12:00:05); wait for it to end");
    }

    @Test
    void one_box_under_two_names_is_one_and_another_port_is_another() throws Exception {
        assertThat(beside(R1, R1.named("core-1"), LINES)).isInstanceOf(ConfiguredElsewhere.class);
        assertThat(beside(
                        device("h", 22).at("Core.Example", 22), device("h", 22).at("core.example", 22), LINES))
                .isInstanceOf(ConfiguredElsewhere.class);
        assertThat(beside(R1, device("R1", 2202), LINES)).isNull();
    }

    private static Task toBeConfirmed(String within) {
        return new Task.Configure(
                List.of("hostname R9"), false, new Task.Commit.Confirmed(Duration.parse(within), "nf-1"));
    }

    private static Reply sending(Device device, Task task, Progress progress) {
        progress.sent("hostname R9");
        return answer(device, task, progress);
    }

    @Test
    void while_a_change_is_to_be_confirmed_there_is_no_other() throws Exception {
        at(NOON).around(DeviceLocksTest::sending, 17, LOOK).perform(R1, toBeConfirmed("PT5M"), Progress.NONE);
        Worker other = at(NOON.plusSeconds(299)).around((device, task, progress) -> {
            throw new AssertionError("contacted");
        });
        assertThatThrownBy(() -> other.perform(R1, LINES, Progress.NONE))
                .isInstanceOf(ConfiguredElsewhere.class)
                .hasMessage(
                        "R1 (127.0.0.1:2201): connect: run 17 made a change there that is to be confirmed, and the device takes"
                                + " it back by 12:05:05; nothing was contacted; say first whether it stays: config confirm 17,"
                                + " or config abandon 17");
        Worker reading = at(NOON.plusSeconds(1)).around(DeviceLocksTest::answer);
        reading.perform(R1, Task.Show.of("show version"), Progress.NONE);
        reading.perform(R1, new Task.Settle(List.of(Task.Deed.KEEP), "nf-1"), Progress.NONE);
        at(NOON.plusSeconds(2)).around(DeviceLocksTest::answer).perform(R1, LINES, Progress.NONE);
    }

    @Test
    void a_change_that_is_over_holds_nobody_up() throws Exception {
        at(NOON).around(DeviceLocksTest::sending, 17, LOOK).perform(R1, toBeConfirmed("PT5M"), Progress.NONE);
        at(NOON.plusSeconds(300)).around(DeviceLocksTest::answer).perform(R1, LINES, Progress.NONE);
    }

    @Test
    void a_run_that_was_ended_in_a_change_that_is_taken_back_holds_others_up_until_then() throws Exception {
        assertThatThrownBy(() -> at(NOON).around(
                                (device, task, progress) -> {
                                    progress.sent("hostname R9");
                                    throw new InterruptedException();
                                },
                                17,
                                LOOK)
                        .perform(R1, toBeConfirmed("PT5M"), Progress.NONE))
                .isInstanceOf(InterruptedException.class);
        Worker other = at(NOON.plusSeconds(10)).around(DeviceLocksTest::answer);
        assertThatThrownBy(() -> other.perform(R1, LINES, Progress.NONE)).hasMessageContaining("run 17 ");
        assertThatThrownBy(() -> at(NOON).around((device, task, progress) -> {
                            throw new InterruptedException();
                        })
                        .perform(device("R2", 2202), toBeConfirmed("PT5M"), Progress.NONE))
                .isInstanceOf(InterruptedException.class);
        other.perform(device("R2", 2202), LINES, Progress.NONE);
    }

    @Test
    void a_change_that_was_kept_or_taken_back_holds_nobody_up() throws Exception {
        for (End end : List.of(End.IN_FORCE, End.TAKEN_BACK)) {
            Care care = new Care(
                    List.of(),
                    List.of(),
                    new Care.Undo(new Task.Commit.Confirmed(Duration.ofMinutes(5), "nf-1"), List.of()),
                    Care.Proving.YES,
                    false);
            Task task = new Task.Configure(
                    List.of("hostname R9"), false, new Task.Commit.Now(), Task.OnRefused.STOP, List.of(), care);
            Reply.Output running = new Reply.Output("show running-config", "hostname R9");
            at(NOON).around((device, its, progress) ->
                            sending(device, its, progress).with(new Proof(running, List.of(), List.of(), running, end)))
                    .perform(R1, task, Progress.NONE);
            at(NOON.plusSeconds(1)).around(DeviceLocksTest::answer).perform(R1, LINES, Progress.NONE);
        }
    }

    @Test
    void tasks_that_read_are_never_held_up_and_hold_nothing_up() throws Exception {
        assertThat(beside(R1, R1, Task.Show.of("sh clock"))).isNull();
        assertThat(beside(R1, R1, new Task.Ping())).isNull();

        DeviceLocks.in(home.resolve("none"))
                .around(DeviceLocksTest::answer)
                .perform(R1, Task.Show.of("sh clock"), Progress.NONE);
        assertThat(home.resolve("none")).doesNotExist();
    }

    @Test
    void a_failure_and_an_interrupt_let_go_of_it() throws Exception {
        DeviceLocks locks = DeviceLocks.in(folder);
        assertThatThrownBy(() -> locks.around((device, task, progress) -> {
                            throw new InterruptedException();
                        })
                        .perform(R1, LINES, Progress.NONE))
                .isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> locks.around((device, task, progress) -> {
                            throw new IllegalStateException("a defect");
                        })
                        .perform(R1, LINES, Progress.NONE))
                .isInstanceOf(IllegalStateException.class);
        assertThat(beside(device("R2", 2202), R1, LINES)).isNull();
    }

    @Test
    void an_interrupt_of_one_device_lets_go_of_no_other() throws Exception {
        CountDownLatch held = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        Worker waiting = (device, task, progress) -> {
            held.countDown();
            never.await();
            return answer(device, task, progress);
        };
        DeviceLocks locks = DeviceLocks.in(folder);
        try (Fleet fleet = Fleet.open(locks.around(waiting), Workers.of(2))) {
            Run run = fleet.submit(Plan.of(List.of(R1, device("R2", 2202)), LINES));
            held.await();
            DeviceFuture first = run.futures().getFirst();
            first.future().cancel();
            Worker other = locks.around(DeviceLocksTest::answer);
            while (catchThrowable(() -> other.perform(R1, LINES, Progress.NONE)) != null) {
                Thread.onSpinWait(); // its thread is on its way out
            }
            assertThatThrownBy(() -> other.perform(device("R2", 2202), LINES, Progress.NONE))
                    .isInstanceOf(ConfiguredElsewhere.class);
            run.cancel();
        }
    }

    @Test
    void a_thread_that_is_interrupted_already_lets_go_of_no_other() throws Exception {
        Worker second = DeviceLocks.in(folder).around(DeviceLocksTest::answer);
        DeviceLocks.in(folder)
                .around((device, task, progress) -> {
                    Thread.currentThread().interrupt();
                    second.perform(device("R2", 2202), LINES, progress);
                    assertThat(Thread.interrupted()).isTrue();
                    assertThatThrownBy(() -> second.perform(R1, LINES, progress))
                            .isInstanceOf(ConfiguredElsewhere.class);
                    return answer(device, task, progress);
                })
                .perform(R1, LINES, Progress.NONE);
    }

    @Test
    void nobody_else_can_read_who_holds_what_and_nothing_is_left_behind() throws Exception {
        DeviceLocks.in(folder)
                .around(
                        (device, task, progress) -> {
                            assertThat(modes(folder)).containsExactly("rw-------", "rw-------");
                            return answer(device, task, progress);
                        },
                        17,
                        "x\nfalse\u001b[31m")
                .perform(R1.at("../../etc/passwd\u0000", 22), LINES, Progress.NONE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(names(folder)).containsExactly("lock");
        assertThat(folder.resolve("lock")).isEmptyFile();
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> modes(Path folder) {
        return names(folder).stream()
                .map(folder::resolve)
                .map(each -> {
                    try {
                        return PosixFilePermissions.toString(Files.getPosixFilePermissions(each));
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    @Test
    void what_cannot_be_locked_is_not_configured() throws Exception {
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "no folder");
        assertThatThrownBy(() -> DeviceLocks.in(folder)
                        .around((device, task, progress) -> {
                            throw new AssertionError("contacted");
                        })
                        .perform(R1, LINES, Progress.NONE))
                .isInstanceOf(LockFailed.class)
                .hasMessageStartingWith(
                        "R1 (127.0.0.1:2201): connect: whether another run configures it cannot be told (" + folder)
                .hasMessageEndingWith("nothing was contacted; make the folder " + folder
                        + " writable, or set XDG_STATE_HOME to one that is");
    }

    @Test
    void what_was_written_by_nobody_is_not_believed() throws Exception {
        Throwable[] second = {null};
        Worker later = DeviceLocks.in(folder).around(DeviceLocksTest::answer);
        DeviceLocks.in(folder)
                .around((device, task, progress) -> {
                    Path said = folder.resolve(names(folder).getFirst());
                    for (String text : List.of("", "x", "1 2 3 4\n", "99999999 3 " + NOON + " look\n")) {
                        write(said, text);
                        second[0] = catchThrowable(() -> later.perform(R1, LINES, progress));
                        assertThat(second[0])
                                .as(text)
                                .hasMessage("R1 (127.0.0.1:2201): connect: another process of yours is configuring it;"
                                        + " wait for it to end");
                    }
                    return answer(device, task, progress);
                })
                .perform(R1, LINES, Progress.NONE);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Holds R1 and says so; ends with its input, or when it is killed. */
    static final class Holding {
        public static void main(String[] words) throws Exception {
            DeviceLocks.in(Path.of(words[0]))
                    .around(
                            (device, task, progress) -> {
                                System.out.println("held");
                                try {
                                    while (System.in.read() >= 0) {
                                        // goes on
                                    }
                                } catch (IOException e) {
                                    throw new AssertionError(e);
                                }
                                return answer(device, task, progress);
                            },
                            17,
                            LOOK)
                    .perform(R1, LINES, Progress.NONE);
        }
    }

    @Test
    @Tag("slow")
    void another_process_holds_it_until_it_is_killed() throws Exception {
        Worker worker = DeviceLocks.in(folder).around(DeviceLocksTest::answer);
        for (int round = 0; round < 3; round++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Holding.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader said = process.inputReader()) {
                assertThat(said.readLine()).isEqualTo("held");
                assertThatThrownBy(() -> worker.perform(R1, LINES, Progress.NONE))
                        .isInstanceOf(ConfiguredElsewhere.class)
                        .hasMessageContaining("run 17 is configuring it (process " + process.pid() + ", since ");
                worker.perform(device("R2", 2202), LINES, Progress.NONE);
                assertThatThrownBy(() -> worker.perform(R1, LINES, Progress.NONE))
                        .as("a lock of another device in this process releases none")
                        .isInstanceOf(ConfiguredElsewhere.class);
            } finally {
                process.destroyForcibly();
                process.waitFor();
            }
            worker.perform(R1, LINES, Progress.NONE);
        }
        assertThat(names(folder)).containsExactly("lock");
    }

    @Test
    void a_thousand_devices_take_one_open_file() throws Exception {
        int devices = 1000;
        CountDownLatch held = new CountDownLatch(devices);
        CountDownLatch looked = new CountDownLatch(1);
        Worker waiting = (device, task, progress) -> {
            held.countDown();
            looked.await();
            return answer(device, task, progress);
        };
        List<Device> all = IntStream.rangeClosed(1, devices)
                .mapToObj(i -> device("d" + i, 1000 + i))
                .toList();
        int before = openIn(folder);
        try (Fleet fleet = Fleet.open(DeviceLocks.in(folder).around(waiting), Workers.of(devices))) {
            Run run = fleet.submit(Plan.of(all, LINES));
            held.await();
            assertThat(openIn(folder) - before).isEqualTo(1);
            assertThat(names(folder)).hasSize(devices + 1);
            looked.countDown();
            fleet.await();
            assertThat(run.outcome().returned()).isEqualTo(devices);
        }
        assertThat(openIn(folder)).isEqualTo(before);
        assertThat(names(folder)).containsExactly("lock");
    }

    /** How many files of this folder this process has open. */
    private static int openIn(Path folder) throws IOException {
        int count = 0;
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            for (Path each : all.toList()) {
                try {
                    count += Files.readSymbolicLink(each).startsWith(folder) ? 1 : 0;
                } catch (IOException ignored) {
                    // closed meanwhile
                }
            }
        }
        return count;
    }
}
