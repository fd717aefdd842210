package io.netfutures.lab.cli;

import java.util.regex.Pattern;

/** One command line being typed: echo, Backspace, Ctrl-U, and the next row of the terminal when this one is full. */
final class LineEditor implements Reader {
    private static final String BACK = "\b \b";

    private static final Pattern INVISIBLE =
            Pattern.compile("\033\\[[0-9;?]*[A-Za-z]|\033][^\007]*\007|\033.|[\007\000]");

    private final Terminal terminal;
    private final StringBuilder line = new StringBuilder();
    private int column;

    /** @param column where the prompt has left the cursor, counted from 0 */
    LineEditor(Terminal terminal, int column) {
        this.terminal = terminal;
        this.column = column;
    }

    /** Where the cursor stands behind this prompt, which begins a row. */
    static int columnAfter(String prompt) {
        String last = INVISIBLE.matcher(prompt).replaceAll("");
        return last.length() - 1 - Math.max(last.lastIndexOf('\n'), last.lastIndexOf('\r'));
    }

    @Override
    public void key(char key) {
        switch (key) {
            case '\r' -> terminal.entered(line.toString());
            case 0x03 -> terminal.interrupted();
            case 0x1a -> terminal.controlZ();
            case 0x15 -> rub(line.length());
            case '\b', 0x7f -> rub(Math.min(1, line.length()));
            case ' ' -> {
                insert(terminal.completion(line.toString()));
                insert(" ");
            }
            default -> {
                if (key >= ' ') {
                    insert(String.valueOf(key));
                }
            }
        }
    }

    private void rub(int count) {
        terminal.write(BACK.repeat(count));
        line.setLength(line.length() - count);
        column -= count;
    }

    private void insert(String text) {
        for (int i = 0; i < text.length(); i++) {
            line.append(text.charAt(i));
            terminal.write(text.substring(i, i + 1));
            column++;
            if (terminal.columns() > 0 && column == terminal.columns()) {
                terminal.write(terminal.personality().wrap());
                column = 0;
            }
        }
    }
}
