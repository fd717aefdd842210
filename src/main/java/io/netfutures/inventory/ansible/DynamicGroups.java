package io.netfutures.inventory.ansible;

import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what an executable inventory prints for {@code --list}: groups with lists of hosts, and the variables of hosts in _meta. */
final class DynamicGroups {
    private static final String META = "_meta";

    private final AnsibleTree tree = new AnsibleTree();

    /** Gives the variables of a host that the list does not have. */
    interface HostVariables {
        Value of(String host) throws FileMistake;
    }

    /** Whether this is such a list. */
    static boolean fits(@Nullable Value root) {
        return root instanceof Entries groups
                && !groups.entries().isEmpty()
                && (groups.entries().containsKey(META)
                        || groups.entries().values().stream().map(Entry::value).allMatch(DynamicGroups::isGroup));
    }

    private static boolean isGroup(Value value) {
        return switch (value) {
            case Items list -> list.items().stream().allMatch(Scalar.class::isInstance);
            case Entries group ->
                group.entries().entrySet().stream().allMatch(part -> switch (part.getKey()) {
                    case "hosts", "children" -> part.getValue().value() instanceof Items;
                    case "vars" -> part.getValue().value() instanceof Entries;
                    default -> false;
                });
            case Scalar scalar -> false;
        };
    }

    static AnsibleTree read(Entries root, HostVariables missing) throws FileMistake {
        DynamicGroups reader = new DynamicGroups();
        reader.tree.group(AnsibleGroup.ALL, root.place());
        for (Map.Entry<String, Entry> each : root.entries().entrySet()) {
            if (!each.getKey().equals(META)) {
                reader.group(each.getKey(), each.getValue());
            }
        }
        Entry meta = root.entries().get(META);
        Entry known = meta != null && meta.value() instanceof Entries said
                ? said.entries().get("hostvars")
                : null;
        Map<String, Entry> variables = known == null ? Map.of() : variables(known.value(), "hostvars of _meta");
        for (AnsibleHost host : reader.tree.hosts()) {
            Entry own = variables.get(host.name());
            if (own != null) {
                host.variables().putAll(variables(own.value(), "hostvars of " + YamlFile.shown(host.name())));
            } else if (known == null) {
                host.variables()
                        .putAll(variables(missing.of(host.name()), "variables of " + YamlFile.shown(host.name())));
            }
        }
        reader.tree.finish();
        return reader.tree;
    }

    private void group(String name, Entry entry) throws FileMistake {
        AnsibleGroup group = tree.group(name, entry.keyPlace());
        if (entry.value() instanceof Items hosts) {
            hosts(hosts, group);
            return;
        }
        for (Map.Entry<String, Entry> part :
                variables(entry.value(), "group " + YamlFile.shown(name)).entrySet()) {
            Value value = part.getValue().value();
            switch (part.getKey()) {
                case "hosts" -> hosts(value, group);
                case "vars" -> group.variables().putAll(variables(value, "vars of group " + YamlFile.shown(name)));
                case "children" -> {
                    for (Scalar child : names(value)) {
                        tree.nest(tree.group(child.text(), child.place()), group, child.place());
                    }
                }
                default -> {}
            }
        }
    }

    private void hosts(Value value, AnsibleGroup group) throws FileMistake {
        for (Scalar host : names(value)) {
            tree.add(host.text(), group, host.place());
        }
    }

    private static List<Scalar> names(Value value) throws FileMistake {
        List<Scalar> names = new ArrayList<>();
        for (Value item : value instanceof Items list ? list.items() : List.of(value)) {
            if (!(item instanceof Scalar name) || name.kind() == ScalarKind.NULL) {
                throw item.place().error("the name of a host or a group was expected here");
            }
            names.add(name);
        }
        return names;
    }

    private static Map<String, Entry> variables(Value value, String what) throws FileMistake {
        if (value instanceof Entries mapping) {
            return mapping.entries();
        }
        if (value instanceof Scalar nothing && nothing.kind() == ScalarKind.NULL) {
            return Map.of();
        }
        throw value.place().error(what + " must be a mapping");
    }
}
