package io.netfutures.inventory.format;

import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import java.util.Map;

/**
 * What one part of an inventory says of a device: its own entry, a group of it, or the defaults. The same layer may belong to many
 * devices.
 *
 * @param from what it is called, such as {@code "group core"} or {@code "defaults"}; empty for the device's own entry
 * @param values under the names of netmiko's keys; other keys are what else is known of the device ({@code site}, {@code role})
 * @param data what else is known of the device, under names that may be those of netmiko's keys too
 */
public record Layer(Rank rank, String from, Entries values, Map<String, Entry> data) {
    /** Which layer takes precedence when several files describe a device, the highest first. */
    public enum Rank {
        DEVICE,
        GROUP,
        DEFAULTS
    }

    /** A layer of a format that does not tell what else is known from netmiko's keys. */
    public Layer(Rank rank, String from, Entries values) {
        this(rank, from, values, Map.of());
    }

    /** The device's own entry. */
    public static Layer own(Entries values) {
        return new Layer(Rank.DEVICE, "", values);
    }

    /** What the device inherits from this group. */
    public static Layer group(String name, Entries values) {
        return new Layer(Rank.GROUP, "group " + name, values);
    }

    /** What holds for all devices of the file. */
    public static Layer defaults(String from, Entries values) {
        return new Layer(Rank.DEFAULTS, from, values);
    }
}
