package io.netfutures.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The programs of the chapter, letter for letter. */
final class ChapterPrograms {
    private ChapterPrograms() {}

    /** The text of the program {@code name}, without its {@code .py}. */
    static String text(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ChapterPrograms.class.getResourceAsStream(name + ".py"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
