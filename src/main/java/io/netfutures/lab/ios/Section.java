package io.netfutures.lab.ios;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A part of the configuration: settings in the order of their command table, some of which open a section of their own.
 * The whole running configuration is one section without a header.
 */
final class Section {
    private final String header;
    private final String place;
    private final TreeMap<Integer, Map<String, Item>> items = new TreeMap<>();

    private sealed interface Item {
        record Line(String text) implements Item {}

        record Block(Section section) implements Item {}
    }

    Section(String header) {
        this.header = header;
        this.place = Ports.place(header);
    }

    /** The command that opens this section: {@code interface Ethernet0/0}. */
    String header() {
        return header;
    }

    /** The header without its first word. */
    String name() {
        return header.substring(header.indexOf(' ') + 1);
    }

    /** A section with these settings, which changes without this one. */
    Section copy() {
        Section copy = new Section(header);
        copy.become(this);
        return copy;
    }

    /** Takes over the settings of another section, as copies, in place of its own. */
    void become(Section other) {
        items.clear();
        other.items.forEach((row, same) -> {
            Map<String, Item> copies = new LinkedHashMap<>();
            same.forEach((key, item) -> copies.put(
                    key, item instanceof Item.Block(Section section) ? new Item.Block(section.copy()) : item));
            items.put(row, copies);
        });
    }

    private static String key(Slot slot, String text) {
        String[] words = text.split(" ", -1);
        return String.join(" ", List.of(words).subList(0, Math.min(slot.key(), words.length)));
    }

    /** Sets {@code text}, the whole of a command, in place of what has the same key. */
    void put(Slot slot, String text) {
        at(slot).put(key(slot, text), new Item.Line(text));
    }

    /** Sets a command's negation, for what is on unless said otherwise. */
    void putNo(Slot slot, String text) {
        at(slot).put(key(slot, text), new Item.Line("no " + text));
    }

    /** Removes every setting that starts with these words. */
    void remove(Slot slot, String text) {
        at(slot).keySet().removeIf(key -> (key + " ").startsWith(text + " ") || (text + " ").startsWith(key + " "));
    }

    private Map<String, Item> at(Slot slot) {
        return items.computeIfAbsent(slot.row(), row -> new LinkedHashMap<>());
    }

    /** The section that this command opens, if there is one. */
    Optional<Section> find(Slot slot, String text) {
        return at(slot).get(key(slot, text)) instanceof Item.Block(Section section)
                ? Optional.of(section)
                : Optional.empty();
    }

    /** The section that this command opens, made if there is none. */
    Section open(Slot slot, String text) {
        Item item = at(slot).computeIfAbsent(key(slot, text), key -> new Item.Block(new Section(text)));
        return item instanceof Item.Block(Section section) ? section : new Section(text);
    }

    private Stream<Item> items() {
        return items.values().stream().flatMap(same -> same.values().stream());
    }

    /** The sections whose header starts with this word. */
    List<Section> sections(String word) {
        String start = word + " ";
        List<Section> found = new ArrayList<>();
        items().forEach(item -> {
            if (item instanceof Item.Block(Section section) && (section.header + " ").startsWith(start)) {
                found.add(section);
            }
        });
        found.sort(Comparator.comparing(section -> section.place));
        return found;
    }

    /** What follows {@code words} in the first setting that starts with them; empty text if nothing follows. */
    Optional<String> value(String words) {
        return found(words).findFirst();
    }

    /** The values of every setting that starts with these words. */
    List<String> values(String words) {
        return found(words).toList();
    }

    private Stream<String> found(String words) {
        String start = words + " ";
        return items().flatMap(item -> item instanceof Item.Line(String text) && (text + " ").startsWith(start)
                ? Stream.of(text.substring(words.length()).strip())
                : Stream.empty());
    }

    boolean has(String words) {
        return value(words).isPresent();
    }

    /** The lines of the body, sections indented by one space; {@code !} stands where the order has a slot of that name. */
    List<String> lines(List<Slot> order) {
        List<String> lines = new ArrayList<>();
        int last = -1;
        for (Slot row : order) {
            if (row.pattern().equals("!")) {
                separate(lines);
            }
            if (row.row() <= last) {
                continue;
            }
            last = row.row();
            List<Item> same =
                    new ArrayList<>(items.getOrDefault(row.row(), Map.of()).values());
            same.sort(Comparator.comparing(item -> item instanceof Item.Block(Section section) ? section.place : ""));
            for (Item item : same) {
                switch (item) {
                    case Item.Line(String text) -> lines.addAll(List.of(text.split("\n", -1)));
                    case Item.Block(Section section) -> {
                        separate(lines);
                        lines.addAll(section.block());
                        if (!section.header.startsWith("line ")) {
                            separate(lines);
                        }
                    }
                }
            }
        }
        return lines;
    }

    /** The header and, indented, the body. */
    List<String> block() {
        List<String> lines = new ArrayList<>();
        lines.add(header);
        items().forEach(item -> {
            switch (item) {
                case Item.Line(String text) -> lines.add(" " + text);
                case Item.Block(Section section) -> {
                    lines.add(" !");
                    section.block().forEach(line -> lines.add(" " + line));
                }
            }
        });
        return lines;
    }

    private static void separate(List<String> lines) {
        boolean lineBefore = !lines.isEmpty() && lines.getLast().startsWith("line ");
        if (!lines.isEmpty() && !lines.getLast().equals("!") && !lineBefore) {
            lines.add("!");
        }
    }
}
