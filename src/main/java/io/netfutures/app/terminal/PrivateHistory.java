package io.netfutures.app.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;

/** The lines that were typed, in a file that only its owner may read. A line that contains a secret is never stored. */
final class PrivateHistory extends DefaultHistory {
    private final Predicate<String> secret;

    PrivateHistory(Predicate<String> secret) {
        this.secret = secret;
    }

    /**
     * Stores the lines of {@code reader} in {@code file}, and loads the lines already there. If that fails, lines are kept for this
     * shell only.
     *
     * @throws IOException if the file cannot be used; the message is for the user
     */
    void keepIn(Path file, LineReader reader) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        // Not createFile: another shell may start at the same moment.
        Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                .close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        reader.setVariable(LineReader.HISTORY_FILE, file);
        attach(reader);
    }

    @Override
    public void add(Instant time, String line) {
        if (!secret.test(line)) {
            super.add(time, line);
        }
    }

    /** Trimming writes a new file that replaces this one. */
    @Override
    protected void trimHistory(Path file, int max) throws IOException {
        super.trimHistory(file, max);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
