package io.netfutures.concurrent;

import java.util.ArrayList;
import java.util.List;

/**
 * Tasks that stay pending until their stage begins. Until then they wait for nothing else: they have no place in the queue for a worker
 * or in a lane, so that they hold up no other task. Thread-safe; no method blocks.
 */
public final class Stage {
    private final List<Workers.Turn> waiting = new ArrayList<>();
    private boolean begun;

    /** Lets its tasks wait for their workers, in the order of submission, and those submitted later at once. Idempotent. */
    public synchronized void begin() {
        begun = true;
        waiting.forEach(Workers.Turn::enqueue);
        waiting.clear();
    }

    /** Whether it has begun. */
    public synchronized boolean isBegun() {
        return begun;
    }

    synchronized void add(Workers.Turn turn) {
        if (begun) {
            turn.enqueue();
        } else {
            waiting.add(turn);
        }
    }
}
