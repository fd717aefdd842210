package io.netfutures.fleet;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides how many devices may be worked on at once from what happens to them: so many being opened as answer well, beside those that are
 * logged in to and take as long as they take, and those that do not answer at all. Not thread-safe; blocks nowhere.
 *
 * <pre>cap = logged in to + silent + {@link OpeningWindow}, at most {@link RefusalCeiling}, and a bound from outside</pre>
 */
final class AdaptiveCap {
    /** After so many times the usual time of a login a device is taken for silent. */
    private static final int SILENT = 4;

    private static final long FIRST_PATIENCE = 1_000_000_000L;
    private static final long LEAST_PATIENCE = 100_000_000L;
    private static final long MOST_PATIENCE = 20_000_000_000L;

    private final int most;
    private final LongSupplier clock;
    private final OpeningWindow window;
    private final RefusalCeiling ceiling = new RefusalCeiling();
    /** Those being opened; the first has been there longest. */
    private final Map<Object, Opening> opening = new LinkedHashMap<>();

    private final Map<Object, Opening> silent = new LinkedHashMap<>();
    /** Those that are logged in to, or wait for the next attempt; and the number of each at the ceiling. */
    private final Map<Object, Integer> open = new HashMap<>();

    private int reached;
    private long patience = FIRST_PATIENCE;

    /**
     * A device that is being opened.
     *
     * @param number of it at the ceiling
     * @param since when its connection began, or when it had its worker
     * @param isConnecting whether the connection has begun, and its time tells something
     */
    private record Opening(int number, long since, boolean isConnecting) {}

    /**
     * @param most the greatest cap
     * @param clock nanoseconds, from an arbitrary origin
     */
    AdaptiveCap(int most, LongSupplier clock) {
        this.most = most;
        this.clock = clock;
        this.window = new OpeningWindow(most);
    }

    /** How many devices may be worked on at once now; at least 1. */
    int cap() {
        long all = (long) open.size() + silent.size() + window.size();
        return Math.clamp(all, 1, Math.min(most, Math.min(window.total(), ceiling.height())));
    }

    /** The most devices that were worked on at once so far. */
    int reached() {
        return reached;
    }

    /** Whether any device is being opened. */
    boolean isOpening() {
        return !opening.isEmpty();
    }

    private int busy() {
        return open.size() + silent.size() + opening.size();
    }

    /** The device has a worker. */
    void begins(Object device) {
        opens(device, new Opening(ceiling.begins(), clock.getAsLong(), false));
    }

    /** A connection to the device begins. */
    void connects(Object device) {
        long now = clock.getAsLong();
        Opening known = forget(device);
        if (known != null) {
            opens(device, new Opening(known.number(), now, true));
        } else if (open.remove(device) != null) {
            opens(device, new Opening(ceiling.begins(), now, true));
        }
    }

    private void opens(Object device, Opening how) {
        opening.put(device, how);
        reached = Math.max(reached, busy());
    }

    /**
     * The device was logged in to, or was so before.
     *
     * @param wait how long its thread, which had something to do, has just waited for a processor of this machine
     */
    void opened(Object device, long wait) {
        boolean isUsed = window.isUsedBy(opening.size()) || busy() >= most;
        Opening began = forget(device);
        if (began == null) { // it was so before
            return;
        }
        long now = clock.getAsLong();
        open.put(device, began.number());
        if (began.isConnecting()) {
            window.opened(began.since(), now, wait, isUsed, busy());
            if (window.typical() > 0) {
                patience = Math.clamp(SILENT * window.typical(), LEAST_PATIENCE, MOST_PATIENCE);
            }
        }
    }

    /** The connection was refused, as by somebody who has too many. It goes on to {@link #pauses} or {@link #ended}. */
    void refused(Object device) {
        int busy = busy();
        Opening began = opening.getOrDefault(device, silent.get(device));
        Integer number = began == null ? open.get(device) : Integer.valueOf(began.number());
        if (number != null) {
            ceiling.refused(number, open.size(), busy);
        }
    }

    /** The device keeps its worker, and is connected to again later. */
    void pauses(Object device) {
        Opening began = forget(device);
        if (began != null) {
            open.put(device, began.number());
        }
    }

    /** The device gives its worker back. */
    void ended(Object device) {
        forget(device);
        if (open.remove(device) != null) {
            ceiling.ended();
        }
    }

    /** Time has passed: devices that do not answer stand in nobody's way. */
    void look() {
        long now = clock.getAsLong();
        boolean isAny = false;
        for (Iterator<Map.Entry<Object, Opening>> all = opening.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Object, Opening> each = all.next();
            if (now - each.getValue().since() <= patience) {
                break;
            }
            silent.put(each.getKey(), each.getValue());
            all.remove();
            isAny = true;
        }
        if (isAny && window.typical() > 0) { // until one answers: they may be slow because of us
            patience = Math.min(MOST_PATIENCE, 2 * patience);
        }
    }

    private @Nullable Opening forget(Object device) {
        Opening soon = opening.remove(device);
        Opening longer = silent.remove(device);
        return soon == null ? longer : soon;
    }
}
