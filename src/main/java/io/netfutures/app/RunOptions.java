package io.netfutures.app;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that runs something on devices. */
final class RunOptions {
    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N",
            defaultValue = "50",
            description = "devices at once; the others are pending (default: ${DEFAULT-VALUE})")
    int workers;

    @Option(names = "--timeout", paramLabel = "TIME", description = "bound of every step of a device, as 10s or 2m")
    @Nullable
    Duration timeout;

    @Option(
            names = "--deadline",
            paramLabel = "TIME",
            description = "bound of the whole run; what is done by then is kept")
    @Nullable
    Duration deadline;

    @Option(
            names = "--delay",
            paramLabel = "DEVICE=TIME",
            description = "let a device's worker wait before it connects, as R1=5s; may be repeated")
    Map<String, Duration> delays = new LinkedHashMap<>();

    @Option(
            names = "--host-keys",
            paramLabel = "POLICY",
            description = "ask (default on a terminal), strict (default elsewhere), accept-new, or off")
    @Nullable
    HostKeyPolicy hostKeys;

    @Option(names = "--show-futures", description = "print each future when it is submitted and when it is done")
    boolean showFutures;

    @Option(
            names = "--on-error",
            paramLabel = "MODE",
            defaultValue = "collect",
            description = "collect: report failures beside the results; raise: the first one ends the output")
    OnError onError = OnError.collect;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "dict",
            description = "dict, text or json (default: ${DEFAULT-VALUE})")
    Format format = Format.dict;

    @Option(
            names = {"-q", "--quiet"},
            description = "no log lines and no summary")
    boolean quiet;

    /** What a failed device does to the results of the others. */
    enum OnError {
        collect,
        raise
    }

    /** How results are written. */
    enum Format {
        dict,
        text,
        json
    }

    /** Which host keys are accepted. */
    enum HostKeyPolicy {
        ask,
        strict,
        accept_new("accept-new"),
        off;

        private final String word;

        HostKeyPolicy() {
            this.word = name();
        }

        HostKeyPolicy(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}
