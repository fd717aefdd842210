package io.netfutures.parse.regex;

/** The flags in force at some place of a pattern: those of Python that have a letter. */
record RegexFlags(boolean ignoreCase, boolean multiline, boolean dotAll, boolean verbose, boolean ascii) {
    static final RegexFlags NONE = new RegexFlags(false, false, false, false, false);
    static final String LETTERS = "aiLmsux";

    /** These flags with that of this letter put on or off; a letter that changes nothing here is {@code u}. */
    RegexFlags with(int letter, boolean on) {
        return new RegexFlags(
                letter == 'i' ? on : ignoreCase,
                letter == 'm' ? on : multiline,
                letter == 's' ? on : dotAll,
                letter == 'x' ? on : verbose,
                letter == 'a' ? on : letter == 'u' ? !on : ascii);
    }
}
