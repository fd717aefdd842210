package io.netfutures.concurrent;

import java.util.ArrayList;
import java.util.List;

/**
 * Tasks that stay pending until their stage begins. Until then they have no place in the queue for a worker, so that they hold up no other
 * task; in their lane they keep their place, so that what is submitted later comes later. Thread-safe; no method blocks.
 */
public final class Stage {
    private final List<Workers.Turn> waiting = new ArrayList<>();
    private volatile boolean begun;

    /** Lets its tasks wait for their workers, in the order of submission, and those submitted later at once. Idempotent. */
    public void begin() {
        List<Workers.Turn> now;
        synchronized (this) {
            begun = true;
            now = List.copyOf(waiting);
            waiting.clear();
        }
        now.forEach(
                Workers.Turn
                        ::stageBegins); // without the lock, for a turn asks whether the stage has begun under its own
    }

    /** Whether it has begun. */
    public boolean isBegun() {
        return begun;
    }

    /** Remembers a turn that is about to be enqueued. */
    synchronized void add(Workers.Turn turn) {
        if (!begun) {
            waiting.add(turn);
        }
    }
}
