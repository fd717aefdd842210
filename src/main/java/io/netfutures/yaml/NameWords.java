package io.netfutures.yaml;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names that people write in one text where a list of them is meant, as {@code core, acc} for {@code [core, acc]}: between them are
 * blanks, commas, semicolons or bars.
 */
public final class NameWords {
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;|]+");
    private static final Pattern BETWEEN_ELEMENTS = Pattern.compile("\\s*[,;|]\\s*");

    private NameWords() {}

    /** The names in a text that stands in place of the list; none if it is blank. */
    public static List<String> of(String text) {
        return split(BETWEEN, text);
    }

    /** The names in an element of a list, in which blanks belong to the name. */
    public static List<String> inElement(String text) {
        return split(BETWEEN_ELEMENTS, text.strip());
    }

    private static List<String> split(Pattern between, String text) {
        return Stream.of(between.split(text)).filter(each -> !each.isEmpty()).toList();
    }
}
