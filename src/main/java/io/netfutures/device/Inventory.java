package io.netfutures.device;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The devices of a run, in the order of their file; immutable. */
public final class Inventory implements Iterable<Device> {
    private final Map<String, Device> byName;

    private Inventory(Map<String, Device> byName) {
        this.byName = byName;
    }

    /**
     * An inventory of these devices.
     *
     * @throws IllegalArgumentException if two have the same name
     */
    public static Inventory of(List<Device> devices) {
        Map<String, Device> byName = LinkedHashMap.newLinkedHashMap(devices.size());
        for (Device device : devices) {
            if (byName.putIfAbsent(device.name(), device) != null) {
                throw new IllegalArgumentException("two devices are called " + device.name());
            }
        }
        return new Inventory(byName);
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

    @Override
    public Iterator<Device> iterator() {
        return devices().iterator();
    }
}
