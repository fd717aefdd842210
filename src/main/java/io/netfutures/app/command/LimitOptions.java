package io.netfutures.app.command;

import io.netfutures.app.work.Crew;
import io.netfutures.app.work.Rollout;
import io.netfutures.app.work.RunLimits;
import io.netfutures.concurrent.Rate;
import io.netfutures.fleet.Tolerance;
import io.netfutures.fleet.Waves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that bound, beside the number of workers, what runs at once, how long, how often, and with how many failures. Null means not given. */
final class LimitOptions {
    private static final int MOST_RETRIES = 10;

    @Option(names = "--rate", paramLabel = "N/s", description = "devices started in a time, as 10/s or 30/m")
    @Nullable
    Rate rate;

    @Option(
            names = "--cap",
            paramLabel = "SET=N",
            description = "of these devices so many at once, as @core=10; jump=N: behind each jump host;"
                    + " jump:HOST=N: behind this one; may be repeated")
    List<String> caps = new ArrayList<>();

    @Option(names = "--timeout", paramLabel = "TIME", description = "bound of every step of a device, as 10s or 2m")
    @Nullable
    Duration timeout;

    @Option(
            names = "--device-timeout",
            paramLabel = "TIME",
            description = "bound of all the work on one device, with its retries, from when it has a worker")
    @Nullable
    Duration deviceTimeout;

    @Option(
            names = "--deadline",
            paramLabel = "TIME",
            description = "bound of the whole run; what is done by then is kept")
    @Nullable
    Duration deadline;

    @Option(
            names = "--retries",
            paramLabel = "N",
            description =
                    "try a device again after a failure that may pass, such as no answer or a lost connection; never"
                            + " after a refused login, and never once a line of a configuration was sent (default: 0)")
    @Nullable
    Integer retries;

    @Option(
            names = "--max-fail",
            paramLabel = "N|N%",
            description = "start nothing more once more devices than this have failed; exit code 3")
    @Nullable
    Tolerance maxFail;

    @Option(names = "--fail-fast", description = "start nothing more after the first failure, as --max-fail 0")
    boolean failFast;

    @Option(
            names = "--waves",
            paramLabel = "N|N%,...",
            description = {
                "devices in waves of so many, of which each begins when the one before it has ended: 1,10%%,all; the last is",
                "repeated; with --max-fail 0, if nothing else is said (default of config: 1,all)"
            })
    @Nullable
    Waves waves;

    @Option(names = "--first", paramLabel = "DEVICES", description = "a wave before all others, of these devices")
    @Nullable
    String first;

    @Option(
            names = "--soak",
            paramLabel = "TIME",
            description = "wait so long after each wave but the last, as 2m; Ctrl-C ends the run there")
    @Nullable
    Duration soak;

    @Option(
            names = "--pause",
            description = "ask on the terminal before each wave but the first; not in a shell or script")
    boolean pauses;

    @Option(names = "--yes", description = "configure more than one device without being asked whether to")
    boolean yes;

    @Option(
            names = "--auth-breaker",
            paramLabel = "N|off",
            description = "try no further device with a password or key that N have refused and none has accepted"
                    + " (default: 3)")
    @Nullable
    Refusals refusals;

    @Option(
            names = "--delay",
            paramLabel = "DEVICE=TIME",
            description = "let a device's worker wait before it connects, as R1=5s; may be repeated")
    Map<String, Duration> delays = new LinkedHashMap<>();

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    /** How many refusals break a credential. */
    record Refusals(int number) {}

    /** The limits that were given, with so many workers. */
    RunLimits limits(@Nullable Crew workers, boolean unsafe, boolean skipRefused) {
        Integer again = retries;
        if (again != null && (again < 0 || again > MOST_RETRIES)) {
            throw new ParameterException(spec.commandLine(), "--retries is 0 to " + MOST_RETRIES + ", not " + again);
        }
        if (failFast && maxFail != null) {
            throw new ParameterException(spec.commandLine(), "--fail-fast is --max-fail 0; leave one of them out");
        }
        return new RunLimits(
                workers,
                rate,
                widths(),
                timeout,
                deviceTimeout,
                deadline,
                retries,
                failFast ? Tolerance.NONE : maxFail,
                refusals == null ? null : refusals.number(),
                delays,
                unsafe,
                skipRefused,
                new Rollout(waves, first, soak, pauses, yes));
    }

    /** How many at once, by what selects them; a selection may hold a {@code =} itself. */
    private Map<String, Integer> widths() {
        Map<String, Integer> widths = new LinkedHashMap<>();
        for (String cap : caps) {
            int equals = cap.lastIndexOf('=');
            String number = cap.substring(equals + 1).strip();
            if (equals <= 0 || !number.matches("[1-9]\\d{0,5}")) {
                throw new ParameterException(
                        spec.commandLine(), "--cap: '" + cap + "' does not say how many at once; write @core=10");
            }
            widths.put(cap.substring(0, equals).strip(), Integer.valueOf(number));
        }
        return widths;
    }
}
