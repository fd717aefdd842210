package io.netfutures.app;

import io.netfutures.concurrent.TaskScope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What one command submitted, under a scope of its own: so that it can have its own deadline, and be cancelled alone. */
final class Submission {
    private final TaskScope scope;
    private final RunOptions options;
    private final List<Held> futures = new ArrayList<>();
    private final long start = System.nanoTime();
    private final AtomicInteger reported = new AtomicInteger();
    private volatile boolean silenced;

    Submission(TaskScope scope, RunOptions options) {
        this.scope = scope;
        this.options = options;
    }

    TaskScope scope() {
        return scope;
    }

    RunOptions options() {
        return options;
    }

    /** In the order of the devices. */
    List<Held> futures() {
        return futures;
    }

    boolean isActive() {
        return futures.stream().anyMatch(Held::isActive);
    }

    /** {@link System#nanoTime()} of the submission. */
    long start() {
        return start;
    }

    /** Counts one more future whose end is reported; returns whether it is the last. */
    boolean countReported() {
        return reported.incrementAndGet() == futures.size();
    }

    /** Ends its output: what comes now is not printed. */
    void silence() {
        silenced = true;
    }

    boolean isSilenced() {
        return silenced;
    }
}
