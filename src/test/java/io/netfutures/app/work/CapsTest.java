package io.netfutures.app.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Settings;
import io.netfutures.fleet.Cap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which devices a cap covers. */
class CapsTest {
    private static final Device B1 = Device.of("b1", "linux", Credentials.of("ops", "ops"));
    private static final Device B2 = Device.of("b2", "linux", Credentials.of("ops", "ops"));
    private static final Inventory DEVICES =
            Inventory.of(List.of(behind("r1", B1), behind("r2", B1, B2), behind("r3"), device("r4")));

    /** The ssh_config of r4 leads through b2. */
    private static final Caps CAPS =
            new Caps(DEVICES::select, device -> device.name().equals("r4") ? List.of(B2) : List.of());

    private static Device device(String name) {
        return Device.of(name, "cisco_ios", Credentials.of("cisco", "cisco"));
    }

    private static Device behind(String name, Device... hosts) {
        return device(name).with(Settings.DEFAULT.with(Settings.DEFAULT.access().through(Arrays.asList(hosts))));
    }

    @Test
    void a_selection_is_one_cap() {
        assertThat(CAPS.of(Map.of("r[1-2]", 5), DEVICES)).containsExactly(new Cap("r[1-2]", 5, Set.of("r1", "r2")));
    }

    @Test
    void each_jump_host_is_a_cap_of_its_own_and_a_device_through_two_counts_for_both() {
        assertThat(CAPS.of(Map.of("jump", 7), DEVICES))
                .containsExactly(
                        new Cap("jump:b1:22", 7, Set.of("r1", "r2")), new Cap("jump:b2:22", 7, Set.of("r2", "r4")));
    }

    @Test
    void one_jump_host_may_be_named() {
        assertThat(CAPS.of(Map.of("jump:b2", 1), DEVICES))
                .containsExactly(new Cap("jump:b2:22", 1, Set.of("r2", "r4")));
        assertThatThrownBy(() -> CAPS.of(Map.of("jump:b3", 1), DEVICES))
                .isInstanceOf(UserError.class)
                .hasMessage("--cap: no device of this run goes through b3; did you mean b1 or b2?");
    }

    @Test
    void without_jump_hosts_there_is_nothing_to_cap() {
        assertThat(CAPS.of(Map.of("jump", 7), List.of(behind("r3")))).isEmpty();
    }
}
