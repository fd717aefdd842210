package io.netfutures.app.script;

import java.util.ArrayList;
import java.util.List;

/** Splits text into words, one character at a time: {@code between --> plain <--> quoted}. */
final class Words {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private int at;

    private Words(String text) {
        this.text = text;
    }

    /** The words of a text, by the rules of {@link Invocation}. */
    static List<String> of(String text) {
        Words reader = new Words(text);
        reader.read();
        return reader.words;
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isBlank(c)) {
                at++;
            } else if (c == '#') {
                return;
            } else {
                words.add(word());
            }
        }
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && !isBlank(text.charAt(at))) {
            char c = text.charAt(at);
            switch (c) {
                case '\'', '"' -> quoted(word, c);
                case '\\' -> {
                    if (at + 1 == text.length()) {
                        throw new ScriptException("a character is missing after the \\ at the end of the line");
                    }
                    word.append(text.charAt(at + 1));
                    at += 2;
                }
                default -> {
                    word.append(c);
                    at++;
                }
            }
        }
        return word.toString();
    }

    private void quoted(StringBuilder word, char quote) {
        int start = at++;
        while (at < text.length() && text.charAt(at) != quote) {
            boolean escape = quote == '"'
                    && text.charAt(at) == '\\'
                    && at + 1 < text.length()
                    && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\');
            at += escape ? 1 : 0;
            word.append(text.charAt(at++));
        }
        if (at == text.length()) {
            throw new ScriptException("the " + quote + " before \"" + beginning(start + 1) + "\" is not closed");
        }
        at++;
    }

    private String beginning(int from) {
        int most = 20;
        return text.length() - from <= most ? text.substring(from) : text.substring(from, from + most) + "...";
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
