package io.netfutures.parse;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What may stand between {@code Value} and the name. */
enum ValueOption {
    /** A record without this value is dropped. */
    REQUIRED("Required"),
    /** The value stays for the records that follow, until it is set anew. */
    FILLDOWN("Filldown"),
    /** The value is written into the records before that have none. */
    FILLUP("Fillup"),
    /** The value is part of what tells one record from another. */
    KEY("Key"),
    /** What is found is added to a list. */
    LIST("List");

    private final String word;

    ValueOption(String word) {
        this.word = word;
    }

    static Optional<ValueOption> of(String word) {
        return Arrays.stream(values())
                .filter(option -> option.word.equals(word))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(option -> option.word).collect(Collectors.joining(", "));
    }
}
