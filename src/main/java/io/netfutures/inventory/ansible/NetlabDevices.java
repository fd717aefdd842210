package io.netfutures.inventory.ansible;

import io.netfutures.inventory.format.FileFormat;
import io.netfutures.inventory.format.RawDevice;
import io.netfutures.inventory.format.Source;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.util.List;
import java.util.Map;

/**
 * The {@code netlab-devices.yml} that {@code netlab create -o devices} writes: each device of the lab with all its variables for
 * Ansible, those of its groups among them.
 */
public final class NetlabDevices implements FileFormat {
    /** Beside the devices there can be this, with the pools of addresses. */
    private static final String ALL = "all";

    @Override
    public String name() {
        return "netlab-devices";
    }

    @Override
    public String description() {
        return "netlab's netlab-devices.yml";
    }

    @Override
    public boolean fits(Source source) {
        return source.root() instanceof Entries root
                && root.entries().keySet().stream().anyMatch(key -> !key.equals(ALL))
                && root.entries().entrySet().stream()
                        .allMatch(each -> each.getKey().equals(ALL)
                                || (each.getValue().value() instanceof Entries node
                                        && node.entries().containsKey("device")
                                        && node.entries().containsKey("ansible_host")));
    }

    @Override
    public List<RawDevice> read(Source source) throws FileMistake {
        Value root = source.yaml().orElse(null);
        if (!(root instanceof Entries devices)) {
            throw source.start().error("the devices of netlab are a mapping of names");
        }
        AnsibleTree tree = new AnsibleTree();
        for (Map.Entry<String, Entry> each : devices.entries().entrySet()) {
            if (each.getKey().equals(ALL)) {
                continue;
            }
            if (!(each.getValue().value() instanceof Entries node)) {
                throw each.getValue()
                        .value()
                        .place()
                        .error("device " + YamlFile.shown(each.getKey()) + " must be a mapping");
            }
            add(each.getKey(), each.getValue(), node, tree);
        }
        tree.finish();
        return AnsibleDevices.of(tree, source);
    }

    private static void add(String name, Entry entry, Entries node, AnsibleTree tree) throws FileMistake {
        Entry device = node.entries().get("device");
        String group = device != null
                        && device.value() instanceof Scalar kind
                        && kind.kind() != ScalarKind.NULL
                        && !kind.text().isBlank()
                ? kind.text().strip()
                : AnsibleGroup.UNGROUPED;
        AnsibleHost host = tree.add(name, tree.group(group, entry.keyPlace()), entry.keyPlace());
        node.entries().forEach((key, value) -> {
            if (value.value() instanceof Scalar && !key.equals("name")) {
                host.variables().put(key, value);
            }
        });
    }
}
