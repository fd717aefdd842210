package io.netfutures.nodeset;

import java.util.ArrayList;
import java.util.List;

/**
 * A name taken apart: {@code r1p10} has the pattern {@code r%sp%s} and the numbers 1 and 10.
 *
 * @param pattern the name with {@code %s} for each number, and {@code %%} for a percent sign; names are sorted by it
 * @param numbers its numbers as they are written
 */
record NumberedName(String pattern, List<String> numbers) {
    static NumberedName of(String name) {
        StringBuilder pattern = new StringBuilder();
        List<String> numbers = new ArrayList<>();
        int at = 0;
        while (at < name.length()) {
            int start = at;
            while (at < name.length() && Digits.isDigit(name.charAt(at))) {
                at++;
            }
            if (at > start) {
                pattern.append("%s");
                numbers.add(name.substring(start, at));
            } else {
                pattern.append(name.charAt(at) == '%' ? "%%" : name.substring(at, at + 1));
                at++;
            }
        }
        return new NumberedName(pattern.toString(), numbers);
    }

    /** The name with this pattern and these texts as numbers. */
    static String write(String pattern, List<String> numbers) {
        StringBuilder name = new StringBuilder();
        int number = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%') {
                name.append(c);
            } else {
                name.append(pattern.charAt(i + 1) == '%' ? "%" : numbers.get(number++));
                i++;
            }
        }
        return name.toString();
    }
}
