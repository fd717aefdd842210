package io.netfutures.app.command;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import io.netfutures.concurrent.LetGo;
import io.netfutures.concurrent.Status;
import io.netfutures.device.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code diff}: compares two results. */
@Command(
        name = "diff",
        description = {
            "Shows what differs between two results; of two lists, those of the same device are compared.",
            "Waits for them first."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  diff f1 f2", "  before = submit sh ip route", "  diff before after"})
public final class DiffCommand extends AbstractCommand {
    private static final int AROUND = 3;

    @Parameters(index = "0", paramLabel = "FUTURE", description = "one future, or a list")
    String one = "";

    @Parameters(index = "1", paramLabel = "FUTURE", description = "the other")
    String other = "";

    @Override
    public Integer call() throws InterruptedException, LetGo {
        Workspace workspace = workspace();
        List<NamedFuture> first = futures(List.of(one));
        List<NamedFuture> second = futures(List.of(other));
        workspace.await(first);
        workspace.await(second);
        int compared = 0;
        int different = 0;
        if (first.size() == 1 && second.size() == 1) {
            compared++;
            different += shown(first.getFirst(), second.getFirst()) ? 1 : 0;
        } else {
            Map<String, NamedFuture> byDevice = new LinkedHashMap<>();
            second.forEach(named -> byDevice.put(named.device().name(), named));
            for (NamedFuture named : first) {
                NamedFuture twin = byDevice.get(named.device().name());
                if (twin != null && isReturned(named) && isReturned(twin)) {
                    compared++;
                    different += shown(named, twin) ? 1 : 0;
                }
            }
        }
        if (compared == 0) {
            throw new UserError(ExitCode.USAGE, "no device has a result in both " + one + " and " + other);
        }
        err().println(different + " of " + compared + (compared == 1 ? " result differs" : " results differ"));
        return ExitCode.OK;
    }

    private static boolean isReturned(NamedFuture named) {
        return named.status() instanceof Status.Returned<?>;
    }

    /** Prints the difference of two results; returns whether there is one. */
    private boolean shown(NamedFuture before, NamedFuture after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        List<String> difference = UnifiedDiffUtils.generateUnifiedDiff(
                before.label(), after.label(), old, DiffUtils.diff(old, now), AROUND);
        difference.forEach(out()::println);
        return !difference.isEmpty();
    }

    private static List<String> lines(NamedFuture named) {
        if (!isReturned(named)) {
            throw new UserError(ExitCode.FAILED, named.label() + " has no result to compare");
        }
        return new ArrayList<>(
                Printable.text(named.future().resultNow().text()).lines().toList());
    }
}
