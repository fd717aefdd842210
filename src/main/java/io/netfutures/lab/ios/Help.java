package io.netfutures.lab.ios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The text behind each word that {@code ?} lists: {@code help.txt}, by word or, where words differ, by path. */
final class Help {
    private static final Map<String, String> TEXTS = read();

    private Help() {}

    /** The text of a word after {@code path} (which ends with a blank unless empty); empty if there is none. */
    static String of(String path, String word) {
        String text = TEXTS.get(path + word);
        return text != null ? text : TEXTS.getOrDefault(word, "");
    }

    private static Map<String, String> read() {
        try (InputStream in = Help.class.getResourceAsStream("help.txt")) {
            if (in == null) {
                throw new IllegalStateException("help.txt is not beside " + Help.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(" {2,}", 2))
                    .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
