package io.netfutures.condition;

import io.netfutures.device.NaturalOrder;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a cell is compared with, read once as everything that it can be. The first of address, hardware address and quantity that both
 * sides are decides; otherwise they are texts.
 */
final class Literal {
    private static final Pattern BARE_NUMBER = Pattern.compile("[-+]?[0-9.]+");

    private final String text;
    private final Optional<IpPrefix> ip;
    private final OptionalLong mac;
    private final Optional<Quantity> quantity;

    private Literal(String text, Optional<Quantity> quantity) {
        this.text = text;
        this.quantity = quantity;
        ip = IpPrefix.of(text);
        mac = HardwareAddress.of(text);
    }

    /** A literal without quotes. */
    static Literal bare(String text) {
        return new Literal(text, Quantity.of(text));
    }

    /** What stands in another cell, and has an order to this one: a number has one with any words behind it. */
    static Literal ofCell(String text) {
        return new Literal(text, Quantity.ofCell(text));
    }

    /** A literal in quotes, where a number without a unit is a text. */
    static Literal quoted(String text) {
        String stripped = text.strip();
        return new Literal(
                stripped, BARE_NUMBER.matcher(stripped).matches() ? Optional.empty() : Quantity.of(stripped));
    }

    boolean isQuantity() {
        return quantity.isPresent();
    }

    /** Whether it is the same as what stands in a cell; of texts, upper and lower case are one, and blanks around them do not count. */
    boolean equalTo(String cell) {
        String other = cell.strip();
        OptionalInt order = orderOfKind(other);
        return order.isPresent()
                ? order.getAsInt() == 0
                : other.equalsIgnoreCase(text)
                        && (quantity.isEmpty() || Quantity.of(other).isEmpty());
    }

    /** As {@link #equalTo}, but whatever lies in a prefix is meant by it. */
    boolean covers(String cell) {
        return ip.filter(IpPrefix::isNetwork)
                .map(network ->
                        IpPrefix.of(cell.strip()).filter(network::covers).isPresent())
                .orElseGet(() -> equalTo(cell));
    }

    boolean isPartOf(String cell) {
        return cell.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    /** How what stands in a cell compares to it: less than 0 if it is smaller; nothing if the two have no order. */
    OptionalInt order(String cell) {
        String other = cell.strip();
        OptionalInt order = orderOfKind(other);
        boolean areTexts = ip.isEmpty() && mac.isEmpty() && (quantity.isEmpty() || isVersion(other));
        return order.isPresent() || other.isEmpty() || !areTexts
                ? order
                : OptionalInt.of(NaturalOrder.key(other).compareTo(NaturalOrder.key(text)));
    }

    /** Whether a cell, compared to this number, is one with something behind it, as {@code 15.2(4)M}. */
    private boolean isVersion(String other) {
        return quantity.filter(Quantity::isBare).isPresent()
                && !other.isEmpty()
                && other.charAt(0) >= '0'
                && other.charAt(0) <= '9'
                && Quantity.of(other).isEmpty()
                && IpPrefix.of(other).isEmpty()
                && HardwareAddress.of(other).isEmpty();
    }

    private OptionalInt orderOfKind(String other) {
        if (ip.isPresent()) {
            Optional<IpPrefix> otherIp = IpPrefix.of(other);
            if (otherIp.isPresent()) {
                return OptionalInt.of(otherIp.get().compareTo(ip.get()));
            }
        }
        if (mac.isPresent()) {
            OptionalLong otherMac = HardwareAddress.of(other);
            if (otherMac.isPresent()) {
                return OptionalInt.of(Long.compare(otherMac.getAsLong(), mac.getAsLong()));
            }
        }
        return quantity.isPresent()
                ? Quantity.ofCell(other).map(quantity.get()::order).orElse(OptionalInt.empty())
                : OptionalInt.empty();
    }
}
