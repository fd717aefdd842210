package io.netfutures.app.work;

/** What the operating system knows about the process's standard streams, and the signals it sends. */
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

    /** Whether all of these streams are terminals. */
    boolean isTerminal(Stream... streams);

    /** Makes a signal, named without SIG, run {@code action} in its own thread; the returned action restores the old handler. */
    Runnable onSignal(String signal, Runnable action);

    /** A standard stream. */
    enum Stream {
        INPUT,
        OUTPUT,
        ERROR
    }
}
