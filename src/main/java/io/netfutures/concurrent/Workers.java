package io.netfutures.concurrent;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The cap on how many tasks run at once: a fair semaphore whose permits are numbered slots. The lowest free slot goes to the first
 * turn in the queue, at the {@link Rate} that is set. Of the turns in one lane only one is queued or on a slot at a time, and of those
 * under one quota only as many are on slots as the quota is wide; whoever waits for these holds no slot and does not block other
 * turns. It may be shared by several scopes, and changed while they run. Thread-safe; no public method blocks.
 */
public final class Workers {
    /** The turns that wait for a slot, in order of arrival. */
    private final SequencedMap<Long, Turn> queue = new TreeMap<>();
    /** The turns of each lane, in order of arrival: the first is in the queue or on a slot, the others wait for it. */
    private final Map<Object, SequencedMap<Long, Turn>> lanes = new HashMap<>();

    private final Map<Object, Quota> quotas = new HashMap<>();
    private final BitSet taken = new BitSet();
    private final Pace pace;
    private long turns;
    private int limit;
    private boolean held;

    Workers(int limit, Alarm alarm) {
        this.limit = checked(limit);
        this.pace = new Pace(alarm, this::due);
    }

    /**
     * A cap of {@code limit} tasks at once.
     *
     * @throws IllegalArgumentException if {@code limit} is not positive
     */
    public static Workers of(int limit) {
        return new Workers(limit, Alarm.SYSTEM);
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

    /** Changes how many tasks may start in a time, from now on; null for no bound. */
    public synchronized void pace(@Nullable Rate rate) {
        pace.set(rate);
        grant();
    }

    /**
     * Sets how many tasks whose {@link Terms} name this quota, compared with {@code equals}, may have a worker at once. A wider one lets
     * pending tasks start immediately; a narrower one takes effect as running tasks end. A quota that is never set bounds nothing.
     *
     * @throws IllegalArgumentException if {@code width} is not positive
     */
    public synchronized void quota(Object key, int width) {
        if (width <= 0) {
            throw new IllegalArgumentException("the quota " + key + " must be greater than 0, not " + width);
        }
        Quota quota = quota(key);
        quota.resize(width);
        for (int room = quota.room(); room > 0; room--) {
            quota.next().ifPresent(this::queue);
        }
        grant();
    }

    private Quota quota(Object key) {
        return quotas.computeIfAbsent(key, named -> new Quota(Integer.MAX_VALUE));
    }

    private synchronized void due() {
        pace.rang();
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
        while (!held && taken.cardinality() < limit && !queue.isEmpty() && pace.mayStart()) {
            Turn turn = queue.pollFirstEntry().getValue();
            Quota full = turn.full();
            if (full != null) {
                full.await(turn.number, turn);
                letOthersIn(turn);
            } else {
                turn.quotas.forEach(Quota::take);
                pace.started();
                turn.slot = taken.nextClearBit(0);
                taken.set(turn.slot);
                turn.granted.release();
            }
        }
        if (queue.isEmpty()) {
            pace.rest();
        }
    }

    /** The turn has left the queue without a slot, or has freed its slot: the next ones under its quotas may try instead. */
    private void letOthersIn(Turn turn) {
        turn.quotas.stream()
                .filter(quota -> !quota.isFull())
                .forEach(quota -> quota.next().ifPresent(this::queue));
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

        /** A new turn of this group, not queued yet, with the lane and the quotas of these terms. */
        Turn turn(Terms terms) {
            synchronized (Workers.this) {
                return new Turn(
                        this,
                        terms.lane(),
                        terms.quotas().stream().map(Workers.this::quota).toList(),
                        terms.stage());
            }
        }

        /** Takes the group's turns out of the queue, and keeps later ones out. Idempotent. */
        void hold() {
            synchronized (Workers.this) {
                held = true;
                List<Turn> own =
                        queue.values().stream().filter(turn -> turn.isOf(this)).toList();
                own.forEach(turn -> queue.remove(turn.number));
                quotas.values().forEach(quota -> quota.leave(this).forEach(Workers.this::queue));
                own.forEach(Workers.this::queue);
                own.forEach(Workers.this::letOthersIn);
                grant();
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

    /** One task's turn: new, waiting in its lane, queued or waiting for a quota, on its slot, over. */
    final class Turn {
        private static final int NONE = -1;

        private final Group group;
        private final @Nullable Object lane;
        private final List<Quota> quotas;
        private final Semaphore granted = new Semaphore(0);
        private long number = NONE;
        private int slot = NONE;
        private final @Nullable Stage stage;
        private boolean isReady;
        private boolean over;

        private Turn(Group group, @Nullable Object lane, List<Quota> quotas, @Nullable Stage stage) {
            this.group = group;
            this.lane = lane;
            this.quotas = quotas;
            this.stage = stage;
        }

        boolean isOf(Group some) {
            return group == some;
        }

        /** A quota that has no room for this turn, or null. */
        private @Nullable Quota full() {
            return quotas.stream().filter(Quota::isFull).findFirst().orElse(null);
        }

        /**
         * Joins lane and queue; if a slot is free, no turn is ahead and the stage has begun, the turn has its slot when this returns.
         */
        void enqueue() {
            if (stage != null) {
                stage.add(this);
            }
            synchronized (Workers.this) {
                number = turns++;
                if (lane != null) {
                    lanes.computeIfAbsent(lane, key -> new TreeMap<>()).put(number, this);
                }
                joinQueue();
                grant();
            }
        }

        /** The stage has begun. */
        void stageBegins() {
            synchronized (Workers.this) {
                joinQueue();
                grant();
            }
        }

        private boolean isFirst() {
            SequencedMap<Long, Turn> others = lane == null ? null : lanes.get(lane);
            return others == null || others.firstEntry().getValue() == this;
        }

        /** Joins the queue once, if its turn in the lane has come and its stage has begun. */
        private void joinQueue() {
            if (!isReady && !over && number != NONE && isFirst() && (stage == null || stage.isBegun())) {
                isReady = true;
                queue(this);
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

        /** Frees the slot, or leaves lane, queue and quotas. Idempotent. */
        void end() {
            synchronized (Workers.this) {
                over = true;
                boolean leaves = queue.remove(number) != null;
                group.heldBack.remove(number);
                quotas.forEach(quota -> quota.leave(number));
                if (slot != NONE) {
                    taken.clear(slot);
                    slot = NONE;
                    quotas.forEach(Quota::giveBack);
                    leaves = true;
                }
                if (leaves) {
                    letOthersIn(this);
                }
                leaveLane();
                grant();
            }
        }

        /** Queues the lane's next turn, at the place of its own arrival. */
        private void leaveLane() {
            SequencedMap<Long, Turn> others = lane == null ? null : lanes.get(lane);
            if (lane == null || others == null) {
                return;
            }
            boolean first = others.firstEntry().getValue() == this;
            others.remove(number);
            if (others.isEmpty()) {
                lanes.remove(lane);
            } else if (first) {
                others.firstEntry().getValue().joinQueue();
            }
        }
    }
}
