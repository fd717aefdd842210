package io.netfutures.app.command;

import java.util.ArrayList;
import java.util.List;

/**
 * A command line of a POSIX shell up to the cursor, split into words as the shell will split it.
 *
 * @param before the words before the one at the cursor, the first of which is the program
 * @param begun what has been typed of the word at the cursor, without its quotes
 * @param kept the beginning of {@code begun} that the shell's own completion does not replace
 * @param quote the quotation mark that is open at the cursor, or 0
 */
record BegunLine(List<String> before, String begun, String kept, char quote) {
    private static final char NONE = 0;
    private static final String BLANK = " \t\n";

    /** Characters that bash takes for its own outside of quotes. */
    private static final String SPECIAL = BLANK + "!\"#$&'()*;<>?[\\]^`{|}~";

    /** After these the word that is replaced begins with the character itself (GNU readline, {@code rl_special_prefixes}). */
    private static final String PREFIXES = "@$";

    /** @param breaks the characters at which bash begins another word to complete, {@code $COMP_WORDBREAKS} */
    static BegunLine of(String line, String breaks) {
        List<String> before = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = NONE;
        int kept = 0;
        int opened = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean escapes = c == '\\' && quote != '\'';
            char next = escapes && i + 1 < line.length() ? line.charAt(i + 1) : NONE;
            if (quote == NONE && BLANK.indexOf(c) >= 0) {
                if (inWord) {
                    before.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
                kept = 0;
                continue;
            }
            inWord = true;
            if (escapes && (quote == NONE || "\"\\$`".indexOf(next) > 0 || next == '"')) {
                if (next != NONE) {
                    word.append(next);
                    i++;
                }
            } else if (c == quote) {
                quote = NONE;
            } else if (quote == NONE && (c == '\'' || c == '"')) {
                quote = c;
                opened = word.length();
            } else {
                word.append(c);
                if (quote == NONE && breaks.indexOf(c) >= 0) {
                    kept = PREFIXES.indexOf(c) >= 0 ? word.length() - 1 : word.length();
                }
            }
        }
        return new BegunLine(
                List.copyOf(before), word.toString(), word.substring(0, quote == NONE ? kept : opened), quote);
    }

    /** {@code word}, which begins as the one at the cursor, as bash needs it to replace what it replaces. */
    String replacement(String word) {
        String left = word.substring(kept.length());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < left.length(); i++) {
            char c = left.charAt(i);
            switch (quote) {
                case '\'' -> text.append(c == '\'' ? "'\\''" : String.valueOf(c));
                case '"' -> text.append("\"\\$`".indexOf(c) >= 0 ? "\\" : "").append(c);
                default -> text.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return text.toString();
    }
}
