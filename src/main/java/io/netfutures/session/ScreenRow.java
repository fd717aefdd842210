package io.netfutures.session;

import java.util.Arrays;

/**
 * The line that a terminal writes: its characters, and the column where the next one goes. One character takes one column, and a
 * tab goes to the next multiple of eight; it stays a tab until something to the right of it is typed over.
 *
 * <p>Blanks that the device has sent are text, at the end of a line too. But once something was typed over, the blanks right of
 * what was typed last are what an erased text has left, and are none.
 */
final class ScreenRow {
    /** Lines longer than any screen's are not edited in the middle, so that the cost stays linear. */
    static final int EDITABLE = 8192;

    /** When a line has grown this long, its beginning must be {@linkplain #takeStart taken off}. */
    static final int LONGEST = 1 << 20;

    private static final int WIDEST = 512;
    private static final int TAB = 8;

    private char[] cells = new char[256];
    private int length;
    // The column after the last character: more than the length where there are tabs.
    private int width;
    private int cursor;
    // Right end of what was typed since the cursor last went back.
    private int extent;
    private boolean wentBack;
    private boolean typedOver;
    private boolean withoutTabs;
    private int extentBefore;
    private boolean typedOverBefore;

    /** Types some of these characters at the cursor, at least one; returns how many. */
    int type(char[] text, int from, int to) {
        begin();
        int typed;
        if (cursor < width) {
            expand();
            typed = Math.min(to - from, width - cursor);
            if (typed < to - from && Character.isHighSurrogate(text[from + typed - 1])) {
                pad(1);
                typed++;
            }
            System.arraycopy(text, from, cells, cursor, typed);
            mend(cursor);
            mend(cursor + typed);
            cursor += typed;
        } else {
            typed = Math.max(1, Math.min(to - from, LONGEST - length));
            pad(cursor - width);
            ensure(typed);
            System.arraycopy(text, from, cells, length, typed);
            length += typed;
            width += typed;
            mend(length - typed);
            cursor = width;
        }
        extent = cursor;
        return typed;
    }

    /** Types a tab: it moves over text, and is text at the end. */
    void tab() {
        int stop = (cursor / TAB + 1) * TAB;
        if (cursor < width && !(typedOver && isBlankFromCursor())) {
            moveTo(stop);
            return;
        }
        begin();
        cut(Math.min(cursor, width));
        pad(cursor - width);
        if (withoutTabs) {
            pad(stop - width);
        } else {
            ensure(1);
            cells[length++] = '\t';
            width = stop;
        }
        cursor = width;
        extent = cursor;
    }

    /** Goes over characters that stand there already as if they were typed again; returns how many. */
    int retype(char[] text, int from, int to) {
        if (length != width) {
            return 0;
        }
        int at = from;
        while (at < to && cursor < length && cells[cursor] == text[at]) {
            begin();
            at++;
            extent = ++cursor;
        }
        return at - from;
    }

    void moveTo(int column) {
        int to = Math.max(0, Math.min(column, Math.max(width, WIDEST)));
        wentBack = wentBack || to < cursor;
        cursor = to;
    }

    int cursor() {
        return cursor;
    }

    /** Erases these columns; the cursor stays. */
    void erase(int from, int to) {
        if (from >= width) {
            return;
        }
        expand();
        if (to >= width) {
            cut(from);
        } else if (to - from <= EDITABLE) {
            Arrays.fill(cells, from, to, ' ');
            typedOver = true;
            mend(from);
            mend(to);
        }
    }

    /** Removes {@code count} characters at the cursor. */
    void delete(int count) {
        if (cursor >= width || length > EDITABLE) {
            return;
        }
        expand();
        int taken = Math.min(count, length - cursor);
        System.arraycopy(cells, cursor + taken, cells, cursor, length - cursor - taken);
        cut(length - taken);
        mend(cursor);
    }

    /** Inserts {@code count} blanks at the cursor. */
    void insert(int count) {
        if (cursor >= width || length > EDITABLE) {
            return;
        }
        expand();
        int put = Math.min(count, WIDEST);
        ensure(put);
        System.arraycopy(cells, cursor, cells, cursor + put, length - cursor);
        Arrays.fill(cells, cursor, cursor + put, ' ');
        length += put;
        width = length;
        extent = Math.max(extent, cursor) + put;
        mend(cursor);
        mend(cursor + put);
    }

    /** Empties the line; the cursor stays. */
    void clear() {
        length = 0;
        width = 0;
        extent = 0;
        wentBack = false;
        typedOver = false;
        withoutTabs = false;
    }

    /** Empties the row, which blanks do not make a text any more. */
    void strike() {
        clear();
        typedOver = true;
    }

    /** Puts another line in its place; the cursor stays. */
    void set(String text) {
        clear();
        ensure(text.length());
        text.getChars(0, text.length(), cells, 0);
        length = text.length();
        width = columns(length);
        extent = width;
        wentBack = true;
    }

    /** Writes the line to the scrollback as it stood before the cursor went back, and keeps what was typed since in a new one. */
    void breakOff(Scrollback scrollback) {
        if (cursor > 0) {
            typedOver = typedOverBefore;
            extent = extentBefore;
        }
        print(scrollback);
        int kept = cursor;
        clear();
        length = kept;
        width = kept;
        extent = kept;
    }

    /** Moves the first {@code count} characters to the scrollback. */
    void takeStart(int count, Scrollback scrollback) {
        int columns = columns(count);
        scrollback.append(cells, 0, count);
        System.arraycopy(cells, count, cells, 0, length - count);
        length -= count;
        width -= columns;
        extent = Math.max(0, extent - columns);
        cursor = Math.max(0, cursor - columns);
    }

    /** Writes the text of the line to the scrollback. */
    void print(Scrollback scrollback) {
        scrollback.append(cells, 0, end());
    }

    /** How many characters of text the line has. */
    int end() {
        if (!typedOver || length != width) {
            return length;
        }
        int end = length;
        while (end > extent && cells[end - 1] == ' ') {
            end--;
        }
        return isBlank(0, end) ? 0 : end;
    }

    int length() {
        return length;
    }

    /**
     * Where the mark stands that zsh and fish type behind an output without newline: one sign, and one blank less than a line has
     * columns, so that what comes next begins a line. Negative if there is none.
     */
    int endMark(int columns) {
        int mark = length - columns;
        boolean marked =
                length == width && cursor == length && mark >= 0 && cells[mark] != ' ' && isBlank(mark + 1, length);
        return marked ? mark : -1;
    }

    boolean isBlank() {
        return isBlank(0, length);
    }

    /** Whether blanks only stand from the cursor on; no, if there are very many. */
    boolean isBlankFromCursor() {
        return length == width && length - cursor <= EDITABLE && isBlank(cursor, length);
    }

    /** Whether there is no text at the cursor and right of it. */
    boolean isCursorAtEnd() {
        return cursor >= (length == width ? end() : width);
    }

    String text(int from) {
        return new String(cells, from, end() - from);
    }

    private void begin() {
        if (wentBack) {
            extentBefore = extent;
            typedOverBefore = typedOver;
            wentBack = false;
            typedOver = typedOver || cursor < width;
            extent = cursor;
        }
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (cells[i] != ' ') {
                return false;
            }
        }
        return true;
    }

    private void cut(int column) {
        if (column < width) {
            length = column;
            width = column;
            extent = Math.min(extent, column);
            mend(column);
        }
    }

    private void pad(int count) {
        if (count > 0) {
            ensure(count);
            Arrays.fill(cells, length, length + count, ' ');
            length += count;
            width += count;
        }
    }

    /** Makes blanks of tabs, so that a column is a place in the line. */
    private void expand() {
        if (length == width) {
            return;
        }
        withoutTabs = length > EDITABLE;
        char[] old = Arrays.copyOf(cells, length);
        length = 0;
        width = 0;
        for (char c : old) {
            if (c == '\t') {
                pad(TAB - width % TAB);
            } else {
                ensure(1);
                cells[length++] = c;
                width++;
            }
        }
    }

    private int columns(int count) {
        int column = 0;
        for (int i = 0; i < count; i++) {
            column = cells[i] == '\t' ? (column / TAB + 1) * TAB : column + 1;
        }
        return column;
    }

    /** Half of a surrogate pair is no character. */
    private void mend(int edge) {
        boolean high = edge > 0 && Character.isHighSurrogate(cells[edge - 1]);
        boolean low = edge < length && Character.isLowSurrogate(cells[edge]);
        if (high && !low) {
            cells[edge - 1] = ' ';
        } else if (low && !high) {
            cells[edge] = ' ';
        }
    }

    private void ensure(int more) {
        if (length + more > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(length + more, 2 * cells.length));
        }
    }
}
