package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.ReportSettings;
import io.netfutures.app.work.ReportSettings.Format;
import io.netfutures.app.work.RunSummary;
import io.netfutures.app.work.SameFailures;
import io.netfutures.app.work.UserError;
import io.netfutures.device.FileProblem;
import io.netfutures.device.Nearest;
import io.netfutures.device.Printable;
import io.netfutures.device.Wildcards;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.KeptState;
import io.netfutures.journal.ResultWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The command {@code runs show}: prints what is kept of a run; contacts nothing. */
@Command(
        name = "show",
        description = {
            "Shows what a run was to do, how it ended, and why devices failed; contacts nothing.",
            "With names of devices, with -d, --format or --parse, it prints the answers."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  runs show last",
            "  runs show 17 R1 R2",
            "  runs show 17 '*' --format json",
            "  runs show 17 R1 --raw > R1.cfg",
            "  runs show last --parse --where 'status != up'"
        })
@Heeds(always = CommonOption.DEVICES, first = CommonOption.RUNS)
public final class RunsShowCommand implements Callable<Integer> {
    @ParentCommand
    RunsCommand runs;

    @Parameters(index = "0", arity = "0..1", paramLabel = "RUN", description = "its number, or last (default)")
    String run = "last";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "DEVICE",
            description = "names, or wildcards; with them the answers are printed")
    List<String> names = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "as with submit; prints the answers")
    @Nullable
    Format format;

    @Option(names = "--raw", description = "the answers as they are, with nothing else: to a pipe, never to a terminal")
    boolean raw;

    @Mixin
    RowOptions rows;

    @Override
    public Integer call() {
        KeptRun kept = runs.root.kept().named(run);
        try {
            if (names.isEmpty() && format == null && !raw && !rows.isOn() && !runs.root.choosesDevices()) {
                summary(kept);
                return ExitCode.OK;
            }
            return answers(kept);
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, "run " + kept.id() + " cannot be read: " + FileProblem.text(e));
        }
    }

    private void summary(KeptRun kept) throws IOException {
        runs.out().println("run " + kept.id() + ": " + kept.plan().origin().command());
        line("started", RunsCommand.time(kept.plan().start()) + (kept.isActive() ? ", and is running" : ""));
        line("devices", counts(kept));
        if (!kept.plan().origin().selection().isEmpty()) {
            line("selected", kept.plan().origin().selection());
        }
        line("inventory", kept.plan().origin().inventory());
        if (kept.plan().origin().simulated()) {
            line("simulated", "yes, by the lab");
        }
        if (kept.plan().origin().retryOf() > 0) {
            line("retry of", "run " + kept.plan().origin().retryOf());
        }
        if (kept.rounds() > 1) {
            line("resumed", kept.rounds() - 1 + (kept.rounds() == 2 ? " time" : " times"));
        }
        line("folder", kept.folder().toString());
        if (kept.damaged() > 0) {
            line("damaged", kept.damaged() + " lines of its journal, which count for nothing");
        }
        runs.failures(kept.devices());
        ChangeOutcome.lines(kept, runs.root.kept(), Instant.now()).forEach(runs.out()::println);
        if (kept.devices().stream().anyMatch(each -> each.change().isPresent())) {
            ShownChanges.of(kept, runs.root.platforms()).forEach(runs.out()::println);
        }
        if (!kept.worsened().isEmpty()) {
            line("take back", runs.root.kept().undo(kept.id()));
        }
        RunSummary.lines(kept, runs.root.kept().next(kept)).forEach(runs.out()::println);
    }

    private void line(String name, String text) {
        runs.out().println("  " + name + " ".repeat(12 - name.length()) + Printable.line(text));
    }

    private static String counts(KeptRun kept) {
        List<String> counts = new ArrayList<>();
        count(counts, kept.count(KeptState.RETURNED), "ok");
        count(counts, kept.count(KeptState.RAISED), "failed");
        int untouched = (int) kept.devices().stream()
                .filter(each -> each.state() == KeptState.CANCELLED)
                .flatMap(each -> each.ending().stream())
                .filter(each -> each.started() == null)
                .count();
        count(counts, kept.count(KeptState.CANCELLED) - untouched, "cancelled");
        count(counts, kept.count(KeptState.STARTED), "begun without a known end");
        count(counts, kept.count(KeptState.PENDING) + untouched, "not contacted");
        return kept.devices().size() + ": " + String.join(", ", counts);
    }

    private static void count(List<String> counts, int number, String word) {
        if (number > 0) {
            counts.add(number + " " + word);
        }
    }

    /** Returns the exit code. */
    private int answers(KeptRun kept) throws IOException {
        List<String> known = kept.devices().stream().map(KeptDevice::name).toList();
        for (String name : names) {
            if (known.stream().noneMatch(each -> Wildcards.matches(name, each))) {
                throw new UserError(
                        ExitCode.USAGE, "run " + kept.id() + " has no device " + name + Nearest.hint(name, known));
            }
        }
        if (raw && format != null) {
            throw new UserError(ExitCode.USAGE, "--raw and --format exclude each other");
        }
        Predicate<KeptDevice> isChosen = runs.chosen(kept.devices());
        List<KeptDevice> chosen = kept.devices().stream()
                .filter(isChosen.and(each ->
                        names.isEmpty() || names.stream().anyMatch(name -> Wildcards.matches(name, each.name()))))
                .toList();
        ResultWriter writer = writer(chosen);
        boolean whole = true;
        for (KeptDevice each : chosen) {
            whole &= answer(kept, each, writer);
        }
        writer.end();
        return !whole ? ExitCode.OUTPUT : writer.isLacking() ? ExitCode.FAILED : ExitCode.OK;
    }

    private ResultWriter writer(List<KeptDevice> chosen) {
        if (raw) {
            if (rows.isOn()) {
                throw new UserError(ExitCode.USAGE, "--raw and --parse exclude each other");
            }
            return ResultOptions.raw(runs.root.console(), runs.out());
        }
        return rows.isOn()
                ? rows.form(runs.root, format).rows(format, ParseOptions.askedThen(chosen), runs.out())
                : ReportSettings.of(format).writer(runs.out());
    }

    private boolean answer(KeptRun kept, KeptDevice device, ResultWriter writer) throws IOException {
        Optional<DeviceResult> result;
        try {
            result = device.result();
        } catch (IOException e) {
            runs.root.console().complain(device.name() + ": " + FileProblem.text(e));
            return false;
        }
        if (result.isPresent()) {
            writer.write(result.get());
            result.map(DeviceResult::failure)
                    .map(DeviceResult.Failure::message)
                    .ifPresent(message -> runs.root.console().complain(SameFailures.named(device.name(), message)));
        } else {
            runs.root.console().complain(device.name() + ": has no result in run " + kept.id());
        }
        return true;
    }
}
