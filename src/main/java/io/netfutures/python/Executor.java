package io.netfutures.python;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ThreadPoolExecutor: what was submitted with it, for the end of its with. */
final class Executor {
    private final List<Promise> submitted = new ArrayList<>();
    private final int before;

    /** {@code before} is how many workers there were, or 0 if it changes that number not. */
    Executor(int before) {
        this.before = before;
    }

    List<Promise> submitted() {
        return submitted;
    }

    int before() {
        return before;
    }

    /** Answers in the order of the arguments. */
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
                // As Python's map: what has not started is cancelled.
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
