package io.netfutures.inventory.format;

import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.List;

/** The rows of a text of comma-separated values (RFC 4180), each field with its place; the separator may be another character. */
final class CsvText {
    private final String name;
    private final String text;
    private final char separator;
    private int at;
    private int line = 1;
    private int lineStart;

    CsvText(String name, String text, char separator) {
        this.name = name;
        this.text = text;
        this.separator = separator;
    }

    /**
     * The next row that is neither blank nor a comment; empty at the end. A field without quotes is stripped of blanks around it, a
     * quoted one is kept as it is.
     *
     * @throws FileMistake if a quote is not closed, or stands within a field
     */
    List<Scalar> next() throws FileMistake {
        while (at < text.length()) {
            int end = endOfLine();
            String whole = text.substring(at, end);
            if (!whole.isBlank() && !whole.stripLeading().startsWith("#")) {
                return row();
            }
            at = end;
            newLine();
        }
        return List.of();
    }

    private List<Scalar> row() throws FileMistake {
        List<Scalar> row = new ArrayList<>();
        while (true) {
            row.add(field());
            if (at >= text.length() || text.charAt(at) != separator) {
                newLine();
                return row;
            }
            at++;
        }
    }

    private Scalar field() throws FileMistake {
        int start = at;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int begin = at;
        at = start;
        while (at < text.length() && text.charAt(at) != separator && !isLineEnd(text.charAt(at))) {
            at++;
        }
        return PlainValue.text(text.substring(start, at).strip(), place(Math.min(begin, at)));
    }

    private Scalar quoted() throws FileMistake {
        Place place = place(at);
        StringBuilder field = new StringBuilder();
        at++;
        while (true) {
            if (at >= text.length()) {
                throw place.error("the quote that starts here is not closed");
            }
            char c = text.charAt(at++);
            if (c != '"') {
                field.append(c);
                if (c == '\n' || (c == '\r' && !(at < text.length() && text.charAt(at) == '\n'))) {
                    line++;
                    lineStart = at;
                }
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                break;
            }
        }
        while (at < text.length() && text.charAt(at) != separator && !isLineEnd(text.charAt(at))) {
            if (!isBlank(text.charAt(at))) {
                throw place(at).error("this stands after the end of a quote; a \" within quotes is written twice");
            }
            at++;
        }
        return PlainValue.text(field.toString(), place);
    }

    private boolean isBlank(char c) {
        return c == ' ' || (c == '\t' && separator != '\t');
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private int endOfLine() {
        int end = at;
        while (end < text.length() && !isLineEnd(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void newLine() {
        if (at < text.length()) {
            at += text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n' ? 2 : 1;
            line++;
            lineStart = at;
        }
    }

    private Place place(int offset) {
        return new Place(name, line, offset - lineStart + 1);
    }
}
