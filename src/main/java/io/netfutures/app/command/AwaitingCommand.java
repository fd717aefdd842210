package io.netfutures.app.command;

import io.netfutures.app.work.Durations;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.concurrent.LetGo;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.Unfinished;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that waits for futures, with an optional bound. */
abstract class AwaitingCommand extends AbstractCommand.OnFutures {
    @Option(names = "--timeout", paramLabel = "TIME", description = "wait no longer than this; they go on")
    @Nullable
    Duration timeout;

    /** Blocks until the future is done; if the time is over first, prints that and returns false. */
    final boolean isDone(NamedFuture named) throws InterruptedException, LetGo {
        try {
            workspace().waiting(List.of(named), timeout).next();
            return true;
        } catch (Unfinished ignored) {
            root.interpreter()
                    .complain(named.label() + " is "
                            + (named.status() instanceof Status.Running running
                                    ? "running" + (running.step().isEmpty() ? "" : " (" + running.step() + ")")
                                    : "pending")
                            + ", and not done within " + Durations.text(Objects.requireNonNull(timeout))
                            + "; it goes on");
            return false;
        }
    }
}
