package io.netfutures.lab.line;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The command line of one session: echo, editing keys, history, and what happens when it is wider than the terminal.
 *
 * <pre>
 * plain --ESC--> escape --[ or O--> sequence --letter--> plain
 * plain --^V--> literal --any--> plain
 * </pre>
 */
public final class LineEditor implements KeyReader {
    private static final int SCROLL = 10;
    private static final String BACK = "\b";
    /** How the sequences end of the arrows, Home and End; and the control keys that do the same. */
    private static final String ARROWS = "ABCDHF";

    private static final String AS_CONTROL_KEYS = "\020\016\006\002\001\005";

    private static final String RUB = "\b \b";

    /** What a prompt holds besides what is seen of it: colours, the title of a window, the bell. */
    private static final Pattern INVISIBLE =
            Pattern.compile("\033\\[[0-9;?]*[A-Za-z]|\033][^\007]*\007|\033.|[\007\000]");

    /** Whose command line it is. The editor gets the keys until the terminal is released. */
    public interface Listener {
        /** What stands before the line now. */
        String prompt();

        /** Enter. */
        void entered(String line);

        /** Ctrl-C. */
        void interrupted();

        /** Ctrl-Z behind this line. */
        void controlZ(String line);

        /** What {@code ?} prints behind this text, where that key edits. */
        default List<String> help(String before) {
            return List.of();
        }

        /** What Tab or Space adds behind this text; empty: nothing. */
        String completion(String before);
    }

    /**
     * How the command line of a device behaves.
     *
     * @param keys the keys that edit; the others stand for themselves, or for nothing if they are control keys
     * @param bell printed where a key can do nothing
     * @param wrap printed when the typed line reaches the width of the terminal; if empty, the line scrolls sideways
     */
    public record Style(String keys, String bell, Optional<String> wrap) {}

    private enum State {
        PLAIN,
        ESCAPE,
        SEQUENCE,
        LITERAL
    }

    private final Terminal terminal;
    private final Style style;
    private final Listener listener;
    private final StringBuilder line = new StringBuilder();
    private List<String> history = List.of();
    private int recalled;
    private int cursor;
    private int scrolled;
    private int shown;
    private int shownCursor;
    private int width;
    private int indent;
    private int column;
    private String cut = "";
    private State state = State.PLAIN;

    /** An editor that reads nothing until it is told to {@link #prompt}. */
    public LineEditor(Terminal terminal, Style style, Listener listener) {
        this.terminal = terminal;
        this.style = style;
        this.listener = listener;
    }

    /**
     * Prints the prompt and reads a line behind it.
     *
     * @param columns how wide the terminal is; 0: without limit
     * @param recallable the lines that arrow up brings back, oldest first
     */
    public void prompt(int columns, List<String> recallable) {
        String text = listener.prompt();
        width = columns;
        column = indent = columnAfter(text);
        line.setLength(0);
        history = recallable;
        recalled = history.size();
        cursor = scrolled = shown = shownCursor = 0;
        state = State.PLAIN;
        terminal.write(text);
        terminal.listen(this);
        terminal.prompted();
    }

    /** Where the cursor stands behind this prompt, which begins a row; counted from 0. */
    public static int columnAfter(String prompt) {
        String last = INVISIBLE.matcher(prompt).replaceAll("");
        return last.length() - 1 - Math.max(last.lastIndexOf('\n'), last.lastIndexOf('\r'));
    }

    @Override
    public void key(char key) {
        switch (state) {
            case PLAIN -> plain(key);
            case LITERAL -> {
                state = State.PLAIN;
                insert(String.valueOf(key));
            }
            case ESCAPE -> {
                state = key == '[' || key == 'O' ? State.SEQUENCE : State.PLAIN;
                switch (Character.toLowerCase(key)) {
                    case 'b' -> move(wordLeft());
                    case 'f' -> move(wordRight());
                    case 'd' -> delete(cursor, wordRight());
                    case 0x7f, '\b' -> delete(wordLeft(), cursor);
                    default -> {}
                }
            }
            case SEQUENCE -> sequence(key);
        }
    }

    private void sequence(char key) {
        if (!Character.isDigit(key) && key != ';') {
            state = State.PLAIN;
        }
        int arrow = ARROWS.indexOf(key);
        if (arrow >= 0) {
            plain(AS_CONTROL_KEYS.charAt(arrow));
        }
    }

    private void plain(char key) {
        switch (style.keys().indexOf(key) < 0 ? 0 : key) {
            case '\r' -> listener.entered(line.toString());
            case 0x08, 0x7f -> {
                if (cursor > 0) {
                    delete(cursor - 1, cursor);
                } else {
                    terminal.write(style.bell());
                }
            }
            case 0x01 -> move(0);
            case 0x02 -> move(Math.max(cursor - 1, 0));
            case 0x03 -> listener.interrupted();
            case 0x04 -> delete(cursor, Math.min(cursor + 1, line.length()));
            case 0x05 -> move(line.length());
            case 0x06 -> move(Math.min(cursor + 1, line.length()));
            case 0x09 -> complete();
            case 0x0b -> kill(cursor, line.length());
            case 0x0c, 0x12 -> promptAgain();
            case 0x0e -> recall(recalled + 1);
            case 0x10 -> recall(recalled - 1);
            case 0x14 -> transpose();
            case 0x15, 0x18 -> kill(0, cursor);
            case 0x16 -> state = State.LITERAL;
            case 0x17 -> kill(wordLeft(), cursor);
            case 0x19 -> insert(cut);
            case 0x1a -> listener.controlZ(line.toString());
            case 0x1b -> state = State.ESCAPE;
            case ' ' -> insert(listener.completion(line.toString()) + " ");
            case '?' -> help();
            default -> {
                if (key >= ' ') {
                    insert(String.valueOf(key));
                }
            }
        }
    }

    private void complete() {
        String rest = listener.completion(line.substring(0, cursor));
        promptAgain();
        if (rest.isEmpty()) {
            terminal.write(style.bell());
        } else {
            insert(rest);
        }
    }

    private void help() {
        terminal.write("?");
        listener.help(line.substring(0, cursor)).forEach(each -> terminal.write("\n" + each));
        promptAgain();
    }

    private void promptAgain() {
        terminal.write("\n" + listener.prompt());
        shown = shownCursor = 0;
        draw();
    }

    private void insert(String text) {
        boolean atEnd = cursor == line.length();
        line.insert(cursor, text);
        cursor += text.length();
        if (style.wrap().isPresent()) {
            wrap(text, style.wrap().get());
        } else if (atEnd && (room() == 0 || shownCursor + text.length() < room())) {
            terminal.write(text);
            shown += text.length();
            shownCursor += text.length();
        } else {
            draw();
        }
    }

    private void wrap(String text, String atWidth) {
        for (int i = 0; i < text.length(); i++) {
            terminal.write(text.substring(i, i + 1));
            column++;
            if (width > 0 && column == width) {
                terminal.write(atWidth);
                column = 0;
            }
        }
    }

    private void delete(int from, int to) {
        boolean atEnd = to == line.length() && cursor == to;
        line.delete(from, to);
        cursor = from;
        if (atEnd && scrolled == 0) {
            terminal.write(RUB.repeat(to - from));
            column -= to - from;
            shown -= to - from;
            shownCursor -= to - from;
        } else {
            draw();
        }
    }

    private void kill(int from, int to) {
        if (from < to) {
            cut = line.substring(from, to);
            delete(from, to);
        }
    }

    private void transpose() {
        if (cursor >= 2) {
            char left = line.charAt(cursor - 2);
            line.setCharAt(cursor - 2, line.charAt(cursor - 1));
            line.setCharAt(cursor - 1, left);
            draw();
        }
    }

    private void move(int to) {
        cursor = to;
        draw();
    }

    private void recall(int index) {
        if (index < 0 || index > history.size()) {
            terminal.write(style.bell());
            return;
        }
        recalled = index;
        line.setLength(0);
        line.append(index == history.size() ? "" : history.get(index));
        cursor = line.length();
        draw();
    }

    private int wordLeft() {
        return line.substring(0, cursor).replaceFirst("[^ ]* *\\z", "").length();
    }

    private int wordRight() {
        return line.length()
                - line.substring(cursor).replaceFirst("^ *[^ ]*", "").length();
    }

    /** How many characters fit behind the prompt; 0 if there is no limit. */
    private int room() {
        return width == 0 ? 0 : Math.max(width - indent - 1, 2 * SCROLL);
    }

    /** Draws the line anew from the prompt on, without touching the prompt. */
    private void draw() {
        while (room() > 0 && cursor - scrolled >= room()) {
            scrolled += SCROLL;
        }
        while (scrolled > 0 && cursor - scrolled < 1) {
            scrolled = Math.max(scrolled - SCROLL, 0);
        }
        int end = room() == 0 ? line.length() : Math.min(line.length(), scrolled + room());
        String visible = scrolled == 0 ? line.substring(0, end) : "$" + line.substring(scrolled + 1, end);
        int surplus = Math.max(shown - visible.length(), 0);
        terminal.write(BACK.repeat(shownCursor)
                + visible
                + " ".repeat(surplus)
                + BACK.repeat(surplus + scrolled + visible.length() - cursor));
        shown = visible.length();
        shownCursor = cursor - scrolled;
    }
}
