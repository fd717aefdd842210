package io.netfutures.lab;

/** The words of a line, with their places. */
final class Words {
    private final String line;
    private int start;
    private int end;

    Words(String line) {
        this.line = line;
    }

    /** Moves to the next word; false if there is none. */
    boolean next() {
        start = end;
        while (start < line.length() && line.charAt(start) == ' ') {
            start++;
        }
        end = start;
        while (end < line.length() && line.charAt(end) != ' ') {
            end++;
        }
        return end > start;
    }

    String word() {
        return line.substring(start, end);
    }

    /** Where the word starts. */
    int start() {
        return start;
    }

    /** Whether nothing but blanks comes after it. */
    boolean isLast() {
        return line.substring(end).isBlank();
    }
}
