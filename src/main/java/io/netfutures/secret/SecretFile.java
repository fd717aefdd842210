package io.netfutures.secret;

import io.netfutures.device.Printable;
import io.netfutures.device.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * A file that holds a secret. Only its owner may read or write it, and the owner is the user or root, as {@code ssh} demands of a key;
 * the same owner is demanded of a link to it.
 */
final class SecretFile {
    private static final int LARGEST = 64 << 10;
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.range(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_EXECUTE);
    private static final Set<PosixFilePermission> WRITERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /** Java's name for a user without an entry in the list of users, as in many containers. */
    private static final String NOBODY = "?";

    private final Path file;
    private final String name;
    private final String user;

    SecretFile(Path file) {
        this(file, System.getProperty("user.name", NOBODY));
    }

    /** @param user whom the file may belong to, besides root */
    SecretFile(Path file, String user) {
        this.file = file;
        this.name = Printable.line(file.toString());
        this.user = user;
    }

    /** Its only line; a line end behind it does not belong to the secret. Blocks until the file is read. */
    Secret line() throws SecretUnavailable {
        return OneLine.of(content().replaceFirst("\r?\n\\z", ""), name);
    }

    /** All of it, without blanks and line ends around it, as ansible-vault reads a password. Blocks until the file is read. */
    Secret stripped() throws SecretUnavailable {
        String text = content().strip();
        if (text.isEmpty()) {
            throw new SecretUnavailable(name + ": is empty; a password was expected");
        }
        return Secret.of(text);
    }

    /** Whether it is a program to be run instead of a text to be read; refuses a program that others may change. */
    boolean isProgram() throws SecretUnavailable {
        if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
            return false;
        }
        refuse(WRITERS, "changed", "go-w");
        return true;
    }

    private String content() throws SecretUnavailable {
        if (Files.isDirectory(file)) {
            throw new SecretUnavailable(name + ": is a folder; a file with a password was expected");
        }
        if (Files.exists(file)) {
            refuse(OTHERS, "read", "600");
        }
        byte[] bytes = new byte[0];
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new SecretUnavailable(name + ": is larger than 64 KB; a file with a password was expected");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            throw new SecretUnavailable(name + ": there is no such file");
        } catch (AccessDeniedException e) {
            throw new SecretUnavailable(name + ": may not be read; check its permissions");
        } catch (CharacterCodingException e) {
            throw new SecretUnavailable(name + ": is not text in UTF-8");
        } catch (IOException e) {
            throw new SecretUnavailable(name + ": cannot be read");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private void refuse(Set<PosixFilePermission> tooMuch, String what, String mode) throws SecretUnavailable {
        try {
            Set<PosixFilePermission> excess = EnumSet.copyOf(tooMuch);
            excess.retainAll(Files.getPosixFilePermissions(file));
            if (!excess.isEmpty()) {
                throw new SecretUnavailable(
                        name + ": can be " + what + " by other users than its owner; chmod " + mode + " it");
            }
            refuseOwner(Files.getOwner(file).getName(), "this file");
            refuseOwner(Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName(), "this link");
        } catch (UnsupportedOperationException | IOException ignored) {
            // This file system has no modes and owners; or the file is gone, and reading says so.
            return;
        }
    }

    private void refuseOwner(String owner, String which) throws SecretUnavailable {
        if (!owner.equals(user) && !owner.equals("root") && !user.equals(NOBODY)) {
            throw new SecretUnavailable(name + ": " + which + " belongs to the user " + Printable.line(owner)
                    + ", who can change what is sent; use a copy of your own, or chown it");
        }
    }
}
