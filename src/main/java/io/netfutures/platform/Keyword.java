package io.netfutures.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a command line, and how far its command line lets it be shortened. {@code s(ection)} is written {@code section},
 * {@code sec} or {@code s}; {@code section} only whole.
 *
 * @param word the whole word
 * @param least the number of its characters that must be there
 */
record Keyword(String word, int least) {
    private static final Pattern WRITTEN = Pattern.compile("([\\w=/.:-]+)(?:\\(([\\w-]+)\\))?");

    /**
     * Reads a word, written as above.
     *
     * @throws IllegalArgumentException if it is not written as a word
     */
    static Keyword of(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    Quotation.marked(written) + " is no word; write section, or s(ection) if s is enough");
        }
        String least = matcher.group(1);
        String rest = matcher.group(2);
        return new Keyword(rest == null ? least : least + rest, least.length());
    }

    /** Whether {@code said} can be short for this word. Case counts. */
    boolean isSaid(String said) {
        return said.length() >= least && word.startsWith(said);
    }
}
