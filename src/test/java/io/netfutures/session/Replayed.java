package io.netfutures.session;

import io.netfutures.journal.Cast;
import io.netfutures.journal.Cast.Entry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A line to a device that does what one did in a recording: when what was typed is typed again, it says what it said then. Silence
 * takes no time: a wait ends at once, with the next piece or with nothing.
 *
 * <p>It is its own inbox. For one thread.
 */
final class Replayed extends Inbox implements Channel {
    private static final byte[] NOTHING = {};

    private final List<Entry> entries;
    private final IntUnaryOperator cut;
    private final boolean paced;
    private final List<String> mistakes = new ArrayList<>();
    private final Deque<byte[]> coming = new ArrayDeque<>();
    /** When each of these arrives, in nanoseconds since the beginning. */
    private final Deque<Long> arrivals = new ArrayDeque<>();

    private int next;
    private long now;
    private boolean ended;
    private boolean leaving;

    /**
     * Plays a recording.
     *
     * @param cut says how long the next piece is, of so many bytes that are left of what is said at once
     * @param paced whether pauses are as they were; else all that comes before something is typed is said at once
     */
    Replayed(Cast cast, IntUnaryOperator cut, boolean paced) {
        this.entries = cast.entries();
        this.cut = cut;
        this.paced = paced;
        say(Duration.ZERO);
    }

    /** From now on the session may say good-bye, though the recording does not hold it. */
    void leaving() {
        leaving = true;
    }

    /** What was typed that the recording does not know, and what it knows that was not typed. */
    List<String> mistakes() {
        List<String> all = new ArrayList<>(mistakes);
        entries.subList(next, entries.size()).stream()
                .filter(Entry::typed)
                .filter(each -> !leaving || !each.text().matches("(exit|/?quit|logout)\\s+"))
                .forEach(each -> all.add("not typed: " + each.text()));
        return all;
    }

    private void say(Duration since) {
        long at = now;
        Duration before = since;
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (; next < entries.size() && !entries.get(next).typed(); next++) {
            Entry entry = entries.get(next);
            if (paced) {
                at += Math.max(0, entry.at().minus(before).toNanos());
                before = entry.at();
                cut(at, entry.bytes());
            } else {
                whole.writeBytes(entry.bytes());
            }
        }
        cut(at, whole.toByteArray());
    }

    private void cut(long at, byte[] bytes) {
        for (int from = 0; from < bytes.length; ) {
            int to = from + Math.clamp(cut.applyAsInt(bytes.length - from), 1, bytes.length - from);
            coming.add(Arrays.copyOfRange(bytes, from, to));
            arrivals.add(at);
            from = to;
        }
    }

    @Override
    public void send(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String masked = text.replace(RecordedDevice.SECRET, "****");
        if (next < entries.size() && entries.get(next).text().equals(masked)) {
            Duration at = entries.get(next).at();
            next++;
            say(at);
        } else {
            if (!leaving) {
                mistakes.add("typed: " + text
                        + (next < entries.size()
                                ? ", and not: " + entries.get(next).text()
                                : ""));
            }
            coming.clear();
            ended = true;
        }
    }

    @Override
    byte[] take(Duration atMost) throws EndOfInput {
        if (coming.isEmpty() && ended) {
            throw new EndOfInput();
        }
        long end = now + atMost.toNanos();
        if (coming.isEmpty() || arrivals.element() > end) {
            now = Math.max(now, end);
            return NOTHING;
        }
        now = Math.max(now, arrivals.remove());
        return coming.remove();
    }

    @Override
    long now() {
        return now;
    }

    @Override
    boolean isEmpty() {
        return coming.isEmpty() || arrivals.element() > now;
    }

    @Override
    boolean isEnded() {
        return ended;
    }

    @Override
    public Inbox inbox() {
        return this;
    }

    @Override
    public void close() {
        coming.clear();
        ended = true;
    }
}
