package io.netfutures.device;

/** Sorts names as people do: {@code R2} before {@code R10}, {@code r3} next to {@code R3}. */
public final class NaturalOrder {
    private NaturalOrder() {}

    /**
     * A text whose plain order is the natural order of the names: in lower case, with each number stripped of leading zeros and
     * preceded by a digit for its length.
     */
    public static String key(String name) {
        StringBuilder key = new StringBuilder(name.length() + 4);
        int i = 0;
        while (i < name.length()) {
            if (isDigit(name, i)) {
                int end = i;
                while (isDigit(name, end)) {
                    end++;
                }
                while (i < end - 1 && name.charAt(i) == '0') {
                    i++;
                }
                int digits = end - i;
                key.append((char) ('0' + Math.min(digits - 1, 9)));
                if (digits > 9) {
                    key.append((char) digits);
                }
                key.append(name, i, end);
                i = end;
            } else {
                key.append(Character.toLowerCase(name.charAt(i++)));
            }
        }
        return key.toString();
    }

    private static boolean isDigit(String name, int at) {
        return at < name.length() && name.charAt(at) >= '0' && name.charAt(at) <= '9';
    }
}
