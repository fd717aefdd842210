package io.netfutures.secret;

import io.netfutures.device.SecretSource;
import java.nio.file.Path;

/** Where a password of ansible-vault is kept. */
public sealed interface VaultPassword {
    /** The vault id for which it is tried first; empty for none. It is tried for the others too. */
    String label();

    /** In a source like other secrets. */
    record From(String label, SecretSource source) implements VaultPassword {}

    /** In a file, as the whole of its text; or printed by it, if it is a program. */
    record InFile(String label, Path file) implements VaultPassword {}
}
