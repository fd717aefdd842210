package io.netfutures.fleet;

import java.util.Arrays;

/**
 * How many devices may be between the beginning of their connection and the end of their login at once, and how many may be worked on at
 * all. What is slow there is the network, the devices, and what they ask who may log in; how long a command takes is no part of it.
 *
 * <p>It begins small, and doubles with every round of logins, until the times of a round are well above the best ones (the slow start of
 * TCP). Then each round sets it to what fits the ratio of the best times to the present ones, plus a little to find out whether there is
 * more (TCP Vegas, as a ratio). Times of logins that began before the last cut count no more. Where fewer logins at once do not help, there
 * are too many devices at once. It grows only as far as it is used. Not thread-safe; blocks nowhere.
 *
 * <p>The time that a login waits for this machine's own processors is no sign of too many: where they are the slowest station of all, those
 * beyond what they can do wait here, in memory, and nobody else sees more of them. Many at once are even cheaper, because more is done each
 * time a thread is woken. So that time is due, up to what still goes unnoticed.
 */
final class OpeningWindow {
    static final int FIRST = 16;
    static final int LEAST = 4;
    private static final int SHORTEST_ROUND = 8;
    private static final int LONGEST_ROUND = 16;
    private static final double STILL_GOOD = 1.5;
    private static final double CONGESTED = 2;
    private static final double SEVERELY = 4;
    private static final double MOST_CUT = 0.5;
    /** Shorter times differ by chance. */
    private static final double SHORT = 25_000_000;

    /** How often a login waits for a processor at least; measured: 5 to 10 times. */
    private static final int WAITS = 5;

    /** Who waits longer than that for this machine may be given up at the other end. */
    private static final double LONGEST_WAIT = 500_000_000;

    private static final double USED = 0.75;
    private static final double AS_EVER = 1.2;
    private static final double GROWTH = 1.25;
    private static final double LITTLE_GROWTH = 1.05;
    private static final int PATIENCE = 3;
    private static final int ROUNDS_AT_LEAST_SIZE = 8;

    private final long[] round = new long[LONGEST_ROUND];
    private final int most;
    private int samples;
    private long waited;
    private double size;
    private double total = Integer.MAX_VALUE;
    private double best = Double.POSITIVE_INFINITY;
    private double typical;
    /** How much of that is waiting for this machine's own processors. */
    private double ours;

    private boolean isStarting = true;
    private long cut = Long.MIN_VALUE;
    private int congested;
    private int atLeastSize;

    OpeningWindow(int most) {
        this.most = most;
        this.size = Math.min(FIRST, most);
    }

    /** How many may be opened at once. */
    int size() {
        return (int) size;
    }

    /** Whether so many that are being opened are about as many as may be. */
    boolean isUsedBy(int opening) {
        return opening >= USED * (int) size;
    }

    /** How many may be worked on at once; {@link Integer#MAX_VALUE} for any number. */
    int total() {
        return (int) total;
    }

    /** The median of the last round in nanoseconds; zero if there was none. */
    long typical() {
        return (long) typical;
    }

    /**
     * A device was logged in to.
     *
     * @param since when its connection began
     * @param now the time on the same clock
     * @param wait how long it waited for a processor of this machine once
     * @param isUsed whether as many devices were being opened as the window allows
     * @param busy how many are worked on
     */
    void opened(long since, long now, long wait, boolean isUsed, int busy) {
        if (cut != Long.MIN_VALUE && since - cut < 0) {
            return;
        }
        if (isStarting && isUsed) {
            size = Math.min(most, size + 1);
        }
        waited += wait;
        round[samples++] = now - since;
        if (samples >= Math.clamp((int) size, SHORTEST_ROUND, LONGEST_ROUND)) {
            Arrays.sort(round, 0, samples);
            typical = round[samples / 2];
            ours = Math.min(LONGEST_WAIT, WAITS * (double) waited / samples);
            waited = 0;
            samples = 0;
            adapt(now, isUsed, busy);
        }
    }

    private void adapt(long now, boolean isUsed, int busy) {
        best = Math.max(SHORT, Math.min(best, typical));
        double due = best + ours;
        boolean isCongested = typical > CONGESTED * due;
        congested = isCongested ? congested + 1 : 0;
        adaptTotal(due, busy);
        if (isStarting && typical <= STILL_GOOD * due) {
            return;
        }
        isStarting = false;
        double fitting = size * Math.clamp(STILL_GOOD * due / typical, MOST_CUT, 1);
        double more = isUsed ? Math.max(1, Math.sqrt(size) / 2) : 0;
        if (isCongested) {
            size = fitting;
            cut = now;
        } else {
            size = (size + fitting) / 2 + more;
        }
        size = Math.clamp(size, Math.min(LEAST, most), most);
        relearn();
    }

    private void adaptTotal(double due, int busy) {
        if (congested >= PATIENCE || typical > SEVERELY * due) {
            total = Math.max(FIRST, Math.min(total, busy * Math.clamp(STILL_GOOD * due / typical, MOST_CUT, 1)));
        } else if (total < most && congested == 0 && busy >= USED * total) {
            total *= typical <= AS_EVER * due ? 2 : typical <= STILL_GOOD * due ? GROWTH : LITTLE_GROWTH;
        }
    }

    /** Where the fewest at once are as slow as ever, it is the devices that are slow: theirs are the best times from now on. */
    private void relearn() {
        boolean isSlow = typical > CONGESTED * best && size < LEAST + 1;
        atLeastSize = isSlow ? atLeastSize + 1 : 0;
        if (atLeastSize >= ROUNDS_AT_LEAST_SIZE) {
            atLeastSize = 0;
            best = typical;
            total = Integer.MAX_VALUE;
            isStarting = true;
        }
    }
}
