package io.netfutures.app.terminal;

import io.netfutures.app.script.Interpreter;
import io.netfutures.app.script.Person;
import io.netfutures.app.view.Look;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Interrupts;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.Workspace;
import io.netfutures.device.FileProblem;
import io.netfutures.device.Inventory;
import io.netfutures.fleet.DeviceFuture;
import io.netfutures.fleet.Run;
import io.netfutures.lab.Router;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;

/** The interactive prompt: reads a line and carries it out, until the end. */
public final class Shell implements Person {
    public static final String LOOK = "look (Enter goes on)> ";
    static final String GOES_ON = "... ";

    private static final int NAMED = 3;
    private static final int FEW = 9;
    private static final Duration THINKING = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CTRL_C = 3;

    private final Interpreter interpreter;
    private final Terminal terminal;
    private final Signals signals;
    private final LockedReader reader;
    private final Painter painter;

    /** Only to see whether a key is available; {@link #reader} reads it. */
    private final FileInputStream keyboard = new FileInputStream(FileDescriptor.in);

    private Shell(Interpreter interpreter, Terminal terminal, Signals signals) throws IOException {
        this.interpreter = interpreter;
        this.terminal = terminal;
        this.signals = signals;
        this.reader = new LockedReader(terminal);
        this.painter = new Painter(reader, this::state);
    }

    /** Runs a shell until it ends; returns its exit code. */
    public static int run(Interpreter interpreter) throws IOException {
        return with(interpreter, Shell::run);
    }

    /** Runs {@code script}, whose pauses show a prompt; its output does not disturb what is being typed there. */
    public static int play(Interpreter interpreter, IntSupplier script) throws IOException {
        return with(interpreter, shell -> shell.play(script));
    }

    private static int with(Interpreter interpreter, ToIntFunction<Shell> body) throws IOException {
        Console outside = interpreter.console();
        Signals signals = new Signals();
        // If asked whether it supports grapheme clusters, a terminal would send its answer among the keys, and what was
        // typed
        // before would be lost.
        try (Terminal terminal = TerminalBuilder.builder()
                .name("netfutures")
                .system(true)
                .provider("jni")
                .nativeSignals(false)
                .graphemeCluster(false)
                .build()) {
            signals.tell(terminal);
            Attributes before = terminal.getAttributes();
            terminal.setAttributes(silent(before));
            Shell shell = new Shell(interpreter, terminal, signals);
            interpreter.console(outside.with(
                    new BufferedReader(shell.new Answers()),
                    shell.painter.stream(),
                    shell.painter.stream(),
                    new HidingTty(outside.tty(), shell.reader, shell.painter),
                    shell::look));
            interpreter.person(shell);
            try {
                return body.applyAsInt(shell);
            } finally {
                signals.onInterrupt(() -> {});
                shell.painter.close();
                terminal.setAttributes(before);
                interpreter.console(outside);
            }
        }
    }

    /**
     * The terminal while a command works: what is typed is not echoed, and appears at the next prompt; Ctrl-C is a signal. At the
     * prompt the editor reads Ctrl-C as a key, so that it keeps its place among the others. Ctrl-Z and Ctrl-\\ do nothing.
     */
    private static Attributes silent(Attributes before) {
        Attributes silent = new Attributes(before);
        silent.setLocalFlags(EnumSet.of(LocalFlag.ECHO, LocalFlag.ICANON), false);
        silent.setLocalFlag(LocalFlag.ISIG, true);
        silent.setControlChar(ControlChar.VSUSP, 0);
        silent.setControlChar(ControlChar.VQUIT, 0);
        return silent;
    }

    private int play(IntSupplier script) {
        prepare();
        int code = script.getAsInt();
        painter.flush();
        return code;
    }

    private Workspace prepare() {
        Workspace workspace = interpreter.workspace();
        reader.setVariable(LineReader.BLINK_MATCHING_PAREN, 0);
        // Tab completes what was typed, and replaces none of it by what is only like it.
        reader.setVariable(LineReader.ERRORS, 0);
        reader.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
        reader.setOpt(LineReader.Option.HISTORY_IGNORE_DUPS);
        DefaultParser parser = new DefaultParser();
        parser.setEscapeChars(null);
        reader.setParser(parser);
        reader.setCompleter(new CommandCompleter(interpreter));
        PrivateHistory history = new PrivateHistory(workspace::holdsSecret);
        reader.setHistory(history);
        try {
            history.keepIn(interpreter.console().state().resolve("history"), reader);
        } catch (IOException e) {
            interpreter.complain("what is typed is kept for this shell only: " + FileProblem.text(e));
        } catch (UnsupportedOperationException ignored) {
            interpreter.complain("what is typed is kept for this shell only: the file system knows no permissions");
        }
        Interrupts interrupts = workspace.interrupts();
        signals.onInterrupt(interrupts::press);
        // From here on the terminal sends Ctrl-C as a key; an earlier one was pressed at an empty prompt.
        reader.getWidgets().put(LineReader.CALLBACK_INIT, () -> {
            interrupts.begin();
            return true;
        });
        return workspace;
    }

    private int run() {
        Workspace workspace = prepare();
        greet(workspace, interpreter.console());
        int code = ExitCode.OK;
        while (!interpreter.isExiting()) {
            try {
                painter.flush();
                code = interpreter.line(typed(interpreter.isOpen() ? GOES_ON : prompt(workspace)));
                workspace.interrupts().settle();
                if (interpreter.isExiting() && !mayLeave(workspace)) {
                    interpreter.stay();
                }
            } catch (UserInterruptException ctrlC) {
                if (interpreter.isOpen()) {
                    interpreter.giveUp();
                } else if (ctrlC.getPartialLine().isEmpty()) {
                    workspace.interrupts().interrupt();
                }
            } catch (EndOfFileException ctrlD) {
                if (interpreter.isOpen()) {
                    interpreter.giveUp();
                } else if (mayLeave(workspace)) {
                    break;
                }
            }
        }
        interpreter.finish();
        return code;
    }

    @Override
    public void look(String text) {
        interpreter.console().err().println(text);
        while (!interpreter.isExiting()) {
            painter.flush();
            try {
                String line = typed(interpreter.isOpen() ? GOES_ON : LOOK);
                if (line.isBlank() && !interpreter.isOpen()) {
                    return;
                }
                interpreter.line(line);
            } catch (UserInterruptException ignored) { // Ctrl-C
                interpreter.giveUp();
            } catch (EndOfFileException ctrlD) {
                if (interpreter.isOpen()) {
                    interpreter.giveUp();
                } else {
                    interpreter.exit();
                }
            }
        }
    }

    @Override
    public List<String> typed() {
        List<String> lines = new ArrayList<>();
        reader.getHistory().forEach(entry -> lines.add(entry.line()));
        return lines;
    }

    @Override
    public boolean watch(Supplier<List<NamedFuture>> futures) {
        Workspace workspace = interpreter.workspace();
        FullScreen screen = new FullScreen(
                terminal,
                () -> workspace.runs().views(futures.get()),
                workspace.workers()::isHeld,
                name -> futures.get().stream()
                        .filter(named -> named.name().equals(name))
                        .forEach(named -> named.future().cancel()),
                this::look);
        Runnable before = signals.onInterrupt(() -> {
            if (!workspace.interrupts().interrupt()) {
                screen.leave();
            }
        });
        try {
            painter.yieldTo(screen::run);
        } finally {
            signals.onInterrupt(before);
        }
        return true;
    }

    /**
     * Reads a line. A Ctrl-C pressed after its Enter is meant for the command: it is a signal, or the next key if it came before
     * the terminal turned it into signals again.
     */
    private String typed(String prompt) {
        String line = reader.readLine(prompt);
        if (isNextKeyCtrlC()) {
            interpreter.openWorkspace().map(Workspace::interrupts).ifPresent(Interrupts::press);
        }
        return line;
    }

    /** Typed keys are fetched by another thread, so this waits for a key that is available, but not for one that is not. */
    private boolean isNextKeyCtrlC() {
        try {
            long patience = keyboard.available() > 0 ? PATIENCE.toMillis() : 1;
            return terminal.reader().peek(patience) == CTRL_C
                    && terminal.reader().read() == CTRL_C;
        } catch (IOException ignored) { // there is no key
            return false;
        }
    }

    /** Asks whether to wait for active futures, cancel them, or stay. */
    private boolean mayLeave(Workspace workspace) {
        List<Run> active = workspace.runs().active();
        if (active.isEmpty()) {
            return true;
        }
        long unfinished = active.stream()
                .flatMap(each -> each.futures().stream())
                .filter(DeviceFuture::isActive)
                .count();
        if (unfinished == 0) {
            return true;
        }
        try {
            String answer = typed(
                    unfinished == 1
                            ? "1 future is not done: wait for it, cancel it, or stay? [w/c/S] "
                            : unfinished + " futures are not done: wait for them, cancel them, or stay? [w/c/S] ");
            return switch (answer.strip().toLowerCase(Locale.ROOT)) {
                case "w", "wait" -> {
                    workspace.workers().release();
                    yield true;
                }
                case "c", "cancel" -> {
                    active.forEach(Run::cancel);
                    yield true;
                }
                default -> false;
            };
        } catch (UserInterruptException | EndOfFileException ignored) { // stay
            return false;
        }
    }

    /** Says what there is and where to start. A small lab is for exploring: its routers are slowed down. */
    static void greet(Workspace workspace, Console console) {
        List<Router> routers = workspace.site().routers();
        int devices = workspace.site().inventory().size();
        PrintStream err = console.err();
        if (routers.isEmpty()) {
            err.println(devices + (devices == 1 ? " device" : " devices") + "; help lists the commands.");
        } else if (routers.size() > FEW) {
            err.println(devices + " simulated routers, which answer at once.");
            err.println("fault all think 1s makes them slower, help lists the commands.");
        } else {
            routers.forEach(router -> router.think(THINKING));
            err.println(devices + " simulated routers, which think " + THINKING.toSeconds()
                    + " s before they answer, so that there is");
            err.println("something to see; fault all none ends that.");
            err.println("Try: f1 = submit r1 sh clock, then print f1, watch, cancel f1, timeline, help.");
        }
    }

    /** {@code netfutures [R1,R2]> }. */
    static String prompt(Workspace workspace) {
        Inventory selection = workspace.selection();
        int all = workspace.site().inventory().size();
        String devices = selection.size() == all
                ? "all " + all
                : selection.size() <= NAMED
                        ? selection.devices().stream()
                                .map(device -> device.name())
                                .collect(Collectors.joining(","))
                        : selection.size() + " of " + all;
        return "netfutures [" + devices + "]> ";
    }

    /** The lines at the bottom; empty while nothing is active. */
    private List<AttributedString> state() {
        Workspace workspace = interpreter.openWorkspace().orElse(null);
        if (workspace == null) {
            return List.of();
        }
        List<NamedFuture> run = workspace.futures().lastRun();
        if (run.stream().noneMatch(NamedFuture::isActive)) {
            return List.of();
        }
        return workspace.runs().status(run, look()).stream()
                .map(line -> AttributedString.fromAnsi(line.ansi()))
                .toList();
    }

    private Look look() {
        Map<String, String> environment = interpreter.console().environment();
        return new Look(
                terminal.getColumns(),
                terminal.getRows(),
                environment.getOrDefault("NO_COLOR", "").isEmpty(),
                terminal.encoding().equals(StandardCharsets.UTF_8));
    }

    /** What the user types in answer to a question, whose unfinished line becomes the prompt. */
    private final class Answers extends Reader {
        private String answer = "";

        @Override
        public int read(char[] into, int offset, int length) {
            if (answer.isEmpty()) {
                painter.flush();
                try {
                    answer = typed(painter.unfinished()) + "\n";
                } catch (UserInterruptException | EndOfFileException ignored) { // no answer
                    return -1;
                }
            }
            int count = Math.min(length, answer.length());
            answer.getChars(0, count, into, offset);
            answer = answer.substring(count);
            return count;
        }

        @Override
        public void close() {}
    }
}
