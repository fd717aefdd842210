package io.netfutures.lab.line;

import java.util.ArrayDeque;
import java.util.Deque;

/** Keys that were typed and not read yet. Enter becomes CR, however it was sent. */
public final class TypeAhead {
    private static final char CONTROL_C = 0x03;
    private static final char ESCAPE_SEQUENCE = 0x1e;

    /** What counts as Enter. */
    public enum Enter {
        /** CR, LF, CR LF or CR NUL. */
        ANY,
        /** CR and LF, each by itself: both together are two. */
        EACH,
        /** CR; LF is nothing. */
        RETURN
    }

    private final Enter enter;
    private final Deque<Character> keys = new ArrayDeque<>();
    private boolean afterReturn;

    TypeAhead(Enter enter) {
        this.enter = enter;
    }

    void add(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            char key = typed.charAt(i);
            boolean secondHalf = afterReturn && (key == '\n' || key == '\0') && enter != Enter.EACH;
            afterReturn = key == '\r';
            if (!secondHalf && (key != '\n' || enter != Enter.RETURN)) {
                keys.add(key == '\n' ? '\r' : key);
            }
        }
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    char next() {
        return keys.remove();
    }

    /** Whether Ctrl-Shift-6 or Ctrl-C was typed; if so, forgets all that is waiting. */
    boolean escaped() {
        boolean escape = keys.contains(ESCAPE_SEQUENCE) || keys.contains(CONTROL_C);
        if (escape) {
            keys.clear();
        }
        return escape;
    }
}
