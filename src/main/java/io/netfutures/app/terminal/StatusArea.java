package io.netfutures.app.terminal;

import io.netfutures.app.view.StyledLine;
import io.netfutures.concurrent.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lines below all that a process prints on a terminal, for one that reads no keys. What is printed goes where they begin, and they
 * are drawn again under it, in the same write. Thread-safe.
 *
 * <pre>
 * {'R2': '*17:33:11.429 UTC Thu Jul 4 2019'}
 * 1 pending · 2 running · 1 ok
 * slowest: R1 command 0.2 s
 * </pre>
 *
 * <p>The cursor rests at their beginning, so that they are found again when the window has got another size, and a process that is killed
 * leaves a terminal that works.
 */
final class StatusArea {
    private static final Duration FRAME = Duration.ofMillis(100);
    /** Never all of a screen at once, which some terminals take for the end of a page, and keep. */
    private static final String ERASE_LINE = "\r\033[K";

    private static final String ERASE_LINES = ERASE_LINE + "\n\033[J\033[A";

    private final OutputStream terminal;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Ticker ticker;
    private volatile boolean isOpen;
    private boolean isMidline;
    private String drawn = "";

    /** @param terminal where the lines are drawn */
    StatusArea(OutputStream terminal) {
        this.terminal = terminal;
    }

    /**
     * A stream whose output comes above the lines.
     *
     * @param isHere whether {@code stream} goes to the terminal of the lines; asked once, when they are first shown
     */
    OutputStream above(OutputStream stream, BooleanSupplier isHere) {
        return new Above(stream, isHere);
    }

    /**
     * Shows lines, which are asked for ten times a second in a thread of its own, until the returned action has run. It blocks until
     * they are gone; afterwards they are not asked for any more.
     */
    Runnable show(Supplier<List<StyledLine>> lines) {
        Ticker started = Ticker.start("status", () -> draw(lines));
        lock.lock();
        try {
            isOpen = true;
            ticker = started;
        } finally {
            lock.unlock();
        }
        started.wakeWithin(Duration.ZERO);
        return () -> {
            started.close();
            lock.lock();
            try {
                isOpen = false;
                drawOver("");
            } finally {
                lock.unlock();
            }
        };
    }

    private void draw(Supplier<List<StyledLine>> lines) {
        String now = block(lines.get());
        lock.lock();
        try {
            if (!isMidline) {
                drawOver(now);
            }
            if (ticker != null) {
                ticker.wakeWithin(FRAME);
            }
        } finally {
            lock.unlock();
        }
    }

    private void drawOver(String now) {
        if (!now.equals(drawn)) {
            try {
                terminal.write((erasing() + now).getBytes(StandardCharsets.UTF_8));
                drawn = now;
            } catch (IOException ignored) {
                // the terminal is gone
            }
        }
    }

    private String erasing() {
        return drawn.isEmpty() ? "" : drawn.indexOf('\n') < 0 ? ERASE_LINE : ERASE_LINES;
    }

    /** The lines, and the way back to where they begin. */
    private static String block(List<StyledLine> lines) {
        List<String> texts = lines.stream().map(StyledLine::ansi).collect(Collectors.toList());
        while (!texts.isEmpty() && texts.getLast().isEmpty()) {
            texts.removeLast();
        }
        if (texts.isEmpty()) {
            return "";
        }
        return String.join("\n", texts) + (texts.size() > 1 ? "\033[" + (texts.size() - 1) + "A" : "") + "\r";
    }

    private final class Above extends OutputStream {
        private final OutputStream stream;
        private final BooleanSupplier isHere;
        private volatile @Nullable Boolean here;

        Above(OutputStream stream, BooleanSupplier isHere) {
            this.stream = stream;
            this.isHere = isHere;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0 || !isOpen || !isHere()) {
                // No lock: a reader that does not read must hold up nothing else.
                stream.write(bytes, offset, length);
                return;
            }
            lock.lock();
            try {
                writeAbove(bytes, offset, length);
            } finally {
                lock.unlock();
            }
        }

        private boolean isHere() {
            Boolean known = here;
            if (known == null) {
                known = isHere.getAsBoolean();
                here = known;
            }
            return known;
        }

        private void writeAbove(byte[] bytes, int offset, int length) throws IOException {
            isMidline = bytes[offset + length - 1] != '\n';
            ByteArrayOutputStream all = new ByteArrayOutputStream(length + 2 * drawn.length() + ERASE_LINES.length());
            all.writeBytes(erasing().getBytes(StandardCharsets.UTF_8));
            all.write(bytes, offset, length);
            if (isMidline) {
                drawn = "";
            }
            all.writeBytes(drawn.getBytes(StandardCharsets.UTF_8));
            stream.write(all.toByteArray());
        }

        @Override
        public void flush() throws IOException {
            stream.flush();
        }
    }
}
