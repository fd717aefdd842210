package io.netfutures.platform;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Words that make a command write although it begins like one that reads. All but the last stand at its beginning, the last anywhere
 * behind them; each may be shortened to any length, since it is not known what the device would complete it to.
 *
 * <ul>
 *   <li>{@code monitor traffic write-file}: words
 *   <li>{@code file=}: a key, with whatever value
 *   <li>{@code dmesg -C}: a letter among those behind a dash; {@code dmesg --clear}: a long option; {@code find -delete}: an option that
 *       is never shortened
 *   <li>{@code execute date *}: any word at all; {@code show tech-support ...}: whatever follows, or nothing
 * </ul>
 */
record Denial(List<String> words) {
    private static final Pattern WORD = Pattern.compile("-{0,2}[A-Za-z0-9][\\w.-]*=?|--|\\*|\\.{3}");

    Denial {
        words = List.copyOf(words);
    }

    /**
     * Reads a denial, as the list above has them.
     *
     * @throws IllegalArgumentException if it holds something that is no word
     */
    static Denial of(String written) {
        List<String> words = List.of(written.strip().split(" +"));
        for (String word : words) {
            if (!WORD.matcher(word).matches()) {
                throw new IllegalArgumentException(Quotation.marked(written)
                        + " is not words; deny takes the words that write, no regular expressions: file=, or"
                        + " monitor traffic write-file");
            }
        }
        if (words.subList(0, words.size() - 1).contains("...")) {
            throw new IllegalArgumentException(
                    Quotation.marked(written) + ": ... stands for all that follows, so it is the last word");
        }
        return new Denial(words);
    }

    /** Whether a command, given as its words, writes because of these. */
    boolean concerns(List<String> said) {
        int start = words.size() - 1;
        if (said.size() < start) {
            return false;
        }
        for (int i = 0; i < start; i++) {
            if (!means(said.get(i), words.get(i))) {
                return false;
            }
        }
        return words.getLast().equals("...")
                || said.subList(start, said.size()).stream().anyMatch(each -> means(each, words.getLast()));
    }

    private static boolean means(String said, String word) {
        if (word.equals("*")) {
            return true;
        }
        if (word.equals("--")) {
            return said.equals(word);
        }
        if (word.startsWith("--")) {
            String option = said.split("=", 2)[0];
            return option.length() > 2 && word.startsWith(option);
        }
        if (word.startsWith("-")) {
            return word.length() > 2
                    ? said.equals(word)
                    : said.startsWith("-") && !said.startsWith("--") && said.indexOf(word.charAt(1)) > 0;
        }
        if (word.endsWith("=")) {
            int end = said.indexOf('=');
            return end > 0 && word.startsWith(said.substring(0, end));
        }
        return !said.isEmpty() && word.startsWith(said);
    }
}
