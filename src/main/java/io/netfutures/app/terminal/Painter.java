package io.netfutures.app.terminal;

import io.netfutures.concurrent.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Status;

/**
 * Draws everything except the line being typed: results and log lines above it, many at a time, and the state of the run below it.
 * All output is written to a {@link #stream()}; one thread draws it.
 *
 * <pre>
 * {'R2': '*17:33:11.429 UTC Thu Jul 4 2019'}
 * netfutures [all 3]> result f1_
 * 1 pending · 2 running · 1 ok
 * </pre>
 */
final class Painter implements AutoCloseable {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration FRAME = Duration.ofMillis(100);
    private static final int FEWEST = 5;

    private final LockedReader reader;
    private final Terminal terminal;
    private final Status status;
    private final Supplier<List<AttributedString>> state;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final List<Lines> streams = new CopyOnWriteArrayList<>();
    private final Ticker ticker;
    private List<AttributedString> shown = List.of();
    private boolean suspended;

    /** {@code state} supplies the lines at the bottom while futures are active; it is no longer asked once it returns none. */
    Painter(LockedReader reader, Supplier<List<AttributedString>> state) {
        this.reader = reader;
        this.terminal = reader.getTerminal();
        this.state = state;
        this.status = Status.getStatus(terminal);
        this.ticker = Ticker.start("painter", this::paint);
    }

    /** A stream whose lines appear above the prompt, each as a whole. Any number of threads may write to it. */
    PrintStream stream() {
        Lines lines = new Lines();
        streams.add(lines);
        return new PrintStream(lines, false, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                print(line + "\n");
            }

            @Override
            public void println(Object line) {
                print(line + "\n");
            }

            @Override
            public void print(String text) {
                byte[] bytes = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
                write(bytes, 0, bytes.length);
            }
        };
    }

    /** Takes the text that has no newline yet: a question, which becomes the prompt for its answer. */
    String unfinished() {
        return streams.stream().map(Lines::take).collect(Collectors.joining());
    }

    /** The state of the run may have changed. */
    void wake() {
        ticker.wakeWithin(SOON);
    }

    /** Draws what is waiting, so that later output of the caller comes after it. */
    void flush() {
        reader.withPen(() -> {
            while (!lines.isEmpty()) {
                drawLines();
            }
            drawState(state.get());
        });
        wake();
    }

    /** Lends the terminal to {@code other}, which draws alone; output that comes meanwhile is shown afterwards. */
    void yieldTo(Runnable other) {
        flush();
        reader.withPen(() -> {
            suspended = true;
            status.update(List.of());
        });
        try {
            other.run();
        } finally {
            reader.withPen(() -> {
                suspended = false;
                // Status#reset leaves the cursor where the line of the state was.
                terminal.puts(Capability.save_cursor);
                status.reset();
                terminal.puts(Capability.restore_cursor);
                shown = List.of();
            });
            wake();
        }
    }

    private void paint() {
        reader.withPen(() -> {
            if (!suspended) {
                drawLines();
                List<AttributedString> now = state.get();
                drawState(now);
                if (!now.isEmpty()) {
                    ticker.wakeWithin(FRAME);
                }
                if (!lines.isEmpty()) {
                    ticker.wakeWithin(SOON);
                }
            }
        });
    }

    private void drawLines() {
        StringBuilder text = new StringBuilder();
        // At most a screenful: if the screen is resized meanwhile, what was begun for the old size is soon finished.
        for (int i = 0; i < Math.max(FEWEST, terminal.getRows() - FEWEST); i++) {
            String line = lines.poll();
            if (line == null) {
                break;
            }
            text.append(line).append('\n');
        }
        if (!text.isEmpty()) {
            reader.printAbove(text.toString());
        }
    }

    private void drawState(List<AttributedString> now) {
        if (!now.equals(shown)) {
            status.update(now);
            terminal.flush();
            shown = now;
        }
    }

    /** Draws what is waiting, and frees the bottom of the terminal. */
    @Override
    public void close() {
        ticker.close();
        reader.withPen(() -> {
            while (!lines.isEmpty()) {
                drawLines();
            }
            status.update(List.of());
            status.close();
            terminal.flush();
        });
    }

    /** Splits bytes into lines; an incomplete line waits for the rest. */
    private final class Lines extends OutputStream {
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

        synchronized String take() {
            String text = begun.toString(StandardCharsets.UTF_8);
            begun.reset();
            return text;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            int from = offset;
            for (int i = offset; i < offset + length; i++) {
                if (bytes[i] == '\n') {
                    begun.write(bytes, from, i - from);
                    lines.add(begun.toString(StandardCharsets.UTF_8));
                    begun.reset();
                    from = i + 1;
                }
            }
            begun.write(bytes, from, offset + length - from);
            wake();
        }
    }
}
