package io.netfutures.app.command;

import io.netfutures.app.work.KeepSettings;
import io.netfutures.app.work.ReportSettings;
import io.netfutures.app.work.ReportSettings.Format;
import io.netfutures.app.work.ReportSettings.Live;
import io.netfutures.app.work.ReportSettings.OnError;
import io.netfutures.app.work.RunSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The options of every command that runs something on devices. Null means not given. */
final class RunOptions {
    /** The names of the formats. */
    static final String FORMATS = "auto, dict, text, json, ndjson, csv, yaml, table or transcript";

    private static final String MAX_FAIL = "--max-fail";
    private static final String FAIL_FAST = "--fail-fast";
    private static final String PAUSE = "--pause";
    private static final Set<String> WITHOUT_VALUE = Set.of(FAIL_FAST, PAUSE);

    /** How a run spreads over its devices, and when that ends; who goes on with it means that too. */
    private static final Set<String> ROLLOUT = Set.of("--waves", "--first", "--soak", PAUSE, MAX_FAIL, FAIL_FAST);

    private static final Set<String> OTHER_BOUNDS = Set.of(
            "--workers",
            "--rate",
            "--cap",
            "--timeout",
            "--device-timeout",
            "--deadline",
            "--retries",
            "--auth-breaker",
            "--platform",
            "--username");

    @Mixin
    LimitOptions limits = new LimitOptions();

    @Mixin
    WorkersOption crew = new WorkersOption();

    @Mixin
    SendingOptions sending = new SendingOptions();

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
                    "dict, text, json, ndjson (a line each), csv, yaml, table, or transcript: as at the device; else auto: dict for"
                            + " one line, and a block for more")
    @Nullable
    Format format;

    @Option(
            names = {"-q", "--quiet"},
            description = "no log lines, no notes and no summary")
    boolean quiet;

    @Option(
            names = "--progress",
            paramLabel = "WHEN",
            description =
                    "auto (default): status lines where a terminal shows the results of one command, nothing where a pipe takes"
                            + " them, log lines elsewhere; always the status lines, never: the log lines")
    @Nullable
    Live live;

    @Option(names = "--no-journal", description = "do not keep this run: no runs, resume or retry of it later")
    boolean unkept;

    @Mixin
    ResultOptions results;

    @Mixin
    LoginOptions logins = new LoginOptions();

    /** The options of {@code line} that bound what it runs, as typed. */
    static List<String> bounds(ParseResult line) {
        List<String> words = new ArrayList<>();
        for (OptionSpec each : line.matchedOptions()) {
            if (OTHER_BOUNDS.contains(each.longestName()) || ROLLOUT.contains(each.longestName())) {
                if (each.arity().max() == 0) {
                    words.add(each.longestName());
                } else {
                    each.originalStringValues().forEach(value -> words.addAll(List.of(each.longestName(), value)));
                }
            }
        }
        return words;
    }

    /** Those of these {@link #bounds} that say how a run spreads over its devices. */
    static List<String> rollout(List<String> bounds) {
        return options(bounds).stream()
                .filter(option -> ROLLOUT.contains(option.getFirst()))
                .flatMap(List::stream)
                .toList();
    }

    /** Each option with its value, if it has one. */
    private static List<List<String>> options(List<String> bounds) {
        List<List<String>> options = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i++) {
            String name = bounds.get(i);
            options.add(
                    WITHOUT_VALUE.contains(name) || i + 1 == bounds.size()
                            ? List.of(name)
                            : List.of(name, bounds.get(++i)));
        }
        return options;
    }

    /** The bounds {@code kept}, without those that {@code typed} says otherwise, and these. */
    static List<String> merged(List<String> kept, List<String> typed) {
        Set<String> said = new HashSet<>(typed);
        if (said.contains(FAIL_FAST) || said.contains(MAX_FAIL)) {
            said.addAll(List.of(FAIL_FAST, MAX_FAIL));
        }
        List<String> merged = new ArrayList<>();
        for (List<String> option : options(kept)) {
            if (!said.contains(option.getFirst())) {
                merged.addAll(option);
            }
        }
        merged.addAll(typed);
        return merged;
    }

    /** The settings that these words give, which {@link #bounds} has taken; empty if this version does not know them. */
    static Optional<RunSettings> of(List<String> bounds) {
        RunOptions options = new RunOptions();
        try {
            CommandSpec spec = CommandSpec.create().addMixin("run", CommandSpec.forAnnotatedObject(options));
            CommandLines.converting(new CommandLine(spec))
                    .setOverwrittenOptionsAllowed(true)
                    .parseArgs(bounds.toArray(String[]::new));
            return Optional.of(options.settings());
        } catch (ParameterException e) {
            return Optional.empty();
        }
    }

    /** The settings that were given. */
    RunSettings settings() {
        return new RunSettings(
                sending.site(record, logins),
                limits.limits(crew.workers, sending.unsafe, sending.skipRefused),
                new ReportSettings(
                        onError, format, showFutures, quiet, results.columns(), live, results.destination(format)),
                new KeepSettings(null, unkept),
                results.parsing.templates.folders);
    }
}
