package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.UserError;
import io.netfutures.device.FileProblem;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.KeptState;
import io.netfutures.journal.ResultWriter;
import io.netfutures.nodeset.BriefNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The command {@code runs diff}: compares the answers of two kept runs. */
@Command(
        name = "diff",
        description = {
            "Shows for each device what differs between its answers in two runs, for instance of two days.",
            "The same difference is told once. Devices that have answered in only one of them are named; contacts nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  runs diff 12 17", "  runs diff 12 --similar", "  runs diff 12 17 --parse"})
@Heeds(always = CommonOption.DEVICES, first = CommonOption.RUNS)
public final class RunsDiffCommand implements Callable<Integer> {
    @ParentCommand
    RunsCommand runs;

    @Parameters(index = "0", paramLabel = "RUN", description = "the earlier one")
    String one = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "RUN", description = "the later one (default: last)")
    String other = "last";

    @Option(names = "--similar", description = "ignore times, ages, counters and loads, and say how many were ignored")
    boolean similar;

    @Mixin
    RowOptions rows;

    @Override
    public Integer call() {
        KeptRun before = runs.root.kept().named(one);
        KeptRun after = runs.root.kept().named(other);
        Predicate<KeptDevice> isMeant = runs.chosen(Stream.concat(before.devices().stream(), after.devices().stream())
                        .toList())
                .and(RunsDiffCommand::isReturned);
        Map<String, KeptDevice> later = new LinkedHashMap<>();
        after.devices().stream().filter(isMeant).forEach(each -> later.put(each.name(), each));
        if (rows.isOn()) {
            return rows(before, after, later, isMeant);
        }
        AnswerDifferences differences = new AnswerDifferences(in(before), in(after), similar);
        List<String> onlyBefore = new ArrayList<>();
        boolean whole = true;
        for (KeptDevice each : before.devices().stream().filter(isMeant).toList()) {
            KeptDevice twin = later.remove(each.name());
            if (twin == null) {
                onlyBefore.add(each.name());
            } else {
                whole &= compare(each, twin, differences);
            }
        }
        runs.out().print(differences.text());
        differences.tellRest(runs.err());
        complain(before, onlyBefore);
        complain(after, later.keySet());
        runs.err().println(differences.count(" between run " + before.id() + " and run " + after.id()));
        return !whole ? ExitCode.OUTPUT : differences.isNothing() ? ExitCode.FAILED : ExitCode.OK;
    }

    private int rows(KeptRun before, KeptRun after, Map<String, KeptDevice> later, Predicate<KeptDevice> isMeant) {
        ResultWriter writer = rows.form(runs.root, null)
                .diff(ParseOptions.askedThen(List.copyOf(later.values())), runs.out(), KeptRows.of(before, in(after)));
        try {
            for (KeptDevice each : later.values()) {
                writer.write(each.result().orElseThrow());
            }
            writer.end();
            complain(
                    before,
                    before.devices().stream()
                            .filter(isMeant)
                            .map(KeptDevice::name)
                            .filter(name -> !later.containsKey(name))
                            .toList());
            return writer.isLacking() ? ExitCode.FAILED : ExitCode.OK;
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, "the runs cannot be compared: " + FileProblem.text(e));
        }
    }

    /** Returns whether the answers could be read. */
    private boolean compare(KeptDevice before, KeptDevice after, AnswerDifferences differences) {
        try {
            differences.compare(before.result().orElseThrow(), after.result().orElseThrow());
            return true;
        } catch (IOException e) {
            runs.root.console().complain(before.name() + ": not compared: " + FileProblem.text(e));
            return false;
        }
    }

    private static boolean isReturned(KeptDevice device) {
        return device.state() == KeptState.RETURNED;
    }

    private static String in(KeptRun run) {
        return " in run " + run.id();
    }

    private void complain(KeptRun run, Collection<String> only) {
        if (!only.isEmpty()) {
            runs.root.console().complain("answered in run " + run.id() + " only: " + BriefNames.folded(only));
        }
    }
}
