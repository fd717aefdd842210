package io.netfutures.concurrent;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * The cap: how many tasks run at once. A fair semaphore whose permits are numbered slots, lowest free first, handed out
 * first in, first out. It may be shared by several scopes, and changed while they run. Thread-safe.
 */
public final class Workers {
    private final Set<Turn> queue = new LinkedHashSet<>();
    private final BitSet taken = new BitSet();
    private int limit;
    private boolean held;

    private Workers(int limit) {
        this.limit = checked(limit);
    }

    /**
     * A cap of {@code limit} tasks at once.
     *
     * @throws IllegalArgumentException if {@code limit} is not positive
     */
    public static Workers of(int limit) {
        return new Workers(limit);
    }

    /** The cap. */
    public synchronized int limit() {
        return limit;
    }

    /** How many tasks hold a slot now. */
    public synchronized int busy() {
        return taken.cardinality();
    }

    /**
     * Changes the cap. A higher one lets pending tasks start at once; a lower one takes effect as running tasks end.
     *
     * @throws IllegalArgumentException if {@code limit} is not positive
     */
    public synchronized void resize(int limit) {
        this.limit = checked(limit);
        grant();
    }

    /** Lets no pending task start from now on; running ones go on. A second call does nothing. */
    public synchronized void hold() {
        held = true;
    }

    /** Lets pending tasks start again. */
    public synchronized void release() {
        held = false;
        grant();
    }

    /** Whether pending tasks are held back. */
    public synchronized boolean isHeld() {
        return held;
    }

    /** A turn that is not in the queue yet. */
    Turn turn() {
        return new Turn();
    }

    private void grant() {
        while (!held && taken.cardinality() < limit && !queue.isEmpty()) {
            Turn turn = queue.iterator().next();
            queue.remove(turn);
            turn.slot = taken.nextClearBit(0);
            taken.set(turn.slot);
            turn.granted.release();
        }
    }

    private static int checked(int limit) {
        if (limit <= 0) {
            throw new IllegalArgumentException("max_workers must be greater than 0, not " + limit);
        }
        return limit;
    }

    /** One task's turn: new, then waiting in the queue, then on its slot, then over. */
    final class Turn {
        private static final int NONE = -1;

        private final Semaphore granted = new Semaphore(0);
        private int slot = NONE;

        /** Joins the queue; with a free slot and nobody before it, the turn has its slot when this returns. */
        void enqueue() {
            synchronized (Workers.this) {
                queue.add(this);
                grant();
            }
        }

        /** Waits for the slot and returns its number. */
        int take() throws InterruptedException {
            granted.acquire();
            return slot();
        }

        /** The slot's number; negative before there is one, and after {@link #end()}. */
        int slot() {
            synchronized (Workers.this) {
                return slot;
            }
        }

        /** Gives the slot back, or leaves the queue; a second call does nothing. */
        void end() {
            synchronized (Workers.this) {
                queue.remove(this);
                if (slot != NONE) {
                    taken.clear(slot);
                    slot = NONE;
                    grant();
                }
            }
        }
    }
}
