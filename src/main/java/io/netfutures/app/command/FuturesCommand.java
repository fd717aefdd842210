package io.netfutures.app.command;

import io.netfutures.app.work.Durations;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Grid;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.NamedFutures;
import io.netfutures.concurrent.Status;
import java.util.List;
import picocli.CommandLine.Command;

/** All futures, or those named, in a table. */
@Command(
        name = "futures",
        description = "Lists the futures: name, device, state, slot, step, time, and what was submitted.",
        footerHeading = "%nExamples:%n",
        footer = {"  futures", "  futures failed"})
public final class FuturesCommand extends AbstractCommand.OnFutures {
    @Override
    public Integer call() {
        NamedFutures futures = workspace().futures();
        Grid table = new Grid("FUTURE", "DEVICE", "STATE", "SLOT", "STEP", "TIME", "TASK");
        List<NamedFuture> listed = names.isEmpty() ? ofChosen(List.copyOf(futures.all())) : futures();
        futures.show(listed);
        for (NamedFuture named : listed) {
            Status status = named.status();
            table.row(
                    named.name(),
                    named.device().name(),
                    state(status),
                    status instanceof Status.Running running ? Integer.toString(running.slot()) : "",
                    status instanceof Status.Running running ? running.step() : "",
                    time(status),
                    named.taskText());
        }
        out().print(table);
        out().flush();
        return ExitCode.OK;
    }

    private static String state(Status status) {
        return switch (status) {
            case Status.Pending pending -> "pending";
            case Status.Running running -> "running";
            case Status.Returned<?> returned -> "returned";
            case Status.Raised raised -> "raised " + raised.cause().getClass().getSimpleName();
            case Status.Cancelled cancelled -> "cancelled";
        };
    }

    private static String time(Status status) {
        return switch (status) {
            case Status.Running running -> Durations.text(running.elapsed());
            case Status.Returned<?> returned -> Durations.text(returned.took());
            case Status.Raised raised -> Durations.text(raised.took());
            case Status.Pending pending -> "";
            case Status.Cancelled cancelled -> "";
        };
    }
}
