package io.netfutures.app.command;

import io.netfutures.app.work.Console;
import io.netfutures.app.work.Destination;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.GatheringWriter;
import io.netfutures.app.work.KeptRuns;
import io.netfutures.app.work.OutputFolder;
import io.netfutures.app.work.ReportSettings;
import io.netfutures.app.work.ReportSettings.Format;
import io.netfutures.app.work.UserError;
import io.netfutures.device.FileProblem;
import io.netfutures.fleet.Plan;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.GrepLines;
import io.netfutures.journal.ResultWriter;
import io.netfutures.journal.WholeFile;
import io.netfutures.journal.rows.RowDiff;
import io.netfutures.journal.rows.RowsAhead;
import io.netfutures.platform.Platforms;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;

/** The destination that the options of a command describe. */
final class ChosenDestination implements Destination {
    private final ResultOptions options;

    ChosenDestination(ResultOptions options) {
        this.options = options;
    }

    @Override
    public boolean gathersFailures() {
        return options.isGathered();
    }

    @Override
    public String later(String name) {
        return options.isParsed()
                ? (options.isDiff() ? "diff " : options.isGathered() ? "gather " : "result ") + name + " --parse"
                : Destination.super.later(name);
    }

    @Override
    public ResultWriter open(
            Console console, ReportSettings settings, KeptRuns kept, Platforms platforms, List<Plan.Assignment> plan) {
        Form form = options.isParsed()
                ? out -> parsed(console, settings, kept, platforms, plan, out)
                : out -> form(console, settings, kept, out);
        try {
            if (options.file == null && options.folder != null) {
                ResultWriter printed = options.raw ? result -> {} : form.to(console.out());
                return inFolder(options.folder, console, settings, plan, printed);
            }
            if (options.file == null) {
                return form.to(console.out());
            }
            WholeFile file =
                    WholeFile.create(ResultOptions.path(console.directory(), options.file), options.overwrites);
            ResultWriter printed = new FileOfResults(
                    file, form.to(file.out()), plan.size(), missing -> tell(console, settings, file, missing));
            return options.folder == null
                    ? printed
                    : new Both(inFolder(options.folder, console, settings, plan, printed), printed);
        } catch (FileAlreadyExistsException e) {
            throw new UserError(
                    ExitCode.USAGE,
                    e.getFile()
                            + " exists; nothing was contacted; choose another name (it may have {date} and {time}), or"
                            + " say --overwrite");
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, "nothing was contacted: " + FileProblem.text(e));
        }
    }

    private static void tell(Console console, ReportSettings settings, WholeFile file, int missing) {
        if (missing > 0) {
            console.complain("%s lacks %d %s, which %s not done"
                    .formatted(file, missing, missing == 1 ? "device" : "devices", missing == 1 ? "was" : "were"));
        } else if (!settings.quiet()) {
            console.err().println("results in " + file);
        }
    }

    /** Writers of the chosen form. */
    private interface Form {
        ResultWriter to(OutputStream out);
    }

    private ResultWriter parsed(
            Console console,
            ReportSettings settings,
            KeptRuns kept,
            Platforms platforms,
            List<Plan.Assignment> plan,
            OutputStream out) {
        ParsedForm form = options.parsing.form(options.columns, options.said, console, platforms);
        List<RowsAhead.Asked> asked = ParseOptions.asked(plan);
        String against = options.against;
        if (options.isDiff()) {
            return form.diff(
                    asked,
                    out,
                    against == null ? new RowDiff.Base.Majority() : KeptRows.of(kept.named(against), " now"));
        }
        return options.isGathered()
                ? form.gathered(asked, out)
                : form.rows(inFormat(settings).format(), asked, out);
    }

    private ResultWriter form(Console console, ReportSettings settings, KeptRuns kept, OutputStream out) {
        if (options.raw) {
            return ResultOptions.raw(console, out);
        }
        if (options.grep != null) {
            return new GrepLines(out, ResultOptions.pattern(options.grep), ResultOptions.context(options.context));
        }
        String against = options.against;
        if (against != null && KeptRuns.isRun(against)) {
            return new RunDiffWriter(out, console.err(), kept.named(against), options.similar);
        }
        if (options.isDiff()) {
            return new DiffWriter(
                    out,
                    console.err(),
                    against == null ? null : ResultOptions.base(console.directory(), against),
                    options.similar);
        }
        return options.isGathered()
                ? new GatheringWriter(out, console.err(), options.similar)
                : inFormat(settings).writer(out);
    }

    /** The format that was said; if none was, that which the end of the name of the file says. */
    private ReportSettings inFormat(ReportSettings settings) {
        String file = options.file;
        if (file == null || settings.format() != null) {
            return settings;
        }
        return settings.as(
                switch (file.substring(file.lastIndexOf('.') + 1)) {
                    case "json" -> Format.json;
                    case "ndjson", "jsonl" -> Format.ndjson;
                    case "csv" -> Format.csv;
                    case "yaml", "yml" -> Format.yaml;
                    default -> null;
                });
    }

    private ResultWriter inFolder(
            String name, Console console, ReportSettings settings, List<Plan.Assignment> plan, ResultWriter printed)
            throws IOException {
        Path path = ResultOptions.path(console.directory(), name);
        OutputFolder folder = OutputFolder.open(path, options.overwrites, plan, settings.writer(console.out()));
        PrintStream err = console.err();
        ResultWriter told = new ResultWriter() {
            @Override
            public void write(DeviceResult result) throws IOException {
                folder.write(result);
            }

            @Override
            public void end() throws IOException {
                folder.end();
                if (!settings.quiet()) {
                    err.println(folder.written() + (folder.written() == 1 ? " file" : " files") + " in " + path);
                }
            }
        };
        boolean isPrintedToo = options.file == null
                && (settings.format() != null
                        || options.grep != null
                        || options.isDiff()
                        || options.isGathered()
                        || options.isParsed());
        return isPrintedToo ? new Both(told, printed) : told;
    }

    /** Writes each result twice; what one of them does not take, the other gets all the same. */
    private record Both(ResultWriter one, ResultWriter other) implements ResultWriter {
        @Override
        public void write(DeviceResult result) throws IOException {
            ready(result).write();
        }

        @Override
        public Readied ready(DeviceResult result) {
            Readied first = one.ready(result);
            Readied second = other.ready(result);
            return () -> {
                try {
                    first.write();
                } finally {
                    second.write();
                }
            };
        }

        @Override
        public boolean isLacking() {
            return one.isLacking() || other.isLacking();
        }

        @Override
        public void end() throws IOException {
            try {
                one.end();
            } finally {
                other.end();
            }
        }
    }
}
