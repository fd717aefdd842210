package io.netfutures.concurrent;

import io.netfutures.concurrent.Status.Raised;
import io.netfutures.concurrent.Status.Returned;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.function.Function;

/** Applies a scope's policy to the outcomes of its tasks. Thread-safe. */
final class Verdict {
    private final Policy policy;
    private final SequencedSet<Throwable> failures = new LinkedHashSet<>();
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

    /** Throws what {@code as} makes of the first failure that the policy objects to, with the others suppressed in it; each only once. */
    synchronized <E extends Exception> void raise(Function<? super Throwable, E> as) throws E {
        if (!failures.isEmpty()) {
            E exception = as.apply(failures.removeFirst());
            failures.forEach(exception::addSuppressed);
            failures.clear();
            throw exception;
        }
    }
}
