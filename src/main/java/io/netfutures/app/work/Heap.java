package io.netfutures.app.work;

import io.netfutures.fleet.Event;
import io.netfutures.fleet.Fleet;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the heap of this process near what is in use. The serial collector lets the old generation grow to the bound of the heap, a quarter
 * of the machine, before it looks what in it is garbage; and of a connection nearly everything is, a second after it has got there. So a
 * full collection is asked for as soon as twice of what the last one has left is there.
 */
final class Heap implements Fleet.Listener {
    /** That of this process, whatever workspaces there are. */
    static final Heap SHARED = new Heap(96L << 20);

    private final long least;
    private final AtomicBoolean isCollecting = new AtomicBoolean();
    private volatile long limit;

    /** {@code least}: up to so many bytes in use, nothing is done. */
    Heap(long least) {
        this.least = least;
        this.limit = least;
    }

    @Override
    public void on(Event event) {
        if (event instanceof Event.Ended) {
            collectIfFull();
        }
    }

    /** Collects if more bytes are in use than the limit; blocks for as long as that takes, as everything does. */
    void collectIfFull() {
        if (used() > limit && isCollecting.compareAndSet(false, true)) {
            try {
                System.gc();
                limit = Math.max(least, 2 * used());
            } finally {
                isCollecting.set(false);
            }
        }
    }

    /** With more bytes in use, the next one that ends has them collected. */
    long limit() {
        return limit;
    }

    private static long used() {
        Runtime machine = Runtime.getRuntime();
        return machine.totalMemory() - machine.freeMemory();
    }
}
