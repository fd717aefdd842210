package io.netfutures.parse.regex;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a match that has overflown the stack of its thread once more, with a larger one: Java's engine goes one level deeper with each
 * repetition of a group, and Python's does not. One at a time, as the stack is large; the caller waits, and the thread ends with it.
 */
final class DeepStack {
    private static final long BYTES = 512L << 20;
    private static final ReentrantLock ONE = new ReentrantLock();

    private final BooleanSupplier match;
    private boolean matches;
    private @Nullable Throwable failure;

    private DeepStack(BooleanSupplier match) {
        this.match = match;
    }

    /** Whether it matches. */
    static boolean match(BooleanSupplier match, Subject subject) throws PythonRegex.TooLong {
        DeepStack deep = new DeepStack(match);
        ONE.lock();
        try {
            deep.run();
        } finally {
            ONE.unlock();
        }
        return switch (deep.failure) {
            case null -> deep.matches;
            case Subject.OutOfReads tooMany -> throw PythonRegex.TooLong.tries();
            case StackOverflowError tooDeep -> throw PythonRegex.TooLong.text(subject);
            case Throwable other -> throw new IllegalStateException(other);
        };
    }

    /** Returns when the thread has ended; an interrupt is kept for later, as the match is short. */
    private void run() {
        Thread thread = new Thread(null, this::attempt, "deep match", BYTES);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() {
        try {
            matches = match.getAsBoolean();
        } catch (Subject.OutOfReads | StackOverflowError tooMuch) {
            failure = tooMuch;
        }
    }
}
