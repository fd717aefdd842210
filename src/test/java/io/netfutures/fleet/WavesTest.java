package io.netfutures.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plans in waves, on devices that are played by a worker without sockets. */
class WavesTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Task NTP = new Task.Configure(List.of("ntp server 10.9.9.9"), false);

    private final Set<String> refusing = ConcurrentHashMap.newKeySet();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> begun = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    private Reply answer(Device device, Task task, Progress progress) throws DeviceException, InterruptedException {
        asked.add(device.name());
        begun(device.name()).countDown();
        CountDownLatch gate = gates.get(device.name());
        if (gate != null && !gate.await(SOON.toSeconds(), TimeUnit.SECONDS)) {
            throw new InterruptedException("the gate stays shut");
        }
        if (refusing.contains(device.name())) {
            throw new CommandRejected(
                    new DeviceException.Failure(device, Step.CONFIG, "refused", "try another"), "ntp");
        }
        return new Reply(device, List.of());
    }

    /** Opens when a device is asked. */
    private CountDownLatch begun(String device) {
        return begun.computeIfAbsent(device, name -> new CountDownLatch(1));
    }

    private static Plan plan(Limits limits, Object... namesAndWaves) {
        List<Plan.Assignment> all = new ArrayList<>();
        for (int i = 0; i < namesAndWaves.length; i += 2) {
            Device device = Device.of((String) namesAndWaves[i], "cisco_ios", Credentials.of("cisco", "cisco"));
            all.add(new Plan.Assignment(device, NTP).in((Integer) namesAndWaves[i + 1]));
        }
        return new Plan(all, limits);
    }

    private void tell(Event event) {
        if (event instanceof Event.WaveEnded(DeviceFuture device, int wave, boolean goesOn)) {
            told.add("wave " + wave + (goesOn ? " goes on" : " is the last"));
        }
    }

    private List<String> states(Run run) {
        return run.futures().stream()
                .map(each ->
                        each.device().name() + " " + each.status().getClass().getSimpleName())
                .toList();
    }

    @Test
    void sizes_are_those_of_the_shares_and_the_last_share_is_repeated() {
        assertThat(waves("1", "10%", "100%").sizes(300)).containsExactly(1, 30, 269);
        assertThat(waves("1", "10%").sizes(25)).containsExactly(1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2);
        assertThat(waves("50%").sizes(3)).containsExactly(1, 1, 1);
        assertThat(waves("5").sizes(3)).containsExactly(3);
        assertThat(Waves.CANARY.sizes(1)).containsExactly(1);
        assertThat(Waves.ONE.sizes(0)).isEmpty();
        assertThatThrownBy(() -> waves("0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> waves("101%")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Waves(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Waves waves(String... shares) {
        return new Waves(Stream.of(shares)
                .map(share -> new Waves.Share(Integer.parseInt(share.replace("%", "")), share.endsWith("%")))
                .toList());
    }

    @Test
    void a_wave_begins_when_the_one_before_it_has_ended() throws Exception {
        gates.put("R2", new CountDownLatch(1));
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(10))) {
            Run run = fleet.submit(plan(Limits.NONE, "R1", 1, "R2", 0, "R3", 1, "R4", 0), this::tell);
            run.futures().get(3).future().result(SOON);
            begun("R2").await();
            assertThat(asked).containsExactlyInAnyOrder("R2", "R4");
            assertThat(run.futures().getFirst().status()).isInstanceOf(Status.Pending.class);
            assertThat(run.wave(0)).extracting(each -> each.device().name()).containsExactly("R2", "R4");
            gates.get("R2").countDown();
            run.futures().getFirst().future().result(SOON);
        }
        assertThat(asked.subList(2, 4)).containsExactlyInAnyOrder("R1", "R3");
        assertThat(told).containsExactly("wave 0 goes on");
    }

    @Test
    void a_failure_too_many_ends_the_change_at_its_wave() {
        refusing.add("R2");
        Run run;
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(10))) {
            run = fleet.submit(
                    plan(Limits.NONE.withTolerance(Tolerance.NONE), "R1", 0, "R2", 1, "R3", 2, "R4", 2), this::tell);
        }
        assertThat(states(run)).containsExactly("R1 Returned", "R2 Raised", "R3 Cancelled", "R4 Cancelled");
        assertThat(asked).containsExactly("R1", "R2");
        assertThat(told).containsExactly("wave 0 goes on", "wave 1 is the last");
        assertThat(run.isStopped()).isTrue();
    }

    @Test
    void tolerated_failures_do_not_stop_the_waves() {
        refusing.add("R1");
        Run run;
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(10))) {
            run = fleet.submit(plan(Limits.NONE.withTolerance(new Tolerance(1, false)), "R1", 0, "R2", 1), this::tell);
        }
        assertThat(states(run)).containsExactly("R1 Raised", "R2 Returned");
    }

    @Test
    void a_device_that_is_cancelled_ends_the_change_at_its_wave() throws Exception {
        gates.put("R1", new CountDownLatch(1));
        Run run;
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(1))) {
            run = fleet.submit(plan(Limits.NONE, "R1", 0, "R2", 0, "R3", 1), this::tell);
            assertThat(run.futures().get(1).future().cancel()).isTrue();
            gates.get("R1").countDown();
        }
        assertThat(states(run)).containsExactly("R1 Returned", "R2 Cancelled", "R3 Cancelled");
        assertThat(asked).containsExactly("R1");
    }

    @Test
    void no_later_wave_starts_while_a_run_is_cancelled() throws Exception {
        for (int round = 0; round < 200; round++) {
            asked.clear();
            gates.put("R1", new CountDownLatch(1));
            Run run;
            try (Fleet fleet = Fleet.open(this::answer, Workers.of(4))) {
                run = fleet.submit(plan(Limits.NONE, "R1", 0, "R2", 0, "R3", 1, "R4", 2), this::tell);
                run.futures().get(1).future().result(SOON);
                run.cancel();
            }
            assertThat(asked).doesNotContain("R3", "R4");
            assertThat(states(run)).contains("R1 Cancelled", "R3 Cancelled", "R4 Cancelled");
        }
    }

    @Test
    void a_deadline_of_the_run_lets_no_later_wave_start() throws Exception {
        gates.put("R1", new CountDownLatch(1));
        Run run;
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(4))) {
            run = fleet.submit(plan(Limits.NONE.withDeadline(Duration.ofMillis(50)), "R1", 0, "R2", 1), this::tell);
        }
        assertThat(states(run)).containsExactly("R1 Raised", "R2 Raised");
        assertThat(asked).doesNotContain("R2");
    }

    @Test
    void waves_without_a_device_are_passed_over() {
        Run run;
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(4))) {
            run = fleet.submit(plan(Limits.NONE, "R1", 3, "R2", 7), this::tell);
        }
        assertThat(states(run)).containsExactly("R1 Returned", "R2 Returned");
        assertThat(run.plan().waves()).isEqualTo(2);
        assertThatThrownBy(() -> plan(Limits.NONE, "R1", -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_held_run_holds_its_next_wave_too() throws Exception {
        gates.put("R1", new CountDownLatch(1));
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(4))) {
            Run run = fleet.submit(plan(Limits.NONE, "R1", 0, "R2", 1), this::tell);
            run.hold();
            gates.get("R1").countDown();
            run.futures().getFirst().future().result(SOON);
            assertThat(asked).containsExactly("R1");
            run.release();
            run.futures().getLast().future().result(SOON);
        }
        assertThat(asked).containsExactly("R1", "R2");
    }

    private Run submit(Fleet fleet, Intermission between, Plan plan) {
        return fleet.submit(plan, UnaryOperator.identity(), between, this::tell);
    }

    private static boolean awaited(CountDownLatch gate) throws InterruptedException {
        gate.await();
        return true;
    }

    @Test
    void a_wave_waits_for_the_intermission_before_it_without_a_worker() throws Exception {
        CountDownLatch word = new CountDownLatch(1);
        List<Integer> rests = new CopyOnWriteArrayList<>();
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(1))) {
            CountDownLatch resting = new CountDownLatch(1);
            Run run = submit(
                    fleet,
                    (paused, wave) -> {
                        rests.add(wave);
                        resting.countDown();
                        return awaited(word);
                    },
                    plan(Limits.NONE, "R1", 0, "R2", 1, "R3", 2));
            resting.await();
            assertThat(asked).containsExactly("R1");
            fleet.submit(plan(Limits.NONE, "R9", 0))
                    .futures()
                    .getFirst()
                    .future()
                    .result(SOON);
            assertThat(asked).containsExactly("R1", "R9");
            assertThat(states(run)).containsExactly("R1 Returned", "R2 Pending", "R3 Pending");
            word.countDown();
        }
        assertThat(asked).containsExactly("R1", "R9", "R2", "R3");
        assertThat(rests).containsExactly(0, 1);
    }

    @Test
    void an_intermission_that_says_no_ends_the_run() {
        Run run;
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(4))) {
            run = submit(fleet, (paused, wave) -> wave < 1, plan(Limits.NONE, "R1", 0, "R2", 1, "R3", 2, "R4", 3));
        }
        assertThat(states(run)).containsExactly("R1 Returned", "R2 Returned", "R3 Cancelled", "R4 Cancelled");
    }

    @Test
    void an_intermission_that_fails_says_no() {
        Run run;
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(4))) {
            run = submit(
                    fleet,
                    (paused, wave) -> {
                        throw new IllegalStateException("a defect of the test");
                    },
                    plan(Limits.NONE, "R1", 0, "R2", 1));
        }
        assertThat(states(run)).containsExactly("R1 Returned", "R2 Cancelled");
    }

    @Test
    void an_intermission_ends_with_its_run_and_its_thread_with_the_fleet() throws Exception {
        CountDownLatch resting = new CountDownLatch(1);
        AtomicReference<Thread> thread = new AtomicReference<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        Run run;
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(4))) {
            run = submit(
                    fleet,
                    (paused, wave) -> {
                        thread.set(Thread.currentThread());
                        resting.countDown();
                        try {
                            return awaited(new CountDownLatch(1));
                        } catch (InterruptedException e) {
                            interrupted.set(true);
                            throw e;
                        }
                    },
                    plan(Limits.NONE, "R1", 0, "R2", 1, "R3", 2));
            resting.await();
            run.cancelPending();
        }
        assertThat(states(run)).containsExactly("R1 Returned", "R2 Cancelled", "R3 Cancelled");
        assertThat(interrupted).isTrue();
        assertThat(thread.get().isAlive()).isFalse();
        assertThat(thread.get().isVirtual()).isTrue();
    }

    @Test
    void the_time_for_the_run_is_over_in_an_intermission_too() {
        Run run;
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(4))) {
            run = submit(
                    fleet,
                    (paused, wave) -> awaited(new CountDownLatch(1)),
                    plan(Limits.NONE.withDeadline(Duration.ofMillis(50)), "R1", 0, "R2", 1));
        }
        assertThat(states(run)).last().isEqualTo("R2 Raised");
        assertThat(asked).doesNotContain("R2");
    }

    @Test
    void there_is_no_intermission_after_the_last_wave_nor_where_none_may_follow() {
        refusing.add("R2");
        List<Integer> rests = new CopyOnWriteArrayList<>();
        try (Fleet fleet = Fleet.open(this::answer, Workers.of(4))) {
            submit(
                    fleet,
                    (paused, wave) -> rests.add(wave),
                    plan(Limits.NONE.withTolerance(Tolerance.NONE), "R1", 0, "R2", 1, "R3", 2));
            submit(fleet, (paused, wave) -> rests.add(9), plan(Limits.NONE, "R5", 0));
        }
        assertThat(rests).containsExactly(0);
    }
}
