package io.netfutures.lab.ios;

import java.util.Map;
import java.util.stream.Collectors;

/** The text behind each word that {@code ?} lists: {@code help.txt}, by word or, where words differ, by path. */
final class Help {
    private static final Map<String, String> TEXTS = Resource.text("help.txt")
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> line.split(" {2,}", 2))
            .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));

    private Help() {}

    /** The text of a word after {@code path} (which ends with a blank unless empty); empty if there is none. */
    static String of(String path, String word) {
        String text = TEXTS.get(path + word);
        return text != null ? text : TEXTS.getOrDefault(word, "");
    }
}
