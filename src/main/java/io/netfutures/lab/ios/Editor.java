package io.netfutures.lab.ios;

import java.util.ArrayList;
import java.util.List;

/**
 * One command line being typed: echo, editing keys, history, and scrolling when it is wider than the terminal.
 *
 * <pre>
 * plain --ESC--> escape --[ or O--> sequence --letter--> plain
 * plain --^V--> literal --any--> plain
 * </pre>
 */
final class Editor implements Reader {
    private static final int SCROLL = 10;
    private static final String BACK = "\b";

    private enum State {
        PLAIN,
        ESCAPE,
        SEQUENCE,
        LITERAL
    }

    private final IosSession console;
    private final StringBuilder line = new StringBuilder();
    private List<String> history = new ArrayList<>();
    private int recalled;
    private int cursor;
    private int scrolled;
    private int shown;
    private int shownCursor;
    private int prompt;
    private String cut = "";
    private State state = State.PLAIN;

    Editor(IosSession console) {
        this.console = console;
    }

    /** Starts an empty line; these are the lines that arrow up brings back. */
    void clear(List<String> recallable) {
        line.setLength(0);
        history = recallable;
        recalled = history.size();
        cursor = scrolled = shown = shownCursor = 0;
        prompt = console.prompt().length();
        state = State.PLAIN;
    }

    String line() {
        return line.toString();
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
        switch (key) {
            case 'A' -> recall(recalled - 1);
            case 'B' -> recall(recalled + 1);
            case 'C' -> move(Math.min(cursor + 1, line.length()));
            case 'D' -> move(Math.max(cursor - 1, 0));
            case 'H' -> move(0);
            case 'F' -> move(line.length());
            default -> {}
        }
    }

    private void plain(char key) {
        switch (key) {
            case '\r', '\n' -> console.entered(line.toString());
            case 0x08, 0x7f -> {
                if (cursor > 0) {
                    delete(cursor - 1, cursor);
                } else {
                    console.bell();
                }
            }
            case 0x01 -> move(0);
            case 0x02 -> move(Math.max(cursor - 1, 0));
            case 0x03 -> console.interrupted();
            case 0x04 -> delete(cursor, Math.min(cursor + 1, line.length()));
            case 0x05 -> move(line.length());
            case 0x06 -> move(Math.min(cursor + 1, line.length()));
            case 0x09 -> console.complete(line.substring(0, cursor));
            case 0x0b -> kill(cursor, line.length());
            case 0x0c, 0x12 -> console.redraw();
            case 0x0e -> recall(recalled + 1);
            case 0x10 -> recall(recalled - 1);
            case 0x14 -> transpose();
            case 0x15, 0x18 -> kill(0, cursor);
            case 0x16 -> state = State.LITERAL;
            case 0x17 -> kill(wordLeft(), cursor);
            case 0x19 -> insert(cut);
            case 0x1a -> console.controlZ(line.toString());
            case 0x1b -> state = State.ESCAPE;
            case '?' -> console.help(line.substring(0, cursor));
            default -> {
                if (key >= ' ') {
                    insert(String.valueOf(key));
                }
            }
        }
    }

    /** Inserts text at the cursor and echoes it. */
    void insert(String text) {
        boolean atEnd = cursor == line.length();
        line.insert(cursor, text);
        cursor += text.length();
        if (atEnd && (room() == 0 || shownCursor + text.length() < room())) {
            console.write(text);
            shown += text.length();
            shownCursor += text.length();
        } else {
            draw();
        }
    }

    private void delete(int from, int to) {
        boolean atEnd = to == line.length() && cursor == to;
        line.delete(from, to);
        cursor = from;
        if (atEnd && scrolled == 0) {
            console.write("\b \b".repeat(to - from));
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
            console.bell();
            return;
        }
        recalled = index;
        line.setLength(0);
        line.append(index == history.size() ? "" : history.get(index));
        cursor = line.length();
        draw();
    }

    private int wordLeft() {
        int at = cursor;
        while (at > 0 && line.charAt(at - 1) == ' ') {
            at--;
        }
        while (at > 0 && line.charAt(at - 1) != ' ') {
            at--;
        }
        return at;
    }

    private int wordRight() {
        int at = cursor;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        while (at < line.length() && line.charAt(at) != ' ') {
            at++;
        }
        return at;
    }

    /** How many characters fit behind the prompt; 0 if there is no limit. */
    private int room() {
        return console.width() == 0 ? 0 : Math.max(console.width() - prompt - 1, 2 * SCROLL);
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
        console.write(BACK.repeat(shownCursor)
                + visible
                + " ".repeat(surplus)
                + BACK.repeat(surplus + scrolled + visible.length() - cursor));
        shown = visible.length();
        shownCursor = cursor - scrolled;
    }

    /** Draws the line behind a prompt that was just printed. */
    void drawAgain() {
        shown = shownCursor = 0;
        draw();
    }
}
