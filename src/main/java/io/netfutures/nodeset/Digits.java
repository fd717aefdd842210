package io.netfutures.nodeset;

import java.util.Comparator;
import java.util.List;

/** Numbers as they are written: {@code 7} and {@code 07} are two of them. */
final class Digits {
    /** Shorter numbers first, then by value. */
    static final Comparator<String> ORDER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private Digits() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether zeros stand before the number, so that all numbers of its range are as long as it is. */
    static boolean isPadded(String number) {
        return number.length() > 1 && number.charAt(0) == '0';
    }

    /** The number after this one: {@code 8} after {@code 7}, {@code 08} after {@code 07}, {@code 100} after {@code 99}. */
    static String next(String number) {
        int nines = number.length();
        while (nines > 0 && number.charAt(nines - 1) == '9') {
            nines--;
        }
        String zeros = "0".repeat(number.length() - nines);
        return nines == 0
                ? "1" + zeros
                : number.substring(0, nines - 1) + (char) (number.charAt(nines - 1) + 1) + zeros;
    }

    /** These numbers, which are in {@link #ORDER}, with ranges: {@code 1-3,7}. */
    static String folded(List<String> numbers) {
        StringBuilder folded = new StringBuilder();
        int at = 0;
        while (at < numbers.size()) {
            String first = numbers.get(at);
            String last = first;
            at++;
            while (at < numbers.size()
                    && Digits.next(last).equals(numbers.get(at))
                    && (!isPadded(first) || numbers.get(at).length() == first.length())) {
                last = numbers.get(at);
                at++;
            }
            folded.append(folded.isEmpty() ? "" : ",").append(first);
            if (!last.equals(first)) {
                folded.append('-').append(last);
            }
        }
        return folded.toString();
    }
}
