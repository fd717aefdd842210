package io.netfutures.device;

import io.netfutures.nodeset.Operand;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on a field of a device, {@code key:value} or {@code key=value}.
 *
 * @param key the name of a field that every device has, or of its other data
 * @param value what the field is
 * @param literally whether the value was in quotes, so that {@code *} and {@code ?} are no wildcards in it
 */
record FieldCondition(String key, String value, boolean literally) {
    private static final Pattern CONDITION = Pattern.compile("([A-Za-z_][\\w.-]*)\\s*[:=]\\s*(.*)", Pattern.DOTALL);
    private static final Pattern TWO = Pattern.compile("\\S+\\s+" + CONDITION.pattern(), Pattern.DOTALL);
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.*?]*:[0-9A-Fa-f:.*?]*|[^=]*:[0-9]+");
    private static final List<String> EVERYWHERE =
            List.of("name", "address", "host", "ip", "port", "platform", "device_type", "username", "group", "groups");

    private static final Set<String> PLATFORM = Set.of("platform", "device_type");

    /** The condition that is written; empty if the text has another form. */
    static Optional<FieldCondition> of(String text) {
        Matcher condition = CONDITION.matcher(text);
        if (!condition.matches()) {
            return Optional.empty();
        }
        String value = condition.group(2);
        Optional<String> quoted = Operand.quoted(value);
        return Optional.of(new FieldCondition(condition.group(1), quoted.orElse(value), quoted.isPresent()));
    }

    /** Whether the text is an address rather than a condition, unless its key is known. */
    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /** The keys that conditions may have for these devices. */
    static Set<String> keys(Iterable<Device> devices) {
        Set<String> keys = new TreeSet<>(EVERYWHERE);
        devices.forEach(device -> keys.addAll(device.data().keySet()));
        return keys;
    }

    /** What the field of this device holds, of a list each element; nothing if it has no such field. */
    static Collection<String> values(Device device, String key) {
        return switch (key) {
            case "name" -> List.of(device.name());
            case "address", "host", "ip" -> List.of(device.address());
            case "port" -> List.of(Integer.toString(device.port()));
            case "platform", "device_type" -> List.of(device.platform());
            case "username" -> List.of(device.credentials().username());
            case "group", "groups" -> device.groups();
            default -> {
                String text = device.data().get(key);
                yield text == null ? List.of() : List.of(text.split("\n"));
            }
        };
    }

    boolean matches(Device device) {
        for (String each : values(device, key)) {
            if (literally ? value.equals(each) : Wildcards.matches(value, each)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the value is another name of the platform of this device. */
    boolean matchesByOtherName(Device device) {
        return PLATFORM.contains(key)
                && PlatformWords.deviceType(device.platform()).equals(PlatformWords.deviceType(value));
    }

    /** The conditions on other data that some of these devices meet with this value, as {@code site:ber}. */
    static List<String> with(String value, Inventory devices) {
        Set<String> conditions = new TreeSet<>();
        devices.forEach(device -> device.data().forEach((key, text) -> {
            if (text.equals(value)) {
                conditions.add(key + ":" + value);
            }
        }));
        return List.copyOf(conditions);
    }

    /**
     * Why no device of these meets the condition.
     *
     * @param suggest whether to look for what may be meant, which takes long
     */
    String complaint(Inventory devices, boolean suggest) {
        Set<String> keys = devices.index().keys();
        if (!suggest) {
            return "no device has the " + key + " " + Printable.line(value);
        }
        if (!keys.contains(key)) {
            return "no device has a field " + Printable.line(key)
                    + (devices.named(key).isPresent()
                            ? "; between two devices stands a comma: " + Printable.line(key + "," + value)
                            : Nearest.hint(key, keys));
        }
        if (TWO.matcher(value).matches()) {
            return "no device has the " + key + " " + Printable.line(value)
                    + "; between two conditions stands & (both) or , (one of them)";
        }
        if (value.isEmpty()) {
            return "a value is missing after " + key + "; " + key + ":* selects the devices that have one";
        }
        Set<String> known = new TreeSet<>();
        devices.forEach(device -> known.addAll(values(device, key)));
        String hint = Nearest.hintWithParts(value, known);
        String type = PLATFORM.contains(key) ? PlatformWords.deviceType(value) : value;
        return "no device has the " + key + " " + Printable.line(value)
                + (type.equals(value) ? "" : ", which is " + Printable.line(type))
                + (hint.isEmpty() && known.size() <= 8
                        ? "; there " + (known.size() == 1 ? "is " : "are ")
                                + Printable.line("\"" + String.join("\", \"", known) + "\"")
                        : hint);
    }
}
