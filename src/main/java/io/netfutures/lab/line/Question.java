package io.netfutures.lab.line;

import java.util.function.Consumer;

/** Reads the answer to a question: what is typed until Enter, or one key. */
public final class Question implements KeyReader {
    /** Ctrl-C, the answer that gives a question up. */
    public static final String INTERRUPT = "\003";

    /**
     * How a question reads its answer.
     *
     * @param oneKey whether a single key is the answer, Enter being an empty one
     * @param echo what is shown for each key; {@code %s} stands for the key
     * @param after printed after the answer
     * @param interrupted printed when Ctrl-C gives the question up
     * @param wipes whether Ctrl-U takes back the whole line
     */
    public record Style(boolean oneKey, String echo, String after, String interrupted, boolean wipes) {}

    private final Terminal terminal;
    private final Style style;
    private final Consumer<String> answer;
    private final StringBuilder line = new StringBuilder();

    /** @param answer takes the line without Enter, the key, or {@link #INTERRUPT}; the terminal is free by then */
    public Question(Terminal terminal, Style style, Consumer<String> answer) {
        this.terminal = terminal;
        this.style = style;
        this.answer = answer;
    }

    @Override
    public void key(char key) {
        switch (key) {
            case 0x03 -> end(INTERRUPT, style.interrupted());
            case '\r' -> end(line.toString(), style.after());
            default -> {
                if (style.oneKey()) {
                    String pressed = String.valueOf(key);
                    end(pressed, style.echo().formatted(pressed) + style.after());
                } else {
                    edit(key);
                }
            }
        }
    }

    private void edit(char key) {
        if (key == '\b' || key == 0x7f) {
            rub(Math.min(1, line.length()));
        } else if (key == 0x15 && style.wipes()) {
            rub(line.length());
        } else if (key >= ' ') {
            line.append(key);
            terminal.write(style.echo().formatted(key));
        }
    }

    private void rub(int count) {
        line.setLength(line.length() - count);
        terminal.write(style.echo().isEmpty() ? "" : "\b \b".repeat(count));
    }

    private void end(String answered, String shown) {
        terminal.write(shown);
        terminal.release();
        answer.accept(answered);
    }
}
