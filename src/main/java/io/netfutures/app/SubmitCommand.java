package io.netfutures.app;

import io.netfutures.concurrent.TaskFuture;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.device.Reply;
import java.util.List;
import picocli.CommandLine.Command;

/** submit() and as_completed(): each result as soon as it is there. */
@Command(
        name = "submit",
        description = "Sends show commands to every selected device; prints each answer as soon as it is there.",
        footerHeading = "%n",
        footer = {"Example: netfutures submit -i devices.yaml -w 100 \"sh ip int br\""})
final class SubmitCommand extends RunCommand {
    @Override
    Iterable<TaskFuture<Reply>> inOrder(TaskScope scope, List<TaskFuture<Reply>> futures) {
        return scope.asCompleted(futures);
    }

    /** As in the chapter: the others go on, and end, before the failure is heard of. */
    @Override
    void stop(TaskScope scope) {}
}
