package io.netfutures.app.terminal;

import org.jline.terminal.Terminal;

/**
 * The signals of a process that has a prompt. It hears them from before its terminal is opened until the process ends, so there is no
 * moment in which the JVM's own handler of Ctrl-C would end it: JLine's terminal, told to handle them, gives each back to the JVM
 * before it takes it again, at the beginning and at the end of every line.
 */
final class Signals {
    private volatile Runnable interrupt = () -> {};

    /** Takes Ctrl-C; until {@link #onInterrupt} is called it does nothing. */
    Signals() {
        org.jline.utils.Signals.register("INT", () -> interrupt.run());
    }

    /** Lets Ctrl-C run {@code action}, in a thread of its own; returns what it ran before. */
    Runnable onInterrupt(Runnable action) {
        Runnable before = interrupt;
        interrupt = action;
        return before;
    }

    /** Tells the terminal, which hears no signals itself, of a new size and of being in the foreground again. */
    void tell(Terminal terminal) {
        org.jline.utils.Signals.register("WINCH", () -> terminal.raise(Terminal.Signal.WINCH));
        org.jline.utils.Signals.register("CONT", () -> terminal.raise(Terminal.Signal.CONT));
    }
}
