package io.netfutures.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines that have left the top of a terminal: all lines above the one it writes. When there are more characters than its bound
 * it keeps the first and the last half of them. Places are counted from the first character written, those left out included.
 */
final class Scrollback {
    private static final int PIECE = 1 << 16;

    private final int bound;
    private final int piece;
    private final List<String> first = new ArrayList<>();
    private final Deque<String> rest = new ArrayDeque<>();
    private StringBuilder open = new StringBuilder();
    private long firstLength;
    private long restLength;
    private long dropped;

    /** All of it, if it has been asked for since it changed last. */
    private @Nullable String whole;

    /** Keeps about {@code bound} characters. */
    Scrollback(int bound) {
        this.bound = bound;
        this.piece = Math.max(1, Math.min(PIECE, bound / 16));
    }

    void append(char[] text, int from, int to) {
        open.append(text, from, to - from);
        whole = null;
    }

    /** Ends the line that was appended. */
    void newline() {
        open.append('\n');
        whole = null;
        if (open.length() >= piece) {
            seal();
        }
    }

    /** Ends a piece in the middle of a line, so that a line without end is bounded too. */
    void seal() {
        whole = null;
        String full = open.toString();
        open = new StringBuilder(piece + 256);
        if (rest.isEmpty() && firstLength < bound / 2) {
            first.add(full);
            firstLength += full.length();
            return;
        }
        rest.addLast(full);
        restLength += full.length();
        while (restLength > bound / 2) {
            int less = rest.removeFirst().length();
            restLength -= less;
            dropped += less;
        }
    }

    /** How many characters were written. */
    long length() {
        return firstLength + dropped + restLength + open.length();
    }

    /** How many of them are left out. */
    long dropped() {
        return dropped;
    }

    /** The text from this place on; a line of its own says how much is left out. */
    String from(long place) {
        if (place > 0) {
            return copy(place);
        }
        String known = whole;
        if (known == null) {
            known = copy(0);
            whole = known;
        }
        return known;
    }

    private String copy(long place) {
        if (first.isEmpty() && rest.isEmpty()) {
            return place < open.length() ? open.substring((int) place) : "";
        }
        long kept = length() - Math.max(place, 0) - Math.max(0, dropped - Math.max(0, place - firstLength));
        StringBuilder text = new StringBuilder((int) Math.max(16, Math.min(kept + 64, Integer.MAX_VALUE - 64)));
        long at = 0;
        for (String each : first) {
            at = append(text, each, place, at);
        }
        if (dropped > 0 && place < firstLength + dropped) {
            long less = dropped - Math.max(0, place - firstLength);
            text.append("... ").append(less).append(" characters are left out here ...\n");
        }
        at += dropped;
        for (String each : rest) {
            at = append(text, each, place, at);
        }
        append(text, open.toString(), place, at);
        return text.toString();
    }

    /** The first characters that were written, {@code length} at most. */
    String head(int length) {
        StringBuilder text = new StringBuilder();
        for (String each : first) {
            if (text.length() < length) {
                text.append(each, 0, Math.min(each.length(), length - text.length()));
            }
        }
        if (rest.isEmpty()) {
            text.append(open, 0, Math.min(open.length(), length - text.length()));
        }
        return text.toString();
    }

    /** Removes the last line and returns it without its newline; null if it is longer than this, or already sealed. */
    @Nullable
    String takeLine(int longest) {
        int end = open.length() - 1;
        if (end < 0 || open.charAt(end) != '\n') {
            return null;
        }
        int start = end;
        while (start > 0 && open.charAt(start - 1) != '\n') {
            if (end - start == longest) {
                return null;
            }
            start--;
        }
        if (start == 0 && firstLength > 0) {
            return null;
        }
        String line = open.substring(start, end);
        open.setLength(start);
        whole = null;
        return line;
    }

    void clear() {
        first.clear();
        rest.clear();
        open = new StringBuilder();
        whole = null;
        firstLength = 0;
        restLength = 0;
        dropped = 0;
    }

    private static long append(StringBuilder text, String part, long place, long at) {
        long end = at + part.length();
        if (place < end) {
            text.append(part, (int) Math.max(0, place - at), part.length());
        }
        return end;
    }
}
