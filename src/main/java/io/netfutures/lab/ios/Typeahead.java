package io.netfutures.lab.ios;

import java.util.ArrayDeque;
import java.util.Deque;

/** Keys that were typed and not read yet. Enter is CR, LF, CR LF or CR NUL: the second half of a pair is no key. */
final class Typeahead {
    private static final char CONTROL_C = 0x03;
    private static final char ESCAPE_SEQUENCE = 0x1e;

    private final Deque<Character> keys = new ArrayDeque<>();
    private boolean afterReturn;

    void add(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            char key = typed.charAt(i);
            boolean secondHalf = afterReturn && (key == '\n' || key == '\0');
            afterReturn = key == '\r';
            if (!secondHalf) {
                keys.add(key);
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
