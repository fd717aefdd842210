package io.netfutures.inventory;

import static io.netfutures.yaml.Fields.quoted;

import io.netfutures.device.Device;
import io.netfutures.device.Hop;
import io.netfutures.device.Nearest;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the devices that {@code jump:} names: devices of the inventory, which are shared, or hosts that are only named there. */
final class Jumps {
    private final Map<String, ListedDevice> byName = new LinkedHashMap<>();
    private final Map<String, Device> resolved = new HashMap<>();

    private Jumps(List<ListedDevice> found) {
        found.forEach(each -> byName.put(each.device().name(), each));
    }

    /** The devices in the same order, each with its jump hosts; a device whose jump hosts cannot be found has a flaw. */
    static List<Device> resolve(List<ListedDevice> found, Notes notes) {
        Jumps jumps = new Jumps(found);
        List<Device> devices = new ArrayList<>();
        for (ListedDevice each : found) {
            try {
                devices.add(jumps.resolve(each, new LinkedHashSet<>()));
            } catch (FileMistake mistake) {
                devices.add(each.flawed(mistake, notes).device());
            }
        }
        return devices;
    }

    private Device resolve(ListedDevice found, Set<String> behind) throws FileMistake {
        Device device = found.device();
        List<Scalar> written = found.jumps();
        if (written == null) {
            return device;
        }
        Device known = resolved.get(device.name());
        if (known != null) {
            return known;
        }
        behind.add(device.name());
        List<Device> hosts = new ArrayList<>();
        for (Scalar each : written) {
            hosts.add(host(each, device, behind));
        }
        behind.remove(device.name());
        Device complete =
                device.with(device.settings().with(device.settings().access().through(hosts)));
        resolved.put(device.name(), complete);
        return complete;
    }

    private Device host(Scalar written, Device device, Set<String> behind) throws FileMistake {
        String text = written.text().strip();
        ListedDevice inInventory = byName.get(text);
        if (inInventory != null) {
            if (behind.contains(text)) {
                throw written.place()
                        .error("the way to this device leads through itself (" + String.join(", ", behind)
                                + "); write jump: none for the host that is reached directly");
            }
            return resolve(inInventory, behind);
        }
        Optional<Hop> hop = Hop.parse(text);
        boolean bare = !text.matches(".*[@:.].*");
        if (hop.isEmpty() || (bare && device.settings().access().sshConfig() == null)) {
            throw written.place()
                    .error("jump: there is no device " + quoted(EntryKeys.withoutPassword(text))
                            + Nearest.hint(text, byName.keySet())
                            + "; a host that is not in the inventory is written user@host:port");
        }
        return hop.get().before(device);
    }
}
