package io.netfutures.app.terminal;

import io.netfutures.app.view.Look;
import io.netfutures.app.view.StyledLine;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Tty;
import io.netfutures.app.work.UserError;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jline.nativ.CLibrary;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** The terminal of this process, as JLine finds it. */
public final class SystemTty implements Tty {
    private static final Map<String, Integer> ENDING = Map.of("TERM", 15, "HUP", 1);
    private static final int END = -1;
    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;
    private static final int BACKSPACE = 8;
    private static final int CTRL_U = 21;
    private static final int DELETE = 127;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;

    /** Fields of /proc/self/stat behind the name of the program. */
    private static final int GROUP = 2;

    private static final int FOREGROUND = 5;
    private static final int TYPE_OF_FILE = 0170000;
    private static final Set<Integer> PIPES = Set.of(0010000, 0140000);

    private final LossyOutput results =
            new LossyOutput(new FileOutputStream(FileDescriptor.out), () -> isPiped(Stream.OUTPUT));
    private final OutputStream messages = new FileOutputStream(FileDescriptor.err);
    private final StatusArea area = new StatusArea(messages);

    /** The standard output of the process. */
    public LossyOutput results() {
        return results;
    }

    /** The standard output and error of the process, above the lines that {@link #below} draws. */
    public Console console() {
        return Console.system(
                this,
                area.above(results, () -> isTerminal(Stream.OUTPUT) && isSameTerminal()),
                area.above(messages, () -> true));
    }

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
    public boolean isPiped(Stream stream) {
        String name = switch (stream) {
            case INPUT -> "stdin";
            case OUTPUT -> "stdout";
            case ERROR -> "stderr";
        };
        try {
            int mode = (Integer) Files.getAttribute(Path.of("/dev", name), "unix:mode");
            return PIPES.contains(mode & TYPE_OF_FILE);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException ignored) { // unknown here
            return !isTerminal(stream);
        }
    }

    @Override
    public void onUnread(Runnable action) {
        results.whenUnwanted(action);
    }

    @Override
    public Runnable below(Function<Look, List<StyledLine>> lines) {
        return area.show(() -> isInBackground() ? List.of() : lines.apply(look()));
    }

    /** Whether standard output and standard error are one terminal. */
    private static boolean isSameTerminal() {
        try {
            return device("stdout").equals(device("stderr"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException ignored) { // unknown here
            return false;
        }
    }

    private static Object device(String stream) throws IOException {
        return Files.getAttribute(Path.of("/dev", stream), "unix:rdev");
    }

    /** Whether a shell has the terminal now, after Ctrl-Z and bg; proc(5) tells it of Linux, and nothing elsewhere. */
    private static boolean isInBackground() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            int foreground = Integer.parseInt(fields[FOREGROUND]);
            return foreground > 0 && foreground != Integer.parseInt(fields[GROUP]);
        } catch (IOException | RuntimeException ignored) { // unknown here
            return false;
        }
    }

    @Override
    public void dropTyped(BufferedReader keys) throws IOException {
        while (keys.ready() && keys.read() >= 0) {}
    }

    @Override
    public int columns() {
        CLibrary.WinSize size = new CLibrary.WinSize();
        return CLibrary.ioctl(STDOUT, CLibrary.TIOCGWINSZ, size) == 0 ? size.ws_col : 0;
    }

    /** One column less than there is, so that a full line does not go on in the next. */
    private static Look look() {
        CLibrary.WinSize size = new CLibrary.WinSize();
        boolean isKnown = CLibrary.ioctl(STDERR, CLibrary.TIOCGWINSZ, size) == 0 && size.ws_col > 0;
        return new Look(
                isKnown ? size.ws_col - 1 : 0,
                isKnown ? size.ws_row : 0,
                System.getenv().getOrDefault("NO_COLOR", "").isEmpty(),
                "UTF-8".equalsIgnoreCase(System.getProperty("stderr.encoding", System.getProperty("native.encoding"))));
    }

    @Override
    public Runnable onSignal(String signal, Runnable action) {
        return Signals.handle(signal, action);
    }
}
