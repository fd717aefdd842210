package io.netfutures.parse;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of the files that make up templates. */
final class TemplateText {
    private static final String MARK = "\uFEFF";

    private TemplateText() {}

    /** Reads a file of UTF-8, without the mark of byte order that some editors put before it; blocks meanwhile. */
    static String of(Path file) throws TemplateMistake {
        if (Files.isDirectory(file)) {
            throw new TemplateMistake(file + ": it is a folder, and no file");
        }
        try {
            String text = Files.readString(file);
            return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
        } catch (CharacterCodingException e) {
            throw new TemplateMistake(file + ": it is not UTF-8");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Says why a file or a folder cannot be read; most of the JDK's own messages are only its name. */
    static TemplateMistake unreadable(Path path, IOException e) {
        return new TemplateMistake(path
                + switch (e) {
                    case NoSuchFileException none -> ": there is no such file";
                    case AccessDeniedException denied -> ": may not be read; check its permissions";
                    case FileSystemException other
                    when other.getReason() != null -> ": cannot be read: " + other.getReason();
                    default -> ": cannot be read: " + e.getMessage();
                });
    }
}
