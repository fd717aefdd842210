package io.netfutures.app.terminal;

import io.netfutures.app.view.Look;
import io.netfutures.app.view.StyledLine;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Tty;
import io.netfutures.app.work.UserError;
import java.io.BufferedReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;

/** The terminal of the process, whose editor reads lines without showing them, and without keeping them. */
final class HidingTty implements Tty {
    private static final char NOTHING_SHOWN = 0;

    private final Tty outside;
    private final LineReader reader;
    private final Painter painter;

    HidingTty(Tty outside, LineReader reader, Painter painter) {
        this.outside = outside;
        this.reader = reader;
        this.painter = painter;
    }

    @Override
    public boolean isTerminal(Stream... streams) {
        return outside.isTerminal(streams);
    }

    @Override
    public Optional<String> hidden(Runnable question, BufferedReader keys) {
        question.run();
        painter.flush();
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
        reader.setVariable(LineReader.DISABLE_COMPLETION, true);
        try {
            return Optional.of(reader.readLine(painter.unfinished(), NOTHING_SHOWN))
                    .filter(line -> !line.isEmpty());
        } catch (EndOfFileException ignored) { // no answer
            return Optional.empty();
        } catch (UserInterruptException ctrlC) {
            throw new UserError(ExitCode.INTERRUPTED, "Ctrl-C: nothing was contacted");
        } finally {
            reader.setVariable(LineReader.DISABLE_HISTORY, false);
            reader.setVariable(LineReader.DISABLE_COMPLETION, false);
        }
    }

    @Override
    public int columns() {
        return outside.columns();
    }

    @Override
    public boolean isPiped(Stream stream) {
        return outside.isPiped(stream);
    }

    @Override
    public void onUnread(Runnable action) {
        outside.onUnread(action);
    }

    /** Nothing: the shell has its own lines there. */
    @Override
    public Runnable below(Function<Look, List<StyledLine>> lines) {
        return () -> {};
    }

    @Override
    public Runnable onSignal(String signal, Runnable action) {
        return outside.onSignal(signal, action);
    }
}
