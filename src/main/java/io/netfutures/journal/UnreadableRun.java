package io.netfutures.journal;

import java.io.IOException;
import java.nio.file.Path;

/** A run is kept, and a file of it cannot be read or does not say what it should. The message names the file, and is for users. */
public final class UnreadableRun extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableRun(Path file, String why) {
        super(file + ": " + why);
    }
}
