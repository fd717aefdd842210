package io.netfutures.journal;

import io.netfutures.device.Printable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A row of a table by RFC 4180; it ends with CR LF.
 *
 * <p>A spreadsheet takes a cell that begins with {@code = + - @}, also as wide characters and behind blanks, a tab or a carriage return
 * for a formula and computes it; such a cell gets an apostrophe in front, which says that it is text. A number with a sign, as {@code -5},
 * stays a number, and signs alone, as {@code -}, are no formula. A cell with {@code ;}, which separates cells in some countries, is quoted. Control characters are written as
 * {@link Printable} writes them.
 */
public final class CsvLine {
    private static final Pattern FORMULA = Pattern.compile(
            "(?s)(?! *(?:[+-]\\d+(?:\\.\\d+)?|[+-]+ *)\\z)(?:[\\t\\r]|[\\s\\p{Z}]*+[=+\\-@\uff1d\uff0b\uff0d\uff20]).*");
    private static final Pattern QUOTED = Pattern.compile("(?s).*[\",;\\r\\n].*");

    private static final String OF_WORDS = " ./:_-()";

    private CsvLine() {}

    /** The row with these cells. */
    public static String of(List<String> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Whether it is a word, a number or an address, as nearly all cells are, so that nothing has to be searched. */
    private static boolean isHarmless(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!isLetter && (i == 0 || OF_WORDS.indexOf(c) < 0)) {
                return false;
            }
        }
        return true;
    }

    /** A text that no spreadsheet computes where it stands at the beginning of a cell. */
    public static String safe(String raw) {
        return FORMULA.matcher(raw).matches() ? "'" + raw : raw;
    }

    private static String cell(String raw) {
        if (isHarmless(raw)) {
            return raw;
        }
        String safe = Printable.text(safe(raw));
        return QUOTED.matcher(safe).matches() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
