package io.netfutures.journal.rows;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The order in which people look for texts: numbers by their size, also inside of names and addresses, so that {@code Gi1/0/2} comes
 * before {@code Gi1/0/10} and {@code 10.0.0.9} before {@code 10.0.0.10}; a whole number before a name; upper and lower case being one; empty texts last.
 */
final class CellOrder implements Comparator<String> {
    static final CellOrder INSTANCE = new CellOrder();

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,100}(?:\\.\\d{1,100})?");

    private CellOrder() {}

    @Override
    public int compare(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isEmpty(), other.isEmpty());
        }
        boolean isNumber = NUMBER.matcher(one).matches();
        if (isNumber != NUMBER.matcher(other).matches()) {
            return isNumber ? -1 : 1;
        }
        if (isNumber) {
            int difference = new BigDecimal(one).compareTo(new BigDecimal(other));
            return difference != 0 ? difference : one.compareTo(other);
        }
        int difference = parts(one, other);
        return difference != 0 ? difference : one.compareTo(other);
    }

    private static int parts(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int difference;
            if (isDigit(one.charAt(i)) && isDigit(other.charAt(j))) {
                int from = i;
                int otherFrom = j;
                i = end(one, i);
                j = end(other, j);
                difference = numbers(one.substring(from, i), other.substring(otherFrom, j));
            } else {
                difference = Character.compare(folded(one.charAt(i++)), folded(other.charAt(j++)));
            }
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }

    private static int numbers(String one, String other) {
        String significant = significant(one);
        String otherSignificant = significant(other);
        return significant.length() != otherSignificant.length()
                ? Integer.compare(significant.length(), otherSignificant.length())
                : significant.compareTo(otherSignificant);
    }

    private static String significant(String digits) {
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return digits.substring(zeros);
    }

    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static char folded(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
