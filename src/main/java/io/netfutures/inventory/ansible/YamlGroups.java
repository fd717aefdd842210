package io.netfutures.inventory.ansible;

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
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads an inventory in Ansible's YAML format: groups with {@code hosts}, {@code vars} and {@code children}. */
final class YamlGroups {
    private final AnsibleTree tree = new AnsibleTree();
    private final Notes notes;

    private YamlGroups(Notes notes) {
        this.notes = notes;
    }

    static AnsibleTree read(Entries root, Notes notes) throws FileMistake {
        YamlGroups reader = new YamlGroups(notes);
        reader.tree.group(AnsibleGroup.ALL, root.place());
        for (Map.Entry<String, Entry> each : root.entries().entrySet()) {
            reader.group(each.getKey(), each.getValue());
        }
        reader.tree.finish();
        return reader.tree;
    }

    private AnsibleGroup group(String name, Entry entry) throws FileMistake {
        AnsibleGroup group = tree.group(name, entry.keyPlace());
        for (Map.Entry<String, Entry> each :
                mapping(entry.value(), "group " + YamlFile.shown(name)).entrySet()) {
            String what = YamlFile.shown(each.getKey()) + " of group " + YamlFile.shown(name);
            switch (each.getKey()) {
                case "hosts" -> hosts(names(each.getValue().value(), what), group);
                case "vars" -> group.variables().putAll(mapping(each.getValue().value(), what));
                case "children" -> {
                    for (Map.Entry<String, Entry> child :
                            names(each.getValue().value(), what).entrySet()) {
                        AnsibleGroup inner = group(child.getKey(), child.getValue());
                        tree.nest(inner, group, child.getValue().keyPlace());
                    }
                }
                default ->
                    notes.add(
                            each.getValue().keyPlace(),
                            "a key of a group that is neither hosts nor vars nor children has no effect, as in Ansible");
            }
        }
        return group;
    }

    private void hosts(Map<String, Entry> hosts, AnsibleGroup group) throws FileMistake {
        for (Map.Entry<String, Entry> each : hosts.entrySet()) {
            Place place = each.getValue().keyPlace();
            HostPattern pattern = HostPattern.of(each.getKey(), place);
            Map<String, Entry> variables = mapping(each.getValue().value(), "host " + YamlFile.shown(each.getKey()));
            for (String name : pattern.names()) {
                AnsibleHost host = tree.add(name, group, place);
                if (!pattern.port().isEmpty()) {
                    Scalar port = new Scalar(place, pattern.port(), ScalarKind.INT);
                    host.variables().put("ansible_port", new Entry(place, port));
                }
                host.variables().putAll(variables);
            }
        }
    }

    /** The keys of a mapping; a single name or a list of names counts as a mapping of them to nothing. */
    private static Map<String, Entry> names(Value value, String what) throws FileMistake {
        if (value instanceof Items list) {
            Map<String, Entry> names = new LinkedHashMap<>();
            for (Value item : list.items()) {
                if (!(item instanceof Scalar name) || name.kind() == ScalarKind.NULL) {
                    throw item.place().error(what + " must be a mapping of names");
                }
                names.put(name.text(), new Entry(name.place(), nothing(name.place())));
            }
            return names;
        }
        if (value instanceof Scalar name && name.kind() != ScalarKind.NULL) {
            return Map.of(name.text(), new Entry(name.place(), nothing(name.place())));
        }
        return mapping(value, what);
    }

    private static Scalar nothing(Place place) {
        return new Scalar(place, "", ScalarKind.NULL);
    }

    private static Map<String, Entry> mapping(Value value, String what) throws FileMistake {
        return switch (value) {
            case Entries mapping -> mapping.entries();
            case Scalar scalar when scalar.kind() == ScalarKind.NULL -> Map.of();
            case Scalar scalar -> throw scalar.place().error(what + " must be a mapping, not a single value");
            case Items list -> throw list.place().error(what + " must be a mapping, not a list");
        };
    }
}
