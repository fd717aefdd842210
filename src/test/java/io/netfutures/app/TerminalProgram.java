package io.netfutures.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.JniNativePty;
import org.jline.terminal.impl.jni.JniTerminalProvider;

/**
 * A program on a real terminal: standard input, output and error are a pseudo-terminal, which is also its controlling one, so
 * that Ctrl-C is a signal. Its first process leads a session; such a process cannot be stopped with Ctrl-Z, only one that it
 * has started as a job (start a shell, then type the command). Every wait ends after 40 s at most with an error that shows
 * the screen. Safe for several threads.
 */
final class TerminalProgram implements AutoCloseable {
    private static final long BOUND = TimeUnit.SECONDS.toNanos(120);

    private final JniNativePty pty;
    private final Process process;
    private final Emulator emulator;
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ReentrantLock keyboard = new ReentrantLock();
    private final Thread reader;
    private boolean ended;

    private TerminalProgram(JniNativePty pty, Process process, Emulator emulator) {
        this.pty = pty;
        this.process = process;
        this.emulator = emulator;
        this.reader = Thread.ofPlatform().daemon().name("terminal").unstarted(this::read);
    }

    /** How a program shall be started: 80 columns, 24 rows, TERM=xterm-256color unless said otherwise. */
    static final class Setup {
        private final Path home;
        private final Map<String, String> environment = new TreeMap<>(Map.of("TERM", "xterm-256color"));
        private int columns = 80;
        private int rows = 24;

        private Setup(Path home) {
            this.home = home;
        }

        Setup size(int newColumns, int newRows) {
            columns = newColumns;
            rows = newRows;
            return this;
        }

        Setup environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** Starts netfutures with these words. */
        TerminalProgram netfutures(String... words) throws IOException {
            return java(Main.class, words);
        }

        /** Starts another Java program of the tests. */
        TerminalProgram java(Class<?> main, String... words) throws IOException {
            return command(Program.java(main, words));
        }

        /** Starts any command. */
        TerminalProgram command(String... words) throws IOException {
            return command(List.of(words));
        }

        private TerminalProgram command(List<String> words) throws IOException {
            assumeTrue(
                    Files.isExecutable(Path.of("/usr/bin/setsid")),
                    "a terminal of its own needs /usr/bin/setsid, of util-linux");
            JniNativePty pty = (JniNativePty) new JniTerminalProvider().open(null, Size.of(columns, rows));
            List<String> command = new ArrayList<>(List.of(
                    "/bin/sh",
                    "-c",
                    "exec /usr/bin/setsid --ctty --wait \"$@\" <>" + pty.getName() + " >&0 2>&0",
                    "sh"));
            command.addAll(words);
            ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
            Map<String, String> variables = builder.environment();
            variables
                    .keySet()
                    .removeAll(List.of(
                            "XDG_CONFIG_HOME",
                            "NETFUTURES_INVENTORY",
                            "NO_COLOR",
                            "COLUMNS",
                            "LINES",
                            "TMUX",
                            "COLORTERM",
                            "INSIDE_EMACS"));
            variables.put("HOME", home.toString());
            variables.putIfAbsent("LC_ALL", "C.UTF-8");
            variables.putAll(environment);
            try {
                TerminalProgram program = new TerminalProgram(pty, builder.start(), new Emulator(columns, rows));
                program.watch();
                return program;
            } catch (IOException e) {
                pty.close();
                throw e;
            }
        }
    }

    /** To be started in {@code home}, which is also the user's home directory. */
    static Setup in(Path home) {
        return new Setup(home);
    }

    /** Sends text as if typed, letter by letter as fast as the terminal takes it. */
    void type(String text) throws IOException {
        keyboard.lock();
        try {
            pty.getMasterOutput().write(text.getBytes(StandardCharsets.UTF_8));
        } finally {
            keyboard.unlock();
        }
    }

    void press(Key... keys) throws IOException {
        for (Key key : keys) {
            boolean arrow = key.sent.matches("\u001b\\[[A-DFH]");
            type(arrow && cursorKeysOfApplication() ? key.sent.replace('[', 'O') : key.sent);
        }
    }

    /** Sends text as a paste: between the marks of a paste where the program has asked for them. */
    void paste(String text) throws IOException {
        type(screen().pasteBracketed() ? "\u001b[200~" + text + "\u001b[201~" : text);
    }

    Screen screen() {
        lock.lock();
        try {
            return emulator.screen();
        } finally {
            lock.unlock();
        }
    }

    /** Every byte the program has written so far, as text. */
    String raw() {
        lock.lock();
        try {
            return raw.toString(StandardCharsets.UTF_8);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the screen is like this; {@code what} says it in words for the error. */
    Screen awaitScreen(String what, Predicate<Screen> like) throws InterruptedException {
        lock.lock();
        try {
            long end = System.nanoTime() + BOUND;
            while (true) {
                Screen screen = emulator.screen();
                if (like.test(screen)) {
                    return screen;
                }
                long left = end - System.nanoTime();
                if (ended || left <= 0) {
                    throw new AssertionError((ended ? "the program ended before: " : "never came: ") + what
                            + "\non the screen:\n" + screen);
                }
                // Woken by every change, and at the bound; which of the two it was, the loop finds out.
                long unused = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the program has written so many characters in all; or until it has nothing more to say, and its cursor is at a prompt. */
    void awaitOutput(int characters) throws InterruptedException {
        awaitScreen(characters + " characters", screen -> raw().length() >= characters || isAtEmptyPrompt(screen));
    }

    private static boolean isAtEmptyPrompt(Screen screen) {
        return screen.cursorLine().strip().endsWith("]>");
    }

    /** Waits until this text stands somewhere on the screen. */
    Screen awaitScreen(String text) throws InterruptedException {
        return awaitScreen("\"" + text + "\"", screen -> screen.text().contains(text));
    }

    /** Waits for a line, on the screen or gone over its top, in which this pattern is found; the first such line. */
    String awaitLine(String regex) throws InterruptedException {
        Predicate<String> found = Pattern.compile(regex).asPredicate();
        return awaitScreen(
                        "a line like " + regex, screen -> screen.all().stream().anyMatch(found))
                .all()
                .stream()
                .filter(found)
                .findFirst()
                .orElseThrow();
    }

    /** Gives the window another size, of which the program is told by a signal. */
    void resize(int columns, int rows) throws IOException {
        lock.lock();
        try {
            emulator.resize(columns, rows);
            pty.setSize(Size.of(columns, rows));
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the end of the program; 128 and the signal's number if a signal ended it. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(BOUND, TimeUnit.NANOSECONDS)) {
            throw new AssertionError("the program does not end; on the screen:\n" + screen());
        }
        reader.join(TimeUnit.NANOSECONDS.toMillis(BOUND));
        return process.exitValue();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Kills the program and all it has started, and gives the terminal back. */
    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
        try {
            reader.join(TimeUnit.NANOSECONDS.toMillis(BOUND));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pty.close();
    }

    private boolean cursorKeysOfApplication() {
        lock.lock();
        try {
            return emulator.cursorKeysOfApplication();
        } finally {
            lock.unlock();
        }
    }

    /** Reads until the program, and our own end of its side, have let go of the terminal. */
    private void watch() {
        reader.start();
        var unused = process.onExit().thenRun(() -> {
            try {
                // With nobody left on that side, the reader meets the end.
                new FileInputStream(pty.getSlaveFD()).close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void read() {
        InputStream kept = new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException("a block at a time");
            }

            @Override
            public int read(byte[] bytes, int from, int most) throws IOException {
                int count = pty.getMasterInput().read(bytes, from, most);
                lock.lock();
                try {
                    raw.write(bytes, from, Math.max(0, count));
                } finally {
                    lock.unlock();
                }
                return count;
            }
        };
        // Not closed here: close() gives the descriptor back.
        Reader text = new InputStreamReader(kept, StandardCharsets.UTF_8);
        char[] block = new char[8192];
        try {
            for (int count = text.read(block); count >= 0; count = text.read(block)) {
                type(show(new String(block, 0, count)));
            }
        } catch (IOException e) {
            // So a pseudo-terminal says on Linux that nobody is left on its other side.
        } finally {
            end();
        }
    }

    private String show(String text) {
        lock.lock();
        try {
            emulator.write(text);
            changed.signalAll();
            return emulator.answers();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
