package io.netfutures.concurrent;

import io.netfutures.concurrent.Status.Raised;
import io.netfutures.concurrent.Status.Returned;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Applies a scope's policy to the outcomes of its tasks. Thread-safe. */
final class Verdict {
    private final Policy policy;
    private final Set<Throwable> failures = new LinkedHashSet<>();
    private boolean decided;

    Verdict(Policy policy) {
        this.policy = policy;
    }

    /** Records the end of one task; returns whether to cancel all others now. */
    synchronized boolean take(Status end) {
        return switch (policy) {
            case COLLECT -> false;
            case FAIL_FAST -> end instanceof Raised raised && failures.add(raised.cause()) && decide();
            case FIRST_SUCCESS -> {
                if (end instanceof Raised raised && !decided) {
                    failures.add(raised.cause());
                } else if (end instanceof Returned<?>) {
                    failures.clear();
                    yield decide();
                }
                yield false;
            }
        };
    }

    private boolean decide() {
        boolean first = !decided;
        decided = true;
        return first;
    }

    /** Whether new tasks are to be cancelled immediately. */
    synchronized boolean decided() {
        return decided;
    }

    /** The failures so far that the policy objects to, in the order of their arrival. Each is returned only once. */
    synchronized List<Throwable> failures() {
        List<Throwable> given = new ArrayList<>(failures);
        failures.clear();
        return given;
    }

    /** {@code exception}, with all but the first of {@code failures} suppressed in it. */
    static <E extends Exception> E suppressing(E exception, List<Throwable> failures) {
        failures.stream().skip(1).forEach(exception::addSuppressed);
        return exception;
    }
}
