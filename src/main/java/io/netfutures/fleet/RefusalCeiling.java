package io.netfutures.fleet;

/**
 * How many devices may be worked on at once at all, as refused connections tell it.
 *
 * <p>There is no ceiling until most of the last devices were refused; then it is as many as were open. If many are refused below it too,
 * it has nothing to do with that: those devices are down, and it is given up. Otherwise it rises after a while without refusals, by a
 * quarter at first, by one once a few refusals in a row have confirmed it, each time after twice as long. Not thread-safe; blocks nowhere.
 */
final class RefusalCeiling {
    static final int NONE = Integer.MAX_VALUE;
    private static final int LAST = 16;
    private static final int MOST_OF_LAST = 12;
    private static final int IN_A_ROW = 0b1111;
    private static final int LEAST = 4;
    private static final double MOST_CUT = 0.8;
    private static final int QUARTER = 4;
    private static final int MOST_PATIENCE = 64;

    private int height = NONE;
    /** The last ones, a bit each, set for a refusal; and how many there were since the last change. */
    private int outcomes;

    private int seen;
    private int needed = MOST_OF_LAST;
    private long lowered;
    private boolean isConfirmed;
    private int patience = 1;
    private int ended;

    /** How many; {@link #NONE} for any number. */
    int height() {
        return height;
    }

    void opened(long since) {
        outcome(since, 0);
    }

    /**
     * A device was refused.
     *
     * @param since when its connection began
     * @param now the time on the same clock
     * @param open how many are logged in to
     * @param busy how many are worked on, with this one
     */
    void refused(long since, long now, int open, int busy) {
        if (!outcome(since, 1)) {
            return;
        }
        if (height == NONE) {
            if (Integer.bitCount(outcomes) >= needed) {
                lower(Math.max(LEAST, open), now);
            }
        } else if (seen <= LAST && Integer.bitCount(outcomes) * 2 >= LAST) {
            needed = LAST;
            height = NONE;
            outcomes = 0;
        } else if (seen > LAST && busy >= height && (outcomes & IN_A_ROW) == IN_A_ROW) {
            patience = isConfirmed ? Math.min(MOST_PATIENCE, 2 * patience) : 1;
            isConfirmed = true;
            lower(Math.max(LEAST, Math.max(open, (int) (height * MOST_CUT))), now);
        }
    }

    /** Returns whether it counts: one that began before the last change could not be better. */
    private boolean outcome(long since, int refused) {
        if (height != NONE && since - lowered < 0) {
            return false;
        }
        outcomes = ((outcomes << 1) | refused) & ((1 << LAST) - 1);
        seen++;
        return true;
    }

    private void lower(int to, long now) {
        height = Math.min(height, to);
        lowered = now;
        ended = 0;
        outcomes = 0;
        seen = 0;
    }

    /** A device that was open has ended. */
    void ended() {
        if (height != NONE && ++ended >= (long) height * patience) {
            height += isConfirmed ? 1 : Math.max(1, height / QUARTER);
            ended = 0;
        }
    }
}
