package io.netfutures.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.DeviceException.CommandTimeout;
import io.netfutures.device.DeviceException.ConnectionLost;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Settings;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Timeouts;
import io.netfutures.lab.Gate;
import io.netfutures.lab.Lab;
import io.netfutures.lab.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sessions between tasks, on simulated routers that count their logins. */
@Tag("slow")
final class KeptSessionsTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Task PRIVILEGE = Task.Show.of("sh privilege");
    private static final String LEVEL = "Current privilege level is 15";

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Device device = Device.of("192.0.2.1", "cisco_ios", Credentials.of("cisco", "cisco"));
    private final Device hasty = device.with(Settings.DEFAULT.with(
            new Timeouts(SOON, SOON, SOON, SOON, Duration.ofMillis(500), Duration.ofMillis(500))));
    private Lab lab;
    private Router router;
    private Ssh ssh;
    private KeptSessions kept;

    @BeforeEach
    void start() throws Exception {
        lab = Lab.start(List.of(device));
        router = lab.router(device.name());
        ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address);
        kept = ssh.keeping(IDLE, now::get);
    }

    @AfterEach
    void stop() throws Exception {
        kept.close();
        assertThat(lab.awaitNoSessions(SOON)).as("close() leaves none").isTrue();
        threads.shutdownNow();
        ssh.close();
        lab.close();
    }

    private String ask() throws Exception {
        return kept.perform(device, PRIVILEGE, Progress.NONE).text();
    }

    private Future<Reply> asking() {
        return threads.submit(() -> kept.perform(device, PRIVILEGE, Progress.NONE));
    }

    @Test
    void the_second_task_uses_the_session_of_the_first_and_goes_straight_to_its_command() throws Exception {
        assertThat(ask()).isEqualTo(LEVEL);
        List<Step> steps = new ArrayList<>();
        assertThat(kept.perform(device, PRIVILEGE, steps::add).text()).isEqualTo(LEVEL);
        assertThat(steps).containsExactly(Step.COMMAND, Step.DISCONNECT);
        assertThat(router.loginsAccepted()).isEqualTo(1);
        assertThat(kept.list()).singleElement().satisfies(session -> {
            assertThat(session.uses()).isEqualTo(2);
            assertThat(session.inUse()).isFalse();
            assertThat(session.prompt()).endsWith("#");
            assertThat(session.since()).isEqualTo(START);
        });
    }

    @Test
    void a_session_that_was_dropped_while_nobody_used_it_is_opened_again_once() throws Exception {
        ask();
        router.cutConnections();
        assertThat(router.awaitNoSessions(SOON)).isTrue();
        assertThat(ask()).isEqualTo(LEVEL);
        assertThat(router.loginsAccepted()).isEqualTo(2);
        assertThat(kept.list()).singleElement().matches(session -> session.uses() == 1);
    }

    @Test
    void a_second_loss_is_the_failure_and_says_so() throws Exception {
        ask();
        router.dropAfter(0);
        router.cutConnections();
        assertThat(router.awaitNoSessions(SOON)).isTrue();
        assertThatThrownBy(this::ask)
                .isInstanceOf(ConnectionLost.class)
                .hasMessageContaining("closed the kept session, and then a new one");
        assertThat(router.loginsAccepted()).isEqualTo(2);
        assertThat(kept.list()).isEmpty();
    }

    @Test
    void a_session_that_is_lost_in_the_middle_of_an_answer_is_not_opened_again() throws Exception {
        ask();
        router.dropAfter(5);
        assertThatThrownBy(this::ask).isInstanceOf(ConnectionLost.class);
        assertThat(router.loginsAccepted()).isEqualTo(1);
        assertThat(kept.list()).isEmpty();
    }

    @Test
    void a_time_out_ends_the_session_and_is_not_tried_again() throws Exception {
        try (Lab other = Lab.start(List.of(hasty));
                Ssh client = Ssh.open(HostKeys.off(), other::address);
                KeptSessions sessions = client.keeping(IDLE)) {
            sessions.perform(hasty, PRIVILEGE, Progress.NONE);
            other.router(hasty.name()).hang(true);
            assertThatThrownBy(() -> sessions.perform(hasty, PRIVILEGE, Progress.NONE))
                    .isInstanceOf(CommandTimeout.class);
            assertThat(other.router(hasty.name()).loginsAccepted()).isEqualTo(1);
            assertThat(sessions.list()).isEmpty();
            assertThat(other.awaitNoSessions(SOON)).isTrue();
        }
    }

    @Test
    void log_lines_that_come_between_two_tasks_do_not_reach_the_next_answer() throws Exception {
        kept.perform(device, Task.Show.of("terminal monitor"), Progress.NONE);
        router.log("%SYS-5-RESTART: System restarted --");
        router.log("%SYS-6-LOGOUT: a user has left");
        assertThat(ask()).isEqualTo(LEVEL);
        assertThat(router.loginsAccepted()).isEqualTo(1);
    }

    @Test
    void a_refused_command_keeps_the_session() throws Exception {
        assertThatThrownBy(() -> kept.perform(device, Task.Show.of("sh nonsense"), Progress.NONE))
                .isInstanceOf(CommandRejected.class);
        assertThat(ask()).isEqualTo(LEVEL);
        assertThat(router.loginsAccepted()).isEqualTo(1);
    }

    @Test
    void a_session_that_a_task_leaves_in_another_mode_is_not_kept() throws Exception {
        kept.perform(device, Task.Show.of("configure terminal"), Progress.NONE);
        assertThat(kept.list()).isEmpty();
        assertThat(ask()).isEqualTo(LEVEL);
        assertThat(router.loginsAccepted()).isEqualTo(2);
    }

    @Test
    void an_interrupt_closes_the_session_at_once() throws Exception {
        ask();
        try (Gate gate = router.holdAnswers()) {
            Future<Reply> task = asking();
            gate.awaitHeld();
            task.cancel(true);
            assertThat(router.awaitNoSessions(SOON)).isTrue();
        }
        assertThat(ask()).isEqualTo(LEVEL);
        assertThat(router.loginsAccepted()).isEqualTo(2);
    }

    @Test
    void two_tasks_on_one_device_share_its_session_one_after_the_other() throws Exception {
        Gate gate = router.holdAnswers();
        Future<Reply> first = asking();
        gate.awaitHeld();
        Future<Reply> second = asking();
        assertThat(kept.list()).singleElement().matches(KeptSession::inUse);
        gate.release();
        assertThat(first.get(120, TimeUnit.SECONDS).text()).isEqualTo(LEVEL);
        assertThat(second.get(120, TimeUnit.SECONDS).text()).isEqualTo(LEVEL);
        assertThat(router.loginsAccepted()).isEqualTo(1);
        assertThat(router.sessionsAtMost()).isEqualTo(1);
    }

    @Test
    void a_session_is_closed_when_nobody_has_used_it_for_too_long() throws Exception {
        assertThat(kept.closeIdle()).isEmpty();
        ask();
        now.set(START.plusSeconds(60));
        assertThat(kept.closeIdle()).contains(Duration.ofMinutes(4));
        assertThat(kept.list()).hasSize(1);
        now.set(START.plus(IDLE));
        assertThat(kept.closeIdle()).isEmpty();
        assertThat(kept.list()).isEmpty();
        assertThat(router.awaitNoSessions(SOON)).isTrue();
        assertThat(router.received()).last().asString().endsWith("exit");
    }

    @Test
    void a_session_in_use_is_disconnected_when_its_task_is_done() throws Exception {
        Gate gate = router.holdAnswers();
        Future<Reply> task = asking();
        gate.awaitHeld();
        assertThat(kept.disconnect(device::equals)).isEqualTo(1);
        assertThat(kept.disconnect(other -> false)).isZero();
        assertThat(router.connections()).isEqualTo(1);
        gate.release();
        assertThat(task.get(120, TimeUnit.SECONDS).text()).isEqualTo(LEVEL);
        assertThat(kept.list()).isEmpty();
        assertThat(router.awaitNoSessions(SOON)).isTrue();
    }

    @Test
    void the_session_that_has_been_idle_for_longest_gives_way_to_one_more_than_there_may_be() throws Exception {
        List<Device> three = Stream.of("R1", "R2", "R3").map(device::named).toList();
        try (Lab other = Lab.start(three);
                Ssh client = Ssh.open(HostKeys.off(), other::address);
                KeptSessions sessions = new KeptSessions(client, IDLE, 2, now::get)) {
            for (String name : List.of("R1", "R2", "R1", "R3")) {
                now.set(now.get().plusSeconds(1));
                sessions.perform(other.router(name).device(), PRIVILEGE, Progress.NONE);
            }
            assertThat(sessions.list()).extracting(each -> each.device().name()).containsExactly("R1", "R3");
            assertThat(other.router("R2").awaitNoSessions(SOON)).isTrue();
            assertThat(other.router("R2").received()).last().asString().endsWith("exit");

            sessions.perform(three.get(1), new Task.Ping(), Progress.NONE);
            assertThat(sessions.list())
                    .as("a ping connects as well")
                    .extracting(each -> each.device().name())
                    .containsExactly("R3");
        }
    }

    @Test
    void after_close_no_task_is_performed() throws Exception {
        ask();
        kept.close();
        assertThat(lab.awaitNoSessions(SOON)).isTrue();
        assertThatThrownBy(this::ask).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_last_line_of_the_device_is_told_as_it_comes() throws Exception {
        List<String> lines = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void at(Step step) {}

            @Override
            public void received(String lastLine) {
                lines.add(lastLine);
            }
        };
        kept.perform(device, PRIVILEGE, progress);
        assertThat(lines).isNotEmpty().allMatch(line -> !line.isBlank());
        assertThat(lines).last().asString().endsWith("#");
    }
}
