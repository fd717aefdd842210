package io.netfutures.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.concurrent.DeadlineExceeded;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.When;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandTimeout;
import io.netfutures.device.DeviceException.ServerBusy;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What the limits of a run do to its devices, which are played by a worker without sockets. */
class LimitsTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Task CLOCK = Task.Show.of("sh clock");

    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<String> events = new CopyOnWriteArrayList<>();

    private static Device device(String name) {
        return Device.of(name, "cisco_ios", Credentials.of("cisco", "cisco"));
    }

    private static List<Device> devices(int count) {
        return IntStream.range(0, count).mapToObj(i -> device("R" + i)).toList();
    }

    private static Reply reply(Device device) {
        return new Reply(device, List.of(new Reply.Output("sh clock", device.name())));
    }

    private static CommandTimeout failure(Device device) {
        return new CommandTimeout(new DeviceException.Failure(device, Step.COMMAND, "no answer", "look"));
    }

    @Test
    void one_failure_too_many_and_nothing_more_is_started() throws Exception {
        Worker failing = (device, task, progress) -> {
            throw failure(device);
        };
        try (Fleet fleet = Fleet.open(failing, Workers.of(1))) {
            Run run = fleet.submit(
                    Plan.of(devices(20), CLOCK).under(Limits.NONE.withTolerance(new Tolerance(2, false))), event -> {
                        if (event instanceof Event.Stopped stopped) {
                            events.add("stopped after " + stopped.failed());
                        }
                    });
            assertThat(run.completion(LONG).await(When.ALL_COMPLETED)).isTrue();
            fleet.await();
            assertThat(run.isStopped()).isTrue();
            assertThat(run.outcome()).isEqualTo(new Outcome(0, 3, 17, 0));
        }
        assertThat(events).containsExactly("stopped after 3");
    }

    @Test
    void those_that_run_when_it_stops_end_by_themselves() throws Exception {
        CountDownLatch bothRun = new CountDownLatch(2);
        Worker worker = (device, task, progress) -> {
            bothRun.countDown();
            bothRun.await();
            if (device.name().equals("R0")) {
                throw failure(device);
            }
            gate.await();
            return reply(device);
        };
        try (Fleet fleet = Fleet.open(worker, Workers.of(2))) {
            Run run =
                    fleet.submit(Plan.of(devices(5), CLOCK).under(Limits.NONE.withTolerance(Tolerance.NONE)), event -> {
                        if (event instanceof Event.Stopped) {
                            events.add("stopped");
                        }
                    });
            assertThatThrownBy(() -> run.futures().get(4).future().result(LONG))
                    .isInstanceOf(CancellationException.class);
            assertThat(run.futures().get(1).status()).isInstanceOf(Status.Running.class);
            gate.countDown();
            assertThat(run.completion(LONG).await(When.ALL_COMPLETED)).isTrue();
            assertThat(run.outcome()).isEqualTo(new Outcome(1, 1, 3, 0));
        }
        assertThat(events).containsExactly("stopped");
    }

    @Test
    void a_percentage_is_of_the_devices_of_the_run() {
        assertThat(new Tolerance(10, true).of(57)).isEqualTo(5);
        assertThat(new Tolerance(100, true).of(57)).isEqualTo(57);
        assertThat(new Tolerance(7, false).of(57)).isEqualTo(7);
        assertThatThrownBy(() -> new Tolerance(101, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tolerance(-1, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_cap_bounds_its_devices_and_no_others() throws Exception {
        Map<String, AtomicInteger> now = new ConcurrentHashMap<>();
        AtomicInteger most = new AtomicInteger();
        Set<String> core = Set.of("R0", "R1", "R2", "R3", "R4", "R5", "R6", "R7");
        CountDownLatch three = new CountDownLatch(3);
        CountDownLatch others = new CountDownLatch(2);
        Worker worker = (device, task, progress) -> {
            if (core.contains(device.name())) {
                most.accumulateAndGet(
                        now.computeIfAbsent("core", key -> new AtomicInteger()).incrementAndGet(), Math::max);
                three.countDown();
                others.await(); // they end only once those behind them have passed
                now.get("core").decrementAndGet();
            } else {
                three.await(); // as many as the cap admits are at work
                others.countDown();
            }
            return reply(device);
        };
        try (Fleet fleet = Fleet.open(worker, Workers.of(4))) {
            Run run = fleet.submit(
                    Plan.of(devices(10), CLOCK).under(Limits.NONE.withCaps(List.of(new Cap("@core", 3, core)))));
            assertThat(run.results().toList()).hasSize(10);
        }
        assertThat(most.get()).isEqualTo(3);
    }

    @Test
    void a_device_that_takes_too_long_fails_and_says_at_what() throws Exception {
        Worker hanging = (device, task, progress) -> {
            progress.at(Step.COMMAND);
            gate.await();
            return reply(device);
        };
        try (Fleet fleet = Fleet.open(hanging, Workers.of(1))) {
            Run run = fleet.submit(Plan.of(devices(2), CLOCK)
                    .under(Limits.NONE.withDeviceTimeout(Duration.ofMillis(50)).withDeadline(LONG)));
            for (DeviceFuture each : run.futures()) {
                assertThat(each.future().exception(LONG))
                        .isInstanceOfSatisfying(
                                DeadlineExceeded.class,
                                late -> assertThat(late.timer()).isEqualTo(DeadlineExceeded.Timer.TASK))
                        .hasMessage(
                                "the deadline of " + each.device().name() + ", 0.05 s, is over; it was at: command");
            }
        }
    }

    @Test
    void the_deadline_of_the_run_says_what_each_was_doing() throws Exception {
        Worker hanging = (device, task, progress) -> {
            progress.at(Step.LOGIN);
            gate.await();
            return reply(device);
        };
        try (Fleet fleet = Fleet.open(hanging, Workers.of(1))) {
            Run run = fleet.submit(Plan.of(devices(2), CLOCK).under(Limits.NONE.withDeadline(Duration.ofMillis(300))));
            assertThat(run.futures().getFirst().future().exception(LONG)).hasMessageEndingWith("; it was at: login");
            assertThat(run.futures().getLast().future().exception(LONG)).hasMessageEndingWith("; it had not started");
        }
    }

    @Test
    void an_attempt_that_fails_is_shown_counted_and_made_again() throws Exception {
        Worker busyOnce = (device, task, progress) -> {
            progress.at(Step.CONNECT);
            if (gate.getCount() > 0) {
                gate.countDown();
                throw new ServerBusy(new DeviceException.Failure(device, Step.IDENTIFY, "busy", "wait"));
            }
            return reply(device);
        };
        try (Fleet fleet = Fleet.open(busyOnce, Workers.of(1))) {
            Run run = fleet.submit(Plan.of(devices(1), CLOCK).under(Limits.NONE.withRetries(1)), event -> {
                if (event instanceof Event.Again again) {
                    events.add(again.failure().getClass().getSimpleName() + " " + again.attempt() + "/" + again.most());
                }
            });
            assertThat(run.results().toList()).hasSize(1);
            DeviceFuture only = run.futures().getFirst();
            assertThat(only.attempts()).isEqualTo(2);
            assertThat(only.future().history())
                    .extracting(moment -> moment.status() instanceof Status.Running at ? at.step() : "")
                    .anyMatch(step -> step.matches("again in \\d\\.\\d s, attempt 2 of 2"));
        }
        assertThat(events).containsExactly("ServerBusy 2/2");
    }

    @RepeatedTest(5)
    void whatever_ends_a_run_every_device_ends_once() throws Exception {
        AtomicInteger ended = new AtomicInteger();
        Worker worker = (device, task, progress) -> {
            progress.at(Step.COMMAND);
            int number = Integer.parseInt(device.name().substring(1));
            if (number % 7 == 0) {
                throw failure(device);
            }
            if (number % 50 == 1) {
                new CountDownLatch(1).await();
            }
            return reply(device);
        };
        Limits limits = new Limits(
                null,
                LONG,
                Duration.ofMillis(40),
                1,
                new Tolerance(5, true),
                List.of(new Cap("some", 3, Set.of("R1", "R2", "R3", "R4", "R5", "R6"))));
        try (Fleet fleet = Fleet.open(worker, Workers.of(50))) {
            Run run = fleet.submit(Plan.of(devices(1000), CLOCK).under(limits), event -> {
                if (event instanceof Event.Ended) {
                    ended.incrementAndGet();
                }
            });
            Thread canceller = Thread.ofVirtual().start(run::cancel);
            assertThat(run.completion(LONG).await(When.ALL_COMPLETED)).isTrue();
            canceller.join();
            fleet.await();
            Outcome outcome = run.outcome();
            assertThat(outcome.unfinished()).isZero();
            assertThat(outcome.returned() + outcome.raised() + outcome.cancelled())
                    .isEqualTo(1000);
            assertThat(fleet.active()).isEmpty();
        }
        assertThat(ended.get()).isEqualTo(1000);
    }
}
