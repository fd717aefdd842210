package io.netfutures.app.work;

/** What the system says of the process's three streams, and which signals it sends. */
public interface Tty {
    /** No terminal, and no signals. */
    Tty NONE = new Tty() {
        @Override
        public boolean isTerminal(Stream... streams) {
            return false;
        }

        @Override
        public Runnable onSignal(String signal, Runnable action) {
            return () -> {};
        }
    };

    /** Whether all of these are terminals. */
    boolean isTerminal(Stream... streams);

    /** Lets a signal, named without SIG, run {@code action}, in a thread of its own; the returned one takes that back. */
    Runnable onSignal(String signal, Runnable action);

    /** A standard stream. */
    enum Stream {
        INPUT,
        OUTPUT,
        ERROR
    }
}
