package io.netfutures.device;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a device asks for at login and at {@code enable}.
 *
 * @param username the login name; empty if the inventory gives none
 * @param password the login password, or null if the inventory gives none
 * @param secret the enable secret, or null if the inventory gives none
 * @param keyFile a private key to log in with, or null
 * @param passphrase of that key; null if it has none, or if {@code password} is to be tried, as netmiko does
 */
public record Credentials(
        String username,
        @Nullable Secret password,
        @Nullable Secret secret,
        @Nullable Path keyFile,
        @Nullable Secret passphrase) {

    /** Name and password, the secret for {@code enable} being the same as the password. */
    public static Credentials of(String username, String password) {
        return new Credentials(username, Secret.of(password), Secret.of(password), null, null);
    }

    /** Replaces each of these secrets in {@code text} by {@code ****}; secrets under four characters stay. */
    public String maskIn(String text) {
        String masked = text;
        for (Secret each : new @Nullable Secret[] {password, secret, passphrase}) {
            if (each != null && each.reveal().length() >= 4) {
                masked = each.maskIn(masked);
            }
        }
        return masked;
    }
}
