package io.netfutures.journal;

import io.netfutures.configuration.ConfigDiff;
import io.netfutures.device.Proof;
import io.netfutures.device.Task;
import io.netfutures.nodeset.NodeSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What changed in the running configurations of devices; equal changes are gathered. Holds what differs, and no configuration. For one thread. */
public final class ConfigChanges {
    private final Lasting lasting;
    private final Map<List<String>, List<String>> devices = new LinkedHashMap<>();
    private final List<String> unchanged = new ArrayList<>();

    /** Which lines of a configuration count. */
    public interface Lasting {
        /**
         * The lines but for those that change by themselves.
         *
         * @param platform of the device that has shown it
         */
        List<String> lines(String platform, String configuration);
    }

    /**
     * A change that some devices have in common.
     *
     * @param lines as {@link ConfigDiff#between} gives them, without secrets
     * @param devices their names; at least one
     */
    public record Change(List<String> lines, List<String> devices) {
        /** {@code R[1-3] (3): the same 2 lines}. */
        public String title() {
            return NodeSet.fold(devices) + (devices.size() > 1 ? " (" + devices.size() + "): " : ": ") + size();
        }

        /** {@code the same 2 lines}, or, of one device, {@code 2 lines}. */
        public String size() {
            long count = ConfigDiff.count(lines);
            return (devices.size() > 1 ? "the same " : "") + count + (count == 1 ? " line" : " lines");
        }
    }

    public ConfigChanges(Lasting lasting) {
        this.lasting = lasting;
    }

    /** What changed on this device, as {@link ConfigDiff#between} gives it, without secrets; nothing if its configuration was not read before and after. */
    public List<String> of(DeviceResult result) {
        return masked(differing(result));
    }

    private static List<String> masked(List<String> difference) {
        return difference.stream()
                .map(line -> line.substring(0, 1) + Task.Configure.masked(line.substring(1)))
                .toList();
    }

    private List<String> differing(DeviceResult result) {
        Proof proof = result.proof();
        if (proof == null || proof.runningBefore() == null || proof.runningAfter() == null) {
            return List.of();
        }
        String platform = result.device().platform();
        return ConfigDiff.between(
                lasting.lines(platform, proof.runningBefore().text()),
                lasting.lines(platform, proof.runningAfter().text()));
    }

    /** Takes a device in, if its configuration was read before and after. */
    public void add(DeviceResult result) {
        Proof proof = result.proof();
        if (proof == null || proof.runningBefore() == null || proof.runningAfter() == null) {
            return;
        }
        List<String> lines = differing(result);
        (lines.isEmpty() ? unchanged : devices.computeIfAbsent(lines, first -> new ArrayList<>()))
                .add(result.device().name());
    }

    /** The changes, those of most devices first. */
    public List<Change> gathered() {
        List<Change> changes = new ArrayList<>();
        devices.forEach((lines, names) -> changes.add(new Change(masked(lines), List.copyOf(names))));
        changes.sort(Comparator.comparingInt(each -> -each.devices().size()));
        return changes;
    }

    /** The devices whose configuration was read before and after, and is the same. */
    public List<String> unchanged() {
        return List.copyOf(unchanged);
    }
}
