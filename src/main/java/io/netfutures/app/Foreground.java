package io.netfutures.app;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The interpreter waiting for futures, in the order in which they are done. {@link #letGo()}, from any thread, ends the wait and
 * leaves the futures alone: so Ctrl-C gives the prompt back, which an interrupt of the scope's owner could not do without
 * cancelling everything.
 */
final class Foreground {
    private final BlockingQueue<Optional<Held>> events = new LinkedBlockingQueue<>();
    private final int total;
    private final long end;
    private final boolean bounded;
    private int left;

    /** Waits for these from now on, for {@code timeout} at most; null is no bound. */
    Foreground(List<Held> futures, @Nullable Duration timeout) {
        total = futures.size();
        left = total;
        bounded = timeout != null;
        end = System.nanoTime() + (timeout == null ? 0 : timeout.toNanos());
        futures.forEach(held -> held.future().addDoneCallback(done -> events.add(Optional.of(held))));
    }

    /** Whether there is another one to wait for. */
    boolean hasNext() {
        return left > 0;
    }

    /**
     * The next one that is done; blocks for it.
     *
     * @throws LetGo if somebody has let go
     * @throws TimeIsOver if it is not done in time; it goes on
     */
    Held next() throws InterruptedException, LetGo, TimeIsOver {
        Optional<Held> event = bounded ? events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS) : events.take();
        if (event == null) {
            throw new TimeIsOver(left + " (of " + total + ") futures unfinished");
        }
        left--;
        return event.orElseThrow(LetGo::new);
    }

    /** Ends the wait. */
    void letGo() {
        events.add(Optional.empty());
    }

    /** Somebody pressed Ctrl-C. */
    static final class LetGo extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The wait was bounded, and not all were done; the text is that of Python's TimeoutError. */
    static final class TimeIsOver extends Exception {
        private static final long serialVersionUID = 1L;

        TimeIsOver(String message) {
            super(message);
        }
    }
}
