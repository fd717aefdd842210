package io.netfutures.app.work;

import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.DeviceException.NotAsExpected;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.DeviceResult.Failure;
import io.netfutures.journal.DeviceResult.State;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.KeptState;
import io.netfutures.nodeset.BriefNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is said at the end of a run: how many devices ended in which way; and where it is more than can be seen at a glance, which failed
 * for what, and which were the slowest. One that failed among many is named too: its message is far above.
 *
 * <pre>
 * 200 devices: 190 ok, 10 failed in 12.3 s
 *   7 AuthFailed: r[1-7]
 *   3 ConnectTimeout: r[20,31,77]
 * slowest: r5 9.8 s, r12 4.1 s, r9 3.9 s
 * again: netfutures retry --failed 17
 * </pre>
 */
public final class RunSummary {
    static final int SEEN_AT_A_GLANCE = 3;
    private static final int MANY = 10;
    private static final int SLOWEST = 3;

    private RunSummary() {}

    /**
     * The lines, the first of which is always there.
     *
     * @param leftOut how many devices were selected, and got no task
     * @param took how long the run took
     * @param next named where something has failed or was cancelled; null for none
     */
    public static List<String> lines(
            Collection<DeviceResult> results, int leftOut, Duration took, @Nullable NextSteps next) {
        return lines(results, Open.NONE, leftOut, took, next);
    }

    /** The lines of a run that is kept, as it said them itself, and how many of its devices have no end. */
    public static List<String> lines(KeptRun run, @Nullable NextSteps next) {
        List<DeviceResult> results = run.devices().stream()
                .map(KeptDevice::ending)
                .flatMap(Optional::stream)
                .toList();
        return lines(
                results,
                new Open(names(run, KeptState.STARTED), names(run, KeptState.PENDING)),
                run.plan().origin().leftOut(),
                run.took(),
                next);
    }

    private static List<String> names(KeptRun run, KeptState state) {
        return run.devices().stream()
                .filter(each -> each.state() == state)
                .map(KeptDevice::name)
                .toList();
    }

    /** The devices without an end. */
    private record Open(List<String> started, List<String> pending) {
        static final Open NONE = new Open(List.of(), List.of());

        List<String> all() {
            return Stream.concat(started.stream(), pending.stream()).toList();
        }
    }

    private static String count(long devices, String words) {
        return devices == 0 ? "" : ", " + devices + " " + words;
    }

    private static List<String> lines(
            Collection<DeviceResult> results, Open open, int leftOut, Duration took, @Nullable NextSteps next) {
        List<String> lines = new ArrayList<>();
        long ok = count(results, State.RETURNED);
        long failed = count(results, State.RAISED);
        long cancelled = count(results, State.CANCELLED);
        long untouched = results.stream()
                .filter(each -> each.state() == State.CANCELLED && each.started() == null)
                .count();
        int devices = results.size() + open.all().size();
        lines.add(devices + (devices == 1 ? " device: " : " devices: ") + ok + " ok"
                + count(failed, "failed")
                + count(cancelled - untouched, "cancelled")
                + count(open.started().size(), "begun without a known end")
                + count(open.pending().size() + untouched, "not contacted")
                + " in " + Durations.text(took)
                + (leftOut > 0 ? "; " + leftOut + " left out" : ""));
        if (failed > SEEN_AT_A_GLANCE || (failed > 0 && devices > MANY)) {
            lines.addAll(failures(results));
        }
        if (results.size() > MANY) {
            slowest(results, lines);
        }
        if (next != null) {
            List<String> goOn = Stream.concat(names(results, next::goesOn).stream(), open.all().stream())
                    .toList();
            List<String> again = names(results, each -> each.state() == State.RAISED && !next.goesOn(each));
            if (again.size() > next.seenAtAGlance() && results.stream().anyMatch(RunSummary::mayPass)) {
                next.again(again).forEach(step -> lines.add(step.toString()));
            }
            if (goOn.size() > next.seenAtAGlance()) {
                next.goOn(goOn).forEach(step -> lines.add(step.toString()));
            }
        }
        return lines;
    }

    private static long count(Collection<DeviceResult> results, State state) {
        return results.stream().filter(each -> each.state() == state).count();
    }

    /** Whether the device may do another time what it has not done; not if it has refused the words, or the same lines do the same. */
    private static boolean mayPass(DeviceResult result) {
        Failure failure = result.failure();
        boolean isSameAgain = result.work().kind() == DeviceResult.Kind.CONFIG
                && failure != null
                && failure.type().equals(NotAsExpected.class.getSimpleName());
        return failure != null && !isSameAgain && !failure.type().equals(CommandRejected.class.getSimpleName());
    }

    private static List<String> names(Collection<DeviceResult> results, Predicate<DeviceResult> which) {
        return results.stream().filter(which).map(each -> each.device().name()).toList();
    }

    private static List<String> failures(Collection<DeviceResult> results) {
        Map<String, List<String>> byType = new TreeMap<>();
        for (DeviceResult each : results) {
            Failure failure = each.failure();
            if (failure != null) {
                byType.computeIfAbsent(failure.type(), type -> new ArrayList<>())
                        .add(each.device().name());
            }
        }
        return byType.entrySet().stream()
                .sorted(Comparator.comparingInt(each -> -each.getValue().size()))
                .map(each ->
                        "  " + each.getValue().size() + " " + each.getKey() + ": " + BriefNames.folded(each.getValue()))
                .toList();
    }

    /** The slowest devices, if they hold the others up: if the slowest took more than twice as long as the one in the middle. */
    private static void slowest(Collection<DeviceResult> results, List<String> lines) {
        List<DeviceResult> byTime = results.stream()
                .filter(each -> each.state() != State.CANCELLED)
                .sorted(Comparator.comparing(DeviceResult::took).reversed())
                .toList();
        if (byTime.size() <= SLOWEST) {
            return;
        }
        Duration most = byTime.getFirst().took();
        Duration middle = byTime.get(byTime.size() / 2).took();
        if (most.toMillis() >= 1000 && most.compareTo(middle.multipliedBy(2)) > 0) {
            lines.add("slowest: "
                    + byTime.stream()
                            .limit(SLOWEST)
                            .map(each -> each.device().name() + " " + Durations.text(each.took()))
                            .collect(Collectors.joining(", ")));
        }
    }
}
