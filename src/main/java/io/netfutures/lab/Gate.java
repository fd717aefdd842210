package io.netfutures.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds the answers of a router until it is opened, so that a test says what happens when. Thread-safe. */
public final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final List<Runnable> held = new ArrayList<>();
    private boolean open;

    /** Lets everything through that is held, and everything that comes. */
    public void open() {
        List<Runnable> free;
        synchronized (this) {
            open = true;
            free = List.copyOf(held);
            held.clear();
        }
        free.forEach(Runnable::run);
    }

    /** Blocks until an answer has been held, for {@code bound} at most; false if none has been by then. */
    public boolean awaitHeld(Duration bound) throws InterruptedException {
        return reached.await(bound.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Keeps the answer until it is opened; false if it is open, and the answer may go. */
    synchronized boolean holds(Runnable answer) {
        if (!open) {
            held.add(answer);
            reached.countDown();
        }
        return !open;
    }
}
