package io.netfutures.session;

import org.jspecify.annotations.Nullable;

/** Which control function (ECMA-48, and the older ones of VT100) does what to a page. Those that change no text do nothing. */
final class ControlFunctions implements Ecma48.Actions {
    /** What a device status report is asked for (ECMA-48, 8.3.35). */
    private static final int CURSOR_POSITION = 6;

    private final Page page;
    private final ScreenRow row;
    private int savedRow = 1;
    private int savedColumn;
    private boolean positionAsked;

    ControlFunctions(Page page) {
        this.page = page;
        this.row = page.row();
    }

    /** The report of the cursor's position (ECMA-48, 8.3.14), if it was asked for since this was last called; null if not. */
    @Nullable
    String positionAsked() {
        boolean asked = positionAsked;
        positionAsked = false;
        return asked ? "\u001b[" + page.position() + "R" : null;
    }

    @Override
    public void print(char[] text, int from, int to) {
        page.print(text, from, to);
    }

    @Override
    public void execute(char control) {
        switch (control) {
            case '\b' -> page.toColumn(row.cursor() - 1);
            case '\t' -> page.tab();
            case '\n', 0x0B, '\f' -> page.newline();
            case '\r' -> page.carriageReturn();
            default -> {}
        }
    }

    @Override
    public void escape(char letter) {
        switch (letter) {
            case 'D' -> page.index();
            case 'E' -> page.newline();
            case 'M' -> page.up(1);
            case '7' -> save();
            case '8' -> page.toRow(savedRow, savedColumn);
            case 'c' -> page.reset();
            default -> {}
        }
    }

    @Override
    public void sequence(char letter, int first, int second) {
        int count = Math.max(1, first);
        switch (letter) {
            case '@' -> page.edit(() -> row.insert(count));
            case 'A' -> page.up(count);
            case 'B', 'e' -> page.down(count);
            case 'C', 'a' -> page.toColumn(row.cursor() + count);
            case 'D' -> page.toColumn(row.cursor() - count);
            case 'E' -> {
                page.down(count);
                page.toColumn(0);
            }
            case 'F' -> {
                page.up(count);
                page.toColumn(0);
            }
            case 'G', '`' -> page.toColumn(count - 1);
            case 'H', 'f' -> page.toRow(count, Math.max(0, second - 1));
            case 'I' -> page.toColumn((row.cursor() / 8 + count) * 8);
            case 'J' -> page.eraseDisplay(first);
            case 'K' -> page.edit(() -> page.eraseLine(first));
            case 'L' -> page.edit(() -> page.insertLines(count));
            case 'M' -> page.edit(() -> page.deleteLines(count));
            case 'P' -> page.edit(() -> row.delete(count));
            case 'X' -> page.edit(() -> row.erase(row.cursor(), row.cursor() + count));
            case 'Z' -> page.toColumn(Math.max(0, (row.cursor() + 7) / 8 - count) * 8);
            case 'd' -> page.toRow(count, row.cursor());
            case 'r' -> page.setBottom(second);
            case 'n' -> positionAsked |= first == CURSOR_POSITION;
            case 's' -> save();
            case 'u' -> page.toRow(savedRow, savedColumn);
            default -> {}
        }
    }

    private void save() {
        savedRow = page.number();
        savedColumn = row.cursor();
    }
}
