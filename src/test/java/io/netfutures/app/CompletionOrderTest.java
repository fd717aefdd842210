package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.concurrent.Results;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException.EnableFailed;
import io.netfutures.device.Inventory;
import io.netfutures.device.Origin;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Secret;
import io.netfutures.device.Settings;
import io.netfutures.device.Task;
import io.netfutures.fleet.DeviceFuture;
import io.netfutures.fleet.Fleet;
import io.netfutures.lab.Gate;
import io.netfutures.lab.Lab;
import io.netfutures.ssh.HostKeys;
import io.netfutures.ssh.Ssh;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fleet on routers that answer in an order of the test's choice, and one with a wrong secret. */
class CompletionOrderTest {
    private static final Task CLOCK = Task.Show.of("sh clock");
    private static final Duration SOON = Duration.ofMinutes(2);

    private static Inventory routers(int count) {
        List<Device> devices = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            devices.add(router("R" + i, "cisco"));
        }
        return Inventory.of(devices);
    }

    private static Device router(String name, String secret) {
        Credentials credentials = new Credentials("cisco", Secret.of("cisco"), Secret.of(secret), null, null);
        return new Device(
                name,
                "192.168.100." + name.substring(1),
                22,
                "cisco_ios",
                credentials,
                Settings.DEFAULT,
                Set.of(),
                Origin.CODE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void completion_follows_the_answers_and_map_follows_the_arguments(long seed) throws Exception {
        Inventory inventory = routers(6);
        List<String> order =
                new ArrayList<>(inventory.devices().stream().map(Device::name).toList());
        Collections.shuffle(order, new Random(seed));
        try (Lab lab = Lab.start(inventory.devices());
                Ssh ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address);
                TaskScope scope = TaskScope.open(Workers.of(6));
                Fleet fleet = Fleet.open(ssh.worker(), Workers.of(6))) {
            Map<String, Gate> gates = new HashMap<>();
            order.forEach(name -> gates.put(name, lab.router(name).holdAnswers()));
            Iterator<DeviceFuture> completed =
                    fleet.submit(inventory, CLOCK).asCompleted().iterator();
            for (String name : order) {
                Gate gate = Objects.requireNonNull(gates.get(name));
                gate.awaitHeld(1, SOON);
                gate.release();
                assertThat(completed.next().device().name()).isEqualTo(name);
            }
            Results<String> mapped = scope.map(
                    device -> {
                        ssh.worker().perform(device, CLOCK, Progress.NONE);
                        return device.name();
                    },
                    inventory);
            assertThat(mapped.toList()).containsExactly("R1", "R2", "R3", "R4", "R5", "R6");
        }
    }

    @Test
    void a_wrong_secret_fails_that_device_only_and_is_typed_once() throws Exception {
        List<Device> real = List.of(router("R1", "cisco"), router("R2", "cisco"));
        Inventory asked = Inventory.of(List.of(router("R1", "cisco"), router("R2", "not-this")));
        try (Lab lab = Lab.start(real);
                Ssh ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address);
                Fleet fleet = Fleet.open(ssh.worker(), Workers.of(2))) {
            List<DeviceFuture> futures = fleet.submit(asked, CLOCK).futures();
            assertThat(futures.getFirst().future().result().text()).startsWith("*");
            assertThat(futures.get(1).future().exception())
                    .isInstanceOf(EnableFailed.class)
                    .hasMessageContaining("enable: the device did not grant privileged mode")
                    .hasMessageNotContaining("not-this");
            assertThat(lab.router("R2").received()).containsOnlyOnce("not-this").doesNotContain("sh clock");
            assertThat(lab.awaitNoSessions(SOON)).isTrue();
        }
    }

    @Test
    void a_running_future_shows_the_step_of_the_dialogue() throws Exception {
        Inventory inventory = routers(1);
        try (Lab lab = Lab.start(inventory.devices());
                Ssh ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address);
                Fleet fleet = Fleet.open(ssh.worker(), Workers.of(1))) {
            Gate gate = lab.router("R1").holdAnswers();
            TaskFuture<Reply> future =
                    fleet.submit(inventory, CLOCK).futures().getFirst().future();
            gate.awaitHeld(1, SOON);
            assertThat(future.status())
                    .isInstanceOfSatisfying(
                            Status.Running.class,
                            running -> assertThat(running.step()).isEqualTo("command"));
            assertThat(future.cancel()).as("and can be cancelled there").isTrue();
            assertThat(lab.awaitNoSessions(SOON)).as("which closes its session").isTrue();
        }
    }
}
