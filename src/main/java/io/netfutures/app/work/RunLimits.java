package io.netfutures.app.work;

import io.netfutures.concurrent.Rate;
import io.netfutures.fleet.Tolerance;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a run. Null means not given.
 *
 * @param workers how many devices at once
 * @param rate how many devices are started in a time
 * @param caps how many devices at once of some, by what selects them, or by {@code jump} or {@code jump:HOST}
 * @param timeout of every step of a device
 * @param deviceTimeout of all the work on one device
 * @param deadline of the whole run
 * @param retries how often a device is tried again
 * @param tolerance how many devices may fail before nothing more is started
 * @param refusals how many refusals break a credential
 * @param delays before the work on devices begins, by what selects them
 * @param unsafe whether to send commands that may change something on a device
 * @param skipRefused whether devices that are refused a command are left out, and the others run
 * @param rollout how it spreads over the devices
 */
public record RunLimits(
        @Nullable Crew workers,
        @Nullable Rate rate,
        Map<String, Integer> caps,
        @Nullable Duration timeout,
        @Nullable Duration deviceTimeout,
        @Nullable Duration deadline,
        @Nullable Integer retries,
        @Nullable Tolerance tolerance,
        @Nullable Integer refusals,
        Map<String, Duration> delays,
        boolean unsafe,
        boolean skipRefused,
        Rollout rollout) {
    static final RunLimits NONE = delaying(Map.of());
    private static final Crew WORKERS = Crew.of(50);

    /** No limits but these delays. */
    public static RunLimits delaying(Map<String, Duration> delays) {
        return new RunLimits(
                null, null, Map.of(), null, null, null, null, null, null, delays, false, false, Rollout.NONE);
    }

    /** How many devices at once; the default if not given. */
    Crew workersOrDefault() {
        return workers == null ? WORKERS : workers;
    }

    /** These limits with another number of workers; null for not given. */
    public RunLimits with(@Nullable Crew other) {
        return new RunLimits(
                other,
                rate,
                caps,
                timeout,
                deviceTimeout,
                deadline,
                retries,
                tolerance,
                refusals,
                delays,
                unsafe,
                skipRefused,
                rollout);
    }

    /** These limits, completed from {@code others}. */
    RunLimits over(RunLimits others) {
        return new RunLimits(
                workers != null ? workers : others.workers,
                rate != null ? rate : others.rate,
                over(caps, others.caps),
                timeout != null ? timeout : others.timeout,
                deviceTimeout != null ? deviceTimeout : others.deviceTimeout,
                deadline != null ? deadline : others.deadline,
                retries != null ? retries : others.retries,
                tolerance != null ? tolerance : others.tolerance,
                refusals != null ? refusals : others.refusals,
                over(delays, others.delays),
                unsafe || others.unsafe,
                skipRefused || others.skipRefused,
                rollout.over(others.rollout));
    }

    private static <T> Map<String, T> over(Map<String, T> own, Map<String, T> others) {
        Map<String, T> all = new LinkedHashMap<>(others);
        all.putAll(own);
        return all;
    }

    /** Throws a {@link UserError} if a limit would let nothing run. */
    void check() {
        if (workers != null) {
            check(workers);
        }
        check("--timeout", timeout);
        check("--device-timeout", deviceTimeout);
        check("--deadline", deadline);
        check("--soak", rollout.soak());
    }

    /** Throws a {@link UserError} if so many would let nothing run. */
    public static void check(Crew workers) {
        if (workers instanceof Crew.Fixed(int number) && number <= 0) {
            throw new UserError(ExitCode.USAGE, "--workers must be greater than 0, not " + number);
        }
    }

    private static void check(String option, @Nullable Duration bound) {
        if (bound != null && bound.isZero()) {
            throw new UserError(ExitCode.USAGE, option + " must be greater than 0");
        }
    }
}
