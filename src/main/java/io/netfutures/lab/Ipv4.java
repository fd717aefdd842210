package io.netfutures.lab;

import java.util.regex.Pattern;

/** Addresses and masks as numbers. */
final class Ipv4 {
    private static final Pattern FORM =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");

    private Ipv4() {}

    static boolean isAddress(String text) {
        return FORM.matcher(text).matches();
    }

    static int parse(String address) {
        int value = 0;
        for (String part : address.split("\\.")) {
            value = value << 8 | Integer.parseInt(part);
        }
        return value;
    }

    static String text(int value) {
        return (value >>> 24) + "." + (value >>> 16 & 255) + "." + (value >>> 8 & 255) + "." + (value & 255);
    }

    /** 24 for 255.255.255.0; negative if the ones are not all on the left. */
    static int prefixLength(String mask) {
        int value = parse(mask);
        int length = Integer.bitCount(value);
        return value == maskOf(length) ? length : -1;
    }

    static int maskOf(int length) {
        return length == 0 ? 0 : -1 << (32 - length);
    }
}
