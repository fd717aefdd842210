package io.netfutures.lab.ios;

import org.jspecify.annotations.NullMarked;

/** A terminal so simple that it only knows characters, carriage return, newline and backspace. */
@NullMarked
final class Screenful {
    private final StringBuilder line = new StringBuilder();
    private int column;

    void print(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\r' -> column = 0;
                case '\n' -> line.setLength(0);
                case '\b' -> column = Math.max(column - 1, 0);
                case '\007' -> {}
                default -> {
                    if (column < line.length()) {
                        line.setCharAt(column, c);
                    } else {
                        line.append(c);
                    }
                    column++;
                }
            }
        }
    }

    /** The last line without blanks at its end. */
    String lastLine() {
        return line.toString().stripTrailing();
    }
}
