package io.netfutures.app;

import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;

/**
 * A terminal in memory that also keeps what scrolls out of a scroll region at the top of the screen, as terminals do;
 * {@link ScreenTerminal} keeps only what scrolls out of the whole screen. Not safe for several threads.
 */
final class Emulator {
    private enum Reading {
        TEXT,
        ESCAPE,
        SEQUENCE,
        STRING
    }

    private final ScreenTerminal terminal;
    private final List<String> gone = new ArrayList<>();
    private final StringBuilder sequence = new StringBuilder();
    private Reading reading = Reading.TEXT;
    private int columns;
    private int rows;
    private int bottom;
    private boolean regionAtTop = true;
    private boolean alternate;
    private boolean pasteBracketed;
    private boolean cursorKeysOfApplication;

    Emulator(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.bottom = rows - 1;
        this.terminal = new ScreenTerminal(columns, rows);
    }

    void write(String text) {
        text.codePoints().forEach(this::write);
    }

    /** What the terminal answers to questions among the text written so far; each answer is given once. */
    String answers() {
        return terminal.read();
    }

    /** As a window of another size does: the scroll region is the whole screen again. */
    void resize(int newColumns, int newRows) {
        keepHistory();
        terminal.setSize(Size.of(newColumns, newRows));
        columns = newColumns;
        rows = newRows;
        bottom = rows - 1;
        regionAtTop = true;
    }

    boolean cursorKeysOfApplication() {
        return cursorKeysOfApplication;
    }

    Screen screen() {
        keepHistory();
        long[] cells = new long[columns * rows];
        int[] cursor = new int[2];
        terminal.dump(cells, cursor);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            lines.add(line(cells, row * columns, columns));
        }
        return new Screen(lines, List.copyOf(gone), cursor[1], cursor[0], alternate, pasteBracketed);
    }

    private void write(int c) {
        if (c == 0x1b) {
            keepHistory();
        }
        Reading before = reading;
        follow(c);
        boolean inRegion = regionAtTop && bottom < rows - 1 && !alternate;
        if (before == Reading.TEXT && reading == Reading.TEXT && inRegion) {
            writeInRegion(c);
        } else {
            terminal.write(Character.toString(c));
            if (before == Reading.SEQUENCE && reading == Reading.TEXT) {
                obey(c);
            }
            if (before == Reading.ESCAPE && c == '8') {
                forgetFullLine();
            }
        }
    }

    private void writeInRegion(int c) {
        long[] cells = new long[columns * rows];
        int[] from = new int[2];
        terminal.dump(cells, from);
        terminal.write(Character.toString(c));
        int[] to = new int[2];
        terminal.dump(new long[columns * rows], to);
        boolean newLine = c >= 10 && c <= 12;
        boolean wrapped = c >= 32 && to[0] < from[0];
        if (from[1] == bottom && (newLine || wrapped)) {
            keepHistory();
            gone.add(line(cells, 0, columns));
        }
    }

    private void follow(int c) {
        reading = switch (reading) {
            case TEXT -> c == 0x1b ? Reading.ESCAPE : Reading.TEXT;
            case ESCAPE -> {
                sequence.setLength(0);
                yield switch (c) {
                    case '[' -> Reading.SEQUENCE;
                    case ']', 'P', 'X', '^', '_' -> Reading.STRING;
                    case '(', ')', '*', '+', '#', ' ' -> Reading.ESCAPE;
                    default -> Reading.TEXT;
                };
            }
            case SEQUENCE -> {
                if (c >= 0x40 && c <= 0x7e) {
                    yield Reading.TEXT;
                }
                sequence.appendCodePoint(c);
                yield Reading.SEQUENCE;
            }
            case STRING -> c == 7 ? Reading.TEXT : c == 0x1b ? Reading.ESCAPE : Reading.STRING;
        };
    }

    private void obey(int end) {
        String words = sequence.toString();
        if (end == 'r' && !words.startsWith("?")) {
            String[] edges = words.split(";", -1);
            int top = number(edges[0], 1);
            int last = edges.length > 1 ? number(edges[1], rows) : rows;
            if (top < last) {
                regionAtTop = top == 1;
                bottom = Math.min(last, rows) - 1;
            }
        } else if ((end == 'h' || end == 'l') && words.startsWith("?")) {
            for (String mode : words.substring(1).split(";", -1)) {
                switch (mode) {
                    case "1" -> cursorKeysOfApplication = end == 'h';
                    case "1049" -> alternate = end == 'h';
                    case "2004" -> pasteBracketed = end == 'h';
                    default -> {}
                }
            }
        }
    }

    /**
     * The cursor put back where it was saved no longer stands behind a full line; {@link ScreenTerminal} still believes so and
     * would break the line before the next letter.
     */
    private void forgetFullLine() {
        int[] cursor = new int[2];
        terminal.dump(new long[columns * rows], cursor);
        terminal.write("\u001b[" + (cursor[0] + 1) + "G");
    }

    private static int number(String digits, int otherwise) {
        return digits.isEmpty() || digits.equals("0") ? otherwise : Integer.parseInt(digits);
    }

    private void keepHistory() {
        if (reading == Reading.TEXT && !alternate && terminal.getHistorySize() > 0) {
            terminal.getHistory().forEach(row -> gone.add(line(row, 0, row.length)));
            terminal.write("\u001b[3J");
        }
    }

    private static String line(long[] cells, int from, int length) {
        StringBuilder line = new StringBuilder();
        for (int i = from; i < from + length; i++) {
            int c = ScreenTerminal.cellCodePoint(cells[i]);
            if (c != 0) {
                line.appendCodePoint(c);
            }
        }
        return line.toString().stripTrailing();
    }
}
