package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netfutures.concurrent.Workers;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Task;
import io.netfutures.device.Timeouts;
import io.netfutures.fleet.DeviceFuture;
import io.netfutures.fleet.Fleet;
import io.netfutures.lab.Lab;
import io.netfutures.ssh.HostKeys;
import io.netfutures.ssh.Ssh;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many devices at once, and again and again: all of them whole, and nothing left of them. */
@Tag("slow")
class ThousandDevicesTest {
    @TempDir
    Path home;

    /** The program that the test starts: rounds of all devices at once; prints what is left after each. */
    static final class Rounds {
        private static final int MORE = 3;

        /** The subject is what is left of them, not how soon a machine that does much besides answers them all. */
        private static final Duration LONG = Duration.ofMinutes(4);

        private Rounds() {}

        public static void main(String[] args) throws Exception {
            int count = Integer.parseInt(args[0]);
            List<Device> devices = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Device device = Device.of(
                        "10." + i / 250 + ".0." + (1 + i % 250), "cisco_ios", Credentials.of("cisco", "cisco"));
                devices.add(device.with(device.settings().with(new Timeouts(LONG, LONG, LONG, LONG, LONG, LONG))));
            }
            Inventory inventory = Inventory.of(devices);
            try (Lab lab = Lab.start(devices)) {
                lab.routers().forEach(router -> router.think(Duration.ofSeconds(1)));
                int bound = Integer.MAX_VALUE;
                for (int round = 0; round < Integer.parseInt(args[1]); round++) {
                    int whole = 0;
                    try (Ssh ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address);
                            Fleet fleet = Fleet.open(ssh.worker(), Workers.of(count))) {
                        for (DeviceFuture each : fleet.submit(inventory, Task.Show.of("sh privilege"))
                                .asCompleted()) {
                            whole += each.future().exception() == null
                                            && each.future().result().text().equals("Current privilege level is 15")
                                    ? 1
                                    : 0;
                        }
                    }
                    boolean closed = lab.awaitNoSessions(Duration.ofMinutes(2));
                    int open = settled(bound);
                    bound = round == 1 ? open + MORE : bound;
                    System.out.println(whole + " " + lab.sessionsAtMost() + " " + closed + " " + open + " "
                            + Thread.getAllStackTraces().size());
                }
            }
        }

        /** How many are open once the sockets of sessions that have ended are closed too, or those that stay open for five seconds. */
        private static int settled(int bound) throws IOException {
            try {
                await().atMost(Duration.ofSeconds(5)).until(() -> descriptors() <= bound);
            } catch (ConditionTimeoutException stillOpen) {
                return descriptors();
            }
            return descriptors();
        }

        private static int descriptors() throws IOException {
            String[] open = new File("/proc/self/fd").list();
            return open == null ? 0 : open.length;
        }
    }

    @Test
    void a_thousand_devices_at_once_are_all_whole_and_nothing_is_left_of_them() throws Exception {
        List<String> lines = rounds("1000", "1");
        assertThat(lines).singleElement().asString().startsWith("1000 1000 true ");
    }

    @Test
    void descriptors_and_threads_are_flat_over_many_rounds() throws Exception {
        List<int[]> left = rounds("50", "6").stream()
                .map(line -> line.split(" "))
                .map(parts -> new int[] {Integer.parseInt(parts[3]), Integer.parseInt(parts[4])})
                .toList();
        assertThat(left).hasSize(6);
        assertThat(left.getLast()[0]).as("descriptors").isLessThanOrEqualTo(left.get(1)[0] + Rounds.MORE);
        assertThat(left.getLast()[1]).as("platform threads").isLessThanOrEqualTo(left.get(1)[1] + 2);
    }

    private List<String> rounds(String devices, String rounds) throws Exception {
        try (Program program = Program.startClass(home, Rounds.class, devices, rounds)) {
            List<String> out = program.restOfOut();
            assertThat(program.exitCode()).as(program.allErr().toString()).isZero();
            return out;
        }
    }
}
