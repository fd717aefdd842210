package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Secret;
import io.netfutures.lab.Lab;
import io.netfutures.lab.Router;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a run on two thousand devices, a thousand at a time, takes of the machine: counted, not timed. Whoever needs less lowers the
 * numbers; whoever needs more says why.
 */
@Tag("slow")
class CostOfAFleetTest {
    private static final int DEVICES = 2000;
    private static final int AT_ONCE = 1000;
    private static final String HEAP = "128m";
    private static final long THREADS = 29;
    private static final long KILOBYTES_ALLOCATED = 600;
    private static final long MEGABYTES_RESIDENT = 260;

    @TempDir
    Path home;

    private record Cost(long whole, long threads, long allocated, long resident) {
        static Cost parse(String line) {
            long[] each = Stream.of(line.split(" ")).mapToLong(Long::parseLong).toArray();
            return new Cost(each[0], each[1], each[2], each[3]);
        }

        String line() {
            return whole + " " + threads + " " + allocated + " " + resident;
        }
    }

    /** The program that the test starts: one command, and then what it has taken. */
    static final class Weighed {
        private Weighed() {}

        public static void main(String[] words) throws Exception {
            InProcess program = new InProcess(Path.of(System.getProperty("user.dir")));
            int code = program.run(words);
            System.err.print(program.err());
            ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
            // The bytes that a virtual thread allocates are those of the threads that carry it.
            System.out.println(new Cost(
                            program.out()
                                    .lines()
                                    .filter(line -> line.endsWith("level is 15"))
                                    .count(),
                            threads.getPeakThreadCount(),
                            threads.getTotalThreadAllocatedBytes(),
                            resident())
                    .line());
            System.exit(code);
        }

        /** The most memory that the process has had, in kilobytes; 0 where the system does not say. */
        private static long resident() throws Exception {
            Path status = Path.of("/proc/self/status");
            return Files.exists(status)
                    ? Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    : 0;
        }
    }

    @Test
    void threads_memory_and_allocation_do_not_grow_with_the_fleet() throws Exception {
        List<Device> devices = IntStream.rangeClosed(1, DEVICES)
                .mapToObj(i -> Device.of(
                                "127.0.0.1",
                                "cisco_ios",
                                new Credentials("cisco", Secret.of("cisco"), Secret.of("cisco"), null, null))
                        .named("R" + i))
                .toList();
        try (Lab lab = Lab.start(devices)) {
            Path inventory = home.resolve("devices.yaml");
            Files.writeString(
                    inventory,
                    lab.routers().stream().map(CostOfAFleetTest::entry).collect(Collectors.joining()));
            Cost cost = weigh(
                    "submit",
                    "-q",
                    "--host-keys",
                    "off",
                    "--format",
                    "text",
                    "-i",
                    inventory.toString(),
                    "-w",
                    "" + AT_ONCE,
                    "sh privilege");

            assertThat(cost.whole()).isEqualTo(DEVICES);
            assertThat(lab.sessionsAtMost()).isEqualTo(AT_ONCE);
            assertThat(cost.threads()).as("platform threads").isLessThanOrEqualTo(THREADS);
            assertThat(cost.allocated() / DEVICES / 1024)
                    .as("kilobytes allocated for each device")
                    .isLessThanOrEqualTo(KILOBYTES_ALLOCATED);
            assertThat(cost.resident() / 1024)
                    .as("megabytes resident with -Xmx" + HEAP)
                    .isLessThanOrEqualTo(MEGABYTES_RESIDENT);
        }
    }

    private static String entry(Router router) {
        return "- {name: %s, device_type: cisco_ios, host: 127.0.0.1, port: %d, username: cisco, password: cisco, secret: cisco}%n"
                .formatted(router.device().name(), router.address().getPort());
    }

    private Cost weigh(String... words) throws Exception {
        try (Program program = Program.startClassWithin(HEAP, home, Weighed.class, words)) {
            List<String> out = program.restOfOut();
            List<String> first = program.allErr().stream().limit(3).toList();
            assertThat(program.exitCode()).as(first.toString()).isZero();
            return Cost.parse(out.getLast());
        }
    }
}
