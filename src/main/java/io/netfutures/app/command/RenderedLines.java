package io.netfutures.app.command;

import io.netfutures.app.work.Console;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.UserError;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Task;
import io.netfutures.jinja.JinjaFile;
import io.netfutures.jinja.JinjaMistake;
import io.netfutures.jinja.Rendered;
import io.netfutures.nodeset.BriefNames;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.PlainData;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lines to send, from a Jinja2 template and what the inventory and a file say of each device.
 *
 * @param file the template as the user wrote it
 * @param lines of each device for which there are some
 * @param left the devices for which the template comes to none
 */
record RenderedLines(String file, Map<Device, List<String>> lines, List<Device> left) {
    /** What every device has, whatever else is said of it. */
    private static final Set<String> OF_EVERY_DEVICE =
            new TreeSet<>(Set.of("name", "host", "port", "device_type", "platform", "groups"));

    private static final int MOST_MISTAKES = 20;

    /**
     * Renders a template for each of these devices. Blocks for the files only.
     *
     * @param vars a file with values for all of the devices, or null
     * @throws UserError if the template cannot be used for all of them; the message has every mistake, and its place
     */
    static RenderedLines of(String file, @Nullable String vars, Inventory devices, Path directory) {
        JinjaFile template = template(file, directory);
        Map<String, @Nullable Object> shared = vars == null ? Map.of() : shared(vars, directory);
        Map<JinjaMistake, List<String>> mistakes = new LinkedHashMap<>();
        template.mistakes().forEach(each -> mistakes.put(each, new ArrayList<>()));
        Map<Device, List<String>> lines = new LinkedHashMap<>();
        List<Device> left = new ArrayList<>();
        for (Device device : template.mistakes().isEmpty() ? devices : List.<Device>of()) {
            Rendered rendered =
                    template.render(values(device, shared), device.variables().withheld());
            rendered.mistakes()
                    .forEach(each -> mistakes.computeIfAbsent(each, same -> new ArrayList<>())
                            .add(device.name()));
            if (rendered.lines().stream().allMatch(Task.Configure::isComment)) {
                left.add(device);
            } else {
                lines.put(device, rendered.lines());
            }
            if (rendered.isEndless()) {
                break;
            }
        }
        if (!mistakes.isEmpty()) {
            throw new UserError(ExitCode.USAGE, text(mistakes));
        }
        if (lines.isEmpty()) {
            throw new UserError(ExitCode.USAGE, file + ": comes to no line for any of the devices");
        }
        return new RenderedLines(file, lines, left);
    }

    /** Says which of the devices are sent nothing, if there are such devices. */
    void noteLeft(Console console) {
        if (!left.isEmpty()) {
            console.complain("note: " + file + " comes to no line for "
                    + BriefNames.of(left.stream().map(Device::name).toList()) + "; "
                    + (left.size() == 1 ? "it is" : "they are") + " not contacted");
        }
    }

    private static String text(Map<JinjaMistake, List<String>> mistakes) {
        List<String> texts = new ArrayList<>();
        mistakes.forEach(
                (mistake, names) -> texts.add(mistake + (names.isEmpty() ? "" : " (" + BriefNames.of(names) + ")")));
        int more = texts.size() - MOST_MISTAKES;
        return String.join("\n", more > 0 ? texts.subList(0, MOST_MISTAKES) : texts)
                + (more > 0 ? "\nand " + more + " more mistakes" : "");
    }

    private static JinjaFile template(String file, Path directory) {
        Path path = directory.resolve(file);
        if (Files.isDirectory(path)) {
            throw new UserError(ExitCode.USAGE, file + ": is a folder; a template is one file, for all devices");
        }
        try {
            return JinjaFile.read(path, file);
        } catch (FileMistake e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, @Nullable Object> shared(String file, Path directory) {
        try {
            Value root = YamlFile.read(directory.resolve(file), file)
                    .orElseThrow(() -> new FileMistake(file + ": is empty; write for instance ntp: [192.0.2.1]"));
            if (!(root instanceof Entries mapping)) {
                throw root.place().error("this must be a mapping of names to values, as ntp: [192.0.2.1]");
            }
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (Map.Entry<String, Value.Entry> each : mapping.entries().entrySet()) {
                if (OF_EVERY_DEVICE.contains(each.getKey())) {
                    throw each.getValue()
                            .keyPlace()
                            .error("every device has a value " + each.getKey()
                                    + " of its own; call this by another name");
                }
                values.put(each.getKey(), PlainData.of(each.getValue().value(), key -> false));
            }
            return values;
        } catch (FileMistake e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** What the template may use: what holds for all, over it what the inventory says of the device, over it what every device has. */
    private static Map<String, @Nullable Object> values(Device device, Map<String, @Nullable Object> shared) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(shared);
        values.putAll(device.variables().values());
        values.put("name", device.name());
        values.put("host", device.address());
        values.put("port", (long) device.port());
        values.put("device_type", device.platform());
        values.put("platform", device.platform());
        values.put("groups", List.copyOf(device.groups()));
        return values;
    }
}
