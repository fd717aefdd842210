package io.netfutures.inventory;

import io.netfutures.device.Printable;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Who may read and write a file, as far as its file system knows. */
final class FileModes {
    private static final int STICKY = 01000;

    private FileModes() {}

    /**
     * Refuses a file that everybody can write or replace: they could have the passwords of all devices sent to a machine of their own.
     * In a folder with the sticky bit only the owner of a file can replace it (chmod(1)).
     */
    static void refuseWriters(Path file, Place place) throws FileMistake {
        if (mode(file).contains(PosixFilePermission.OTHERS_WRITE)) {
            throw place.error("this file can be written by everybody; chmod 600 it");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && mode(folder).contains(PosixFilePermission.OTHERS_WRITE) && !isSticky(folder)) {
            throw place.error("the folder of this file, " + Printable.line(folder.toString())
                    + ", can be written by everybody; chmod o-w it, or move the file");
        }
    }

    private static boolean isSticky(Path folder) {
        try {
            return ((int) Files.getAttribute(folder, "unix:mode") & STICKY) != 0;
        } catch (UnsupportedOperationException | IllegalArgumentException | IOException ignored) {
            // This file system has no such modes.
            return false;
        }
    }

    /** The name of its owner; empty if it has none. */
    static String owner(Path file) {
        try {
            return Files.getOwner(file).getName();
        } catch (UnsupportedOperationException | IOException ignored) {
            // This file system has no owners.
            return "";
        }
    }

    /** Its permissions; none if it has no such modes. */
    static Set<PosixFilePermission> mode(Path file) {
        try {
            return Files.getPosixFilePermissions(file);
        } catch (UnsupportedOperationException | IOException ignored) {
            // This file system has no such modes.
            return Set.of();
        }
    }
}
