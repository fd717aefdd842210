package io.netfutures.configuration;

/**
 * What a line sets.
 *
 * @param words the words of the line that say what it is
 * @param isKnown whether these are all the words that say it; else only the first word counts
 */
record Thing(String words, boolean isKnown) {
    private String first() {
        return words.split(" ", 2)[0];
    }

    /** Whether both may be one thing: {@code description} and {@code desc}, but not {@code ntp server 1.1.1.1} and {@code ntp server 2.2.2.2}. */
    boolean mayBe(Thing other) {
        if (isKnown && other.isKnown) {
            return isWithin(words, other.words) || isWithin(other.words, words);
        }
        return first().startsWith(other.first()) || other.first().startsWith(first());
    }

    private static boolean isWithin(String words, String longer) {
        return (longer + " ").startsWith(words + " ");
    }
}
