package io.netfutures.concurrent;

import io.netfutures.concurrent.Status.Raised;
import io.netfutures.concurrent.Status.Returned;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What a scope's policy makes of the ends of its tasks. Thread-safe. */
final class Verdict {
    private final Policy policy;
    private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();
    private final AtomicBoolean given = new AtomicBoolean();
    private volatile boolean decided;

    Verdict(Policy policy) {
        this.policy = policy;
    }

    /** Takes the end of one task; returns whether everything else is to be cancelled now. */
    boolean take(Status end) {
        boolean decides = switch (end) {
            case Raised raised -> firstFailure.compareAndSet(null, raised.cause()) && policy == Policy.FAIL_FAST;
            case Returned<?> returned -> policy == Policy.FIRST_SUCCESS;
            default -> false;
        };
        if (decides) {
            decided = true;
        }
        return decides;
    }

    /** Whether what comes now is to be cancelled at once. */
    boolean decided() {
        return decided;
    }

    /**
     * The failures among {@code ends} that the policy is not content with, the first of them first. They are given once:
     * each further call returns none.
     */
    List<Throwable> failures(Iterable<Status> ends) {
        if (policy == Policy.COLLECT || given.getAndSet(true)) {
            return List.of();
        }
        Set<Throwable> failures = new LinkedHashSet<>();
        Throwable first = firstFailure.get();
        if (first != null) {
            failures.add(first);
        }
        for (Status end : ends) {
            switch (end) {
                case Raised raised -> failures.add(raised.cause());
                case Returned<?> returned
                when policy == Policy.FIRST_SUCCESS -> {
                    return List.of();
                }
                default -> {}
            }
        }
        return List.copyOf(failures);
    }

    /** {@code exception}, with all but the first of {@code failures} suppressed in it. */
    static <E extends Exception> E suppressing(E exception, List<Throwable> failures) {
        failures.stream().skip(1).forEach(exception::addSuppressed);
        return exception;
    }
}
