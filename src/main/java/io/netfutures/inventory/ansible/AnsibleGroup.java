package io.netfutures.inventory.ansible;

import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A group while an inventory is read: its variables and the groups around it. */
final class AnsibleGroup {
    static final String ALL = "all";
    static final String UNGROUPED = "ungrouped";

    private final String name;
    private final Place place;
    private final Map<String, Entry> variables = new LinkedHashMap<>();
    private final Set<AnsibleGroup> parents = new LinkedHashSet<>();
    private int depth;

    AnsibleGroup(String name, Place place) {
        this.name = name;
        this.place = place;
        this.depth = name.equals(ALL) ? 0 : 1;
    }

    String name() {
        return name;
    }

    Place place() {
        return place;
    }

    Map<String, Entry> variables() {
        return variables;
    }

    Set<AnsibleGroup> parents() {
        return parents;
    }

    /** How many groups stand above it, on the longest way up; {@code all} has none. */
    int depth() {
        return depth;
    }

    void depth(int found) {
        depth = found;
    }

    /** Of two groups at the same depth the one with the higher priority wins; 1 unless it is said. */
    int priority() {
        Entry said = variables.get("ansible_group_priority");
        String text = said != null && said.value() instanceof Scalar number
                ? number.text().strip()
                : "";
        return text.matches("-?[0-9]{1,9}") ? Integer.parseInt(text) : 1;
    }
}
