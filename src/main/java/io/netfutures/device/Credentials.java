package io.netfutures.device;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The answers to what a device asks for at login and at {@code enable}.
 *
 * @param username the login name; empty if the inventory gives none
 * @param password the login password, or null if the inventory gives none
 * @param secret the enable secret, or null if the inventory gives none
 * @param keyFile a private key to log in with, or null
 * @param passphrase of that key; null if it has none, or if {@code password} is to be tried, as netmiko does
 * @param sources where those of the secrets are kept that have not been fetched
 */
public record Credentials(
        String username,
        @Nullable Secret password,
        @Nullable Secret secret,
        @Nullable Path keyFile,
        @Nullable Secret passphrase,
        Sources sources) {
    private static final int SHORTEST = 4;
    private static final Comparator<String> LONGEST_FIRST = Comparator.comparingInt(word -> -word.length());

    /** One of the secrets. */
    public enum Kind {
        PASSWORD,
        SECRET,
        PASSPHRASE;

        /** Its name in an inventory and in messages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A source that the inventory names.
     *
     * @param where the place that names it, for messages
     */
    public record Named(SecretSource source, String where) {}

    /** Where secrets are kept; null for one that the inventory gives itself, or does not give at all. */
    public record Sources(
            @Nullable Named password,
            @Nullable Named secret,
            @Nullable Named passphrase) {
        public static final Sources NONE = new Sources(null, null, null);

        /** The source of this one. */
        public @Nullable Named of(Kind kind) {
            return switch (kind) {
                case PASSWORD -> password;
                case SECRET -> secret;
                case PASSPHRASE -> passphrase;
            };
        }

        private Sources without(Kind kind) {
            return new Sources(
                    kind == Kind.PASSWORD ? null : password,
                    kind == Kind.SECRET ? null : secret,
                    kind == Kind.PASSPHRASE ? null : passphrase);
        }
    }

    /** Credentials with nothing left to be fetched. */
    public Credentials(
            String username,
            @Nullable Secret password,
            @Nullable Secret secret,
            @Nullable Path keyFile,
            @Nullable Secret passphrase) {
        this(username, password, secret, keyFile, passphrase, Sources.NONE);
    }

    /** The secret of this kind, or null. */
    public @Nullable Secret of(Kind kind) {
        return switch (kind) {
            case PASSWORD -> password;
            case SECRET -> secret;
            case PASSPHRASE -> passphrase;
        };
    }

    /** A copy with this secret, which is no longer to be fetched. */
    public Credentials with(Kind kind, Secret fetched) {
        return new Credentials(
                username,
                kind == Kind.PASSWORD ? fetched : password,
                kind == Kind.SECRET ? fetched : secret,
                keyFile,
                kind == Kind.PASSPHRASE ? fetched : passphrase,
                sources.without(kind));
    }

    /** A copy whose secret of this kind is to be fetched from there, whatever it is now. */
    public Credentials from(Kind kind, Named source) {
        Sources others = sources.without(kind);
        return new Credentials(
                username,
                password,
                secret,
                keyFile,
                passphrase,
                new Sources(
                        kind == Kind.PASSWORD ? source : others.password,
                        kind == Kind.SECRET ? source : others.secret,
                        kind == Kind.PASSPHRASE ? source : others.passphrase));
    }

    /** A copy with another login name. */
    public Credentials withUsername(String other) {
        return new Credentials(other, password, secret, keyFile, passphrase, sources);
    }

    /** Name and password; the password is the enable secret too. */
    public static Credentials of(String username, String password) {
        return new Credentials(username, Secret.of(password), Secret.of(password), null, null);
    }

    /**
     * Replaces these secrets by {@code ****} where a device gives them away in an answer: after a word such as {@code password} or
     * {@code secret}; as the only word of a line, unless it is the user name too; and as a whole word anywhere, if the secret has at
     * least eight characters, letters and others. So a password {@code cisco} does not hide the word in the rest of the text. Secrets
     * of fewer than four characters are not replaced.
     */
    public String maskEchoesIn(String text) {
        String masked = text;
        for (String word : words()) {
            masked = GivenAway.mask(masked, word, word.equals(username));
        }
        return masked;
    }

    /** The secrets that are long enough to be masked, the longest first, since a shorter one may be a part of it. */
    private List<String> words() {
        List<String> words = new ArrayList<>(3);
        add(words, password);
        add(words, secret);
        add(words, passphrase);
        words.sort(LONGEST_FIRST);
        return words;
    }

    private static void add(List<String> words, @Nullable Secret secret) {
        String word = secret == null ? "" : secret.reveal();
        if (word.length() >= SHORTEST && !words.contains(word)) {
            words.add(word);
        }
    }

    /** Replaces every occurrence of these secrets in {@code text} by {@code ****}, except secrets of fewer than four characters. */
    public String maskIn(String text) {
        String masked = text;
        for (String word : words()) {
            masked = masked.replace(word, "****");
        }
        return masked;
    }
}
