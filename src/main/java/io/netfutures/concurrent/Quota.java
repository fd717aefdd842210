package io.netfutures.concurrent;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * How many tasks of one kind may have a worker at once, and the turns that wait for that, in order of arrival. As long as one waits
 * and there is room, another turn under this quota is in the queue for a worker, or held back: whoever leaves that queue, or gives
 * its worker back, lets the {@link #next} one into it. Guarded by the {@link Workers} that it belongs to.
 */
final class Quota {
    private final SequencedMap<Long, Workers.Turn> waiting = new TreeMap<>();
    private int width;
    private int used;

    Quota(int width) {
        this.width = width;
    }

    void resize(int wide) {
        width = wide;
    }

    boolean isFull() {
        return used >= width;
    }

    int room() {
        return Math.max(0, width - used);
    }

    void take() {
        used++;
    }

    void giveBack() {
        used--;
    }

    void await(long number, Workers.Turn turn) {
        waiting.put(number, turn);
    }

    void leave(long number) {
        waiting.remove(number);
    }

    /** Removes and returns the first that waits, if any. */
    Optional<Workers.Turn> next() {
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(waiting.pollFirstEntry().getValue());
    }

    /** Removes and returns those that wait and belong to this group. */
    List<Workers.Turn> leave(Workers.Group group) {
        List<Workers.Turn> own =
                waiting.values().stream().filter(turn -> turn.isOf(group)).toList();
        waiting.values().removeAll(own);
        return own;
    }
}
