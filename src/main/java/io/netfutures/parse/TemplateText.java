package io.netfutures.parse;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of the files that make up templates. */
final class TemplateText {
    private TemplateText() {}

    /** Reads a file of UTF-8; blocks meanwhile. */
    static String of(Path file) throws TemplateMistake {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new TemplateMistake(file + ": there is no such file");
        } catch (CharacterCodingException e) {
            throw new TemplateMistake(file + ": it is not UTF-8");
        } catch (IOException e) {
            throw new TemplateMistake(file + ": cannot be read: " + e.getMessage());
        }
    }
}
