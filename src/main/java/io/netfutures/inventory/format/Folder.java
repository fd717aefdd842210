package io.netfutures.inventory.format;

import io.netfutures.device.FileProblem;
import io.netfutures.device.Printable;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of inventories, each in a format of its own: they are merged in the order of their names, and of a device in several files
 * the later one takes precedence, value by value.
 */
final class Folder {
    /** Hidden files, backups of editors, and files that are for people, for tools or for the shell. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "\\..*|.*~|#.*#|.*\\.(?:bak|orig|old|rej|swp|tmp|md|rst|cfg|log|retry|pyc?|lock)|(?:README|LICENSE|CHANGELOG)(?:\\..*)?",
            Pattern.CASE_INSENSITIVE);

    private Folder() {}

    /** @param format that of all files, or null if it is to be found out for each */
    static List<RawDevice> read(Path folder, @Nullable FileFormat format, Source.Surroundings surroundings)
            throws FileMistake {
        Map<Path, Source> sources = new LinkedHashMap<>();
        Map<Path, FileFormat> formats = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            sources.put(file, Source.read(file, surroundings));
        }
        Set<Path> companions = new HashSet<>();
        for (Source source : sources.values()) {
            for (FileFormat each : format == null ? Formats.all() : List.of(format)) {
                if (each.fits(source)) {
                    formats.put(source.file(), each);
                    companions.addAll(each.companions(source));
                    break;
                }
            }
        }
        Map<String, RawDevice> merged = new LinkedHashMap<>();
        for (Source source : sources.values()) {
            if (companions.contains(source.file())) {
                continue;
            }
            FileFormat found = format == null ? formats.get(source.file()) : format;
            merge(Formats.read(source, found == null ? Formats.of(source) : found), merged, source);
        }
        if (merged.isEmpty()) {
            throw new FileMistake(Printable.line(folder.toString())
                    + ": there is no inventory in this folder; give a file, for instance devices.yaml");
        }
        return List.copyOf(merged.values());
    }

    /** Within one file every device stays, so that two of one name are found to be a mistake. */
    private static void merge(List<RawDevice> devices, Map<String, RawDevice> merged, Source source) {
        Set<String> here = new HashSet<>();
        for (RawDevice device : devices) {
            String name = name(device);
            if (here.add(name)) {
                RawDevice earlier = merged.get(name);
                if (earlier != null && !address(earlier).equals(address(device))) {
                    source.notes()
                            .add(
                                    device.place(),
                                    "another address",
                                    "this device stands in " + earlier.place().file() + ":"
                                            + earlier.place().line()
                                            + " too, with another address; the one here is used");
                }
                merged.put(name, earlier == null ? device : earlier.under(device));
            } else {
                merged.put(name + "\n" + here.size() + device.place(), device);
            }
        }
    }

    private static String name(RawDevice device) {
        String said = text(device, "name");
        return said.isEmpty() ? device.name() == null ? address(device) : device.name() : said;
    }

    private static String address(RawDevice device) {
        String address = text(device, "host");
        return address.isEmpty() ? device.name() == null ? "" : device.name() : address;
    }

    private static String text(RawDevice device, String key) {
        return device.said(key).stream()
                .map(RawDevice.Said::entry)
                .map(Entry::value)
                .map(value -> value instanceof Scalar one ? one.text().strip() : "")
                .findFirst()
                .orElse("");
    }

    private static List<Path> files(Path folder) throws FileMistake {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = new ArrayList<>(all.filter(Files::isRegularFile)
                    .filter(file -> !LEFT_OUT.matcher(String.valueOf(file.getFileName()))
                            .matches())
                    .toList());
            files.sort(null);
            return files;
        } catch (IOException e) {
            throw new FileMistake(Printable.line(folder.toString()) + ": " + FileProblem.text(e));
        }
    }
}
