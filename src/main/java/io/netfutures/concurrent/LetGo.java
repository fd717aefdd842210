package io.netfutures.concurrent;

/** A wait was given up with {@link Completion#letGo()}; the futures that it waited for go on. */
public final class LetGo extends Exception {
    private static final long serialVersionUID = 1L;

    LetGo() {
        super("the wait was given up; the futures go on");
    }
}
