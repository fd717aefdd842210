package io.netfutures.inventory.ansible;

import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Place;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A host while an inventory is read.
 *
 * @param place where it is named first
 * @param variables its own variables
 * @param groups the groups that name it
 */
record AnsibleHost(String name, Place place, Map<String, Entry> variables, Set<AnsibleGroup> groups) {
    AnsibleHost(String name, Place place) {
        this(name, place, new LinkedHashMap<>(), new LinkedHashSet<>());
    }
}
