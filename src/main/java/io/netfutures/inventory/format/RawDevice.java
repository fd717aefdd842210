package io.netfutures.inventory.format;

import io.netfutures.inventory.format.Layer.Rank;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A device as an inventory writes it: no value has been checked.
 *
 * @param name null if the format gives none; a key {@code name} takes precedence
 * @param place where it begins
 * @param layers what is said of it, that which takes precedence first; at least one
 * @param groups the groups that it belongs to, except {@code all}; those of a key {@code groups} come in addition
 * @param flaw what is wrong with it, so that it cannot be contacted, or null
 */
public record RawDevice(
        @Nullable String name,
        Place place,
        List<Layer> layers,
        Set<String> groups,
        @Nullable FileMistake flaw) {

    /** A device that one mapping describes. */
    public static RawDevice of(@Nullable String name, Entries entry, Set<String> groups) {
        return new RawDevice(name, entry.place(), List.of(Layer.own(entry)), groups, null);
    }

    /** A copy with this flaw, or with the one that it has already. */
    public RawDevice flawed(@Nullable FileMistake mistake) {
        return new RawDevice(name, place, layers, groups, flaw == null ? mistake : flaw);
    }

    /** A copy to which this layer is added, below all others. */
    public RawDevice over(Layer lowest) {
        List<Layer> more = new ArrayList<>(layers);
        more.add(lowest);
        return new RawDevice(name, place, more, groups, flaw);
    }

    /**
     * One value that is said of a device.
     *
     * @param key as it is written, which is {@code host} or {@code ip} for an address
     */
    public record Said(String key, Entry entry, Layer layer) {}

    /** What holds: of each key the value of the first layer that has it. */
    public Entries merged() {
        if (layers.size() == 1) {
            return layers.getFirst().values();
        }
        Map<String, Entry> merged = new LinkedHashMap<>();
        boolean addressed = false;
        for (Layer layer : layers) {
            boolean addresses = false;
            for (Map.Entry<String, Entry> each : layer.values().entries().entrySet()) {
                Value value = each.getValue().value();
                if (isAddress(each.getKey())) {
                    if (addressed || isBlank(value)) {
                        continue;
                    }
                    addresses = true;
                } else if (isNull(value)) {
                    continue;
                }
                merged.putIfAbsent(each.getKey(), each.getValue());
            }
            addressed |= addresses;
        }
        return new Entries(place, merged);
    }

    /** What else is known of it: of each name the value of the first layer that has it. */
    public Map<String, Entry> data() {
        Map<String, Entry> merged = new LinkedHashMap<>();
        for (Layer layer : layers) {
            layer.data().forEach(merged::putIfAbsent);
        }
        return merged;
    }

    /** All that the layers say of this key, that which holds first; of {@code host} and {@code ip} together. */
    public List<Said> said(String key) {
        List<Said> said = new ArrayList<>();
        for (Layer layer : layers) {
            for (String each : isAddress(key) ? List.of("ip", "host") : List.of(key)) {
                Entry entry = layer.values().entries().get(each);
                if (entry != null && !isNull(entry.value()) && !(isAddress(each) && isBlank(entry.value()))) {
                    said.add(new Said(each, entry, layer));
                }
                Entry known = entry == null ? layer.data().get(each) : null;
                if (known != null) {
                    said.add(new Said(each, known, layer));
                }
            }
        }
        return said;
    }

    /** This device, and over it what a later file says of the same device: each layer over those of its own rank. */
    public RawDevice under(RawDevice later) {
        List<Layer> both = new ArrayList<>(layers.size() + later.layers.size());
        for (Rank rank : Rank.values()) {
            later.layers.stream().filter(each -> each.rank() == rank).forEach(both::add);
            layers.stream().filter(each -> each.rank() == rank).forEach(both::add);
        }
        Set<String> all = new LinkedHashSet<>(groups);
        all.addAll(later.groups);
        return new RawDevice(
                later.name == null ? name : later.name, place, both, all, later.flaw == null ? flaw : later.flaw);
    }

    private static boolean isAddress(String key) {
        return key.equals("host") || key.equals("ip");
    }

    private static boolean isNull(Value value) {
        return value instanceof Scalar one && one.kind() == ScalarKind.NULL;
    }

    private static boolean isBlank(Value value) {
        return value instanceof Scalar one
                && (one.kind() == ScalarKind.NULL || one.text().isBlank());
    }
}
