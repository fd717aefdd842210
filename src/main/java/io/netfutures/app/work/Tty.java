package io.netfutures.app.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/** What the operating system knows about the process's standard streams, and the signals it sends. */
public interface Tty {
    /** No terminal, and no signals. */
    Tty NONE = new Tty() {
        @Override
        public boolean isTerminal(Stream... streams) {
            return false;
        }

        @Override
        public Optional<String> hidden(Runnable question, BufferedReader keys) throws IOException {
            question.run();
            return Optional.ofNullable(keys.readLine()).filter(line -> !line.isEmpty());
        }

        @Override
        public Runnable onSignal(String signal, Runnable action) {
            return () -> {};
        }
    };

    /** Whether all of these streams are terminals. */
    boolean isTerminal(Stream... streams);

    /**
     * Reads a line from {@code keys} without showing what is typed; a terminal shows nothing but its end. Blocks until Enter.
     *
     * @param question prints what is asked; it is run when the terminal shows no key any more
     * @return empty for a line without text, and for the end of the input
     * @throws UserError if Ctrl-C was pressed
     */
    Optional<String> hidden(Runnable question, BufferedReader keys) throws IOException;

    /** Makes a signal, named without SIG, run {@code action} in its own thread; the returned action restores the old handler. */
    Runnable onSignal(String signal, Runnable action);

    /** A standard stream. */
    enum Stream {
        INPUT,
        OUTPUT,
        ERROR
    }
}
