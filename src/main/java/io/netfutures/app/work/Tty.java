package io.netfutures.app.work;

import io.netfutures.app.view.Look;
import io.netfutures.app.view.StyledLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

        @Override
        public boolean isPiped(Stream stream) {
            return true;
        }

        @Override
        public void onUnread(Runnable action) {}

        @Override
        public Runnable below(Function<Look, List<StyledLine>> lines) {
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

    /** Whether another program reads what is written to a stream, and may show it where it likes. */
    boolean isPiped(Stream stream);

    /** From now on runs {@code action} in a thread of its own when the reader of standard output has gone, as {@code head} does. */
    void onUnread(Runnable action);

    /**
     * Draws lines below all that the process prints, on the terminal of standard error, again and again until the returned action
     * has run. They are asked for by another thread, with the current size.
     */
    Runnable below(Function<Look, List<StyledLine>> lines);

    /** Drops the lines that were typed, but not read from {@code keys} yet: they were no answer to what is asked next. */
    default void dropTyped(BufferedReader keys) throws IOException {}

    /** How many columns the terminal of standard output has; 0 if that is not known. */
    default int columns() {
        return 0;
    }

    /** A standard stream. */
    enum Stream {
        INPUT,
        OUTPUT,
        ERROR
    }
}
