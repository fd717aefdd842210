package io.netfutures.inventory;

import io.netfutures.device.Device;
import io.netfutures.device.Printable;
import io.netfutures.inventory.format.NetmikoKeys;
import io.netfutures.inventory.format.RawDevice;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Writes devices as a list for netmiko, in which PyYAML reads each value as the text that it is: what could be taken for something
 * else is in quotes. True and false, and the numbers of time-outs and ports, are written as such.
 */
final class NetmikoText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*");
    private static final Pattern NUMBER = Pattern.compile("(?:0|[1-9][0-9]{0,8})(?:\\.[0-9]{1,9})?");
    private static final Pattern NUMERIC =
            Pattern.compile(".*timeout.*|port|keepalive|jump_handshakes|global_delay_factor");

    private final boolean withSecrets;
    private final StringBuilder text = new StringBuilder();
    private int leftOut;

    private NetmikoText(boolean withSecrets) {
        this.withSecrets = withSecrets;
    }

    /** The devices of an inventory, and what is written of each. */
    static Written of(List<Device> devices, Map<String, RawDevice> written, boolean withSecrets) {
        NetmikoText writer = new NetmikoText(withSecrets);
        for (Device device : devices) {
            writer.add(
                    device, written.getOrDefault(device.name(), RawDevice.of(device.name(), none(), device.groups())));
        }
        return new Written(writer.text.toString(), writer.leftOut);
    }

    /** @param secrets how many secrets are left out */
    record Written(String text, int secrets) {}

    private static Entries none() {
        return new Entries(new Value.Place("", 1, 1), Map.of());
    }

    private void add(Device device, RawDevice raw) {
        if (device.flaw() != null) {
            text.append("# ")
                    .append(Printable.line(device.name() + " cannot be used: " + device.flaw()))
                    .append('\n');
        }
        Map<String, Value> keys = new LinkedHashMap<>();
        Map<String, Entry> merged = raw.merged().entries();
        if (raw.name() != null && !merged.containsKey("name")) {
            keys.put("name", new Scalar(raw.place(), raw.name(), ScalarKind.TEXT));
        }
        merged.forEach((key, entry) -> keys.put(key, entry.value()));
        addData(device, raw, keys);
        if (!device.groups().isEmpty()) {
            keys.put(
                    "groups",
                    new Items(
                            raw.place(),
                            new TreeSet<>(device.groups())
                                    .stream()
                                            .<Value>map(group -> new Scalar(raw.place(), group, ScalarKind.TEXT))
                                            .toList()));
        }
        String lead = "- ";
        for (Map.Entry<String, Value> each : keys.entrySet()) {
            if (isWritten(each.getKey(), each.getValue())) {
                text.append(lead).append(quoted(each.getKey())).append(": ");
                value(each.getKey(), each.getValue());
                text.append('\n');
                lead = "  ";
            }
        }
    }

    /** Data beside the keys; what would be taken for a key when it is read is told instead. */
    private void addData(Device device, RawDevice raw, Map<String, Value> keys) {
        List<String> taken = new ArrayList<>();
        raw.data().forEach((key, entry) -> {
            if (NetmikoKeys.isWord(key) || EntryKeys.isKnown(key)) {
                taken.add(key);
            } else {
                keys.putIfAbsent(key, entry.value());
            }
        });
        if (!taken.isEmpty()) {
            text.append("# ")
                    .append(Printable.line(device.name() + ": left out, since it would mean something here: "
                            + String.join(", ", taken)))
                    .append('\n');
        }
    }

    private boolean isWritten(String key, Value value) {
        if (value instanceof Scalar one && one.kind() == ScalarKind.NULL) {
            return false;
        }
        boolean secret = value instanceof Scalar && EntryKeys.isSecret(key) && !withSecrets;
        leftOut += secret ? 1 : 0;
        return !secret;
    }

    private void value(String key, Value value) {
        switch (value) {
            case Scalar one -> text.append(scalar(key, one));
            case Items list -> {
                String comma = "[";
                for (Value item : list.items()) {
                    text.append(comma);
                    value(key, item);
                    comma = ", ";
                }
                text.append(list.items().isEmpty() ? "[]" : "]");
            }
            case Entries mapping -> {
                String comma = "{";
                List<Map.Entry<String, Entry>> inner =
                        new ArrayList<>(mapping.entries().entrySet());
                inner.removeIf(each -> !isWritten(each.getKey(), each.getValue().value()));
                for (Map.Entry<String, Entry> each : inner) {
                    text.append(comma).append(quoted(each.getKey())).append(": ");
                    value(each.getKey(), each.getValue().value());
                    comma = ", ";
                }
                text.append(inner.isEmpty() ? "{}" : "}");
            }
        }
    }

    private String scalar(String key, Scalar one) {
        if (one.kind() == ScalarKind.VAULT) {
            return "!vault " + quoted(one.text());
        }
        boolean typed = (one.kind() == ScalarKind.BOOL && NetmikoKeys.USED.contains(key) && !EntryKeys.isSecret(key))
                || one.kind() == ScalarKind.NULL
                || (NUMERIC.matcher(key).matches() && NUMBER.matcher(one.text()).matches());
        return one.kind() == ScalarKind.NULL ? "null" : typed ? one.text() : quoted(permitted(key, one.text()));
    }

    private String permitted(String key, String value) {
        String without = withSecrets || EntryKeys.isSecret(key) ? value : EntryKeys.withoutPassword(value);
        leftOut += without.equals(value) ? 0 : 1;
        return without;
    }

    /** As a YAML scalar that every reader takes for this text. */
    static String quoted(String text) {
        if (PLAIN.matcher(text).matches() && ScalarKind.of(text) == ScalarKind.TEXT && !text.matches("[yYnN]|null")) {
            return text;
        }
        boolean escapes = text.chars()
                .anyMatch(c -> c < ' ' || (c >= 0x7f && c <= 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff);
        if (!escapes) {
            return "'" + text.replace("'", "''") + "'";
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ' || (c >= 0x7f && c <= 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                        quoted.append("\\u%04x".formatted(c));
                    } else {
                        quoted.append((char) c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
