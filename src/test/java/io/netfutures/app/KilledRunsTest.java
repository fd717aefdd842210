package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.KeptState;
import io.netfutures.journal.RunStore;
import io.netfutures.lab.Lab;
import io.netfutures.lab.Router;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are killed in the middle of a run, which then goes on; the lab counts what it has received. How often is said by the
 * property {@code netfutures.kills}.
 */
@Tag("slow")
class KilledRunsTest {
    private static final int KILLS = Integer.getInteger("netfutures.kills", 4);
    private static final int DEVICES = 12;

    @TempDir
    Path home;

    private Lab lab;
    private RunStore store;

    @BeforeEach
    void open() throws Exception {
        List<Device> devices = IntStream.rangeClosed(1, DEVICES)
                .mapToObj(i -> Device.of("127.0.0.1", "cisco_ios", Credentials.of("cisco", "cisco"))
                        .named("R" + i))
                .toList();
        lab = Lab.start(devices);
        StringBuilder yaml = new StringBuilder();
        for (Router each : lab.routers()) {
            yaml.append("""
                    - {name: %s, device_type: cisco_ios, host: 127.0.0.1, port: %d, username: cisco, password: cisco, secret: cisco}
                    """.formatted(
                            each.device().name(), lab.address(each.device()).getPort()));
        }
        Files.writeString(home.resolve("devices.yaml"), yaml);
        Files.setPosixFilePermissions(home.resolve("devices.yaml"), PosixFilePermissions.fromString("rw-------"));
        store = RunStore.in(home.resolve(".local/state/netfutures/runs"));
    }

    @AfterEach
    void close() throws Exception {
        lab.close();
    }

    /** Starts a run in a process of its own, and kills it after so many lines of its log. */
    private void kill(int lines, String... words) throws Exception {
        try (Program program = Program.start(home, words)) {
            for (int i = 0; i < lines; i++) {
                String line = program.nextErr();
                if (line.startsWith(DEVICES + " devices:")) {
                    break;
                }
            }
            program.handle().destroyForcibly();
            int ignored = program.exitCode();
        }
    }

    private int run(String... words) {
        return new InProcess(home).run(words);
    }

    /** How often each router has received this line. */
    private Map<String, Long> received(String line) {
        Map<String, Long> counts = new HashMap<>();
        for (Router each : lab.routers()) {
            counts.put(
                    each.device().name(),
                    each.received().stream().filter(line::equals).count());
        }
        return counts;
    }

    /** The run of this number; empty if the process was killed before its plan was written. */
    private Optional<KeptRun> kept(int id) throws Exception {
        return store.last() < id ? Optional.empty() : store.run(id);
    }

    @Test
    void what_had_ended_is_never_asked_again_and_nothing_is_left_out() throws Exception {
        Random random = new Random(11);
        for (int i = 0; i < KILLS; i++) {
            int id = store.last() + 1;
            Map<String, Long> before = received("sh privilege");
            kill(random.nextInt(2 * DEVICES), "submit", "-w", "3", "--host-keys", "off", "sh privilege");
            Optional<KeptRun> killed = kept(id);
            if (killed.isEmpty()) {
                assertThat(received("sh privilege"))
                        .as("nothing is contacted without a plan")
                        .isEqualTo(before);
                continue;
            }
            Set<String> ended = new HashSet<>();
            killed.get().devices().stream()
                    .filter(each -> each.state() == KeptState.RETURNED)
                    .forEach(each -> ended.add(each.name()));

            assertThat(run("resume", String.valueOf(id), "--host-keys", "off")).isZero();

            KeptRun whole = kept(id).orElseThrow();
            assertThat(whole.devices())
                    .hasSize(DEVICES)
                    .extracting(KeptDevice::state)
                    .containsOnly(KeptState.RETURNED);
            for (KeptDevice each : whole.devices()) {
                assertThat(each.result().orElseThrow().text()).isEqualTo("Current privilege level is 15");
            }
            received("sh privilege")
                    .forEach((name, count) -> assertThat(count - before.getOrDefault(name, 0L))
                            .as(name)
                            .isBetween(1L, ended.contains(name) ? 1L : 2L));
        }
    }

    @Test
    void no_line_of_a_configuration_is_sent_twice() throws Exception {
        Random random = new Random(12);
        for (int i = 0; i < KILLS; i++) {
            int id = store.last() + 1;
            String line = "description mark " + i;
            kill(
                    random.nextInt(2 * DEVICES),
                    "config",
                    "--yes",
                    "--waves",
                    "all",
                    "-w",
                    "3",
                    "--host-keys",
                    "off",
                    "interface Loopback0",
                    line);
            if (kept(id).isEmpty()) {
                assertThat(received(line).values()).containsOnly(0L);
                continue;
            }

            int code = run("resume", String.valueOf(id), "--host-keys", "off");

            KeptRun whole = kept(id).orElseThrow();
            Map<String, Long> sent = received(line);
            for (KeptDevice each : whole.devices()) {
                assertThat(each.state() == KeptState.RETURNED || each.isUnknown())
                        .as(each.name())
                        .isTrue();
                assertThat(sent.get(each.name()))
                        .as(each.name())
                        .isBetween(each.state() == KeptState.RETURNED ? 1L : 0L, 1L);
            }
            assertThat(code).isEqualTo(whole.devices().stream().anyMatch(KeptDevice::isUnknown) ? 1 : 0);
        }
    }
}
