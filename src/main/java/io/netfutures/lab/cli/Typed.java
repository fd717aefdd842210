package io.netfutures.lab.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/** Keys that were typed and not read yet. Enter becomes CR, whatever it was. */
final class Typed {
    /** What counts as Enter. */
    enum Enter {
        /** CR, LF, or both together. */
        ANY,
        /** CR and LF, each by itself: both together are two. */
        EACH,
        /** CR; LF is nothing. */
        RETURN
    }

    private final Enter enter;
    private final Deque<Character> keys = new ArrayDeque<>();
    private boolean afterReturn;

    Typed(Enter enter) {
        this.enter = enter;
    }

    void add(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            char key = typed.charAt(i);
            boolean secondHalf = afterReturn && (key == '\n' || key == '\0') && enter != Enter.EACH;
            afterReturn = key == '\r';
            if (key != '\n') {
                if (!secondHalf) {
                    keys.add(key);
                }
            } else if (!secondHalf && enter != Enter.RETURN) {
                keys.add('\r');
            }
        }
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    char next() {
        return keys.remove();
    }
}
