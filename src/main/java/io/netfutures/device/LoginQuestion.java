package io.netfutures.device;

import java.util.regex.Pattern;

/** What a device asks for, in the SSH login, before its first prompt, or at {@code enable}. */
public enum LoginQuestion {
    /** The name of the user. */
    NAME,
    /** The current password, never a new one. */
    PASSWORD,
    /** Something that no credential answers. */
    OTHER;

    private static final Pattern NAMES = Pattern.compile("(?i)(\\S+ )?(user( ?name)?|login)( for [^:]*)?\\s*:\\s*");
    private static final Pattern PASSWORDS = Pattern.compile("(?i)(\\S+ ){0,3}pass ?(word|code)( for [^:]*)?\\s*:\\s*");
    private static final Pattern CHANGES =
            Pattern.compile("(?i)\\b(new|old|current|again|confirm|re-?enter|re-?type|verify|change|choose)\\b");

    /** Words of a message about logins, which is not a question. */
    private static final Pattern MESSAGES =
            Pattern.compile("(?i)\\b(last|previous|forg[eo]t(ten)?|lost|reset|(un)?authori[sz]ed|failed)\\b");

    /** Whether this line is about changing a password, which includes asking for the old one. */
    public static boolean isChange(String line) {
        return CHANGES.matcher(line).find();
    }

    /** What this line asks for. */
    public static LoginQuestion of(String line) {
        if (isChange(line) || MESSAGES.matcher(line).find()) {
            return OTHER;
        }
        return NAMES.matcher(line).matches() ? NAME : PASSWORDS.matcher(line).matches() ? PASSWORD : OTHER;
    }
}
