package io.netfutures.parse;

/** A line of a text in a message: in quotes, not too long, and with nothing in it that a terminal would act on. */
final class Excerpt {
    private static final int LONGEST = 100;

    private Excerpt() {}

    /** What stands around a place of a text; the whole of a short one. */
    static String around(String text, int position) {
        return of(
                text.length() <= LONGEST
                        ? text
                        : text.substring(Math.clamp(position - LONGEST / 2L, 0, text.length())));
    }

    static String of(String line) {
        StringBuilder excerpt = new StringBuilder("'");
        line.codePoints().limit(LONGEST).forEach(c -> {
            boolean shown = c >= ' ' && c != 0x7f && !(c >= 0x80 && c < 0xa0) && Character.isDefined(c);
            if (shown && Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.SURROGATE) {
                excerpt.appendCodePoint(c);
            } else {
                excerpt.append("\\x").append(Integer.toHexString(c));
            }
        });
        return excerpt.append(line.codePointCount(0, line.length()) > LONGEST ? "...'" : "'")
                .toString();
    }
}
