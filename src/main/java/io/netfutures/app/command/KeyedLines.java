package io.netfutures.app.command;

import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Nearest;
import io.netfutures.device.Surroundings;
import io.netfutures.yaml.Fields;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lines under keys that select devices, from a YAML file. In a mapping, the first key that selects a device decides:
 *
 * <pre>
 * R1: [sh ip int br, sh clock]
 * "@core": sh ip route
 * platform:hp_comware: display version
 * all: sh version
 * </pre>
 *
 * In a list, a device gets the lines of every key that selects it, in order:
 *
 * <pre>
 * - all: sh clock
 * - "@core": sh ip route
 * </pre>
 *
 * @param isFirstOnly whether only the first key counts that selects a device
 */
record KeyedLines(List<Part> parts, boolean isFirstOnly) {
    private static final String SHAPE = "this must be a mapping of devices to lines, as R1: [sh clock, sh version]";

    /** A word that can only be the name or the address of a device. */
    private static final Pattern NAME = Pattern.compile("\\w[\\w.-]*");

    /** A key of YAML that must stand in quotes: a group, a wildcard, a selection that begins with an operator. */
    private static final Pattern UNQUOTED = Pattern.compile("\\s*(?:- )?\\s*([@*!&%`][^:#]*):(?: .*|$)");

    /**
     * What stands under one key.
     *
     * @param names of the devices that the key selects
     */
    record Part(Set<String> names, List<String> lines) {}

    /**
     * Reads a file, whose keys select some of the {@code known} devices. Blocks for the file only, and for those that keys name.
     *
     * @param around what keys may name besides devices
     * @throws FileMistake if it cannot be used; the message names line and column
     */
    static KeyedLines read(Path file, Inventory known, Surroundings around) throws FileMistake {
        Value root = root(file);
        List<Part> parts = new ArrayList<>();
        switch (root) {
            case Entries mapping -> add(mapping, known, around, parts);
            case Items list -> {
                for (Value item : list.items()) {
                    if (!(item instanceof Entries one)) {
                        throw root.place().error(SHAPE);
                    }
                    if (one.entries().size() != 1) {
                        throw item.place().error("each item of the list is one key with its lines, as - R1: sh clock");
                    }
                    add(one, known, around, parts);
                }
            }
            case Value.Scalar word -> throw word.place().error(SHAPE);
        }
        return new KeyedLines(List.copyOf(parts), root instanceof Entries);
    }

    private static Value root(Path file) throws FileMistake {
        try {
            return YamlFile.read(file).orElseThrow(() -> new FileMistake(file + ": is empty"));
        } catch (FileMistake mistake) {
            Place place = mistake.place().orElse(null);
            if (place != null) {
                var key = UNQUOTED.matcher(line(file, place.line()));
                if (key.matches()) {
                    throw place.error("a key that begins so stands in quotes: \""
                            + key.group(1).strip() + "\":");
                }
            }
            throw mistake;
        }
    }

    private static String line(Path file, int number) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(number - 1L).findFirst().orElse("");
        } catch (IOException | java.io.UncheckedIOException e) {
            return "";
        }
    }

    private static void add(Entries mapping, Inventory known, Surroundings around, List<Part> parts)
            throws FileMistake {
        for (Map.Entry<String, Entry> each : mapping.entries().entrySet()) {
            String key = each.getKey();
            Set<String> names = names(key, each.getValue().keyPlace(), known, around);
            List<String> lines = new ArrayList<>();
            for (String word : Fields.words(each.getValue().value(), key)) {
                word.lines().forEach(lines::add);
            }
            if (lines.stream().allMatch(String::isBlank)) {
                throw each.getValue().keyPlace().error(Fields.quoted(key) + " has no line to send");
            }
            parts.add(new Part(names, List.copyOf(lines)));
        }
    }

    private static Set<String> names(String key, Place place, Inventory known, Surroundings around) throws FileMistake {
        try {
            return known.select(key, around).devices().stream()
                    .map(Device::name)
                    .collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw place.error(NAME.matcher(key).matches() ? noDevice(key, known) : String.valueOf(e.getMessage()));
        }
    }

    private static String noDevice(String key, Inventory known) {
        List<String> words = known.devices().stream()
                .flatMap(device -> Stream.concat(
                        Stream.of(device.name(), device.address()),
                        device.groups().stream().map(group -> "\"@" + group + "\"")))
                .distinct()
                .toList();
        return words.contains("\"@" + key + "\"")
                ? "there is no device " + Fields.quoted(key) + "; the group is written \"@" + key + "\""
                : "there is no device " + Fields.quoted(key) + Nearest.hint(key, words);
    }

    /** The lines for this device; empty if no key is about it. */
    List<String> of(Device device) {
        Stream<Part> about = parts.stream().filter(part -> part.names().contains(device.name()));
        return (isFirstOnly ? about.limit(1) : about)
                .flatMap(part -> part.lines().stream())
                .toList();
    }
}
