package io.netfutures.app.terminal;

import io.netfutures.app.work.Tty;
import java.io.IOException;
import java.util.Arrays;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jline.utils.Signals;

/** The terminal of this process, as JLine finds it. */
public final class SystemTty implements Tty {
    @Override
    public boolean isTerminal(Stream... streams) {
        try {
            TerminalProvider provider = TerminalProvider.load("jni");
            return Arrays.stream(streams).map(SystemTty::named).allMatch(provider::isSystemStream);
        } catch (IOException ignored) { // no native library for this system
            return false;
        }
    }

    private static SystemStream named(Stream stream) {
        return switch (stream) {
            case INPUT -> SystemStream.Input;
            case OUTPUT -> SystemStream.Output;
            case ERROR -> SystemStream.Error;
        };
    }

    @Override
    public Runnable onSignal(String signal, Runnable action) {
        Object before = Signals.register(signal, action);
        return () -> Signals.unregister(signal, before);
    }
}
