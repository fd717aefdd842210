package io.netfutures.inventory.ansible;

import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells hosts in a file of somebody's own script from hosts of Ansible: they say what kind of device they are in the words of netmiko
 * or of a table, and no variable of Ansible stands anywhere.
 */
final class ScriptHosts {
    private static final Set<String> ADDRESSES = Set.of("ip", "host", "hostname", "address", "ip_address");
    private static final Set<String> KINDS = Set.of("type", "os", "platform", "vendor", "device");
    private static final int DEEPEST = 20;

    private ScriptHosts() {}

    /** Such a host below {@code root}; empty if there is none, or if the file speaks of Ansible. */
    static Optional<Entries> in(Entries root) {
        return hasAnsibleWord(root, DEEPEST)
                ? Optional.empty()
                : hosts(root, DEEPEST).findFirst();
    }

    private static boolean hasAnsibleWord(Entries mapping, int depth) {
        return mapping.entries().entrySet().stream()
                .anyMatch(each -> each.getKey().startsWith("ansible_")
                        || (depth > 0
                                && each.getValue().value() instanceof Entries inner
                                && hasAnsibleWord(inner, depth - 1)));
    }

    private static Stream<Entries> hosts(Entries group, int depth) {
        Stream<Entries> own = mappings(group.entries().get("hosts")).filter(ScriptHosts::isDevice);
        Stream<Entries> within = depth == 0
                ? Stream.of()
                : group.entries().entrySet().stream()
                        .filter(each -> !each.getKey().equals("vars"))
                        .map(each -> each.getValue().value())
                        .filter(Entries.class::isInstance)
                        .flatMap(inner -> hosts((Entries) inner, depth - 1));
        return Stream.concat(own, within);
    }

    private static Stream<Entries> mappings(@Nullable Entry entry) {
        return entry != null && entry.value() instanceof Entries hosts
                ? hosts.entries().values().stream()
                        .map(Entry::value)
                        .filter(Entries.class::isInstance)
                        .map(Entries.class::cast)
                : Stream.of();
    }

    private static boolean isDevice(Entries host) {
        Set<String> keys = host.entries().keySet();
        return keys.contains("device_type")
                || (ADDRESSES.stream().anyMatch(keys::contains)
                        && KINDS.stream().anyMatch(keys::contains));
    }
}
