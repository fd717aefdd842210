package io.netfutures.app.command;

import com.github.difflib.UnifiedDiffUtils;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import io.netfutures.concurrent.LetGo;
import io.netfutures.concurrent.Status;
import io.netfutures.device.Printable;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.rows.RowDiff;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code diff}: compares two results. */
@Command(
        name = "diff",
        description = {
            "Shows what differs between two results; of two lists, those of the same device are compared.",
            "One list alone is compared with the answer that the most devices gave, or with the text of a file.",
            "Waits for them first."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  diff f1 f2",
            "  before = submit sh ip route",
            "  diff before after --similar",
            "  diff before after --parse",
            "  diff before",
            "  diff before golden.txt --similar"
        })
public final class DiffCommand extends RetellingCommand {
    private static final int AROUND = 3;

    @Parameters(index = "0", paramLabel = "FUTURE", description = "one future, or a list")
    String one = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FUTURE|FILE",
            description = "the other; or a file; else the answer of the most devices")
    @Nullable
    String other;

    @Option(names = "--similar", description = "ignore times, ages, counters and loads, and say how many")
    boolean similar;

    @Mixin
    RowOptions rows;

    @Override
    public Integer call() throws InterruptedException, LetGo {
        Workspace workspace = workspace();
        List<NamedFuture> first = futures(List.of(one));
        if (rows.isOn()) {
            return rows(workspace, first);
        }
        if (other == null) {
            return retell(first, new DiffWriter(out(), err(), null, similar), false);
        }
        if (!workspace.futures().knows(other)
                && Files.isRegularFile(root.console().directory().resolve(other))) {
            DiffWriter.Base base = ResultOptions.base(root.console().directory(), other);
            return retell(first, new DiffWriter(out(), err(), base, similar), false);
        }
        return compare(workspace, first, other);
    }

    private int rows(Workspace workspace, List<NamedFuture> first) throws InterruptedException, LetGo {
        if (similar) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--similar is about texts, and --parse makes tables of them; leave out one of them");
        }
        ParsedForm form = rows.form(root, null);
        if (other == null) {
            return retell(first, form.diff(ParseOptions.askedBy(first), out(), new RowDiff.Base.Majority()), false);
        }
        List<NamedFuture> second = futures(List.of(other));
        workspace.await(first);
        workspace.await(second);
        boolean areTwo = first.size() == 1 && second.size() == 1;
        if (areTwo) {
            requireReturned(first.getFirst());
            requireReturned(second.getFirst());
        }
        Map<String, DeviceResult> before = new LinkedHashMap<>();
        first.stream()
                .filter(DiffCommand::isReturned)
                .forEach(each -> before.put(each.device().name(), DeviceResult.of(each.deviceFuture())));
        if (!areTwo
                && second.stream()
                        .noneMatch(each -> isReturned(each)
                                && before.containsKey(each.device().name()))) {
            throw nothingInBoth(other);
        }
        RowDiff.Base.Then then =
                device -> areTwo ? before.values().stream().findFirst() : Optional.ofNullable(before.get(device));
        RowDiff.Base base = new RowDiff.Base.Earlier(then, " in " + one, " in " + other);
        return retell(second, form.diff(ParseOptions.askedBy(second), out(), base), false);
    }

    private int compare(Workspace workspace, List<NamedFuture> first, String other) throws InterruptedException, LetGo {
        List<NamedFuture> second = futures(List.of(other));
        workspace.await(first);
        workspace.await(second);
        LineChanges changes = new LineChanges(similar);
        int compared = 0;
        int different = 0;
        if (first.size() == 1 && second.size() == 1) {
            compared++;
            different += shown(first.getFirst(), second.getFirst(), changes) ? 1 : 0;
        } else {
            Map<String, NamedFuture> byDevice = new LinkedHashMap<>();
            second.forEach(named -> byDevice.put(named.device().name(), named));
            for (NamedFuture named : first) {
                NamedFuture twin = byDevice.get(named.device().name());
                if (twin != null && isReturned(named) && isReturned(twin)) {
                    compared++;
                    different += shown(named, twin, changes) ? 1 : 0;
                }
            }
        }
        if (compared == 0) {
            throw nothingInBoth(other);
        }
        changes.tellIgnored(err());
        err().println(different + " of " + compared + (compared == 1 ? " result differs" : " results differ"));
        return ExitCode.OK;
    }

    private UserError nothingInBoth(String other) {
        return new UserError(ExitCode.USAGE, "no device has a result in both " + one + " and " + other);
    }

    private static boolean isReturned(NamedFuture named) {
        return named.status() instanceof Status.Returned<?>;
    }

    /** Prints the difference of two results; returns whether there is one. */
    private boolean shown(NamedFuture before, NamedFuture after, LineChanges changes) {
        List<String> old = lines(before);
        List<String> difference = UnifiedDiffUtils.generateUnifiedDiff(
                before.label(),
                after.label(),
                old,
                changes.between(old, lines(after)).inWords(),
                AROUND);
        difference.forEach(out()::println);
        return !difference.isEmpty();
    }

    private static void requireReturned(NamedFuture named) {
        if (!isReturned(named)) {
            throw new UserError(ExitCode.FAILED, named.label() + " has no result to compare");
        }
    }

    private static List<String> lines(NamedFuture named) {
        requireReturned(named);
        return new ArrayList<>(
                Printable.text(named.future().resultNow().text()).lines().toList());
    }
}
