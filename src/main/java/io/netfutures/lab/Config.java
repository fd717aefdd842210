package io.netfutures.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A router's configuration: lines, and blocks of lines below a head. Each line has a key, usually its first words; a line
 * replaces the one with the same key. Guarded by its router.
 */
final class Config {
    /** In which order the parts of a configuration are shown; a line stands where its longest fitting start does. */
    private static final List<String> ORDER = List.of(
            "version",
            "service timestamps",
            "no service password-encryption",
            "service",
            "hostname",
            "boot",
            "logging buffered",
            "logging console",
            "no logging",
            "enable",
            "no aaa",
            "aaa",
            "no ip domain",
            "ip domain",
            "username",
            "vlan",
            "interface Loopback",
            "interface",
            "router",
            "ip forward-protocol",
            "no ip http",
            "ip http",
            "ip route",
            "ip access-list",
            "logging",
            "access-list",
            "route-map",
            "snmp",
            "ntp",
            "control-plane",
            "banner",
            "line con",
            "line aux",
            "line vty",
            "line");

    private final Map<String, Block> blocks = new LinkedHashMap<>();

    /** A line, with the lines below it, by key. */
    static final class Block {
        private String head;
        private final Map<String, String> lines = new LinkedHashMap<>();
        private boolean byHand;

        private Block(String head) {
            this.head = head;
        }

        String head() {
            return head;
        }

        /** The line with this key, or null. */
        @Nullable
        String get(String key) {
            return lines.get(key);
        }

        boolean has(String key) {
            return lines.keySet().stream().anyMatch(each -> each.equals(key) || each.startsWith(key + " "));
        }

        /** Somebody has typed an address since the start. */
        void setByHand() {
            byHand = true;
        }

        boolean isSetByHand() {
            return byHand;
        }

        void put(String key, String line) {
            lines.put(key, line);
        }

        void remove(String key) {
            lines.keySet().removeIf(each -> each.equals(key) || each.startsWith(key + " "));
        }
    }

    /** The block or line with this key, made if there is none. */
    Block block(String key, String head) {
        Block block = blocks.computeIfAbsent(key, none -> new Block(head));
        block.head = head;
        return block;
    }

    /** The block or line with this key, or null. */
    @Nullable
    Block find(String key) {
        return blocks.get(key);
    }

    void remove(String key) {
        blocks.keySet().removeIf(each -> each.equals(key) || each.startsWith(key + " "));
    }

    /** All blocks whose key starts so, in the order of their making. */
    List<Block> all(String start) {
        return blocks.entrySet().stream()
                .filter(each -> each.getKey().startsWith(start))
                .map(Map.Entry::getValue)
                .toList();
    }

    Config copy() {
        Config copy = new Config();
        blocks.forEach((key, block) -> copy.block(key, block.head).lines.putAll(block.lines));
        return copy;
    }

    /** The text between the frame lines, as {@code show running-config} prints it. */
    List<String> lines() {
        List<Block> sorted = new ArrayList<>(blocks.values());
        sorted.sort(Comparator.comparingInt((Block block) -> rank(block.head)));
        List<String> lines = new ArrayList<>();
        int before = -1;
        for (Block block : sorted) {
            int rank = rank(block.head);
            if (!lines.isEmpty() && (rank != before || !block.lines.isEmpty() || block.head.startsWith("interface"))) {
                lines.add("!");
            }
            before = rank;
            lines.addAll(block(block));
        }
        return lines;
    }

    /** A block with its lines indented. */
    static List<String> block(Block block) {
        List<String> lines = new ArrayList<>();
        lines.addAll(block.head.lines().toList());
        block.lines.values().forEach(line -> lines.add(" " + line));
        return lines;
    }

    private static int rank(String head) {
        int best = ORDER.size();
        int length = -1;
        for (int i = 0; i < ORDER.size(); i++) {
            if (head.startsWith(ORDER.get(i)) && ORDER.get(i).length() > length) {
                best = i;
                length = ORDER.get(i).length();
            }
        }
        return best;
    }
}
