package io.netfutures.inventory.ansible;

import static io.netfutures.yaml.Fields.quoted;

import io.netfutures.inventory.format.Layer.Rank;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The groups and hosts of an inventory. */
final class AnsibleTree {
    private static final int MOST_HOSTS = 200_000;

    /** Ansible's order, the strongest last. */
    private static final Comparator<AnsibleGroup> WEAKEST_FIRST = Comparator.<AnsibleGroup>comparingInt(
                    AnsibleGroup::depth)
            .thenComparingInt(AnsibleGroup::priority)
            .thenComparing(AnsibleGroup::name);

    private final Map<String, AnsibleGroup> groups = new LinkedHashMap<>();
    private final Map<String, AnsibleHost> hosts = new LinkedHashMap<>();
    private final Map<Set<AnsibleGroup>, List<AnsibleGroup>> orders = new HashMap<>();

    /** The group of this name, which is made if there is none. */
    AnsibleGroup group(String name, Place place) {
        return groups.computeIfAbsent(name, missing -> new AnsibleGroup(missing, place));
    }

    boolean hasGroup(String name) {
        return groups.containsKey(name);
    }

    boolean hasHost(String name) {
        return hosts.containsKey(name);
    }

    List<AnsibleHost> hosts() {
        return List.copyOf(hosts.values());
    }

    /** Makes a host a member of a group. */
    AnsibleHost add(String host, AnsibleGroup group, Place place) throws FileMistake {
        if (hosts.size() >= MOST_HOSTS && !hosts.containsKey(host)) {
            throw place.error("there are more than " + MOST_HOSTS + " hosts; split the inventory");
        }
        if (host.isBlank()) {
            throw place.error("a host needs a name");
        }
        AnsibleHost known = hosts.computeIfAbsent(host, missing -> new AnsibleHost(missing, place));
        known.groups().add(group);
        return known;
    }

    /** Makes a group a member of another. */
    void nest(AnsibleGroup child, AnsibleGroup parent, Place place) throws FileMistake {
        if (child.name().equals(AnsibleGroup.ALL) || above(Set.of(parent)).contains(child)) {
            throw place.error("group " + quoted(child.name()) + " would contain itself");
        }
        if (!parent.name().equals(AnsibleGroup.ALL)) {
            child.parents().add(parent);
        }
    }

    /** Called once all groups are known. */
    void finish() {
        Map<AnsibleGroup, Integer> depths = new HashMap<>();
        groups.values().forEach(group -> group.depth(depth(group, depths)));
    }

    private static int depth(AnsibleGroup group, Map<AnsibleGroup, Integer> known) {
        Deque<AnsibleGroup> left = new ArrayDeque<>(List.of(group));
        while (!left.isEmpty()) {
            AnsibleGroup each = left.getFirst();
            List<AnsibleGroup> open = each.parents().stream()
                    .filter(parent -> !known.containsKey(parent))
                    .toList();
            if (open.isEmpty()) {
                left.removeFirst();
                int deepest = each.parents().stream()
                        .mapToInt(parent -> known.getOrDefault(parent, 0))
                        .max()
                        .orElse(0);
                known.put(each, each.name().equals(AnsibleGroup.ALL) ? 0 : deepest + 1);
            } else {
                open.forEach(left::addFirst);
            }
        }
        return known.getOrDefault(group, 1);
    }

    /** The names of those groups, except the one for hosts that are in no other. */
    Set<String> groups(AnsibleHost host) {
        Set<String> names = new LinkedHashSet<>();
        order(host).forEach(group -> names.add(group.name()));
        names.remove(AnsibleGroup.UNGROUPED);
        return names;
    }

    /** The groups that a host is in, directly or not, except {@code all}; the weakest first. */
    List<AnsibleGroup> order(AnsibleHost host) {
        return orders.computeIfAbsent(host.groups(), AnsibleTree::sorted);
    }

    private static List<AnsibleGroup> sorted(Set<AnsibleGroup> direct) {
        return above(direct).stream()
                .filter(group -> !group.name().equals(AnsibleGroup.ALL))
                .sorted(WEAKEST_FIRST)
                .toList();
    }

    /** These groups and all above them. */
    private static Set<AnsibleGroup> above(Set<AnsibleGroup> groups) {
        Set<AnsibleGroup> found = new LinkedHashSet<>();
        Deque<AnsibleGroup> left = new ArrayDeque<>(groups);
        while (!left.isEmpty()) {
            AnsibleGroup each = left.pop();
            if (found.add(each)) {
                left.addAll(each.parents());
            }
        }
        return found;
    }

    /** Every scope whose variables a host has, the weakest first, as Ansible's list of precedence has it. */
    List<Scope> scopes(AnsibleHost host, VariableFiles files) throws FileMistake {
        List<AnsibleGroup> order = order(host);
        List<Scope> scopes = new ArrayList<>();
        AnsibleGroup all = groups.get(AnsibleGroup.ALL);
        if (all != null) {
            add(scopes, Rank.DEFAULTS, "group all", all.variables());
        }
        for (AnsibleGroup group : order) {
            add(scopes, Rank.GROUP, "group " + group.name(), group.variables());
        }
        scopes.addAll(files.ofGroup(AnsibleGroup.ALL));
        for (AnsibleGroup group : order) {
            scopes.addAll(files.ofGroup(group.name()));
        }
        add(scopes, Rank.DEVICE, "", host.variables());
        scopes.addAll(files.ofHost(host.name()));
        return scopes;
    }

    private static void add(List<Scope> scopes, Rank rank, String of, Map<String, Entry> variables) {
        if (!variables.isEmpty()) {
            scopes.add(new Scope(rank, of, variables));
        }
    }
}
