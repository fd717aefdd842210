package io.netfutures.fleet;

import java.util.BitSet;

/**
 * How many devices may be worked on at once at all, as refused connections tell it.
 *
 * <p>A refusal comes sooner than a login ends. So what counts is the order in which devices began: where nobody takes any more, almost all
 * that began since then are refused, and where some devices are down, few are. There is no ceiling until most of 16 that began one after
 * the other were refused; then it is as many as were open. If many are refused below it too, it has nothing to do with that: those devices
 * are down, and it is given up. Otherwise it rises after a while without refusals, by a quarter at first, by one once refusals have
 * confirmed it, each time after twice as long. Not thread-safe; blocks nowhere.
 */
final class RefusalCeiling {
    static final int NONE = Integer.MAX_VALUE;
    private static final int LAST = 16;
    private static final int MOST_OF_LAST = 12;
    private static final int RECENT = 6;
    private static final int MOST_OF_RECENT = 4;
    private static final int LEAST = 4;
    private static final double MOST_CUT = 0.8;
    private static final int QUARTER = 4;
    private static final int MOST_PATIENCE = 64;

    private int height = NONE;
    /** How many devices have begun. */
    private int begun;
    /** Which of those that began since the last change were refused, in the order in which they began. */
    private final BitSet refused = new BitSet();

    private int begunAtChange;
    private int needed = MOST_OF_LAST;
    private boolean isConfirmed;
    private int patience = 1;
    private int ended;

    /** How many; {@link #NONE} for any number. */
    int height() {
        return height;
    }

    /** A device begins; returns its number. */
    int begins() {
        return begun++;
    }

    /**
     * A device was refused.
     *
     * @param number of the device
     * @param open how many are logged in to
     * @param busy how many are worked on, with this one
     */
    void refused(int number, int open, int busy) {
        if (number < begunAtChange) { // it could not be better then
            return;
        }
        refused.set(number - begunAtChange);
        if (height == NONE) {
            if (ofLast(LAST) >= needed) {
                lower(open);
            }
        } else if (begun - begunAtChange <= LAST) {
            if (2 * ofLast(LAST) >= LAST) {
                needed = LAST;
                height = NONE;
                change();
            }
        } else if ((busy >= height && ofLast(RECENT) >= MOST_OF_RECENT) || ofLast(LAST) >= MOST_OF_LAST) {
            patience = isConfirmed ? Math.min(MOST_PATIENCE, 2 * patience) : 1;
            isConfirmed = true;
            lower(Math.max(open, (int) (Math.min(height, busy) * MOST_CUT)));
        }
    }

    /** How many were refused of so many that began one after the other, the last of which is the last that was refused. */
    private int ofLast(int some) {
        int end = refused.length();
        return refused.get(Math.max(0, end - some), end).cardinality();
    }

    private void lower(int to) {
        height = Math.min(height, Math.max(LEAST, to));
        change();
    }

    private void change() {
        begunAtChange = begun;
        ended = 0;
        refused.clear();
    }

    /** A device that was open has ended. */
    void ended() {
        if (height != NONE && ++ended >= (long) height * patience) {
            height += isConfirmed ? 1 : Math.max(1, height / QUARTER);
            ended = 0;
        }
    }
}
