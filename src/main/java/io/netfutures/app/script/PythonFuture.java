package io.netfutures.app.script;

import io.netfutures.app.chapter.AnswerDict;
import io.netfutures.app.chapter.NetmikoWords;
import io.netfutures.app.work.Durations;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.Workspace;
import io.netfutures.concurrent.LetGo;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.Unfinished;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Printable;
import io.netfutures.device.Reply;
import io.netfutures.python.Promise;
import io.netfutures.python.Raised;
import io.netfutures.python.Stopped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A named future as a value of a Python program. Equal to another of the same future.
 *
 * @param made what the submitted function makes of the answers; if empty, the result is a dict from the device to its answer
 */
record PythonFuture(Workspace workspace, NamedFuture named, Optional<Function<List<String>, @Nullable Object>> made)
        implements Promise {

    @Override
    public @Nullable Object result(Optional<Duration> timeout) {
        await(timeout);
        if (named.status() instanceof Status.Raised) {
            throw raised(named.future().exceptionNow());
        }
        AnswerDict answer = new AnswerDict(named.future().resultNow());
        return made.isEmpty()
                ? answer
                : made.get()
                        .apply(answer.shown().stream().map(Reply.Output::text).toList());
    }

    @Override
    public Optional<Raised> exception(Optional<Duration> timeout) {
        await(timeout);
        return hasRaised() ? Optional.of(raised(named.future().exceptionNow())) : Optional.empty();
    }

    /** Blocks until the future is done, for {@code timeout} at most. */
    private void await(Optional<Duration> timeout) {
        named.claim();
        try {
            workspace.waiting(List.of(named), timeout.orElse(null)).next();
        } catch (Unfinished ignored) {
            throw Raised.of(
                    "TimeoutError",
                    named.label() + " is not done within " + Durations.text(timeout.orElse(Duration.ZERO))
                            + "; it goes on");
        } catch (LetGo ignored) {
            throw new Stopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
        if (cancelled()) {
            if (workspace.interrupts().stopsPrograms()) {
                throw new Stopped();
            }
            throw Raised.of("CancelledError", named.label() + " was cancelled; it has no result");
        }
    }

    /** A failure that Python code can catch under netmiko's exception names and under its own. */
    private static Raised raised(Throwable cause) {
        String own = cause.getClass().getSimpleName();
        if (!(cause instanceof DeviceException failure)) {
            return new Raised(own, Set.of(own, "Exception"), String.valueOf(cause.getMessage()), cause);
        }
        String type = NetmikoWords.exceptionName(failure);
        String simple = simple(type);
        Set<String> kinds = Set.copyOf(List.of(simple, simple.replace("NetMiko", "Netmiko"), own, "Exception"));
        return new Raised(type, kinds, Printable.text(NetmikoWords.text(failure)), cause);
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    @Override
    public boolean done() {
        return named.future().done();
    }

    @Override
    public boolean running() {
        return named.future().running();
    }

    @Override
    public boolean cancelled() {
        return named.future().cancelled();
    }

    @Override
    public boolean hasRaised() {
        return named.status() instanceof Status.Raised;
    }

    @Override
    public boolean cancel() {
        return named.future().cancel();
    }

    @Override
    public void cancelPending() {
        named.future().cancel(false);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PythonFuture future && named.future() == future.named.future();
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(named.future());
    }

    @Override
    public String toString() {
        return named.future().toString(value -> switch (value) {
            case Reply reply -> "dict";
            case DeviceException failure -> simple(NetmikoWords.exceptionName(failure));
            default -> null;
        });
    }
}
