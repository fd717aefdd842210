package io.netfutures.condition;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An address of IPv4 or IPv6, or a prefix. Where one of two has no length, it has that of the other.
 *
 * @param bits how many an address has: 32 or 128
 * @param length that of the prefix; {@code bits} if none is written
 * @param isNetwork whether a length is written
 */
record IpPrefix(BigInteger address, int bits, int length, boolean isNetwork) implements Comparable<IpPrefix> {
    private static final int LONGEST = 50;
    private static final int GROUPS = 8;

    /** Reads {@code 10.1.2.3}, {@code 10.0.0.0/8}, {@code 2001:db8::/32}; empty if it is something else. */
    static Optional<IpPrefix> of(String text) {
        if (text.length() > LONGEST || text.isEmpty()) {
            return Optional.empty();
        }
        int slash = text.indexOf('/');
        String written = slash < 0 ? text : text.substring(0, slash);
        boolean isLong = written.indexOf(':') >= 0;
        int bits = isLong ? 128 : 32;
        BigInteger address = isLong ? six(written) : four(written);
        int length = slash < 0 ? bits : number(text.substring(slash + 1), 10, 3, bits);
        return address.signum() < 0 || length < 0
                ? Optional.empty()
                : Optional.of(new IpPrefix(address, bits, length, slash >= 0));
    }

    /** How long a prefix of this address can be, if the text is an address with a length that is none. */
    static OptionalInt longestInsteadOf(String text) {
        int slash = text.indexOf('/');
        return slash < 0 || of(text).isPresent()
                ? OptionalInt.empty()
                : of(text.substring(0, slash))
                        .map(IpPrefix::bits)
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty());
    }

    /** Whether all of the other lies in it. */
    boolean covers(IpPrefix other) {
        return bits == other.bits
                && length <= other.length
                && address.shiftRight(bits - length).equals(other.address.shiftRight(bits - length));
    }

    /** IPv4 first, then by number, then the larger prefix first. */
    @Override
    public int compareTo(IpPrefix other) {
        if (bits != other.bits) {
            return Integer.compare(bits, other.bits);
        }
        int order = address.compareTo(other.address);
        return order != 0 || !isNetwork || !other.isNetwork ? order : Integer.compare(length, other.length);
    }

    /** The number of an IPv4 address; negative if it is none. */
    private static BigInteger four(String text) {
        String[] parts = text.split("\\.", -1);
        long address = 0;
        for (String part : parts) {
            int octet = number(part, 10, 3, 255);
            if (octet < 0 || parts.length != 4) {
                return BigInteger.ONE.negate();
            }
            address = address << 8 | octet;
        }
        return BigInteger.valueOf(address);
    }

    /** The number of an IPv6 address; negative if it is none. */
    private static BigInteger six(String text) {
        int last = text.lastIndexOf(':') + 1;
        if (text.indexOf('.') >= 0) {
            long tail = four(text.substring(last)).longValue();
            return tail < 0
                    ? BigInteger.ONE.negate()
                    : six(text.substring(0, last) + Long.toHexString(tail >> 16) + ":"
                            + Long.toHexString(tail & 0xffff));
        }
        int gap = text.indexOf("::");
        String[] left = groups(gap < 0 ? text : text.substring(0, gap));
        String[] right = groups(gap < 0 ? "" : text.substring(gap + 2));
        int missing = GROUPS - left.length - right.length;
        if (gap < 0 ? missing != 0 : missing < 1) {
            return BigInteger.ONE.negate();
        }
        BigInteger address = BigInteger.ZERO;
        for (int i = 0; i < GROUPS; i++) {
            boolean isZero = i >= left.length && i < left.length + missing;
            String group = isZero ? "0" : i < left.length ? left[i] : right[i - left.length - missing];
            int value = number(group, 16, 4, 0xffff);
            if (value < 0) {
                return BigInteger.ONE.negate();
            }
            address = address.shiftLeft(16).or(BigInteger.valueOf(value));
        }
        return address;
    }

    private static String[] groups(String text) {
        return text.isEmpty() ? new String[0] : text.split(":", -1);
    }

    /** A number of at most so many digits, and not more than {@code most}; -1 if the text is none. */
    private static int number(String text, int base, int digits, int most) {
        if (text.isEmpty() || text.length() > digits) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, base) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * base + digit;
        }
        return number <= most ? number : -1;
    }
}
