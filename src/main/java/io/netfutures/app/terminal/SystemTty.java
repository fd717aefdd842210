package io.netfutures.app.terminal;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Tty;
import io.netfutures.app.work.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jline.utils.Signals;

/** The terminal of this process, as JLine finds it. */
public final class SystemTty implements Tty {
    private static final Map<String, Integer> ENDING = Map.of("TERM", 15, "HUP", 1);
    private static final int END = -1;
    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;
    private static final int BACKSPACE = 8;
    private static final int CTRL_U = 21;
    private static final int DELETE = 127;

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
    public Optional<String> hidden(Runnable question, BufferedReader keys) throws IOException {
        try (Terminal terminal = TerminalBuilder.builder()
                .name("netfutures")
                .system(true)
                .provider("jni")
                .nativeSignals(false)
                .graphemeCluster(false)
                .build()) {
            Attributes before = terminal.getAttributes();
            Attributes silent = new Attributes(before);
            // Ctrl-C is a key here, so that the terminal echoes again whatever ends the question.
            silent.setLocalFlags(EnumSet.of(LocalFlag.ECHO, LocalFlag.ICANON, LocalFlag.ISIG), false);
            List<Runnable> handlers = new ArrayList<>();
            ENDING.forEach((signal, number) -> handlers.add(onSignal(signal, () -> {
                terminal.setAttributes(before);
                Runtime.getRuntime().halt(ExitCode.SIGNALLED + number);
            })));
            terminal.setAttributes(silent);
            try {
                question.run();
                return line(keys);
            } finally {
                terminal.writer().println();
                terminal.flush();
                terminal.setAttributes(before);
                handlers.forEach(Runnable::run);
            }
        }
    }

    private static Optional<String> line(BufferedReader keys) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int key = keys.read(); key != '\n' && key != '\r'; key = keys.read()) {
            switch (key) {
                case CTRL_C -> throw new UserError(ExitCode.INTERRUPTED, "Ctrl-C: nothing was contacted");
                case END, CTRL_D -> {
                    return Optional.empty();
                }
                case BACKSPACE, DELETE -> line.setLength(Math.max(0, line.length() - 1));
                case CTRL_U -> line.setLength(0);
                default -> line.append((char) key);
            }
        }
        return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
    }

    @Override
    public Runnable onSignal(String signal, Runnable action) {
        Object before = Signals.register(signal, action);
        return () -> Signals.unregister(signal, before);
    }
}
