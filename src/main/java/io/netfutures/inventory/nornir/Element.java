package io.netfutures.inventory.nornir;

import io.netfutures.device.PlatformWords;
import io.netfutures.inventory.format.Layer;
import io.netfutures.inventory.format.Layer.Rank;
import io.netfutures.inventory.format.WayWords;
import io.netfutures.yaml.Fields;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A host, a group or the defaults of nornir, under netmiko's keys.
 *
 * @param place where it begins
 * @param groups the groups that it names
 * @param plain what it says itself, with its data
 * @param options what its connection options for netmiko say
 * @param extras what their extras say, or null if they have none
 */
record Element(
        Place place,
        List<Scalar> groups,
        Layer plain,
        Layer options,
        @Nullable Layer extras) {
    static final Set<String> KEYS = Set.of(
            "hostname", "port", "username", "password", "platform", "groups", "data", "connection_options", "name");

    private static final Map<String, String> FIELDS = Map.of(
            "hostname",
            "host",
            "port",
            "port",
            "username",
            "username",
            "password",
            "password",
            "platform",
            "device_type");
    /** Reads what {@code value}, which is called {@code what} in messages, says. */
    static Element of(Value value, Rank rank, String from, String what, Notes notes) throws FileMistake {
        Entries mapping = mapping(value, what);
        Map<String, Entry> plain = fields(mapping);
        Map<String, Entry> data = new LinkedHashMap<>();
        List<Scalar> groups = new ArrayList<>();
        Layer options = new Layer(rank, from, new Entries(mapping.place(), Map.of()));
        Layer extras = null;
        for (Map.Entry<String, Entry> each : mapping.entries().entrySet()) {
            Value said = each.getValue().value();
            switch (each.getKey()) {
                case "groups" -> groups.addAll(names(said, what));
                case "data" -> data.putAll(mapping(said, "data of " + what).entries());
                case "connection_options" -> {
                    Entries netmiko = options(said, what, notes);
                    options = new Layer(rank, from, new Entries(netmiko.place(), fields(netmiko)));
                    extras = extras(netmiko, rank, from, what);
                }
                default -> {
                    if (each.getKey().equals("jump") || WayWords.isSure(each.getKey(), said)) {
                        plain.put(each.getKey(), each.getValue());
                    } else if (!KEYS.contains(each.getKey())) {
                        notes.add(
                                each.getValue().keyPlace(),
                                "nornir drops the key " + YamlFile.shown(each.getKey())
                                        + ", and so does this; what else is known of a device stands under data:");
                    }
                }
            }
        }
        return new Element(
                mapping.place(),
                groups,
                new Layer(rank, from, new Entries(mapping.place(), plain), data),
                options,
                extras);
    }

    private static Map<String, Entry> fields(Entries mapping) {
        Map<String, Entry> found = new LinkedHashMap<>();
        FIELDS.forEach((field, key) -> {
            Entry entry = mapping.entries().get(field);
            if (entry != null) {
                found.put(key, new Entry(entry.keyPlace(), value(key, entry.value())));
            }
        });
        return found;
    }

    /** Nornir reads YAML 1.2, in which words such as {@code no}, and numbers with colons, are text. */
    private static Value value(String key, Value value) {
        if (!(value instanceof Scalar one) || one.kind() == ScalarKind.NULL) {
            return value;
        }
        if (key.equals("device_type")) {
            return new Scalar(one.place(), PlatformWords.deviceType(one.text()), ScalarKind.TEXT);
        }
        boolean word = one.kind() == ScalarKind.BOOL
                && !one.text().toLowerCase(Locale.ROOT).matches("true|false");
        return word || one.text().contains(":") ? new Scalar(one.place(), one.text(), ScalarKind.TEXT) : one;
    }

    private static Entries options(Value value, String what, Notes notes) throws FileMistake {
        Entries plugins = mapping(value, "connection_options of " + what);
        Entry netmiko = plugins.entries().get("netmiko");
        plugins.entries().forEach((plugin, entry) -> {
            if (!plugin.equals("netmiko")) {
                notes.add(entry.keyPlace(), "of connection_options those of netmiko are used, no others");
            }
        });
        return netmiko == null
                ? new Entries(plugins.place(), Map.of())
                : mapping(netmiko.value(), "connection_options of " + what);
    }

    private static @Nullable Layer extras(Entries netmiko, Rank rank, String from, String what) throws FileMistake {
        Entry extras = netmiko.entries().get("extras");
        if (extras == null || (extras.value() instanceof Scalar one && one.kind() == ScalarKind.NULL)) {
            return null;
        }
        return new Layer(rank, from, mapping(extras.value(), "extras of " + what));
    }

    static Entries mapping(Value value, String what) throws FileMistake {
        return switch (value) {
            case Entries mapping -> mapping;
            case Scalar scalar when scalar.kind() == ScalarKind.NULL -> new Entries(scalar.place(), Map.of());
            case Scalar scalar -> throw scalar.place().error(what + " must be a mapping, not a single value");
            case Items list -> throw list.place().error(what + " must be a mapping, not a list");
        };
    }

    private static List<Scalar> names(Value value, String what) throws FileMistake {
        if (value instanceof Scalar one && one.kind() == ScalarKind.NULL) {
            return List.of();
        }
        if (!(value instanceof Items list)) {
            throw value.place().error("groups of " + what + " must be a list of names, such as [core, acc]");
        }
        Fields.words(list, "groups of " + what);
        return list.items().stream().map(Scalar.class::cast).toList();
    }
}
