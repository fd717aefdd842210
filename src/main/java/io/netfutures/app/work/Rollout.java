package io.netfutures.app.work;

import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Task;
import io.netfutures.fleet.Plan;
import io.netfutures.fleet.Tolerance;
import io.netfutures.fleet.Waves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a run spreads over its devices. Null means not given.
 *
 * @param waves how many devices are in each wave
 * @param first what selects the devices of a wave before these
 * @param soak how long to wait after each wave but the last
 * @param pauses whether the user is asked before each wave but the first
 * @param isAgreed whether the user has agreed beforehand that many devices are configured
 */
public record Rollout(
        @Nullable Waves waves,
        @Nullable String first,
        @Nullable Duration soak,
        boolean pauses,
        boolean isAgreed) {
    /** Nothing given. */
    public static final Rollout NONE = new Rollout(null, null, null, false, false);

    /** This, completed from {@code others}. */
    Rollout over(Rollout others) {
        return new Rollout(
                waves != null ? waves : others.waves,
                first != null ? first : others.first,
                soak != null ? soak : others.soak,
                pauses || others.pauses,
                isAgreed || others.isAgreed);
    }

    /**
     * This plan in waves: if none were given, a change begins with one device. If there are several, the first failure is the last, unless
     * something else is tolerated.
     *
     * @param selecting the devices that words select; throws a {@link UserError}
     * @param isAnew whether nothing of it was done before; else those that come first may be done
     */
    Plan spread(Plan plan, Function<String, Inventory> selecting, boolean isAnew) {
        Set<String> firstNames = firstOf(plan.assignments(), selecting, isAnew);
        Plan spread = plan.with(inWaves(plan.assignments(), firstNames));
        return spread.waves() > 1 && spread.limits().tolerance() == null
                ? spread.under(spread.limits().withTolerance(Tolerance.NONE))
                : spread;
    }

    private List<Plan.Assignment> inWaves(List<Plan.Assignment> all, Set<String> firstNames) {
        Iterator<Integer> sizes = wavesOrDefault(all, firstNames)
                .sizes(all.size() - firstNames.size())
                .iterator();
        List<Plan.Assignment> assignments = new ArrayList<>();
        int wave = 0;
        int left = 0;
        for (Plan.Assignment each : all) {
            if (firstNames.contains(each.device().name())) {
                assignments.add(each);
            } else {
                if (left == 0) {
                    left = sizes.next();
                    wave++;
                }
                assignments.add(each.in(wave));
                left--;
            }
        }
        return assignments;
    }

    private Waves wavesOrDefault(List<Plan.Assignment> all, Set<String> firstNames) {
        return waves != null
                ? waves
                : firstNames.isEmpty() && all.stream().anyMatch(each -> isChange(each.task()))
                        ? Waves.CANARY
                        : Waves.ONE;
    }

    private Set<String> firstOf(List<Plan.Assignment> all, Function<String, Inventory> selecting, boolean isAnew) {
        if (first == null) {
            return Set.of();
        }
        Set<String> names = all.stream().map(each -> each.device().name()).collect(Collectors.toSet());
        try {
            names.retainAll(
                    selecting.apply(first).devices().stream().map(Device::name).toList());
        } catch (UserError e) {
            if (isAnew) {
                throw new UserError(e.code(), "--first, among the chosen devices: " + e.getMessage());
            }
            names.clear();
        }
        if (names.isEmpty() && isAnew) {
            throw new UserError(ExitCode.USAGE, "--first " + first + ": none of these is among the chosen devices");
        }
        return names;
    }

    /** Whether a task changes what a device does. */
    static boolean isChange(Task task) {
        return task instanceof Task.Configure configure && !(configure.commit() instanceof Task.Commit.Check);
    }
}
