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

    private static final Pattern NAMES = Pattern.compile("(?i)(.*\\s)?(user( ?name)?|login)( for [^:]*)?\\s*:\\s*");
    private static final Pattern PASSWORDS = Pattern.compile("(?i)(.*[^\\w])?pass ?(word|code)( for [^:]*)?\\s*:\\s*");
    private static final Pattern CHANGES =
            Pattern.compile("(?i)\\b(new|old|current|again|confirm|re-?enter|re-?type|verify|change)\\b");

    /** What this line asks for. */
    public static LoginQuestion of(String line) {
        if (CHANGES.matcher(line).find()) {
            return OTHER;
        }
        return NAMES.matcher(line).matches() ? NAME : PASSWORDS.matcher(line).matches() ? PASSWORD : OTHER;
    }
}
