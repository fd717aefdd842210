package io.netfutures.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** Files and folders that only their owner can read. An interrupt of the writing thread loses nothing, and stays set. */
final class OwnFile {
    static final FileAttribute<?> FILE = mode("rw-------");
    private static final FileAttribute<?> FOLDER = mode("rwx------");

    private static final Set<OpenOption> REPLACED =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);

    private OwnFile() {}

    private static FileAttribute<?> mode(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }

    /** Creates a folder and those above it that are missing. */
    static void folders(Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER);
    }

    /** Creates a folder; returns whether it was not there. */
    static boolean isNewFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, FOLDER);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Opens a new file, or the end of an existing one. */
    static FileOutputStream append(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.createFile(file, FILE);
            } catch (FileAlreadyExistsException ignored) {
                // Another process was faster.
            }
        }
        return new FileOutputStream(file.toFile(), true);
    }

    /** Writes a file, in place of an existing one. It may be lost if the machine fails soon after. */
    static void write(Path file, byte[] content) throws IOException {
        boolean interrupted = Thread.interrupted(); // which would close the channel
        try {
            while (true) {
                try (SeekableByteChannel out = Files.newByteChannel(file, REPLACED, FILE)) {
                    for (ByteBuffer rest = ByteBuffer.wrap(content); rest.hasRemaining(); ) {
                        out.write(rest);
                    }
                    return;
                } catch (ClosedByInterruptException e) {
                    interrupted = Thread.interrupted();
                } catch (IOException e) {
                    throw about(file, e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A failure that names the file, which the system's own message does not always do. */
    static IOException about(Path file, IOException e) {
        if (e instanceof FileSystemException) {
            return e;
        }
        FileSystemException named = new FileSystemException(file.toString(), null, e.getMessage());
        named.initCause(e);
        return named;
    }

    /** Removes a folder with all that is in it. */
    static void removeAll(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** Writes a file wholly or not at all, even if the machine fails. */
    static void writeSafely(Path file, byte[] content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        write(beside, content);
        try (FileOutputStream out = new FileOutputStream(beside.toFile(), true)) {
            out.getFD().sync();
        } catch (IOException e) {
            throw about(beside, e);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
