package io.netfutures.session;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The text that {@link ControlFunctions} act on: the {@link ScreenRow} under the cursor, the {@link Scrollback} of lines above it, and
 * the few lines below it while the cursor has gone up.
 *
 * <p>The rule that wins is that no text is lost that the device has not erased or typed over:
 *
 * <ul>
 *   <li>A move up by some rows goes to these lines, and what is typed there replaces them, as editors of two-line prompts do.
 *   <li>A move to the row with this number never goes back: if it is another row, what is typed there starts a new line.
 *   <li>Erasing the display erases the line of the cursor and those below it; the lines above it stay, as on paper.
 *   <li>Carriage return goes to the start of the line, and what is typed replaces it. But as long as a device has not sent a
 *       single line feed it may be one that ends its lines with carriage returns alone. Then the first character that differs from
 *       what stood there tells: a blank, or one over blanks at the end of the line, is a repaint; anything else starts a new line, and
 *       from then on every carriage return does, until a line feed comes.
 * </ul>
 */
final class Page {
    /** The cursor can go up by this many lines, which have this many characters; no prompt has more, and the cost stays linear. */
    private static final int REACH = 24;

    private static final int REACHED = 4096;

    private static final char[] TAB = {'\t'};

    private final ScreenRow row = new ScreenRow();
    private final Scrollback scrollback;
    private final Deque<String> below = new ArrayDeque<>();
    // The numbers of the row under the cursor, and of the one where it goes when something is typed.
    private int at = 1;
    private int target = 1;
    private boolean byNumber;
    private int bottom = Integer.MAX_VALUE;
    private boolean struck;
    // Line feeds have come; carriage returns are line ends; the last one was; the last one may be.
    private boolean fed;
    private boolean returnsEndLines;
    private boolean ending;
    private boolean doubtful;

    // Where the mark of an output without newline stands, after a carriage return; negative if there is none.
    private int endMark = -1;

    private final int columns;

    /** A page of which the device was told that its lines have this many columns; longer ones are kept as they come. */
    Page(Scrollback scrollback, int columns) {
        this.scrollback = scrollback;
        this.columns = columns;
    }

    ScreenRow row() {
        return row;
    }

    /** The lines below the cursor, each after a newline. */
    String below() {
        return below.isEmpty() ? "" : "\n" + String.join("\n", below);
    }

    /** Whether the cursor stands right of all text of its line. */
    boolean isCursorAtEnd() {
        return target == at && row.isCursorAtEnd();
    }

    /** The number of the row that the cursor stands in, from 1. */
    int number() {
        return target;
    }

    /** Where the cursor stands, {@code row;column}, both from 1. */
    String position() {
        return target + ";" + Math.min(row.cursor() + 1, columns);
    }

    void forget() {
        scrollback.clear();
        below.clear();
    }

    void strike() {
        struck = true;
        row.strike();
    }

    /** Types these characters at the cursor. */
    void print(char[] text, int from, int to) {
        if (endMark > 0) {
            row.erase(endMark, Integer.MAX_VALUE);
            feed();
        }
        endMark = -1;
        prepare();
        int next = from;
        if (doubtful) {
            next += resolve(text, from, to);
        }
        while (next < to) {
            next += row.type(text, next, to);
            if (row.length() >= ScreenRow.LONGEST) {
                row.takeStart(ScreenRow.LONGEST / 2, scrollback);
                scrollback.seal();
            }
        }
    }

    void tab() {
        prepare();
        if (doubtful) {
            resolve(TAB, 0, 1);
        }
        row.tab();
    }

    /** Goes to the line below, and stays in the column. */
    void index() {
        int column = row.cursor();
        newline();
        row.moveTo(column);
    }

    /** Ends all lines, and begins as a terminal does that was just switched on. */
    void reset() {
        finish();
        bottom = Integer.MAX_VALUE;
        at = 1;
        target = 1;
        row.moveTo(0);
    }

    /** Lets lines roll off at this row, or nowhere if it is 0. */
    void setBottom(int number) {
        bottom = number > 0 ? number : Integer.MAX_VALUE;
        toRow(1, 0);
    }

    /** Goes where something will be typed. */
    private void prepare() {
        if (struck) {
            struck = false;
            row.moveTo(0);
        }
        endAfterReturn();
        arrive();
    }

    private void endAfterReturn() {
        if (ending) {
            ending = false;
            feed();
        }
    }

    void carriageReturn() {
        endAfterReturn();
        endMark = row.endMark(columns);
        ending = returnsEndLines;
        doubtful = !fed && !returnsEndLines && row.length() > 0;
        row.moveTo(0);
    }

    /** Whether what is typed after a carriage return repaints the line or is a new one; returns how much of it is dealt with. */
    private int resolve(char[] text, int from, int to) {
        int same = row.retype(text, from, to);
        if (from + same == to) {
            return same;
        }
        doubtful = false;
        if (row.isCursorAtEnd() || text[from + same] == ' ' || row.isBlankFromCursor()) {
            return same;
        }
        row.breakOff(scrollback);
        scrollback.newline();
        at++;
        target = at;
        returnsEndLines = true;
        return same;
    }

    void newline() {
        endMark = -1;
        fed = true;
        returnsEndLines = false;
        ending = false;
        doubtful = false;
        if (struck) {
            struck = false;
            row.clear();
            row.moveTo(0);
        } else if (target != at && byNumber) {
            finish();
            at = target == bottom ? target : target + 1;
            target = at;
            row.moveTo(0);
        } else {
            arrive();
            feed();
        }
    }

    private void feed() {
        end();
        at = at == bottom ? at : at + 1;
        target = at;
        row.moveTo(0);
    }

    /** Ends the line and goes to the one below it. */
    private void end() {
        row.print(scrollback);
        scrollback.newline();
        if (below.isEmpty()) {
            row.clear();
        } else {
            row.set(below.removeFirst());
        }
    }

    /** Ends all lines that have text. */
    private void finish() {
        while (!below.isEmpty()) {
            end();
        }
        if (!row.isBlank()) {
            end();
        }
        row.clear();
    }

    private void arrive() {
        if (target == at) {
            return;
        }
        if (byNumber) {
            finish();
        } else if (target > at) {
            end();
        }
        while (!byNumber && target < at) {
            below.addFirst(row.text(0));
            row.set("");
            at--;
        }
        at = target;
    }

    void toColumn(int column) {
        struck = false;
        doubtful = false;
        endMark = -1;
        row.moveTo(column);
    }

    void toRow(int number, int column) {
        fed = true;
        toColumn(column);
        target = number;
        if (row.length() == 0 && below.isEmpty()) {
            at = target;
        }
        byNumber = target != at;
    }

    void up(int count) {
        moveDown(-Math.min(count, REACH));
        int room = REACHED - below.stream().mapToInt(String::length).sum();
        while (target < at && !byNumber && below.size() < REACH) {
            room -= row.length();
            String line = room < 0 ? null : scrollback.takeLine(room);
            if (line == null) {
                return;
            }
            below.addFirst(row.text(0));
            row.set(line);
            at--;
        }
    }

    void down(int count) {
        moveDown(count);
        while (target > at && !byNumber && !below.isEmpty()) {
            end();
            at++;
        }
    }

    private void moveDown(int count) {
        fed = true;
        struck = false;
        doubtful = false;
        int to = Math.max(1, target + count);
        target = target <= bottom ? Math.min(to, bottom) : to;
        if (!byNumber) {
            target = Math.max(target, at - REACH);
        }
        byNumber = byNumber && target != at;
    }

    /** Changes the row under the cursor; elsewhere there is nothing to change. */
    void edit(Runnable change) {
        struck = false;
        doubtful = false;
        endAfterReturn();
        if (target == at || !byNumber) {
            arrive();
            change.run();
        }
    }

    void eraseLine(int part) {
        switch (part) {
            case 0 -> row.erase(row.cursor(), Integer.MAX_VALUE);
            case 1 -> row.erase(0, row.cursor() + 1);
            case 2 -> row.clear();
            default -> {}
        }
    }

    void eraseDisplay(int part) {
        if (part == 2 || (part == 0 && byNumber && target < at)) {
            struck = false;
            doubtful = false;
            row.clear();
            below.clear();
        } else if (part == 0) {
            edit(() -> {
                eraseLine(0);
                below.clear();
            });
        } else {
            edit(() -> eraseLine(part));
        }
    }

    void insertLines(int count) {
        boolean empty = row.length() == 0 && below.isEmpty();
        for (int i = 0; i < count && !empty && below.size() < REACH; i++) {
            below.addFirst(row.text(0));
            row.clear();
        }
    }

    void deleteLines(int count) {
        row.clear();
        for (int i = 0; i < count && !below.isEmpty(); i++) {
            row.set(below.removeFirst());
        }
    }
}
