package io.netfutures.inventory.nornir;

import static io.netfutures.yaml.Fields.quoted;

import io.netfutures.device.Nearest;
import io.netfutures.inventory.format.Layer;
import io.netfutures.inventory.format.Layer.Rank;
import io.netfutures.inventory.format.RawDevice;
import io.netfutures.inventory.format.WayWords;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hosts, groups and defaults, and what the hosts inherit. */
final class NornirInventory {
    private static final String INSTEAD =
            "write jump: user@host:port below connection_options: {netmiko: {extras: {...}}}";

    private static final int DEEPEST = 20;
    private static final int MOST_WAYS = 1000;

    private final Map<String, Element> groups = new LinkedHashMap<>();
    private final Element defaults;
    private final Notes notes;

    private NornirInventory(Element defaults, Notes notes) {
        this.defaults = defaults;
        this.notes = notes;
    }

    /** The devices; {@code groups} and {@code defaults} may be {@code null} values. */
    static List<RawDevice> devices(Value hosts, Value groups, Value defaults, Notes notes) throws FileMistake {
        NornirInventory inventory =
                new NornirInventory(Element.of(defaults, Rank.DEFAULTS, "defaults", "the defaults", notes), notes);
        for (Map.Entry<String, Entry> each :
                Element.mapping(groups, "the file of groups").entries().entrySet()) {
            String name = each.getKey();
            inventory.groups.put(
                    name,
                    Element.of(
                            each.getValue().value(),
                            Rank.GROUP,
                            "group " + name,
                            "group " + YamlFile.shown(name),
                            notes));
        }
        List<RawDevice> devices = new ArrayList<>();
        for (Map.Entry<String, Entry> each :
                Element.mapping(hosts, "the file of hosts").entries().entrySet()) {
            devices.add(inventory.device(each.getKey(), each.getValue()));
        }
        return devices;
    }

    private RawDevice device(String name, Entry entry) throws FileMistake {
        Element host = Element.of(entry.value(), Rank.DEVICE, "", "host " + YamlFile.shown(name), notes);
        List<Layer> options = new ArrayList<>();
        List<Layer> extras = new ArrayList<>();
        collect(host, new LinkedHashSet<>(), options, extras);
        Map<String, Element> inherited = new LinkedHashMap<>();
        inherit(host, inherited);
        List<Layer> layers = new ArrayList<>();
        if (!extras.isEmpty()) {
            layers.add(extras.getFirst());
        }
        options.stream().filter(each -> !each.values().entries().isEmpty()).forEach(layers::add);
        layers.add(host.plain());
        inherited.values().forEach(each -> layers.add(each.plain()));
        layers.add(defaults.plain());
        noteHidden(host, options);
        Place place = entry.keyPlace();
        RawDevice plain = new RawDevice(name, place, layers, inherited.keySet(), null);
        RawDevice device =
                plain.flawed(WayWords.flawOfData(plain.data(), INSTEAD).orElse(null));
        if (!device.said("host").isEmpty()) {
            return device;
        }
        Scalar itself = new Scalar(place, name, ScalarKind.TEXT);
        return device.over(Layer.defaults("its name", new Entries(place, Map.of("host", new Entry(place, itself)))))
                .flawed(place.error("host " + quoted(name) + " has no hostname"));
    }

    /** As nornir does it: an element, then each of its groups with all that those inherit, then the defaults. */
    private void collect(Element element, Set<String> above, List<Layer> options, List<Layer> extras)
            throws FileMistake {
        options.add(element.options());
        if (element.extras() != null) {
            extras.add(element.extras());
        }
        for (Scalar each : element.groups()) {
            Element group = group(each);
            if (!above.add(each.text()) || above.size() > DEEPEST) {
                throw each.place()
                        .error("group " + quoted(each.text())
                                + (above.size() > DEEPEST ? " is nested deeper than 20 levels" : " contains itself"));
            }
            if (options.size() > MOST_WAYS) {
                throw each.place().error("a host inherits from its groups in more than " + MOST_WAYS + " ways");
            }
            collect(group, above, options, extras);
            above.remove(each.text());
        }
        options.add(defaults.options());
        if (defaults.extras() != null) {
            extras.add(defaults.extras());
        }
    }

    /** Depth first in the order of the lists, each group once. */
    private void inherit(Element element, Map<String, Element> found) throws FileMistake {
        for (Scalar each : element.groups()) {
            Element group = group(each);
            if (found.putIfAbsent(each.text(), group) == null) {
                inherit(group, found);
            }
        }
    }

    private Element group(Scalar name) throws FileMistake {
        Element group = groups.get(name.text());
        if (group == null) {
            throw name.place()
                    .error("there is no group " + quoted(name.text()) + Nearest.hint(name.text(), groups.keySet())
                            + (groups.isEmpty() ? "; groups stand in groups.yaml beside the hosts" : ""));
        }
        return group;
    }

    /** Options in the defaults hide those of all groups but the first. */
    private void noteHidden(Element host, List<Layer> options) {
        if (host.groups().size() < 2 || defaults.options().values().entries().isEmpty()) {
            return;
        }
        int first = options.indexOf(defaults.options());
        boolean hides = options.subList(first + 1, options.size()).stream()
                .anyMatch(each -> !each.equals(defaults.options())
                        && each.values().entries().keySet().stream()
                                .anyMatch(defaults.options().values().entries()::containsKey));
        if (hides) {
            notes.add(
                    defaults.options().values().place(),
                    "connection_options in the defaults win over those of a second group, as in nornir");
        }
    }
}
