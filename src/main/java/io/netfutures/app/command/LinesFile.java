package io.netfutures.app.command;

import io.netfutures.app.script.Script;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.UserError;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Surroundings;
import io.netfutures.nodeset.BriefNames;
import io.netfutures.yaml.FileMistake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lines to send, read from a file: a text file has the same lines for every device; a folder has a file {@code R1.cfg} or
 * {@code R1.txt} for each device; a YAML file is {@link KeyedLines}. Lines are kept exactly as they are in the file.
 *
 * @param lines of each device for which there are some
 * @param left the devices for which there are none
 */
record LinesFile(Path path, Map<Device, List<String>> lines, List<Device> left) {
    /** The commands among these lines: without empty lines and lines that begin with {@code !}. */
    static List<String> commands(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("!"))
                .toList();
    }

    /**
     * Reads the lines for these devices. A folder or YAML file may omit some of them.
     *
     * @param known the devices that a YAML file may select
     * @param around what it may name besides them
     * @throws UserError if the file cannot be used; the message names the line
     */
    static LinesFile read(Path path, Inventory devices, Inventory known, Surroundings around) {
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
            KeyedLines keyed = keyed(path, known, around);
            for (Device device : devices) {
                List<String> own = keyed.of(device);
                if (!own.isEmpty()) {
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
        return new LinesFile(
                path,
                lines,
                devices.devices().stream()
                        .filter(device -> !lines.containsKey(device))
                        .toList());
    }

    /** Says which of the devices are sent nothing, if there are such devices. */
    void noteLeft(Console console) {
        if (!left.isEmpty()) {
            console.complain("note: " + path.getFileName() + " is not about "
                    + BriefNames.of(left.stream().map(Device::name).toList()) + "; "
                    + (left.size() == 1 ? "it is" : "they are") + " not contacted");
        }
    }

    private static List<String> text(Path file) {
        List<String> lines = Script.lines(file);
        if (lines.stream().allMatch(String::isBlank)) {
            throw new UserError(ExitCode.USAGE, file + ": has no line to send");
        }
        return lines;
    }

    private static KeyedLines keyed(Path file, Inventory known, Surroundings around) {
        try {
            return KeyedLines.read(file, known, around);
        } catch (FileMistake e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }
}
