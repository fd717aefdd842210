package io.netfutures.app.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Task;
import io.netfutures.fleet.Limits;
import io.netfutures.fleet.Plan;
import io.netfutures.fleet.Tolerance;
import io.netfutures.fleet.Waves;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RolloutTest {
    private static final Task NTP = new Task.Configure(List.of("ntp server 10.9.9.9"), false);
    private static final List<Device> DEVICES = IntStream.rangeClosed(1, 5)
            .mapToObj(i -> Device.of("R" + i, "cisco_ios", Credentials.of("cisco", "cisco")))
            .toList();

    private static Plan spread(Rollout rollout, Plan plan) {
        return rollout.spread(plan, Inventory.of(DEVICES)::select, true);
    }

    private static List<Integer> waves(Plan plan) {
        return plan.assignments().stream().map(Plan.Assignment::wave).toList();
    }

    @Test
    void a_change_begins_with_the_first_device_that_takes_part() {
        Plan all = Plan.of(DEVICES, NTP);
        assertThat(waves(spread(Rollout.NONE, all))).containsExactly(0, 1, 1, 1, 1);
        Plan permitted = all.only(Set.copyOf(DEVICES.subList(1, 5)));
        assertThat(waves(spread(Rollout.NONE, permitted))).containsExactly(0, 1, 1, 1);
    }

    @Test
    void the_first_failure_is_the_last_if_there_are_waves_and_nothing_else_is_said() {
        Plan plan = Plan.of(DEVICES, NTP);
        assertThat(spread(Rollout.NONE, plan).limits().tolerance()).isEqualTo(Tolerance.NONE);
        Tolerance two = new Tolerance(2, false);
        assertThat(spread(Rollout.NONE, plan.under(Limits.NONE.withTolerance(two)))
                        .limits()
                        .tolerance())
                .isEqualTo(two);
        assertThat(spread(new Rollout(Waves.ONE, null, null, false, false), plan)
                        .limits()
                        .tolerance())
                .isNull();
        assertThat(spread(Rollout.NONE, Plan.of(DEVICES, Task.Show.of("sh clock")))
                        .limits()
                        .tolerance())
                .isNull();
    }

    @Test
    void devices_that_came_first_and_are_done_leave_the_others_one_device_first() {
        Rollout first = new Rollout(null, "R1,R2", null, false, false);
        Plan left = Plan.of(DEVICES.subList(2, 5), NTP);
        assertThat(waves(first.spread(left, Inventory.of(DEVICES)::select, false)))
                .containsExactly(0, 1, 1);
        Function<String, Inventory> none = words -> {
            throw new UserError(ExitCode.USAGE, "there is no device " + words);
        };
        assertThat(waves(first.spread(left, none, false))).containsExactly(0, 1, 1);
        assertThatThrownBy(() -> first.spread(left, none, true))
                .hasMessage("--first, among the chosen devices: there is no device R1,R2");
        assertThat(waves(spread(first, Plan.of(DEVICES, NTP)))).containsExactly(0, 0, 1, 1, 1);
    }

    @Test
    void what_was_said_comes_before_what_holds_else() {
        Rollout soaking = new Rollout(null, "R1", Duration.ofMinutes(2), true, false);
        Rollout said = new Rollout(Waves.CANARY, null, Duration.ofMinutes(5), false, true);
        assertThat(said.over(soaking)).isEqualTo(new Rollout(Waves.CANARY, "R1", Duration.ofMinutes(5), true, true));
        assertThat(Rollout.NONE.over(soaking)).isEqualTo(soaking);
    }
}
