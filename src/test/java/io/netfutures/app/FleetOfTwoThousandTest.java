package io.netfutures.app;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.FaultyFleet.Way;
import io.netfutures.app.RunFolderReader.End;
import io.netfutures.lab.Router;
import io.netfutures.nodeset.NodeSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fleet of which one in twenty devices fails, in ten ways: what is said, kept, reported and tried again agrees with what the devices
 * have received. Its size is said by the property {@code netfutures.fleet}, a multiple of 200.
 */
@Tag("slow")
class FleetOfTwoThousandTest {
    private static final int SIZE = Integer.getInteger("netfutures.fleet", 2000);
    private static final int FAILING = SIZE / 20;
    private static final String SAME = "sh privilege";
    private static final String OWN = "sh run | include ^hostname";
    private static final Pattern DEVICE = Pattern.compile("<[a-z]+ [^>]*class=\"device\"[^>]*data-state=\"(\\w+)\"");

    @TempDir
    Path home;

    @RegisterExtension
    final Witness witness = new Witness(() -> this.err);

    private String out = "";
    private String err = "";

    private int run(String... words) {
        InProcess program = new InProcess(home);
        int code = program.run(words);
        out = program.out();
        err = program.err()
                .lines()
                .filter(line -> !line.contains(" root INFO: "))
                .collect(joining("\n", "", "\n"));
        return code;
    }

    private RunFolderReader kept(int run) throws Exception {
        return RunFolderReader.read(home.resolve(".local/state/netfutures/runs/" + run));
    }

    private static String folded(Predicate<Way> which) {
        return IntStream.rangeClosed(1, SIZE)
                .filter(number -> which.test(FaultyFleet.way(number)))
                .mapToObj(Integer::toString)
                .collect(collectingAndThen(joining(","), all -> all.contains(",") ? "r[" + all + "]" : "r" + all));
    }

    @Test
    void each_device_is_counted_once_wherever_one_looks() throws Exception {
        try (FaultyFleet fleet = FaultyFleet.open(home, SIZE)) {
            int code = run("submit", "-i", fleet.inventory().toString(), "--format", "ndjson", SAME, OWN);

            assertThat(code).as("a host key has changed").isEqualTo(5);
            summaryIsRight();
            assertThat(out.lines()).hasSize(SIZE);
            RunFolderReader first = kept(1);
            assertThat(first.planned()).hasSize(SIZE);
            fleet.routers()
                    .forEach(router ->
                            agree(fleet, router, first.end(router.device().name())));
            keptRunIsShown(fleet);

            List<Long> before = sent(fleet);
            fleet.mend();
            assertThat(run("retry", "--failed")).isZero();

            assertThat(err).contains(FAILING + " devices: " + FAILING + " ok in ");
            RunFolderReader second = kept(2);
            assertThat(second.retryOf()).isEqualTo(1);
            Set<String> union = new HashSet<>(second.planned());
            first.ends()
                    .forEach((name, end) -> assertThat(end.state().equals("returned") && !union.add(name))
                            .as("%s had answered, and is asked again", name)
                            .isFalse());
            assertThat(union).isEqualTo(first.planned());
            second.ends().forEach(FleetOfTwoThousandTest::isWhole);
            onlyTheFailedOnesWereAsked(fleet, before);
        }
    }

    private void summaryIsRight() {
        assertThat(err).contains(SIZE + " devices: " + (SIZE - FAILING) + " ok, " + FAILING + " failed in ");
        for (Way way : EnumSet.complementOf(EnumSet.of(Way.Whole))) {
            assertThat(err).contains("  " + FAILING / 10 + " " + way + ": " + folded(way::equals) + "\n");
        }
        assertThat(err).contains("again: netfutures retry --failed 1\n").doesNotContain("\tat ");
    }

    /** What is kept of a device is what it has received and sent. */
    private void agree(FaultyFleet fleet, Router router, End end) {
        String name = router.device().name();
        Way way = FaultyFleet.way(FaultyFleet.number(router));
        if (way == Way.Whole) {
            isWhole(name, end);
            assertThat(fleet.received(router, SAME)).as(name).isEqualTo(1);
            assertThat(fleet.received(router, OWN)).as(name).isEqualTo(1);
            return;
        }
        assertThat(end.state()).as(name).isEqualTo("raised");
        assertThat(end.type()).as(name).isEqualTo(way.toString());
        assertThat(end.answers()).as(name).isEmpty();
        boolean asked = Set.of(Way.CommandRejected, Way.CommandTimeout, Way.ConnectionLost)
                .contains(way);
        assertThat(fleet.received(router, SAME)).as("%s, %s", name, way).isEqualTo(asked ? 1 : 0);
        assertThat(fleet.received(router, OWN)).as("%s, %s", name, way).isZero();
        boolean tried = asked || way == Way.AuthFailed || way == Way.EnableFailed;
        assertThat(fleet.loginsTried(router)).as("%s, %s", name, way).isEqualTo(tried ? 1 : 0);
    }

    private static void isWhole(String name, End end) {
        assertThat(end.state()).as(name).isEqualTo("returned");
        assertThat(end.type()).as(name).isEmpty();
        assertThat(end.answers())
                .as(name)
                .containsExactly(Map.entry(SAME, "Current privilege level is 15"), Map.entry(OWN, "hostname " + name));
    }

    /** As r7 (127.0.0.1:40007): login: no, or r7, r17: login: no, or r[7,17]: login: no. */
    private static final Pattern FAILED = Pattern.compile("(r[^: ]+?(?:, r[^: ]+?)*)(?: \\(\\S+\\))?: ");

    private void keptRunIsShown(FaultyFleet fleet) throws Exception {
        assertThat(run("runs", "show", "1")).isZero();
        assertThat(out).contains("devices     " + SIZE + ": " + (SIZE - FAILING) + " ok, " + FAILING + " failed\n");
        assertThat(out.lines()
                        .map(FAILED::matcher)
                        .filter(Matcher::lookingAt)
                        .flatMap(failed -> NodeSet.parse(failed.group(1)).names().stream()))
                .as("each once, whatever it shares a line with")
                .doesNotHaveDuplicates()
                .hasSize(FAILING);
        assertThat(run("devices", "-i", fleet.inventory().toString(), "-d", "@failed", "--fold"))
                .isZero();
        assertThat(out.strip()).isEqualTo(folded(way -> way != Way.Whole));
        assertThat(run("runs", "report", "1", "-o", "run.html")).isZero();
        String page = Files.readString(home.resolve("run.html"));
        assertThat(page)
                .contains(
                        "<b>" + SIZE + "</b> devices",
                        "<b>" + (SIZE - FAILING) + "</b> ok",
                        "<b>" + FAILING + "</b> failed");
        assertThat(states(page, "ok")).isEqualTo(SIZE - FAILING);
        assertThat(states(page, "failed")).isEqualTo(FAILING);
    }

    private static long states(String page, String state) {
        return DEVICE.matcher(page)
                .results()
                .filter(device -> device.group(1).equals(state))
                .count();
    }

    private static List<Long> sent(FaultyFleet fleet) {
        return fleet.routers().stream()
                .map(router -> fleet.received(router, SAME) + fleet.received(router, OWN))
                .toList();
    }

    private static void onlyTheFailedOnesWereAsked(FaultyFleet fleet, List<Long> before) {
        List<Long> after = sent(fleet);
        Set<Integer> asked = IntStream.range(0, SIZE)
                .filter(i -> after.get(i) == before.get(i) + 2)
                .boxed()
                .collect(toSet());
        Stream<Integer> failing = IntStream.range(0, SIZE)
                .filter(i -> FaultyFleet.way(i + 1) != Way.Whole)
                .boxed();
        assertThat(asked).containsExactlyInAnyOrderElementsOf(failing.toList());
    }
}
