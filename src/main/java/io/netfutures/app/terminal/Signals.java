package io.netfutures.app.terminal;

import org.jline.terminal.Terminal;

/**
 * The signals of a process with a prompt. It handles them from before its terminal is opened until the process ends, so that the
 * JVM's default handler of Ctrl-C never ends it: JLine's own handling would restore that default for a moment at the beginning and
 * end of every line.
 */
final class Signals {
    private volatile Runnable interrupt = () -> {};

    /** Takes over Ctrl-C, which does nothing until {@link #onInterrupt} is called. */
    Signals() {
        org.jline.utils.Signals.register("INT", () -> interrupt.run());
    }

    /** Makes Ctrl-C run {@code action} in a thread of its own; returns the previous action. */
    Runnable onInterrupt(Runnable action) {
        Runnable before = interrupt;
        interrupt = action;
        return before;
    }

    /** Forwards changes of size, and the return to the foreground, to the terminal, which handles no signals itself. */
    void tell(Terminal terminal) {
        org.jline.utils.Signals.register("WINCH", () -> terminal.raise(Terminal.Signal.WINCH));
        org.jline.utils.Signals.register("CONT", () -> terminal.raise(Terminal.Signal.CONT));
    }
}
