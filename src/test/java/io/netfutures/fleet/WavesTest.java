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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plans in waves, on devices that are played by a worker without sockets. */
class WavesTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Task NTP = new Task.Configure(List.of("ntp server 10.9.9.9"), false);

    private final Set<String> refusing = ConcurrentHashMap.newKeySet();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    private Reply answer(Device device, Task task, Progress progress) throws DeviceException, InterruptedException {
        asked.add(device.name());
        CountDownLatch gate = gates.get(device.name());
        if (gate != null) {
            gate.await();
        }
        if (refusing.contains(device.name())) {
            throw new CommandRejected(
                    new DeviceException.Failure(device, Step.CONFIG, "refused", "try another"), "ntp");
        }
        return new Reply(device, List.of());
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
}
