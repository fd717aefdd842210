package io.netfutures.condition;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of something: {@code 10,234}, {@code 1G}, {@code 100 Mb/s}, {@code 1500 bytes}, {@code 50%}, {@code 2h30m}, {@code 0:12:03}.
 *
 * @param amount in the unit of the kind: bits, bytes, percent, seconds
 * @param isBare whether nothing stands behind the number
 */
record Quantity(BigDecimal amount, Kind kind, boolean isBare) {
    /** Of what it is a number. */
    enum Kind {
        /** It is not said. */
        COUNT,
        BITS,
        BYTES,
        PERCENT,
        SECONDS
    }

    private static final int LONGEST = 64;
    private static final Pattern NUMBER =
            Pattern.compile("([-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\\.[0-9]+)?|[-+]?\\.[0-9]+)(\\s*)(.*)");
    private static final Pattern PREFIX = Pattern.compile("[kKMGTPgt]");
    private static final Pattern BITS =
            Pattern.compile("([kKmMgGtT]?)(i?)\\s?(?:(?i:bits?|bps)|b)(?:(?:/| per )(?i:s|sec|second))?");
    private static final Pattern BYTES =
            Pattern.compile("([kKmMgGtT]?)(i?)\\s?(?:(?i:bytes?|octets?)|B)(?:(?:/| per )(?i:s|sec|second))?");
    private static final Pattern OTHER_UNIT = Pattern.compile("[A-Za-z][A-Za-z /()-]*");
    /** Units that may stand right behind the number, and are not counted in anything else. */
    private static final Set<String> OTHER_UNITS = Set.of("dBm", "dB", "C", "F", "V", "mV", "A", "mA", "W");

    private static final Pattern SPAN =
            Pattern.compile("\\G([0-9]{1,18}(?:\\.[0-9]{1,9})?)\\s?([A-Za-z]+)(?:,?\\s(?:and\\s)?|,|(?=[0-9])|$)");
    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,9}):([0-5][0-9]):([0-5][0-9](?:\\.[0-9]{1,9})?)");
    private static final Map<String, String> SECONDS = Map.ofEntries(
            Map.entry("y", "31536000"),
            Map.entry("year", "31536000"),
            Map.entry("w", "604800"),
            Map.entry("week", "604800"),
            Map.entry("d", "86400"),
            Map.entry("day", "86400"),
            Map.entry("h", "3600"),
            Map.entry("hr", "3600"),
            Map.entry("hour", "3600"),
            Map.entry("m", "60"),
            Map.entry("min", "60"),
            Map.entry("minute", "60"),
            Map.entry("s", "1"),
            Map.entry("sec", "1"),
            Map.entry("second", "1"),
            Map.entry("ms", "0.001"),
            Map.entry("msec", "0.001"),
            Map.entry("millisecond", "0.001"));

    /** Reads a text; empty if it is none, or has a unit that is not known. */
    static Optional<Quantity> of(String text) {
        return mayBe(text) ? number(text, false).or(() -> span(text)) : Optional.empty();
    }

    /** As {@link #of}, but a number with any other words behind it is a number: {@code 5 packets}. */
    static Optional<Quantity> ofCell(String text) {
        return mayBe(text) ? number(text, false).or(() -> span(text)).or(() -> number(text, true)) : Optional.empty();
    }

    private static boolean mayBe(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && "0123456789+-.".indexOf(text.charAt(0)) >= 0;
    }

    /** How the other compares to this; nothing if they are numbers of different things. A count is a number of anything but seconds. */
    OptionalInt order(Quantity other) {
        boolean same = kind == other.kind
                || (kind == Kind.COUNT && other.kind != Kind.SECONDS)
                || (other.kind == Kind.COUNT && kind != Kind.SECONDS);
        return same ? OptionalInt.of(other.amount.compareTo(amount)) : OptionalInt.empty();
    }

    private static Optional<Quantity> number(String text, boolean anyUnit) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(number.group(1).replace(",", ""));
        String unit = number.group(3);
        if (unit.isEmpty()) {
            return Optional.of(new Quantity(amount, Kind.COUNT, true));
        } else if (PREFIX.matcher(unit).matches()) {
            return Optional.of(new Quantity(amount.multiply(factor(unit, false)), Kind.COUNT, false));
        } else if (unit.equals("%") || unit.equalsIgnoreCase("percent")) {
            return Optional.of(new Quantity(amount, Kind.PERCENT, false));
        }
        boolean other = OTHER_UNITS.contains(unit)
                || (anyUnit
                        && !number.group(2).isEmpty()
                        && OTHER_UNIT.matcher(unit).matches());
        return data(amount, BITS.matcher(unit), Kind.BITS)
                .or(() -> data(amount, BYTES.matcher(unit), Kind.BYTES))
                .or(() -> other ? Optional.of(new Quantity(amount, Kind.COUNT, false)) : Optional.empty());
    }

    private static Optional<Quantity> data(BigDecimal amount, Matcher unit, Kind kind) {
        return unit.matches()
                ? Optional.of(new Quantity(
                        amount.multiply(factor(unit.group(1), !unit.group(2).isEmpty())), kind, false))
                : Optional.empty();
    }

    private static BigDecimal factor(String prefix, boolean binary) {
        int power = prefix.isEmpty() ? 0 : "kmgtp".indexOf(prefix.toLowerCase(Locale.ROOT)) + 1;
        return BigDecimal.valueOf(binary ? 1024 : 1000).pow(power);
    }

    private static Optional<Quantity> span(String text) {
        BigDecimal seconds = BigDecimal.ZERO;
        int at = 0;
        Matcher span = SPAN.matcher(text);
        while (span.find()) {
            String each = seconds(span.group(2));
            if (each.isEmpty()) {
                return Optional.empty();
            }
            seconds = seconds.add(new BigDecimal(span.group(1)).multiply(new BigDecimal(each)));
            at = span.end();
        }
        if (at < text.length()) {
            Matcher clock = CLOCK.matcher(text.substring(at));
            if (!clock.matches()) {
                return Optional.empty();
            }
            seconds = seconds.add(BigDecimal.valueOf(
                            Long.parseLong(clock.group(1)) * 3600 + Long.parseLong(clock.group(2)) * 60))
                    .add(new BigDecimal(clock.group(3)));
        }
        return Optional.of(new Quantity(seconds, Kind.SECONDS, false));
    }

    /** How many a unit of time has; empty if the text is none. Units of one letter are small ones: {@code M} is a million. */
    private static String seconds(String unit) {
        String lower = unit.length() == 1 ? unit : unit.toLowerCase(Locale.ROOT);
        String known = SECONDS.get(lower);
        if (known == null && lower.length() > 2 && lower.endsWith("s")) {
            known = SECONDS.get(lower.substring(0, lower.length() - 1));
        }
        return known == null ? "" : known;
    }
}
