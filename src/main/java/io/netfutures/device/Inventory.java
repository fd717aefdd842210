package io.netfutures.device;

import io.netfutures.nodeset.NodeSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The devices of a run, in the order of their file. Immutable. */
public final class Inventory implements Iterable<Device> {
    private final Map<String, Device> byName;
    private final List<String> positions;
    private volatile @Nullable Index index;

    private Inventory(Map<String, Device> byName, List<String> positions) {
        this.byName = byName;
        this.positions = positions;
    }

    /**
     * An inventory of these devices.
     *
     * @throws IllegalArgumentException if two devices have the same name
     */
    public static Inventory of(List<Device> devices) {
        Map<String, Device> byName = LinkedHashMap.newLinkedHashMap(devices.size());
        for (Device device : devices) {
            if (byName.putIfAbsent(device.name(), device) != null) {
                throw new IllegalArgumentException("two devices are called " + device.name());
            }
        }
        return new Inventory(byName, List.copyOf(byName.keySet()));
    }

    /**
     * A copy in which {@code change} has been made to each device.
     *
     * @throws IllegalArgumentException if that changes a name
     */
    public Inventory map(UnaryOperator<Device> change) {
        Map<String, Device> changed = LinkedHashMap.newLinkedHashMap(byName.size());
        byName.forEach((name, device) -> {
            Device now = change.apply(device);
            if (!now.name().equals(name)) {
                throw new IllegalArgumentException(name + " is called " + now.name() + " now");
            }
            changed.put(name, now);
        });
        return new Inventory(changed, positions);
    }

    /** All devices, in order. */
    public List<Device> devices() {
        return List.copyOf(byName.values());
    }

    /** The device with exactly this name. */
    public Optional<Device> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** How many devices there are. */
    public int size() {
        return byName.size();
    }

    /**
     * The devices that {@code expression} selects, in the order of this inventory: names or addresses, {@code @group},
     * {@code all}, wildcards {@code *} and {@code ?}, ranges {@code r[1-3,7]}, fields {@code key:value} or {@code key=value}; joined from
     * left to right by {@code ,} (or), {@code !} (and not), {@code &} (and), {@code ^} (either, not both), as in ClusterShell. What
     * stands in quotes is taken as it is. {@code r1}, {@code r2} and so on are the first, second and further devices, where these have no
     * name but their address; in an inventory that was selected from another, those of that one. Takes time proportional to the number of devices for each wildcard, group and field, and to the number of
     * names.
     *
     * @throws IllegalArgumentException if a part of it selects nothing; the message is for users
     */
    public Inventory select(String expression) {
        return Selection.of(this, expression, Surroundings.NONE);
    }

    /**
     * Like {@link #select(String)}; a selection may also name sets {@code @word}, files with names {@code ^file} and standard input
     * {@code -}, if {@code around} knows them.
     */
    public Inventory select(String expression, Surroundings around) {
        return Selection.of(this, expression, around);
    }

    /**
     * A copy without the devices that {@code expression} selects; it may select none, such as a set that is empty.
     *
     * @throws IllegalArgumentException if a part of it has no meaning; the message is for users
     */
    public Inventory without(String expression, Surroundings around) {
        return without(Selection.evenEmpty(this, expression, around));
    }

    /** A copy with {@code count} of the devices, picked at random; all of them if there are not more. */
    public Inventory pick(int count, RandomGenerator random) {
        List<String> names = new ArrayList<>(byName.keySet());
        Collections.shuffle(names, random);
        return keep(new HashSet<>(names.subList(0, Math.min(count, names.size()))));
    }

    /** The names of the devices as a node set, {@code r[1-3,7]}. */
    public String folded() {
        return NodeSet.fold(byName.keySet());
    }

    /** The fields that a selection may name. */
    public Set<String> keys() {
        return new TreeSet<>(index().keys());
    }

    /** The values that a field has on the devices. */
    public Set<String> values(String key) {
        Set<String> values = new TreeSet<>();
        byName.values().forEach(device -> values.addAll(FieldCondition.values(device, key)));
        return values;
    }

    /** A copy without the devices in {@code others}. */
    public Inventory without(Inventory others) {
        Map<String, Device> left = new LinkedHashMap<>(byName);
        left.keySet().removeAll(others.byName.keySet());
        return new Inventory(left, positions);
    }

    /**
     * What is found once for all selections.
     *
     * @param byAddress the names of the devices at each address
     * @param keys the fields that a selection may name
     */
    record Index(List<Device> devices, Map<String, List<String>> byAddress, Set<String> keys) {}

    /** Several threads may each make one; they are equal. */
    Index index() {
        Index made = index;
        if (made == null) {
            Map<String, List<String>> byAddress = HashMap.newHashMap(byName.size());
            byName.values()
                    .forEach(device -> byAddress
                            .computeIfAbsent(device.address(), unknown -> new ArrayList<>(1))
                            .add(device.name()));
            made = new Index(devices(), byAddress, Collections.unmodifiableSet(FieldCondition.keys(byName.values())));
            index = made;
        }
        return made;
    }

    /** A copy with only the devices that have one of these names. */
    Inventory keep(Set<String> names) {
        if (names.size() < 2) {
            return new Inventory(
                    names.stream()
                            .flatMap(name -> named(name).stream())
                            .collect(Collectors.toMap(Device::name, Function.identity())),
                    positions);
        }
        Map<String, Device> kept = new LinkedHashMap<>(byName);
        kept.keySet().retainAll(names);
        return new Inventory(kept, positions);
    }

    /** The device at a position, beginning with 1, in the inventory that all selections began with; if it is still here. */
    Optional<Device> at(int position) {
        return position > positions.size() ? Optional.empty() : named(positions.get(position - 1));
    }

    /** The names of all devices. */
    Set<String> names() {
        return new LinkedHashSet<>(byName.keySet());
    }

    /** The names of all groups. */
    Set<String> groups() {
        Set<String> groups = new TreeSet<>();
        byName.values().forEach(device -> groups.addAll(device.groups()));
        return groups;
    }

    @Override
    public Iterator<Device> iterator() {
        return devices().iterator();
    }
}
