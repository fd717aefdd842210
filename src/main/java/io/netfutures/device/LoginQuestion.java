package io.netfutures.device;

import java.util.regex.Pattern;

/** What a device asks for at a login, wherever it does so: in the SSH login, before its first prompt, or at {@code enable}. */
public enum LoginQuestion {
    /** The name of the user. */
    NAME,
    /** The password that the device has now; never a new one. */
    PASSWORD,
    /** Something else, which no credential answers. */
    OTHER;

    private static final Pattern NAMES = Pattern.compile("(?i)(\\S+ )?(user( ?name)?|login)( for [^:]*)?\\s*:\\s*");
    private static final Pattern PASSWORDS = Pattern.compile("(?i)(\\S+ ){0,3}pass ?(word|code)( for [^:]*)?\\s*:\\s*");
    private static final Pattern CHANGES =
            Pattern.compile("(?i)\\b(new|old|current|again|confirm|re-?enter|re-?type|verify|change|choose)\\b");

    /** What only speaks of a login. */
    private static final Pattern TOLD =
            Pattern.compile("(?i)\\b(last|previous|forg[eo]t(ten)?|lost|reset|(un)?authori[sz]ed|failed)\\b");

    /** Whether this line speaks of a change of the password, or of the old one in such a change. */
    public static boolean isChange(String line) {
        return CHANGES.matcher(line).find();
    }

    /** What this line asks for. */
    public static LoginQuestion of(String line) {
        if (isChange(line) || TOLD.matcher(line).find()) {
            return OTHER;
        }
        return NAMES.matcher(line).matches() ? NAME : PASSWORDS.matcher(line).matches() ? PASSWORD : OTHER;
    }
}
