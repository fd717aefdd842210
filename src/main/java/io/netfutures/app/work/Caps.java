package io.netfutures.app.work;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Inventory;
import io.netfutures.device.Nearest;
import io.netfutures.fleet.Cap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds the devices that caps of a run cover: those of a selection, or those behind a jump host.
 *
 * @param selecting the devices that an expression selects, or a {@link UserError}
 * @param jumpHosts those on the way to a device
 */
record Caps(Function<String, Inventory> selecting, JumpHosts jumpHosts) {
    private static final String JUMP = "jump";

    /** The jump hosts on the way to a device. */
    @FunctionalInterface
    interface JumpHosts {
        List<Device> of(Device device) throws DeviceException;
    }

    /** The caps for these devices; {@code said} is how many at once, by a selection, {@code jump} or {@code jump:NAME}. */
    List<Cap> of(Map<String, Integer> said, Iterable<Device> devices) {
        List<Cap> caps = new ArrayList<>();
        said.forEach((set, width) -> {
            if (set.equals(JUMP) || set.startsWith(JUMP + ":")) {
                caps.addAll(ofJumpHosts(set, width, devices));
            } else {
                caps.add(ofSelection(set, width));
            }
        });
        return caps;
    }

    private Cap ofSelection(String set, int width) {
        try {
            return new Cap(set, width, names(selecting.apply(set)));
        } catch (UserError e) {
            throw new UserError(e.code(), "--cap: " + e.getMessage());
        }
    }

    private static Set<String> names(Inventory devices) {
        Set<String> names = new LinkedHashSet<>();
        devices.forEach(device -> names.add(device.name()));
        return names;
    }

    /** One cap for each jump host: a device through several counts for each. */
    private List<Cap> ofJumpHosts(String set, int width, Iterable<Device> devices) {
        Map<Device, Set<String>> behind = new LinkedHashMap<>();
        Map<String, Device> hosts = new LinkedHashMap<>();
        for (Device device : devices) {
            for (Device host : route(device)) {
                Device same = hosts.computeIfAbsent(host.endpoint(), place -> host);
                behind.computeIfAbsent(same, place -> new LinkedHashSet<>()).add(device.name());
            }
        }
        String name = set.substring(Math.min(set.length(), JUMP.length() + 1));
        List<Cap> caps = new ArrayList<>();
        behind.forEach((host, names) -> {
            if (name.isEmpty() || name.equals(host.name()) || name.equals(host.address())) {
                caps.add(new Cap(JUMP + ":" + host.endpoint(), width, names));
            }
        });
        if (caps.isEmpty() && !name.isEmpty()) {
            Set<String> known = new TreeSet<>();
            hosts.values().forEach(host -> known.add(host.name()));
            throw new UserError(
                    ExitCode.USAGE, "--cap: no device of this run goes through " + name + Nearest.hint(name, known));
        }
        return caps;
    }

    private List<Device> route(Device device) {
        List<Device> written = device.settings().access().jumps();
        if (written != null) {
            return written;
        }
        try {
            return jumpHosts.of(device);
        } catch (DeviceException ignored) { // the device reports it itself, when it is its turn
            return List.of();
        }
    }
}
