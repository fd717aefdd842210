package io.netfutures.inventory.ansible;

import io.netfutures.inventory.format.FileFormat;
import io.netfutures.inventory.format.RawDevice;
import io.netfutures.inventory.format.Source;
import io.netfutures.yaml.Fields;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code netlab.snapshot.yml} of a lab that netlab has made: its nodes, with the variables for Ansible that netlab knows for each
 * kind of device.
 */
public final class NetlabSnapshot implements FileFormat {
    @Override
    public String name() {
        return "netlab";
    }

    @Override
    public String description() {
        return "netlab's netlab.snapshot.yml";
    }

    @Override
    public boolean fits(Source source) {
        return source.root() instanceof Entries root
                && inner(root, "nodes") instanceof Entries nodes
                && !nodes.entries().isEmpty()
                && nodes.entries().values().stream()
                        .allMatch(each -> each.value() instanceof Entries node
                                && node.entries().containsKey("device")
                                && (node.entries().containsKey("mgmt")
                                        || node.entries().containsKey("interfaces")));
    }

    @Override
    public List<RawDevice> read(Source source) throws FileMistake {
        Value root = source.yaml().orElse(null);
        if (!(root instanceof Entries snapshot) || !(inner(snapshot, "nodes") instanceof Entries nodes)) {
            throw source.start().error("a snapshot of netlab has a mapping of nodes");
        }
        AnsibleTree tree = new AnsibleTree();
        for (Map.Entry<String, Entry> each : nodes.entries().entrySet()) {
            if (!(each.getValue().value() instanceof Entries node)) {
                throw each.getValue()
                        .value()
                        .place()
                        .error("node " + YamlFile.shown(each.getKey()) + " must be a mapping");
            }
            if (!text(node, "unmanaged").equals("true")) {
                add(each.getKey(), each.getValue().keyPlace(), node, snapshot, tree);
            }
        }
        groups(snapshot, tree);
        tree.finish();
        return AnsibleDevices.of(tree, source);
    }

    private static void add(String name, Place place, Entries node, Entries snapshot, AnsibleTree tree)
            throws FileMistake {
        String device = text(node, "device");
        AnsibleGroup group = tree.group(device.isEmpty() ? AnsibleGroup.UNGROUPED : device, place);
        if (group.variables().isEmpty()) {
            group.variables().putAll(variables(device, snapshot, place));
        }
        AnsibleHost host = tree.add(name, group, place);
        node.entries().forEach((key, entry) -> {
            if (entry.value() instanceof Scalar && !key.equals("name")) {
                host.variables().put(key, entry);
            }
        });
        if (inner(node, "mgmt") instanceof Entries mgmt && !host.variables().containsKey("ansible_host")) {
            Entry address = mgmt.entries().get("ipv4");
            Entry other = address == null ? mgmt.entries().get("ipv6") : address;
            if (other != null) {
                host.variables().put("ansible_host", new Entry(other.keyPlace(), withoutLength(other.value())));
            }
        }
    }

    private static Value withoutLength(Value address) {
        return address instanceof Scalar text
                ? new Scalar(text.place(), text.text().replaceFirst("/.*", ""), ScalarKind.TEXT)
                : address;
    }

    /** What netlab knows of a kind of device, and of it on the provider of this lab. */
    private static Map<String, Entry> variables(String device, Entries snapshot, Place place) {
        Map<String, Entry> variables = new LinkedHashMap<>();
        variables.put("ansible_network_os", new Entry(place, new Scalar(place, device, ScalarKind.TEXT)));
        Value known = inner(inner(inner(snapshot, "defaults"), "devices"), device);
        if (inner(known, "group_vars") instanceof Entries general) {
            variables.putAll(general.entries());
        }
        if (inner(inner(known, text(snapshot, "provider")), "group_vars") instanceof Entries here) {
            variables.putAll(here.entries());
        }
        return variables;
    }

    /** The groups that the user has made in the topology. */
    private static void groups(Entries snapshot, AnsibleTree tree) throws FileMistake {
        if (!(inner(snapshot, "groups") instanceof Entries groups)) {
            return;
        }
        for (Map.Entry<String, Entry> each : groups.entries().entrySet()) {
            Value members = inner(each.getValue().value(), "members");
            if (members == null || (members instanceof Scalar one && one.kind() == ScalarKind.NULL)) {
                continue;
            }
            AnsibleGroup group = tree.group(each.getKey(), each.getValue().keyPlace());
            if (inner(each.getValue().value(), "vars") instanceof Entries vars) {
                group.variables().putAll(vars.entries());
            }
            for (String name : Fields.names(members, "the members of group " + YamlFile.shown(each.getKey()))) {
                if (tree.hasHost(name)) {
                    tree.add(name, group, members.place());
                }
            }
        }
    }

    private static @Nullable Value inner(@Nullable Value mapping, String key) {
        Entry entry = mapping instanceof Entries outer ? outer.entries().get(key) : null;
        return entry == null ? null : entry.value();
    }

    private static String text(Entries mapping, String key) {
        return inner(mapping, key) instanceof Scalar one && one.kind() != ScalarKind.NULL
                ? one.text().strip()
                : "";
    }
}
