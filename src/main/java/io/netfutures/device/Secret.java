package io.netfutures.device;

import java.util.Arrays;

/**
 * A password, enable secret or passphrase that never prints itself: its text form is always {@code ****}. It is equal only to
 * itself, and cannot be serialised.
 */
public final class Secret {
    private final char[] characters;

    private Secret(char[] characters) {
        this.characters = characters;
    }

    /** A secret with this text, exactly as given. */
    public static Secret of(String text) {
        return new Secret(text.toCharArray());
    }

    /** The text, for the moment in which it is sent; do not keep it. */
    public String reveal() {
        return new String(characters);
    }

    /** Whether the secret has no characters: many inventories write {@code secret: ""} for no secret. */
    public boolean isEmpty() {
        return characters.length == 0;
    }

    /** Overwrites the characters with NULs, which {@link #reveal()} returns from then on. */
    public void clear() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "****";
    }
}
