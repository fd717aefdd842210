package io.netfutures.app.command;

import io.netfutures.app.script.Script;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.UserError;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Nearest;
import io.netfutures.yaml.Fields;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lines to send, read from a file: a text file has the same lines for every device; a folder has a file {@code R1.cfg} or
 * {@code R1.txt} for each device; a YAML file has a list for each device:
 *
 * <pre>
 * R1: [sh ip int br, sh clock]
 * 192.168.100.2: sh arp
 * </pre>
 *
 * Lines are kept exactly as they are in the file.
 */
record LinesFile(Map<Device, List<String>> lines) {
    /** The commands among these lines: without empty lines and lines that begin with {@code !}. */
    static List<String> commands(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("!"))
                .toList();
    }

    /**
     * Reads the lines for these devices. A folder or YAML file may omit some of them.
     *
     * @param known the devices that a YAML file may name
     * @throws UserError if the file cannot be used; the message names the line
     */
    static LinesFile read(Path path, Inventory devices, Inventory known) {
        Map<Device, List<String>> lines = new LinkedHashMap<>();
        if (Files.isDirectory(path)) {
            for (Device device : devices) {
                Stream.of(device.name() + ".cfg", device.name() + ".txt")
                        .map(path::resolve)
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .ifPresent(file -> lines.put(device, text(file)));
            }
            if (lines.isEmpty()) {
                throw new UserError(
                        ExitCode.USAGE,
                        path + ": has no file for any of the devices; call them after the devices, as "
                                + devices.devices().getFirst().name() + ".cfg");
            }
        } else if (path.toString().matches(".*\\.ya?ml")) {
            Map<String, List<String>> byName = mapping(path, known);
            for (Device device : devices) {
                List<String> own = byName.getOrDefault(device.name(), byName.get(device.address()));
                if (own != null) {
                    lines.put(device, own);
                }
            }
            if (lines.isEmpty()) {
                throw new UserError(ExitCode.USAGE, path + ": is about none of the selected devices");
            }
        } else {
            List<String> same = text(path);
            devices.forEach(device -> lines.put(device, same));
        }
        return new LinesFile(lines);
    }

    private static List<String> text(Path file) {
        List<String> lines = Script.lines(file);
        if (lines.stream().allMatch(String::isBlank)) {
            throw new UserError(ExitCode.USAGE, file + ": has no line to send");
        }
        return lines;
    }

    private static Map<String, List<String>> mapping(Path file, Inventory known) {
        try {
            Value root = YamlFile.read(file).orElseThrow(() -> new FileMistake(file + ": is empty"));
            if (!(root instanceof Entries entries)) {
                throw root.place().error("this must be a mapping of devices to lines, as R1: [sh clock, sh version]");
            }
            List<String> names = known.devices().stream()
                    .flatMap(device -> Stream.of(device.name(), device.address()))
                    .distinct()
                    .toList();
            Map<String, List<String>> byName = new LinkedHashMap<>();
            for (Map.Entry<String, Entry> each : entries.entries().entrySet()) {
                if (!names.contains(each.getKey())) {
                    throw each.getValue()
                            .keyPlace()
                            .error("there is no device " + Fields.quoted(each.getKey())
                                    + Nearest.hint(each.getKey(), names));
                }
                List<String> lines = new ArrayList<>();
                for (String word : Fields.words(each.getValue().value(), each.getKey())) {
                    word.lines().forEach(lines::add);
                }
                if (lines.stream().allMatch(String::isBlank)) {
                    throw each.getValue().keyPlace().error(Fields.quoted(each.getKey()) + " has no line to send");
                }
                byName.put(each.getKey(), List.copyOf(lines));
            }
            return byName;
        } catch (FileMistake e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }
}
