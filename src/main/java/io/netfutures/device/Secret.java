package io.netfutures.device;

import java.util.Arrays;

/**
 * A password, enable secret or passphrase that cannot print itself: its text form is always {@code ****}, two secrets
 * are never equal by text, and it cannot be serialised.
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

    /** The text, for the moment in which it is sent; callers do not keep it. */
    public String reveal() {
        return new String(characters);
    }

    /** Whether the secret has no character at all: many inventories write {@code secret: ""} for "there is none". */
    public boolean isEmpty() {
        return characters.length == 0;
    }

    /** Replaces every occurrence of this secret in {@code text} by {@code ****}. */
    public String maskIn(String text) {
        return isEmpty() ? text : text.replace(reveal(), "****");
    }

    /** Overwrites the characters; {@link #reveal()} then returns as many NULs. */
    public void clear() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "****";
    }
}
