package io.netfutures.app.command;

import io.netfutures.app.work.Console;
import io.netfutures.app.work.Destination;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.KeptRuns;
import io.netfutures.app.work.OutputName;
import io.netfutures.app.work.ReportSettings.Format;
import io.netfutures.app.work.UserError;
import io.netfutures.device.FileProblem;
import io.netfutures.journal.RawText;
import io.netfutures.journal.ResultColumn;
import io.netfutures.journal.ResultWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where the results of a run go and in which form. */
final class ResultOptions {
    private static final int MOST_CONTEXT = 1000;

    @Option(
            names = "--columns",
            paramLabel = "LIST",
            completionCandidates = Columns.class,
            description = "the columns of --format csv or table, in this order: device,seconds,output")
    @Nullable
    String columns;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = {
                "write the results to this file, which is there whole or not at all; {date} and {time} may stand in it;",
                "without --format as its name ends: in json, ndjson, csv or yaml"
            })
    @Nullable
    String file;

    @Option(
            names = "--outdir",
            paramLabel = "DIR",
            description =
                    "write each answer to a file of its own there, as R1-sh-clock.txt; with --format print it too")
    @Nullable
    String folder;

    @Option(names = "--overwrite", description = "replace files of -o and --outdir that are there already")
    boolean overwrites;

    @Option(
            names = "--raw",
            description =
                    "write the answers as they are, with nothing else and nothing escaped: to -o or a pipe, never to a terminal")
    boolean raw;

    @Option(
            names = "--grep",
            paramLabel = "REGEX",
            description = "print only the lines in which this is found, with device and number")
    @Nullable
    String grep;

    @Option(
            names = {"-C", "--context"},
            paramLabel = "N",
            description = "with --grep, N lines before and after too")
    @Nullable
    Integer context;

    @Option(names = "--gather", description = "print equal answers once, under the devices that gave them")
    boolean gathers;

    @Option(
            names = "--similar",
            description = "--gather, or with --diff compare, ignoring times, ages, counters and loads; says how many")
    boolean similar;

    @Option(names = "--diff", description = "print what differs from the answer that the most devices gave")
    boolean diffs;

    @Option(
            names = "--against",
            paramLabel = "FILE|RUN",
            description = {
                "--diff, but against the text in this file;",
                "or against what each device has answered in a run that is kept: its number, or last"
            })
    @Nullable
    String against;

    @Mixin
    ParseOptions parsing = new ParseOptions();

    /** The format that was said, which the destination needs to know. */
    @Nullable
    Format said;

    private boolean parsesChecks;

    /**
     * From now on --parse is about the answers to checks, and not about results.
     *
     * @param expects whether anything is expected of these answers
     * @throws UserError if it is said how rows of results shall be
     */
    void parseChecks(boolean expects) {
        parsesChecks = expects;
        String other = parsing.isOn() ? parsing.ofResults() : "";
        if (!other.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE, other + " is about rows of results, and a change has none; leave it out");
        }
    }

    /** From now on --parse is about what is expected of results, unless it is also said how their rows shall be. */
    void parseExpected() {
        parsesChecks = parsing.ofResults().isEmpty() && columns == null;
    }

    /** Whether results are parsed. */
    boolean isParsed() {
        return parsing.isOn() && !parsesChecks;
    }

    /** The columns of tables of results; null for the usual ones. */
    @Nullable
    List<ResultColumn> columns() {
        try {
            return columns == null || isParsed() ? null : ResultColumn.parse(columns);
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--columns: " + e.getMessage() + "; those of the answers themselves belong to --parse");
        }
    }

    /**
     * Where the results go; null for standard output in a format.
     *
     * @param format that was said, or null
     */
    @Nullable
    Destination destination(@Nullable Format format) {
        said = format;
        parsing.check(columns);
        if (context != null && grep == null) {
            throw new UserError(ExitCode.USAGE, "-C belongs to --grep");
        }
        if (overwrites && file == null && folder == null) {
            throw new UserError(ExitCode.USAGE, "--overwrite belongs to -o or --outdir");
        }
        int forms = (grep != null ? 1 : 0) + (isDiff() ? 1 : 0) + (isGathered() ? 1 : 0) + (raw ? 1 : 0);
        if (forms > 1) {
            throw new UserError(
                    ExitCode.USAGE, "--grep, --gather and --diff exclude each other" + (raw ? ", and --raw" : ""));
        }
        if (isParsed()) {
            refuseWithParse(format);
            return new ChosenDestination(this);
        }
        if (forms == 1 && folder == null && (format != null || columns != null)) {
            throw new UserError(
                    ExitCode.USAGE,
                    form() + " prints a text of its own: leave out " + (format != null ? "--format" : "--columns"));
        }
        return forms == 0 && file == null && folder == null ? null : new ChosenDestination(this);
    }

    private void refuseWithParse(@Nullable Format format) {
        if (raw || grep != null || similar) {
            String text = raw ? "--raw" : grep != null ? "--grep" : "--similar";
            throw new UserError(
                    ExitCode.USAGE, text + " is about texts, and --parse makes tables of them; leave out one of them");
        }
        if (against != null && !KeptRuns.isRun(against)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--parse compares rows with those of the most devices, or of a run: --against last; not with a file");
        }
        if ((isDiff() || gathers) && format != null) {
            throw new UserError(ExitCode.USAGE, form() + " prints a text of its own: leave out --format");
        }
    }

    /** The option that says how the results look. */
    private String form() {
        if (grep != null) {
            return "--grep";
        }
        if (isDiff()) {
            return against == null ? "--diff" : "--against";
        }
        return raw ? "--raw" : gathers ? "--gather" : "--similar";
    }

    boolean isDiff() {
        return diffs || against != null;
    }

    boolean isGathered() {
        return gathers || (similar && !isDiff());
    }

    /**
     * A writer of answers as they are.
     *
     * @throws UserError if they would go to a terminal, on which they could act
     */
    static ResultWriter raw(Console console, OutputStream out) {
        if (console.isShown() && out.equals(console.out())) {
            throw new UserError(
                    ExitCode.USAGE, "--raw never goes to a terminal: an answer could act on it; write > FILE after it");
        }
        return new RawText(out);
    }

    /** The regular expression of --grep. */
    static Pattern pattern(String grep) {
        try {
            return Pattern.compile(grep);
        } catch (PatternSyntaxException e) {
            throw new UserError(ExitCode.USAGE, "\"" + grep + "\" is no regular expression: " + e.getDescription());
        }
    }

    /** How many lines of context {@code asked} means; null is none. */
    static int context(@Nullable Integer asked) {
        if (asked != null && (asked < 0 || asked > MOST_CONTEXT)) {
            throw new UserError(ExitCode.USAGE, "-C is a number of lines from 0 to " + MOST_CONTEXT + ", not " + asked);
        }
        return asked == null ? 0 : asked;
    }

    /** The text of a file to compare against. */
    static DiffWriter.Base base(Path directory, String name) {
        try {
            return new DiffWriter.Base(
                    name,
                    Files.readString(directory.resolve(name), StandardCharsets.UTF_8)
                            .replaceFirst("\\n\\s*$", "")
                            .lines()
                            .toList());
        } catch (IOException e) {
            throw new UserError(ExitCode.USAGE, "--against " + FileProblem.text(e));
        }
    }

    /** The path of a file or folder to write. */
    static Path path(Path directory, String name) throws IOException {
        return new OutputName(name).in(directory);
    }

    /** The names of the columns, for completion. */
    static final class Columns implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ResultColumn.ALL.stream().map(ResultColumn::toString).iterator();
        }
    }
}
