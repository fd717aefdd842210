package io.netfutures.app.command;

import io.netfutures.app.report.RunPage;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.NextSteps;
import io.netfutures.app.work.OutputName;
import io.netfutures.app.work.UserError;
import io.netfutures.device.FileProblem;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.KeptState;
import io.netfutures.journal.WholeFile;
import io.netfutures.nodeset.BriefNames;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The command {@code runs report}: writes a kept run as a page to hand over; contacts nothing. */
@Command(
        name = "report",
        description = {
            "Writes a run as one HTML file, to hand over or to print: what was asked, counts, failures and why,",
            "the timeline, the answers gathered and device by device. It needs no network; contacts nothing.",
            "The answers of the devices stand in it: give it only to those who may read them."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  runs report", "  runs report 17 -o friday.html", "  runs report last -o {date}.html --overwrite"})
@Heeds(first = CommonOption.RUNS)
public final class RunsReportCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    @ParentCommand
    AbstractCommand runs;

    @Parameters(index = "0", arity = "0..1", paramLabel = "RUN", description = "its number, or last (default)")
    String run = "last";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "where to (default: run-RUN.html); - is standard output; may hold {date} and {time}")
    String file = "";

    @Option(names = "--overwrite", description = "replace a file that is there already")
    boolean overwrites;

    @Override
    public Integer call() {
        KeptRun kept = runs.root.kept().named(run);
        List<String> unreadable = file.equals(STANDARD_OUTPUT) ? print(kept) : write(kept);
        if (unreadable.isEmpty()) {
            return ExitCode.OK;
        }
        runs.root
                .console()
                .complain("what these devices have answered cannot be read, and is not in the report: "
                        + BriefNames.of(unreadable));
        return ExitCode.OUTPUT;
    }

    private List<String> print(KeptRun kept) {
        try {
            return write(kept, runs.out());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private List<String> write(KeptRun kept) {
        Path path = path(kept);
        try (WholeFile page = WholeFile.createOwn(path, overwrites)) {
            List<String> unreadable = write(kept, page.out());
            page.commit();
            runs.err().println("the report on run " + kept.id() + " is in " + path);
            return unreadable;
        } catch (FileAlreadyExistsException e) {
            throw new UserError(
                    ExitCode.OUTPUT, path + " exists; choose another name with -o, or replace it with --overwrite");
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Path path(KeptRun kept) {
        OutputName name = new OutputName(file.isEmpty() ? "run-" + kept.id() + ".html" : file);
        try {
            return name.in(runs.root.console().directory());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private List<String> write(KeptRun kept, OutputStream to) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        List<String> unreadable = RunPage.write(
                kept,
                ChangeOutcome.lines(kept, runs.root.kept(), Instant.now()),
                next(kept),
                ShownChanges.lasting(runs.root.platforms()),
                Instant.now(),
                ZoneId.systemDefault(),
                out);
        out.flush();
        return unreadable;
    }

    private RunPage.Next next(KeptRun kept) throws IOException {
        NextSteps steps = runs.root.kept().next(kept);
        return steps == null
                ? new RunPage.Next(List.of(), List.of())
                : new RunPage.Next(
                        steps.again(names(kept, each -> each.state() == KeptState.RAISED && !each.isUnfinished())),
                        steps.goOn(names(kept, KeptDevice::isUnfinished)));
    }

    private static List<String> names(KeptRun kept, Predicate<KeptDevice> which) {
        return kept.devices().stream().filter(which).map(KeptDevice::name).toList();
    }

    private static UserError unwritable(IOException e) {
        return new UserError(ExitCode.OUTPUT, "the report cannot be written: " + FileProblem.text(e));
    }
}
