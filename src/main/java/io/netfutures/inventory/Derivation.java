package io.netfutures.inventory;

import io.netfutures.device.Printable;
import io.netfutures.inventory.format.RawDevice;
import io.netfutures.inventory.format.RawDevice.Said;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a value of a device comes from.
 *
 * @param key the key of netmiko, or a word of the inventory's own
 * @param value as it is written, on one line; {@code ****} for a secret
 * @param place where it stands
 * @param from the part of the inventory that it comes from, such as {@code "group core"}; empty for the device's own entry
 * @param over what it takes precedence over, the nearest first
 */
public record Derivation(String key, String value, Place place, String from, List<Derivation> over) {
    private static final int LONGEST = 200;

    /** Every value of the device. */
    static List<Derivation> of(RawDevice device) {
        List<Derivation> derivations = new ArrayList<>();
        for (String key : device.merged().entries().keySet()) {
            List<Said> said = device.said(key);
            if (!said.isEmpty() && said.getFirst().key().equals(key)) {
                derivations.add(of(
                        said.getFirst(),
                        said.subList(1, said.size()).stream()
                                .map(each -> of(each, List.of()))
                                .toList()));
            }
        }
        if (!device.groups().isEmpty()) {
            String groups = device.groups().stream().sorted().collect(Collectors.joining(", "));
            derivations.add(new Derivation("groups", Printable.line(groups), device.place(), "", List.of()));
        }
        return List.copyOf(derivations);
    }

    private static Derivation of(Said said, List<Derivation> over) {
        Value value = said.entry().value();
        String shown = EntryKeys.isSecret(said.key()) ? "****" : shown(value);
        return new Derivation(
                Printable.line(said.key()),
                shown,
                value.place(),
                Printable.line(said.layer().from()),
                over);
    }

    private static String shown(Value value) {
        String text = switch (value) {
            case Scalar one -> EntryKeys.withoutPassword(one.text());
            case Items list -> list.items().stream().map(Derivation::shown).collect(Collectors.joining(", "));
            case Entries mapping ->
                mapping.entries().entrySet().stream()
                        .map(each -> each.getKey() + ": " + shown(each.getKey(), each.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
        String line = Printable.line(text);
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }

    private static String shown(String key, Entry entry) {
        return EntryKeys.isSecret(key) ? "****" : shown(entry.value());
    }
}
