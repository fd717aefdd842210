package io.netfutures.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that runs something on devices; what is null was not said. */
final class RunOptions {
    static final int WORKERS = 50;

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N",
            description = "devices at once; the others are pending (default: 50)")
    @Nullable
    Integer workers;

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
            names = "--platform",
            paramLabel = "NAME",
            description = "talk to every device as this platform; auto: ask each what it is, once")
    @Nullable
    String platform;

    @Option(names = "--unsafe", description = "send commands too that may change something on a device")
    boolean unsafe;

    @Option(
            names = "--host-keys",
            paramLabel = "POLICY",
            description = "ask (default on a terminal), strict (default elsewhere), accept-new, or off")
    @Nullable
    HostKeyPolicy hostKeys;

    @Option(
            names = "--record",
            paramLabel = "FOLDER",
            description = "write there what goes over the wire of each session, a file for each; replay plays it")
    @Nullable
    Path record;

    @Option(names = "--show-futures", description = "print each future when it is submitted and when it is done")
    boolean showFutures;

    @Option(
            names = "--on-error",
            paramLabel = "MODE",
            description = "collect (default): report failures beside the results; raise: the first one ends the output")
    @Nullable
    OnError onError;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "dict, text, json, or transcript: as at the device; else auto: dict for one line, and a block for more")
    @Nullable
    Format format;

    @Option(
            names = {"-q", "--quiet"},
            description = "no log lines, no notes and no summary")
    boolean quiet;

    /** These, and what they do not say from {@code others}. */
    RunOptions over(RunOptions others) {
        RunOptions all = new RunOptions();
        all.workers = workers != null ? workers : others.workers;
        all.timeout = timeout != null ? timeout : others.timeout;
        all.deadline = deadline != null ? deadline : others.deadline;
        all.delays.putAll(others.delays);
        all.delays.putAll(delays);
        all.hostKeys = hostKeys != null ? hostKeys : others.hostKeys;
        all.record = record != null ? record : others.record;
        all.platform = platform != null ? platform : others.platform;
        all.unsafe = unsafe || others.unsafe;
        all.showFutures = showFutures || others.showFutures;
        all.onError = onError != null ? onError : others.onError;
        all.format = format != null ? format : others.format;
        all.quiet = quiet || others.quiet;
        return all;
    }

    /** Refuses what only the command that opens the workspace can say; {@code defaults} are the options that it was opened with. */
    void refuseWhatIsChosenAtTheStart(RunOptions defaults) {
        if (record != null && !record.equals(defaults.record)) {
            throw new UserError(
                    ExitCode.USAGE, "what is recorded is chosen at the start, as in shell --record " + record);
        }
        if (hostKeys != null && hostKeys != defaults.hostKeys) {
            throw new UserError(
                    ExitCode.USAGE,
                    "which host keys are accepted is chosen at the start, as in shell --host-keys " + hostKeys);
        }
        if (platform != null && !platform.equals(defaults.platform)) {
            throw new UserError(
                    ExitCode.USAGE, "the platform is chosen at the start, as in shell --platform " + platform);
        }
    }

    boolean raises() {
        return onError == OnError.raise;
    }

    Format format() {
        return format == null ? Format.auto : format;
    }

    /** What a failed device does to the results of the others. */
    enum OnError {
        collect,
        raise
    }

    /** How results are written. */
    enum Format {
        auto,
        dict,
        text,
        json,
        transcript
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
