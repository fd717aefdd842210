package io.netfutures.app.command;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.UserError;
import io.netfutures.device.FileProblem;
import io.netfutures.device.Printable;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.KeptState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The command {@code runs diff}: compares the answers of two kept runs. */
@Command(
        name = "diff",
        description = {
            "Shows for each device what differs between its answers in two runs, for instance of two days.",
            "Devices that have answered in only one of them are named; contacts nothing."
        },
        footerHeading = "%nExample:%n",
        footer = {"  runs diff 12 17"})
public final class RunsDiffCommand implements Callable<Integer> {
    private static final int AROUND = 3;

    @ParentCommand
    RunsCommand runs;

    @Parameters(index = "0", paramLabel = "RUN", description = "the earlier one")
    String one = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "RUN", description = "the later one (default: last)")
    String other = "last";

    @Override
    public Integer call() {
        KeptRun before = runs.root.kept().named(one);
        KeptRun after = runs.root.kept().named(other);
        Map<String, KeptDevice> later = new LinkedHashMap<>();
        after.devices().forEach(each -> later.put(each.name(), each));
        int compared = 0;
        int different = 0;
        List<String> only = new ArrayList<>();
        try {
            for (KeptDevice each : before.devices()) {
                KeptDevice twin = later.remove(each.name());
                boolean both = twin != null && isReturned(each) && isReturned(twin);
                if (twin != null && both) {
                    compared++;
                    different += shown(before, each, after, twin) ? 1 : 0;
                } else if (isReturned(each) || (twin != null && isReturned(twin))) {
                    only.add(each.name());
                }
            }
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, "the answers cannot be read: " + FileProblem.text(e));
        }
        later.values().stream()
                .filter(RunsDiffCommand::isReturned)
                .map(KeptDevice::name)
                .forEach(only::add);
        if (!only.isEmpty()) {
            runs.root.console().complain("answered in one of the two runs only: " + String.join(", ", only));
        }
        runs.err()
                .println(different + " of " + compared + (compared == 1 ? " device" : " devices")
                        + (different == 1 ? " differs" : " differ")
                        + " between run " + before.id() + " and run " + after.id());
        return ExitCode.OK;
    }

    private static boolean isReturned(KeptDevice device) {
        return device.state() == KeptState.RETURNED;
    }

    /** Prints the difference; returns whether there is one. */
    private boolean shown(KeptRun before, KeptDevice one, KeptRun after, KeptDevice other) throws IOException {
        List<String> old = lines(one);
        List<String> now = lines(other);
        List<String> difference = UnifiedDiffUtils.generateUnifiedDiff(
                one.name() + " in run " + before.id(),
                other.name() + " in run " + after.id(),
                old,
                DiffUtils.diff(old, now),
                AROUND);
        difference.forEach(runs.out()::println);
        return !difference.isEmpty();
    }

    private static List<String> lines(KeptDevice device) throws IOException {
        String text = device.result().map(DeviceResult::dialogue).orElse("");
        return new ArrayList<>(Printable.text(text).lines().toList());
    }
}
