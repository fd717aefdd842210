package io.netfutures.journal;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that is there whole or not at all: it is written beside its place, under another name, and moved there by {@link #commit}. For
 * one thread.
 */
public final class WholeFile implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path file;
    private final Path beside;
    private final boolean overwrites;
    private final FileAttribute<?>[] attributes;
    private @Nullable OutputStream open;

    private WholeFile(Path file, Path beside, boolean overwrites, FileAttribute<?>... attributes) {
        this.file = file;
        this.beside = beside;
        this.overwrites = overwrites;
        this.attributes = attributes;
    }

    /**
     * A file to be written at {@code file}, in whose folder nothing is made before the first byte.
     *
     * @param overwrites whether a file of this name is replaced
     * @throws FileAlreadyExistsException if there is one, and it is not
     * @throws NoSuchFileException if its folder does not exist
     * @throws AccessDeniedException if its folder may not be written
     */
    public static WholeFile create(Path file, boolean overwrites) throws IOException {
        return with(file, overwrites);
    }

    /** Begins a file as {@link #create} does, which only its owner can read. */
    public static WholeFile createOwn(Path file, boolean overwrites) throws IOException {
        return with(file, overwrites, OwnFile.FILE);
    }

    private static WholeFile with(Path file, boolean overwrites, FileAttribute<?>... attributes) throws IOException {
        Path name = file.getFileName();
        if (name == null || Files.isDirectory(file)) {
            throw new FileNotFoundException(file + ": is a folder");
        }
        if (!overwrites && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            if (!Files.isDirectory(folder)) {
                throw Files.exists(folder)
                        ? new NotDirectoryException(folder.toString())
                        : new NoSuchFileException(folder.toString());
            }
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
        }
        Path beside =
                file.resolveSibling("." + name + "." + ProcessHandle.current().pid() + ".part");
        return new WholeFile(file, beside, overwrites, attributes);
    }

    /** Where to write; not to be closed. */
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                opened().write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                opened().write(bytes, offset, length);
            }
        };
    }

    private OutputStream opened() throws IOException {
        OutputStream now = open;
        if (now == null) {
            Files.deleteIfExists(beside); // of a process that was killed; what is not its own is not followed
            now = new BufferedOutputStream(
                    Channels.newOutputStream(Files.newByteChannel(beside, NEW, attributes)), BUFFER);
            open = now;
        }
        return now;
    }

    /** The place of the file. */
    @Override
    public String toString() {
        return file.toString();
    }

    /** Puts what was written in its place; blocks until that is done. Nothing can be written any more. */
    public void commit() throws IOException {
        opened().close();
        if (overwrites) {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.move(beside, file);
        }
    }

    /** Removes what was not committed. */
    @Override
    public void close() throws IOException {
        OutputStream now = open;
        if (now != null) {
            try {
                now.close();
            } finally {
                Files.deleteIfExists(beside);
            }
        }
    }
}
