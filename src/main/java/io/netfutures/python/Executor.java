package io.netfutures.python;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ThreadPoolExecutor, which remembers what was submitted with it until the end of its with. */
final class Executor {
    private final List<Promise> submitted = new ArrayList<>();
    private final int before;

    /** @param before how many workers there were, or 0 if this one does not change the number */
    Executor(int before) {
        this.before = before;
    }

    List<Promise> submitted() {
        return submitted;
    }

    int before() {
        return before;
    }

    /** The results of map, in the order of its arguments; the next one is waited for. */
    record Answers(List<Promise> promises) implements java.util.Iterator<@Nullable Object> {
        @Override
        public boolean hasNext() {
            return !promises.isEmpty();
        }

        @Override
        public @Nullable Object next() {
            Promise next = promises.removeFirst();
            try {
                return next.result(java.util.Optional.empty());
            } catch (Raised raised) {
                // As in Python's map, what has not started is cancelled.
                promises.forEach(Promise::cancelPending);
                throw raised;
            }
        }
    }

    @Override
    public String toString() {
        return "<ThreadPoolExecutor>";
    }
}
