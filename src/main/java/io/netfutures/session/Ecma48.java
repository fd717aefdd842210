package io.netfutures.session;

import java.util.Arrays;

/**
 * Splits the characters of a terminal into text and control functions, as ECMA-48 says and the VT500 does (the state diagram
 * of Paul Williams). It holds no more than one sequence, so it does not matter how the characters are cut.
 *
 * <pre>
 * ground --ESC--> escape --[--> CSI entry --0..9;--> CSI parameter --final--> ground
 *                 escape --blank../--> escape intermediate --final--> ground
 *                 escape --]PX^_--> string --BEL, ST or ESC--> ground
 * anywhere --CAN or SUB--> ground;  anywhere --U+0080..U+009F--> as ESC and the letter it stands for
 * </pre>
 *
 * <p>Sequences do not swallow what is none of them: a string that holds a new line, or 4095 characters, was none and
 * is text after all; a sequence of more than 256 characters ends there, and one ends at a character beyond ASCII.
 */
final class Ecma48 {
    /** What is done with what was found. */
    interface Actions {
        /** Graphic characters: none is a control character. */
        void print(char[] text, int from, int to);

        /** One of the control characters U+0000..U+001F. */
        void execute(char control);

        /** ESC and this letter, or its C1 control character. */
        void escape(char letter);

        /** CSI, at least two parameters (0 if absent), and this letter; those with private or intermediate bytes never come. */
        void sequence(char letter, int first, int second);
    }

    private static final int LONGEST_SEQUENCE = 256;
    private static final int LONGEST_STRING = 4096;
    private static final char[] NOTHING = {};
    private static final int LARGEST_PARAMETER = 9999;

    private enum State {
        GROUND,
        ESCAPE,
        ESCAPE_INTERMEDIATE,
        CSI_ENTRY,
        CSI_PARAMETER,
        CSI_INTERMEDIATE,
        CSI_IGNORE,
        STRING
    }

    private final Actions actions;
    private char[] string = NOTHING;
    private State state = State.GROUND;
    private int length;
    private int parameter;
    private int first;
    private int second;
    private boolean isPrivate;

    Ecma48(Actions actions) {
        this.actions = actions;
    }

    /** Takes the first {@code end} of these characters. */
    void receive(char[] text, int end) {
        int at = 0;
        while (at < end) {
            if (state == State.GROUND || (state != State.STRING && text[at] > 0x9F)) {
                state = State.GROUND;
                int from = at;
                while (at < end && isGraphic(text[at])) {
                    at++;
                }
                if (at > from) {
                    actions.print(text, from, at);
                }
                if (at == end) {
                    return;
                }
            }
            receive(text[at++]);
        }
    }

    private void receive(char c) {
        if (c == 0x1B) {
            enter(State.ESCAPE);
        } else if (c == 0x18 || c == 0x1A) {
            state = State.GROUND;
        } else if (state == State.STRING) {
            string(c);
        } else if (c < 0x20) {
            actions.execute(c);
        } else if (c >= 0x80 && c <= 0x9F) {
            escape((char) (c - 0x40));
        } else if (c != 0x7F) {
            sequence(c);
        }
    }

    /** One ASCII character inside a sequence. */
    private void sequence(char c) {
        length++;
        switch (state) {
            case GROUND, STRING -> {}
            case ESCAPE, ESCAPE_INTERMEDIATE -> {
                if (c < 0x30) {
                    state = State.ESCAPE_INTERMEDIATE;
                } else if (state == State.ESCAPE) {
                    escape(c);
                } else {
                    state = State.GROUND;
                }
            }
            case CSI_ENTRY, CSI_PARAMETER -> {
                if (c >= 0x40) {
                    state = State.GROUND;
                    if (!isPrivate) {
                        actions.sequence(c, first, second);
                    }
                } else if (c < 0x30) {
                    state = State.CSI_INTERMEDIATE;
                } else {
                    parameter(c);
                }
            }
            case CSI_INTERMEDIATE, CSI_IGNORE -> {
                if (c >= 0x40) {
                    state = State.GROUND;
                } else if (c >= 0x30) {
                    state = State.CSI_IGNORE;
                }
            }
        }
        if (length > LONGEST_SEQUENCE && state != State.STRING) {
            state = State.GROUND;
        }
    }

    private void parameter(char c) {
        if (c == ';') {
            parameter++;
        } else if (c >= '0' && c <= '9') {
            if (parameter == 0) {
                first = Math.min(LARGEST_PARAMETER, 10 * first + c - '0');
            } else if (parameter == 1) {
                second = Math.min(LARGEST_PARAMETER, 10 * second + c - '0');
            }
        } else if (c != ':' && state == State.CSI_ENTRY) {
            isPrivate = true;
        } else {
            state = State.CSI_IGNORE;
            return;
        }
        state = State.CSI_PARAMETER;
    }

    private void escape(char letter) {
        switch (letter) {
            case '[' -> enter(State.CSI_ENTRY);
            case ']', 'P', 'X', '^', '_' -> enter(State.STRING);
            default -> {
                state = State.GROUND;
                actions.escape(letter);
            }
        }
    }

    private void string(char c) {
        if (c == 0x07 || c == 0x9C) {
            state = State.GROUND;
        } else if (c == '\n' || c == '\r') {
            wasText();
            actions.execute(c);
        } else if (c >= 0x80 && c <= 0x9F) {
            wasText();
            escape((char) (c - 0x40));
        } else if (isGraphic(c)) {
            if (length == string.length) {
                string = Arrays.copyOf(string, Math.min(LONGEST_STRING, Math.max(64, 2 * length)));
            }
            string[length++] = c;
            if (length == LONGEST_STRING || (length == LONGEST_STRING - 1 && !Character.isHighSurrogate(c))) {
                wasText();
            }
        }
    }

    private void wasText() {
        state = State.GROUND;
        if (length > 0) {
            actions.print(string, 0, length);
        }
    }

    private void enter(State next) {
        state = next;
        length = 0;
        parameter = 0;
        first = 0;
        second = 0;
        isPrivate = false;
    }

    private static boolean isGraphic(char c) {
        return c >= 0x20 && (c < 0x7F || c > 0x9F);
    }
}
