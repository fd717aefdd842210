package io.netfutures.device;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    private static final int SHORTEST = 4;
    private static final int TELLING = 8;

    /** As in {@code username cisco password 0 }, {@code Password: } or {@code password = "}. */
    private static final String GIVEN_AWAY =
            "((?i:pass(?:word|wd|phrase|code)|secret|pwd|key-string|(?<![-\\w])key|community)(?:\\h+is)?[\\h:=\"']*(?:\\d{1,2}\\h+)?[\"']?)";

    /** Name and password, the secret for {@code enable} being the same as the password. */
    public static Credentials of(String username, String password) {
        return new Credentials(username, Secret.of(password), Secret.of(password), null, null);
    }

    /**
     * Replaces by {@code ****} each of these secrets where a device gives it away in an answer: behind a word such as
     * {@code password} or {@code secret}; where a line is nothing else, unless it is the user name too; and anywhere, as a whole
     * word, if it has eight characters or more, letters and others. A password {@code cisco} leaves all else as it is. Secrets under
     * four characters stay.
     */
    public String maskEchoesIn(String text) {
        String masked = text;
        for (Secret each : secrets()) {
            String word = each.reveal();
            if (masked.contains(word)) {
                masked = echoes(word).matcher(masked).replaceAll("$1****");
            }
        }
        return masked;
    }

    /** Those that are long enough to be masked, the longest first: another may be a part of it. */
    private List<Secret> secrets() {
        return Stream.of(Optional.ofNullable(password), Optional.ofNullable(secret), Optional.ofNullable(passphrase))
                .flatMap(Optional::stream)
                .filter(each -> each.reveal().length() >= SHORTEST)
                .sorted(Comparator.comparingInt(each -> -each.reveal().length()))
                .toList();
    }

    private Pattern echoes(String word) {
        String whole = "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])";
        boolean telling = word.length() >= TELLING
                && word.chars().anyMatch(Character::isLetter)
                && !word.chars().allMatch(Character::isLetter);
        return Pattern.compile(
                word.equals(username)
                        ? "(?m)" + GIVEN_AWAY + whole
                        : telling ? "()" + whole : "(?m)(" + GIVEN_AWAY + "|^\\h*(?=" + whole + "\\h*$))" + whole);
    }

    /** Replaces each of these secrets in {@code text} by {@code ****}; secrets under four characters stay. */
    public String maskIn(String text) {
        String masked = text;
        for (Secret each : secrets()) {
            masked = each.maskIn(masked);
        }
        return masked;
    }
}
