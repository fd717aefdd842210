package io.netfutures.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One line as it is typed at a router's prompt, with its editing keys and its history. Takes characters, writes the echo, and
 * hands out keys that mean more than editing.
 */
final class LineEditor {
    /** What a key means beyond the line itself. */
    enum Key {
        NONE,
        ENTER,
        HELP,
        TAB,
        CTRL_C,
        CTRL_Z,
        REDRAW
    }

    private static final int HISTORY = 10;

    private final Consumer<String> echo;
    private final StringBuilder line = new StringBuilder();
    private final List<String> history = new ArrayList<>();
    private int cursor;
    private int recalled;
    private String killed = "";
    private String escape = "";
    private boolean verbatim;
    private boolean afterReturn;
    private boolean silent;

    LineEditor(Consumer<String> echo) {
        this.echo = echo;
    }

    /** Whether what is typed is echoed; it is not while a password is asked for. */
    void silent(boolean silent) {
        this.silent = silent;
    }

    String line() {
        return line.toString();
    }

    List<String> history() {
        return history;
    }

    /** Forgets the line; remembers it in the history if {@code remember}. */
    String take(boolean remember) {
        String taken = line.toString();
        if (remember && !taken.isBlank()) {
            history.remove(taken);
            history.add(taken);
            if (history.size() > HISTORY) {
                history.removeFirst();
            }
        }
        line.setLength(0);
        cursor = 0;
        recalled = history.size();
        return taken;
    }

    /** Puts {@code text} where the line is, without writing it. */
    void set(String text) {
        line.setLength(0);
        line.append(text);
        cursor = text.length();
    }

    /** Takes one typed character. Carriage return, newline, and both together are one Enter. */
    Key type(char c) {
        boolean secondHalf = afterReturn && (c == '\n' || c == 0);
        afterReturn = c == '\r';
        if (secondHalf) {
            return Key.NONE;
        }
        if (verbatim) {
            verbatim = false;
            insert(String.valueOf(c));
            return Key.NONE;
        }
        if (!escape.isEmpty()) {
            escape(c);
            return Key.NONE;
        }
        switch (c) {
            case '\r', '\n' -> {
                return Key.ENTER;
            }
            case 3 -> {
                return Key.CTRL_C;
            }
            case 26 -> {
                return Key.CTRL_Z;
            }
            case 18, 12 -> {
                return Key.REDRAW;
            }
            case '\t' -> {
                return Key.TAB;
            }
            case '?' -> {
                if (!silent) {
                    return Key.HELP;
                }
                insert("?");
            }
            case 8, 127 -> deleteLeft(1);
            case 21, 24 -> deleteLeft(cursor);
            case 23 -> deleteLeft(cursor - wordLeft());
            case 11 -> deleteRight(line.length() - cursor);
            case 4 -> deleteRight(Math.min(1, line.length() - cursor));
            case 1 -> move(0);
            case 5 -> move(line.length());
            case 2 -> move(Math.max(0, cursor - 1));
            case 6 -> move(Math.min(line.length(), cursor + 1));
            case 20 -> transpose();
            case 25 -> insert(killed);
            case 16 -> recall(-1);
            case 14 -> recall(1);
            case 22 -> verbatim = true;
            case 27 -> escape = "\u001b";
            default -> {
                if (c >= ' ') {
                    insert(String.valueOf(c));
                }
            }
        }
        return Key.NONE;
    }

    private void escape(char c) {
        if (escape.length() == 1 && (c == '[' || c == 'O')) {
            escape += c;
            return;
        }
        boolean arrow = escape.length() == 2;
        escape = "";
        switch (arrow ? c : Character.toLowerCase(c)) {
            case 'A' -> recall(-1);
            case 'B' -> recall(1);
            case 'C' -> move(Math.min(line.length(), cursor + 1));
            case 'D' -> move(Math.max(0, cursor - 1));
            case 'b' -> move(wordLeft());
            case 'f' -> move(wordRight());
            case 'd' -> deleteRight(wordRight() - cursor);
            default -> {}
        }
    }

    private void insert(String text) {
        line.insert(cursor, text);
        cursor += text.length();
        String rest = line.substring(cursor);
        write(text + rest + "\b".repeat(rest.length()));
    }

    private void deleteLeft(int count) {
        if (count == 0) {
            write("\u0007");
            return;
        }
        killed = line.substring(cursor - count, cursor);
        line.delete(cursor - count, cursor);
        cursor -= count;
        String rest = line.substring(cursor);
        write("\b".repeat(count) + rest + " ".repeat(count) + "\b".repeat(rest.length() + count));
    }

    private void deleteRight(int count) {
        if (count > 0) {
            killed = line.substring(cursor, cursor + count);
            line.delete(cursor, cursor + count);
            String rest = line.substring(cursor);
            write(rest + " ".repeat(count) + "\b".repeat(rest.length() + count));
        }
    }

    private void transpose() {
        if (cursor > 1) {
            char left = line.charAt(cursor - 2);
            line.setCharAt(cursor - 2, line.charAt(cursor - 1));
            line.setCharAt(cursor - 1, left);
            write("\b\b" + line.substring(cursor - 2, cursor));
        }
    }

    private void move(int to) {
        write(to < cursor ? "\b".repeat(cursor - to) : line.substring(cursor, to));
        cursor = to;
    }

    private void recall(int direction) {
        int next = recalled + direction;
        if (next < 0 || next > history.size()) {
            write("\u0007");
            return;
        }
        recalled = next;
        move(line.length());
        if (cursor > 0) {
            deleteLeft(cursor);
        }
        if (next < history.size()) {
            insert(history.get(next));
        }
    }

    private int wordLeft() {
        int i = cursor;
        while (i > 0 && line.charAt(i - 1) == ' ') {
            i--;
        }
        while (i > 0 && line.charAt(i - 1) != ' ') {
            i--;
        }
        return i;
    }

    private int wordRight() {
        int i = cursor;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        while (i < line.length() && line.charAt(i) != ' ') {
            i++;
        }
        return i;
    }

    private void write(String text) {
        if (!silent) {
            echo.accept(text);
        }
    }
}
