package io.netfutures.inventory.ansible;

import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value.Place;
import java.util.ArrayList;
import java.util.List;

/** Splits a line into words as Python's {@code shlex} does, with quotes and backslashes; a {@code #} begins a comment. */
final class ShellWords {
    private final String line;
    private final Place place;
    private final StringBuilder word = new StringBuilder();
    private int at;

    /**
     * A word of the line.
     *
     * @param column where it begins, counted from 0
     * @param cut whether a {@code #} stands right behind it, at which {@code shlex} cuts it off
     */
    record Word(String text, int column, boolean cut) {}

    private ShellWords(String line, Place place) {
        this.line = line;
        this.place = place;
    }

    /** @param place of the first character of the line */
    static List<Word> of(String line, Place place) throws FileMistake {
        return new ShellWords(line, place).words();
    }

    private List<Word> words() throws FileMistake {
        List<Word> words = new ArrayList<>();
        while (true) {
            while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
                at++;
            }
            if (at >= line.length() || line.charAt(at) == '#') {
                return words;
            }
            int start = at;
            word.setLength(0);
            boolean cut = readWord();
            words.add(new Word(word.toString(), start, cut));
            if (cut) {
                return words;
            }
        }
    }

    /** Whether a comment cut the word off. */
    private boolean readWord() throws FileMistake {
        while (at < line.length()) {
            char c = line.charAt(at);
            if (Character.isWhitespace(c)) {
                return false;
            } else if (c == '#') {
                return true;
            } else if (c == '\'' || c == '"') {
                quoted(c);
            } else if (c == '\\') {
                escaped(at);
            } else {
                word.append(c);
                at++;
            }
        }
        return false;
    }

    private void quoted(char quote) throws FileMistake {
        int start = at++;
        while (at < line.length() && line.charAt(at) != quote) {
            boolean escape = quote == '"'
                    && line.charAt(at) == '\\'
                    && at + 1 < line.length()
                    && (line.charAt(at + 1) == '"' || line.charAt(at + 1) == '\\');
            at += escape ? 1 : 0;
            word.append(line.charAt(at++));
        }
        if (at >= line.length()) {
            throw new Place(place.file(), place.line(), place.column() + start)
                    .error("the quote that starts here is not closed");
        }
        at++;
    }

    private void escaped(int start) throws FileMistake {
        if (start + 1 >= line.length()) {
            throw new Place(place.file(), place.line(), place.column() + start)
                    .error("nothing stands behind this backslash; a backslash is written \\\\");
        }
        word.append(line.charAt(start + 1));
        at = start + 2;
    }
}
