package io.netfutures.app.work;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a run. Null means not given.
 *
 * @param workers how many devices at once
 * @param timeout of every step of a device
 * @param deadline of the whole run
 * @param delays before the work on devices begins, by what selects them
 * @param unsafe whether to send commands that may change something on a device
 * @param skipRefused whether devices that are refused a command are left out, and the others run
 */
public record RunLimits(
        @Nullable Integer workers,
        @Nullable Duration timeout,
        @Nullable Duration deadline,
        Map<String, Duration> delays,
        boolean unsafe,
        boolean skipRefused) {
    static final RunLimits NONE = new RunLimits(null, null, null, Map.of(), false, false);
    private static final int WORKERS = 50;

    /** How many devices at once; the default if not given. */
    int workersOrDefault() {
        return workers == null ? WORKERS : workers;
    }

    /** These limits, completed from {@code others}. */
    RunLimits over(RunLimits others) {
        Map<String, Duration> all = new LinkedHashMap<>(others.delays);
        all.putAll(delays);
        return new RunLimits(
                workers != null ? workers : others.workers,
                timeout != null ? timeout : others.timeout,
                deadline != null ? deadline : others.deadline,
                all,
                unsafe || others.unsafe,
                skipRefused || others.skipRefused);
    }

    /** Throws a {@link UserError} if a limit would let nothing run. */
    void check() {
        if (workers != null && workers <= 0) {
            throw new UserError(ExitCode.USAGE, "--workers must be greater than 0, not " + workers);
        }
        if (timeout != null && timeout.isZero()) {
            throw new UserError(ExitCode.USAGE, "--timeout must be greater than 0");
        }
    }
}
