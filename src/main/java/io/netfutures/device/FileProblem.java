package io.netfutures.device;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Explains a failed file access to users; most of the JDK's own messages are only the name of the file. */
public final class FileProblem {
    private FileProblem() {}

    /** {@code "out/r1.txt: permission denied"}; only the system's message if it names no file. */
    public static String text(IOException e) {
        if (!(e instanceof FileSystemException file)) {
            return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
        String reason = file.getReason();
        return file.getFile() + ": "
                + switch (file) {
                    case NoSuchFileException none -> "there is no such file or folder";
                    case NotDirectoryException none -> "is no folder";
                    case AccessDeniedException denied -> "permission denied";
                    case FileAlreadyExistsException there -> "there is a file of this name already";
                    default -> reason == null ? file.getClass().getSimpleName() : reason;
                };
    }
}
