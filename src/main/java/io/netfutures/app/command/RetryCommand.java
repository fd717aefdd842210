package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.UserError;
import io.netfutures.concurrent.Status;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Task;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code retry}: submits the tasks of failed futures again. */
@Command(
        name = "retry",
        description =
                "Submits again what has failed or was cancelled, by new futures; without a name, of the last run.",
        footerHeading = "%nExamples:%n",
        footer = {"  retry failed", "  retry f2", "  again = retry failed"})
public final class RetryCommand extends AbstractCommand.OnFutures {
    @Mixin
    RunOptions options;

    @Override
    public Integer call() throws Exception {
        Map<Task, Set<Device>> tasks = new LinkedHashMap<>();
        for (NamedFuture named : futures()) {
            if (named.isActive()) {
                throw new UserError(ExitCode.USAGE, named.label() + " is not done yet; wait for it, or cancel it");
            }
            boolean again = named.status() instanceof Status.Raised || named.status() instanceof Status.Cancelled;
            if (again) {
                tasks.computeIfAbsent(named.task(), task -> new LinkedHashSet<>())
                        .add(named.device());
            } else if (names.contains(named.name())) {
                throw new UserError(ExitCode.USAGE, named.label() + " has returned; there is nothing to retry");
            }
        }
        if (tasks.isEmpty()) {
            throw new UserError(ExitCode.USAGE, "nothing has failed");
        }
        if (tasks.size() > 1 && root.target().isPresent()) {
            throw new UserError(
                    ExitCode.USAGE, "these are " + tasks.size() + " different tasks; retry them without NAME =");
        }
        for (Map.Entry<Task, Set<Device>> each : tasks.entrySet()) {
            Inventory devices = Inventory.of(List.copyOf(each.getValue()));
            workspace().submit(devices, each.getKey(), options.settings(), root.target());
        }
        return ExitCode.OK;
    }
}
