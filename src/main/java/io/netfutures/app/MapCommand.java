package io.netfutures.app;

import io.netfutures.concurrent.TaskFuture;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.concurrent.When;
import io.netfutures.device.Reply;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Command;

/** map(): the results in the order of the inventory. */
@Command(
        name = "map",
        description = "Sends show commands to every selected device; prints the answers in the order of the inventory.",
        footerHeading = "%n",
        footer = {"Example: netfutures map -d 'r[1-3]' --format text \"sh clock\""})
final class MapCommand extends RunCommand {
    @Override
    Iterable<TaskFuture<Reply>> inOrder(TaskScope scope, List<TaskFuture<Reply>> futures) {
        Iterator<TaskFuture<Reply>> next = futures.iterator();
        return () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return next.hasNext();
            }

            @Override
            public TaskFuture<Reply> next() {
                TaskFuture<Reply> future = next.next();
                scope.waitFor(List.of(future), When.ALL_COMPLETED);
                return future;
            }
        };
    }

    /** As Python's map: what has not started is cancelled. */
    @Override
    void stop(TaskScope scope) {
        scope.cancelPending();
    }
}
