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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Ansible's {@code hosts.yml}, and what containerlab and netlab generate in its form. */
public final class AnsibleYaml implements FileFormat {
    private static final Set<String> PARTS = Set.of("hosts", "children", "vars");

    @Override
    public String name() {
        return "ansible-yaml";
    }

    @Override
    public String description() {
        return "Ansible's hosts.yml: groups with hosts, children and vars";
    }

    @Override
    public boolean fits(Source source) {
        return source.root() instanceof Entries root
                && root.entries().entrySet().stream().anyMatch(AnsibleYaml::isGroup)
                && root.entries().values().stream().map(Entry::value).noneMatch(AnsibleYaml::isDevice)
                && (ScriptHosts.in(root).isEmpty() || hasVariablesBeside(source));
    }

    private static boolean hasVariablesBeside(Source source) {
        return Stream.of("group_vars", "host_vars")
                .anyMatch(folder ->
                        Files.isDirectory(source.file().toAbsolutePath().resolveSibling(folder)));
    }

    /** A list of hosts is one for Ansible too, but only below {@code all} it is not what scripts of people's own have. */
    private static boolean isGroup(Map.Entry<String, Entry> named) {
        return named.getValue().value() instanceof Entries group
                && group.entries().entrySet().stream().noneMatch(AnsibleYaml::isOther)
                && group.entries().entrySet().stream()
                        .anyMatch(part -> PARTS.contains(part.getKey())
                                && (named.getKey().equals("all")
                                        || part.getValue().value() instanceof Entries
                                        || isNothing(part.getValue().value())));
    }

    /** Whether this has the name of a part of a group, and is a device that is called so. */
    private static boolean isOther(Map.Entry<String, Entry> part) {
        return Set.of("hosts", "children").contains(part.getKey())
                && part.getValue().value() instanceof Entries inner
                && Stream.of("device_type", "host", "ip")
                        .map(inner.entries()::get)
                        .anyMatch(each -> each != null && each.value() instanceof Scalar && !isNothing(each.value()));
    }

    private static boolean isNothing(Value value) {
        return value instanceof Scalar scalar && scalar.kind() == ScalarKind.NULL;
    }

    private static boolean isDevice(Value value) {
        return value instanceof Entries device
                && Stream.of("device_type", "host", "ip", "hostname").anyMatch(device.entries()::containsKey);
    }

    @Override
    public List<RawDevice> read(Source source) throws FileMistake {
        Optional<Value> root = source.yaml();
        if (root.isPresent() && !(root.get() instanceof Entries)) {
            throw root.get()
                    .place()
                    .error("an inventory of Ansible is a mapping of groups, such as all: {hosts: {r1: }}");
        }
        return root.isPresent() && root.get() instanceof Entries groups
                ? AnsibleDevices.of(YamlGroups.read(groups, source.notes()), source)
                : List.of();
    }

    /** Of the three files that containerlab writes beside each other this one says most. */
    @Override
    public Set<Path> companions(Source source) {
        return source.file().endsWith("ansible-inventory.yml")
                ? Set.of(
                        source.file().resolveSibling("nornir-simple-inventory.yml"),
                        source.file().resolveSibling("topology-data.json"))
                : Set.of();
    }
}
