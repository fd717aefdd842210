package io.netfutures.parse;

/** What Python's {@code str.strip} takes away: more than Java's, a no-break space and the next-line character among it. */
final class Blanks {
    /** Those characters as a class of {@link java.util.regex}, without its brackets. */
    static final String CLASS = "\\t-\\r\\x1c-\\x20\\x85\\p{Z}";

    private Blanks() {}

    static boolean isBlank(char c) {
        return (c >= '\t' && c <= '\r')
                || (c >= 0x1c && c <= ' ')
                || c == 0x85
                || (c > '~' && Character.isSpaceChar(c));
    }

    static String stripTrailing(String text) {
        int end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    static String strip(String text) {
        String stripped = stripTrailing(text);
        int start = 0;
        while (start < stripped.length() && isBlank(stripped.charAt(start))) {
            start++;
        }
        return stripped.substring(start);
    }
}
