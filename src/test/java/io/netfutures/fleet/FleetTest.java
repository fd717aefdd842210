package io.netfutures.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.concurrent.Completion;
import io.netfutures.concurrent.DeadlineExceeded;
import io.netfutures.concurrent.LetGo;
import io.netfutures.concurrent.Results;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.When;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Plans on devices that are played by a worker without sockets. */
class FleetTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Task CLOCK = Task.Show.of("sh clock", "sh version");
    private static final List<Device> DEVICES = List.of(device("R1"), device("R2"), device("R3"));

    /** Threads that have ended are forgotten now and then; each holds its future until then. */
    private static final int FEW = 130;

    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private static Device device(String name) {
        return Device.of(name, "cisco_ios", Credentials.of("cisco", "cisco"));
    }

    /** Answers the first command, waits for the gate of the device if there is one, and answers the second. */
    private Reply answer(Device device, Task task, Progress progress) throws InterruptedException {
        asked.add(device.name() + " " + device.settings().timeouts().command().toSeconds());
        progress.at(Step.CONNECT);
        progress.at(Step.COMMAND);
        progress.sent("sh clock");
        progress.received("12:00");
        progress.answered(new Reply.Output("sh clock", "12:00"));
        CountDownLatch gate = gates.get(device.name());
        if (gate != null) {
            gate.await();
        }
        progress.at(Step.DISCONNECT);
        return new Reply(device, List.of(new Reply.Output("sh clock", device.name())));
    }

    private static CommandRejected refused(Device device) {
        return new CommandRejected(
                new DeviceException.Failure(device, Step.COMMAND, "refused", "try another"), "sh clock");
    }

    private Fleet open(int workers) {
        return Fleet.open(this::answer, Workers.of(workers));
    }

    @Test
    void each_device_tells_its_events_in_their_order() {
        Map<String, List<String>> told = new ConcurrentHashMap<>();
        List<String> order = new CopyOnWriteArrayList<>();
        try (Fleet fleet = open(2)) {
            fleet.submit(Plan.of(DEVICES, CLOCK), event -> {
                String what = switch (event) {
                    case Event.Submitted submitted -> "submitted";
                    case Event.Started started -> "started";
                    case Event.At at -> at.step().toString();
                    case Event.Received received -> received.lastLine();
                    case Event.Again again -> again.text();
                    case Event.Stopped stopped -> "stopped after " + stopped.failed();
                    case Event.WaveEnded waved -> "wave";
                    case Event.Ended ended -> "ended " + ended.device().future().done();
                };
                order.add(what);
                told.computeIfAbsent(event.device().device().name(), name -> new CopyOnWriteArrayList<>())
                        .add(what);
            });
        }
        assertThat(told.keySet()).containsExactlyInAnyOrder("R1", "R2", "R3");
        assertThat(told.values())
                .allSatisfy(events -> assertThat(events)
                        .containsExactly(
                                "submitted", "started", "connect", "command", "12:00", "disconnect", "ended true"));
        assertThat(order.lastIndexOf("submitted"))
                .as("no end is told before everything is submitted")
                .isLessThan(order.indexOf("ended true"));
    }

    @Test
    void a_listener_that_throws_harms_neither_its_run_nor_the_others() throws Exception {
        LastLines lines = new LastLines();
        try (Fleet fleet = open(2)) {
            Run run = fleet.submit(Plan.of(DEVICES, CLOCK), event -> {
                lines.on(event);
                if (event instanceof Event.Started || event instanceof Event.Ended) {
                    throw new IllegalStateException("on purpose");
                }
            });
            assertThat(run.results().toList()).hasSize(3);
            assertThat(run.outcome()).isEqualTo(new Outcome(3, 0, 0, 0));
        }
        assertThat(lines.lastLine("R2")).contains("12:00");
        assertThat(lines.lastLine("R9")).isEmpty();
    }

    @Test
    void results_come_in_the_order_of_the_plan_and_completed_ones_as_they_end() throws Exception {
        gates.put("R1", new CountDownLatch(1));
        try (Fleet fleet = open(3)) {
            Run run = fleet.submit(DEVICES, CLOCK);
            List<String> completed = new ArrayList<>();
            for (DeviceFuture each : run.asCompleted()) {
                completed.add(each.device().name());
                if (completed.size() == 2) {
                    gate("R1").countDown();
                }
            }
            assertThat(completed).hasSize(3).endsWith("R1");
            assertThat(run.results().toList()).extracting(Reply::text).containsExactly("R1", "R2", "R3");
        }
    }

    @Test
    void a_failure_among_the_results_is_thrown_at_its_place_and_cancels_what_is_pending() {
        CountDownLatch gate = new CountDownLatch(1);
        Worker failing = (device, task, progress) -> {
            gate.await();
            throw refused(device);
        };
        try (Fleet fleet = Fleet.open(failing, Workers.of(1))) {
            Run run = fleet.submit(Plan.of(DEVICES, CLOCK));
            run.hold();
            gate.countDown();
            Results<Reply> results = run.results();
            assertThatThrownBy(results::next).isInstanceOf(CommandRejected.class);
            assertThat(results.hasNext()).isFalse();
            assertThat(run.outcome()).isEqualTo(new Outcome(0, 1, 2, 0));
        }
    }

    @Test
    void a_run_that_is_held_starts_nothing_more_and_another_passes() throws Exception {
        gates.put("R1", new CountDownLatch(1));
        try (Fleet fleet = open(1)) {
            Run held = fleet.submit(DEVICES, CLOCK);
            held.hold();
            Run other = fleet.submit(List.of(device("R9")), CLOCK);
            gate("R1").countDown();
            assertThat(other.completion(LONG).await(When.ALL_COMPLETED)).isTrue();
            assertThat(held.isHeld()).isTrue();
            assertThat(held.outcome()).isEqualTo(new Outcome(1, 0, 0, 2));
            assertThat(fleet.active()).containsExactly(held);
            held.release();
            assertThat(held.completion(LONG).await(When.ALL_COMPLETED)).isTrue();
            assertThat(fleet.active()).isEmpty();
        }
    }

    @Test
    void letting_go_of_the_wait_leaves_the_run_running() throws Exception {
        gates.put("R2", new CountDownLatch(1));
        try (Fleet fleet = open(3)) {
            Run run = fleet.submit(DEVICES, CLOCK);
            Completion<DeviceFuture> completion = run.completion(null);
            Thread presser = Thread.ofVirtual().start(completion::letGo);
            assertThatThrownBy(() -> completion.await(When.ALL_COMPLETED)).isInstanceOf(LetGo.class);
            presser.join();
            assertThat(run.isActive()).isTrue();
            gate("R2").countDown();
        }
    }

    @Test
    void what_was_answered_before_the_deadline_is_kept() throws Exception {
        DEVICES.forEach(device -> gates.put(device.name(), new CountDownLatch(1)));
        try (Fleet fleet = open(2)) {
            Run run = fleet.submit(Plan.of(DEVICES, CLOCK).under(Limits.NONE.withDeadline(Duration.ofMillis(200))));
            DeviceFuture first = run.futures().getFirst();
            assertThat(first.future().exception()).isInstanceOf(DeadlineExceeded.class);
            assertThat(first.answered().outputs())
                    .extracting(Reply.Output::text)
                    .containsExactly("12:00");
            assertThat(first.unsent()).containsExactly("sh version");
            assertThat(run.completion(LONG).await(When.ALL_COMPLETED)).isTrue();
            assertThat(run.outcome()).isEqualTo(new Outcome(0, 3, 0, 0));
        }
    }

    @Test
    void cancelling_reaches_the_pending_and_the_running() throws Exception {
        DEVICES.forEach(device -> gates.put(device.name(), new CountDownLatch(1)));
        try (Fleet fleet = open(1)) {
            Run run = fleet.submit(DEVICES, CLOCK);
            run.cancelPending();
            assertThat(run.outcome()).isEqualTo(new Outcome(0, 0, 2, 1));
            run.cancel();
            assertThat(run.outcome()).isEqualTo(new Outcome(0, 0, 3, 0));
        }
        assertThat(asked).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void a_plan_bounds_every_step_and_leaves_the_device_as_it_is() throws Exception {
        try (Fleet fleet = open(1)) {
            Run run = fleet.submit(
                    Plan.of(DEVICES.subList(0, 1), CLOCK).under(Limits.NONE.withTimeout(Duration.ofSeconds(3))));
            assertThat(run.results().toList()).hasSize(1);
            assertThat(run.futures().getFirst().device()).isSameAs(DEVICES.getFirst());
        }
        assertThat(asked).containsExactly("R1 3");
    }

    @Test
    void tasks_for_one_endpoint_follow_each_other() throws Exception {
        gates.put("R1", new CountDownLatch(1));
        try (Fleet fleet = open(4)) {
            Run first = fleet.submit(List.of(device("R1")), CLOCK);
            Run second = fleet.submit(List.of(device("R1"), device("R2")), CLOCK);
            assertThat(second.futures().get(1).future().result().text()).isEqualTo("R2");
            assertThat(second.futures().getFirst().status()).isInstanceOf(Status.Pending.class);
            gate("R1").countDown();
            assertThat(first.results().toList()).hasSize(1);
            assertThat(second.results().toList()).hasSize(2);
        }
    }

    @Test
    void a_listener_may_look_at_the_fleet_while_it_is_told() throws Exception {
        List<Integer> unfinished = new CopyOnWriteArrayList<>();
        try (Fleet fleet = open(1)) {
            Run run = fleet.submit(
                    Plan.of(DEVICES, CLOCK),
                    event -> unfinished.add(fleet.active().stream()
                            .mapToInt(each -> each.outcome().unfinished())
                            .sum()));
            assertThat(run.results().toList()).hasSize(3);
        }
        assertThat(unfinished.getFirst()).isEqualTo(3);
        assertThat(unfinished.getLast()).isZero();
    }

    @Test
    void a_run_is_active_until_a_listener_was_told_its_last_end() throws Exception {
        List<Integer> active = new CopyOnWriteArrayList<>();
        try (Fleet fleet = open(1)) {
            fleet.submit(Plan.of(DEVICES, CLOCK), event -> {
                if (event instanceof Event.Ended) {
                    active.add(fleet.active().size());
                }
            });
            fleet.await();
            assertThat(active).containsExactly(1, 1, 1);
            assertThat(fleet.active()).isEmpty();
        }
    }

    @Test
    void closing_lets_what_is_held_start() {
        try (Fleet fleet = open(1)) {
            fleet.submit(DEVICES, CLOCK).hold();
        }
        assertThat(asked).hasSize(3);
    }

    @Test
    void a_loop_over_what_completes_holds_few_replies_that_it_is_done_with() throws Exception {
        Worker talkative =
                (device, task, progress) -> new Reply(device, List.of(new Reply.Output("sh tech", "x".repeat(10_000))));
        List<Device> many =
                IntStream.range(0, 400).mapToObj(i -> device("R" + i)).toList();
        List<WeakReference<Reply>> replies = new ArrayList<>();
        try (Fleet fleet = Fleet.open(talkative, Workers.of(1))) {
            takeAll(fleet.submit(many, CLOCK).asCompleted(), replies);
            for (int i = 0; i < 100 && held(replies) > FEW; i++) {
                System.gc();
            }
            assertThat(replies).hasSize(400);
            assertThat(held(replies)).isLessThanOrEqualTo(FEW);
        }
    }

    private static long held(List<WeakReference<Reply>> replies) {
        return replies.stream().filter(each -> each.get() != null).count();
    }

    private static void takeAll(Iterable<DeviceFuture> completed, List<WeakReference<Reply>> replies) throws Exception {
        for (DeviceFuture each : completed) {
            replies.add(new WeakReference<>(each.future().result()));
        }
    }

    private CountDownLatch gate(String device) {
        return Objects.requireNonNull(gates.get(device));
    }
}
