package io.netfutures.platform;

import io.netfutures.device.Printable;

/** Quotation marks around a part of a command line: what they protect on a device, and those that a message puts there. */
final class Quotation {
    private Quotation() {}

    /**
     * The line with {@code _} for each character of a quotation, its marks too, so that all others stay where they are. A mark without
     * another of its kind stays. Nothing is protected in a line that escapes a mark: devices differ in what that means.
     *
     * @param marks the characters that quote
     */
    static String hidden(String line, String marks) {
        return hidden(line, marks, marks);
    }

    /** The line with the quotations hidden in which a shell takes nothing for special, those in single marks. */
    static String literal(String line) {
        return hidden(line, "\"'", "'");
    }

    private static String hidden(String line, String marks, String hiding) {
        if (line.contains("\\\"")) {
            return line;
        }
        StringBuilder bare = new StringBuilder(line);
        for (int i = 0; i < line.length(); i++) {
            int end = marks.indexOf(line.charAt(i)) < 0 ? -1 : line.indexOf(line.charAt(i), i + 1);
            if (end > 0) {
                if (hiding.indexOf(line.charAt(i)) >= 0) {
                    bare.replace(i, end + 1, "_".repeat(end + 1 - i));
                }
                i = end;
            }
        }
        return bare.toString();
    }

    /** Whether a mark stands in a line whose quotations are {@link #hidden}. */
    static boolean isOpen(String hidden) {
        return hidden.indexOf('"') >= 0 || hidden.indexOf('\'') >= 0;
    }

    /** The line without its marks: what a command line reads of it. */
    static String unquoted(String line) {
        return line.replaceAll("[\"']", "");
    }

    /** What a user wrote, as a message shows it: in backticks, on one line, without control characters. */
    static String marked(String text) {
        return "`" + Printable.line(text) + "`";
    }
}
