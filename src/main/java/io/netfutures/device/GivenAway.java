package io.netfutures.device;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One secret in the answer of a device, where the device gives it away: see {@link Credentials#maskEchoesIn}. An answer that does not
 * contain it, as nearly all do not, costs one search.
 */
final class GivenAway {
    private static final int TELLING = 8;

    /** As in {@code username cisco password 0 }, {@code Password: } or {@code password = "}. */
    private static final Pattern INTRODUCED = Pattern.compile(
            "(?i:pass(?:word|wd|phrase|code)|secret|pwd|key-string|(?<![-\\w])key|community)(?:\\h+is)?[\\h:=\"']*(?:\\d{1,2}\\h+)?[\"']?\\z");

    private final String text;
    private final String word;
    private final boolean introduced;
    private final boolean anywhere;
    private final Matcher before;

    private GivenAway(String text, String word, boolean isName) {
        this.text = text;
        this.word = word;
        this.introduced = isName;
        this.anywhere = !isName && isTelling(word);
        this.before = INTRODUCED.matcher(text).useTransparentBounds(true);
    }

    /** The text with {@code ****} where it gives this word away; a word that {@code isName} only where it is introduced as a secret. */
    static String mask(String text, String word, boolean isName) {
        int first = text.indexOf(word);
        return first < 0 ? text : new GivenAway(text, word, isName).masked(first);
    }

    private String masked(int first) {
        StringBuilder masked = new StringBuilder(text.length());
        int done = 0;
        int at = first;
        while (at >= 0) {
            int end = at + word.length();
            boolean isGiven =
                    isWhole(at, end) && (anywhere || isIntroduced(done, at) || (!introduced && isAlone(at, end)));
            if (isGiven) {
                masked.append(text, done, at).append("****");
                done = end;
            }
            at = text.indexOf(word, isGiven ? end : at + 1);
        }
        return done == 0 ? text : masked.append(text, done, text.length()).toString();
    }

    private boolean isIntroduced(int done, int at) {
        int line = text.lastIndexOf('\n', at - 1) + 1;
        return before.region(Math.max(done, line), at).find();
    }

    private boolean isWhole(int at, int end) {
        return (at == 0 || !isLetterOrNumber(text.charAt(at - 1)))
                && (end == text.length() || !isLetterOrNumber(text.codePointAt(end)));
    }

    private boolean isAlone(int at, int end) {
        int start = at;
        while (start > 0 && isBlank(text.charAt(start - 1))) {
            start--;
        }
        int stop = end;
        while (stop < text.length() && isBlank(text.charAt(stop))) {
            stop++;
        }
        return (start == 0 || isLineEnd(text.charAt(start - 1)))
                && (stop == text.length() || isLineEnd(text.charAt(stop)));
    }

    /** Whether this word is so long and so mixed that it is nothing else wherever it stands. */
    private static boolean isTelling(String word) {
        return word.length() >= TELLING
                && word.chars().anyMatch(Character::isLetter)
                && !word.chars().allMatch(Character::isLetter);
    }

    private static boolean isLetterOrNumber(int c) {
        return Character.isLetter(c)
                || switch (Character.getType(c)) {
                    case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
                    default -> false;
                };
    }

    private static boolean isBlank(char c) {
        return c == '\t' || c == ' ' || (c > 0x7F && (c == '\u180e' || Character.isSpaceChar(c)) && !isLineEnd(c));
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }
}
