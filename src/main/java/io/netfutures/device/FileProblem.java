package io.netfutures.device;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What is wrong with a file, for people: the JDK's own messages are mostly the file's name alone. */
public final class FileProblem {
    private FileProblem() {}

    /** {@code "out/r1.txt: permission denied"}; only what the system says if it names no file. */
    public static String text(IOException e) {
        if (!(e instanceof FileSystemException file)) {
            return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
        String reason = file.getReason();
        return file.getFile() + ": "
                + switch (file) {
                    case NoSuchFileException none -> "there is no such file or folder";
                    case AccessDeniedException denied -> "permission denied";
                    case FileAlreadyExistsException there -> "there is a file of this name already";
                    default -> reason == null ? file.getClass().getSimpleName() : reason;
                };
    }
}
