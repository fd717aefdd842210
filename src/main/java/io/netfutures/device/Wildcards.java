package io.netfutures.device;

/** Patterns in which {@code *} stands for any text and {@code ?} for one character, as in a shell. */
public final class Wildcards {
    private Wildcards() {}

    /** Whether {@code pattern} matches the whole of {@code text}. Takes time proportional to the product of their lengths at most. */
    public static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int retry = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                // Only the last star is ever tried again.
                p = star + 1;
                t = ++retry;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(c -> c == '*');
    }
}
