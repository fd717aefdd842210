package io.netfutures.concurrent;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The cap on how many tasks run at once: a fair semaphore whose permits are numbered slots. The lowest free slot goes to the first
 * turn in the queue. Of the turns in one lane only one is queued or on a slot at a time; those behind it hold no slot and do not
 * block other turns. It may be shared by several scopes, and resized while they run. Thread-safe; no public method blocks.
 */
public final class Workers {
    /** The turns that wait for a slot, in order of arrival. */
    private final SequencedMap<Long, Turn> queue = new TreeMap<>();
    /** The turns of each lane, in order of arrival: the first is in the queue or on a slot, the others wait for it. */
    private final Map<Object, SequencedMap<Long, Turn>> lanes = new HashMap<>();

    private final BitSet taken = new BitSet();
    private long turns;
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

    /** How many tasks may run at once. */
    public synchronized int limit() {
        return limit;
    }

    /** How many tasks hold a slot now. */
    public synchronized int busy() {
        return taken.cardinality();
    }

    /**
     * Changes the cap. A higher one lets pending tasks start immediately; a lower one takes effect as running tasks end.
     *
     * @throws IllegalArgumentException if {@code limit} is not positive
     */
    public synchronized void resize(int limit) {
        this.limit = checked(limit);
        grant();
    }

    /** Holds all pending tasks back, in every scope that shares this cap; running ones go on. Idempotent. */
    public synchronized void hold() {
        held = true;
    }

    /** Lets pending tasks start again. Idempotent. */
    public synchronized void release() {
        held = false;
        grant();
    }

    /** Whether pending tasks are held back by {@link #hold()}. */
    public synchronized boolean isHeld() {
        return held;
    }

    /** A new group, whose turns can be held back without the others. */
    Group group() {
        return new Group();
    }

    private void queue(Turn turn) {
        (turn.group.held ? turn.group.heldBack : queue).put(turn.number, turn);
    }

    private void grant() {
        while (!held && taken.cardinality() < limit && !queue.isEmpty()) {
            Turn turn = queue.pollFirstEntry().getValue();
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

    /** Turns that are held back and released together. */
    final class Group {
        private final SequencedMap<Long, Turn> heldBack = new TreeMap<>();
        private boolean held;

        /** A new turn of this group, not queued yet, in a lane or in none; lanes are compared with {@code equals}. */
        Turn turn(@Nullable Object lane) {
            return new Turn(this, lane);
        }

        /** Takes the group's turns out of the queue, and keeps later ones out. Idempotent. */
        void hold() {
            synchronized (Workers.this) {
                held = true;
                queue.values().removeIf(turn -> {
                    boolean own = turn.group == this;
                    if (own) {
                        heldBack.put(turn.number, turn);
                    }
                    return own;
                });
            }
        }

        /** Puts the group's turns back into the queue, each at its old place. */
        void release() {
            synchronized (Workers.this) {
                held = false;
                queue.putAll(heldBack);
                heldBack.clear();
                grant();
            }
        }

        boolean isHeld() {
            synchronized (Workers.this) {
                return held;
            }
        }
    }

    /** One task's turn: new, waiting in its lane, queued, on its slot, over. */
    final class Turn {
        private static final int NONE = -1;

        private final Group group;
        private final @Nullable Object lane;
        private final Semaphore granted = new Semaphore(0);
        private long number = NONE;
        private int slot = NONE;

        private Turn(Group group, @Nullable Object lane) {
            this.group = group;
            this.lane = lane;
        }

        /** Joins lane and queue; if a slot is free and no turn is ahead, the turn has its slot when this returns. */
        void enqueue() {
            synchronized (Workers.this) {
                number = turns++;
                if (lane != null) {
                    SequencedMap<Long, Turn> others = lanes.computeIfAbsent(lane, key -> new TreeMap<>());
                    others.put(number, this);
                    if (others.size() > 1) {
                        return;
                    }
                }
                queue(this);
                grant();
            }
        }

        /** Blocks until the turn has its slot, and returns the slot's number. */
        int take() throws InterruptedException {
            granted.acquire();
            return slot();
        }

        /** The number of the slot; negative before there is one, and after {@link #end()}. */
        int slot() {
            synchronized (Workers.this) {
                return slot;
            }
        }

        /** Frees the slot, or leaves lane and queue. Idempotent. */
        void end() {
            synchronized (Workers.this) {
                queue.remove(number);
                group.heldBack.remove(number);
                if (slot != NONE) {
                    taken.clear(slot);
                    slot = NONE;
                }
                leaveLane();
                grant();
            }
        }

        /** Queues the lane's next turn, at the place of its own arrival. */
        private void leaveLane() {
            SequencedMap<Long, Turn> others = lane == null ? null : lanes.get(lane);
            if (lane == null || others == null || others.remove(number) == null) {
                return;
            }
            if (others.isEmpty()) {
                lanes.remove(lane);
                return;
            }
            Turn next = others.firstEntry().getValue();
            if (next.slot == NONE) {
                queue(next);
            }
        }
    }
}
