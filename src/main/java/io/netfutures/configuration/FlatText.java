package io.netfutures.configuration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A configuration in which nothing is indented, as it is typed. What belongs to what is guessed by known headers and by what the device
 * shows; so of a section either nothing is left out or only lines that are surely none of its headers.
 */
final class FlatText {
    /** Lines of sections that begin no section within it. */
    private static final Pattern ALONE = Pattern.compile(
            "(?:no|description|remark|name|neighbor|network|permit|deny|match|set|\\d+ (?:permit|deny|remark)|ip (?!sla|vrf|dhcp)\\S+"
                    + "|ipv6 \\S+|mtu|bandwidth|delay|speed|duplex|switchport|encapsulation|channel-group|spanning-tree|negotiation"
                    + "|load-interval|storm-control|shutdown|vrf forwarding|login|transport|exec-timeout|access-class|password"
                    + "|privilege|passive-interface|router-id|redistribute|exit)(?: .*)?");

    private final List<Block> blocks = new ArrayList<>();
    private final Deque<ConfigLine> open = new ArrayDeque<>();

    /** What the device shows of each open section; an empty one if it shows none. */
    private final Deque<ConfigLine> shown = new ArrayDeque<>();

    private final ConfigLine running;
    private final Set<String> leaves = new HashSet<>();

    /** A line as it is written, and what it means; null if it leaves a section. */
    private record Entry(String text, @Nullable ConfigLine line) {}

    /** Lines that can only be left out together, but for those that stand alone in it. */
    static final class Block {
        private final List<Entry> entries = new ArrayList<>();
        private final List<ConfigLine> roots = new ArrayList<>();
        private @Nullable String doubt;
        private boolean isClosed;

        List<ConfigLine> roots() {
            return roots;
        }

        /** Why all of it has to be sent, or null. */
        @Nullable
        String doubt() {
            return doubt;
        }

        boolean hasHeader() {
            return roots.stream().anyMatch(each -> each.isHeader);
        }

        boolean hasSent() {
            return doubt != null || entries.stream().anyMatch(each -> each.line != null && each.line.isSent);
        }

        private void write(List<String> to) {
            if (!hasSent()) {
                return;
            }
            boolean isWhole =
                    doubt != null || roots.stream().anyMatch(each -> each.key.matches("crypto (?:pki|ca) .*"));
            for (Entry each : entries) {
                ConfigLine line = each.line;
                if (line == null) {
                    to.add(each.text);
                } else if (isWhole || line.isSent || line.isHeader || !isAlone(line)) {
                    TextBody.write(line, to);
                    isWhole |= line.isSent && !line.isHeader && !isAlone(line);
                }
            }
        }

        /** Whether a line surely begins no section of its own. */
        private boolean isAlone(ConfigLine line) {
            return !hasHeader()
                    || !line.body.isEmpty()
                    || ALONE.matcher(line.key).matches();
        }
    }

    private FlatText(ConfigLine running) {
        this.running = running;
        for (ConfigLine each : running.children) {
            if (each.children.isEmpty()) {
                leaves.add(start(each.key));
            }
        }
        for (ConfigLine each : running.children) {
            if (!each.children.isEmpty()) {
                leaves.remove(start(each.key));
            }
        }
    }

    static FlatText read(List<String> lines, ConfigLine running) {
        FlatText text = new FlatText(running);
        for (int i = 0; i < lines.size(); i++) {
            String line = ConfigText.spaced(lines.get(i));
            if (line.strip().startsWith("!")) {
                text.open.clear();
                text.shown.clear();
            } else if (ConfigText.CLOSER.matcher(line.strip()).matches()) {
                text.close(line);
            } else if (!ConfigText.isNothing(line)) {
                ConfigLine each = new ConfigLine(line);
                i = TextBody.read(each, lines, i);
                text.add(each);
            }
        }
        return text;
    }

    List<Block> blocks() {
        return blocks;
    }

    List<ConfigLine> roots() {
        return blocks.stream().flatMap(each -> each.roots.stream()).toList();
    }

    List<String> sent() {
        List<String> lines = new ArrayList<>();
        blocks.forEach(each -> each.write(lines));
        return lines;
    }

    private void close(String line) {
        if (blocks.isEmpty()) {
            blocks.add(new Block());
        }
        Block block = blocks.getLast();
        if (!open.isEmpty()) {
            open.pop();
            shown.pop();
            block.isClosed = open.isEmpty();
        } else if (!block.roots.isEmpty()) {
            for (int i = blocks.size() - 1; i >= 0; i--) {
                blocks.get(i).doubt =
                        "an exit below it leaves a section, and it is not known where that begins; indent its lines";
                if (blocks.get(i).hasHeader()) {
                    break;
                }
            }
        }
        block.entries.add(new Entry(line.stripTrailing(), null));
    }

    private void add(ConfigLine line) {
        if (!isShownHere(line) && (Headers.isAtRoot(line.key) || isSection(running, line))) {
            begin(line);
            return;
        }
        while (open.size() > 1 && !isSection(shown.element(), line) && belongsAbove(line)) {
            open.pop();
            shown.pop();
        }
        if (open.isEmpty()) {
            addToRoot(line);
            return;
        }
        boolean isHeader = isSection(shown.element(), line) || Headers.isWithin(open.getLast().key, line.key);
        open.element().children.add(line);
        blocks.getLast().entries.add(new Entry(line.text, line));
        if (isHeader) {
            enter(line, shown.element());
        }
    }

    private void addToRoot(ConfigLine line) {
        boolean isShown = running.children.stream().anyMatch(each -> each.key.equals(line.key));
        boolean isLeaf =
                isShown || !line.body.isEmpty() || Headers.isAlone(line.key) || leaves.contains(start(line.key));
        if (blocks.isEmpty() || blocks.getLast().isClosed || !blocks.getLast().hasHeader()) {
            blocks.add(new Block());
        }
        put(line);
        if (!isLeaf) {
            enter(line, running);
        }
    }

    private void put(ConfigLine line) {
        blocks.getLast().roots.add(line);
        blocks.getLast().entries.add(new Entry(line.text, line));
    }

    private void begin(ConfigLine line) {
        boolean isInterface = line.begins("interface");
        if (isInterface && !open.isEmpty() && !open.getLast().begins("interface")) {
            blocks.getLast().doubt =
                    "the interface below it may belong to it; write exit above that, or indent the lines";
        } else if (!isInterface || open.isEmpty() || blocks.getLast().doubt == null) {
            blocks.add(new Block());
        }
        open.clear();
        shown.clear();
        put(line);
        enter(line, running);
    }

    private void enter(ConfigLine line, ConfigLine section) {
        line.isHeader = true;
        open.push(line);
        shown.push(section.children.stream()
                .filter(each -> each.key.equals(line.key))
                .findFirst()
                .orElseGet(() -> new ConfigLine("")));
    }

    /** Whether a line opens a section of the open one, as the device shows. */
    private boolean isShownHere(ConfigLine line) {
        return shown.stream().anyMatch(each -> isSection(each, line));
    }

    private boolean belongsAbove(ConfigLine line) {
        return isShownHere(line) || Headers.isWithin(open.getLast().key, line.key);
    }

    private static boolean isSection(ConfigLine section, ConfigLine line) {
        return section.children.stream().anyMatch(each -> each.key.equals(line.key) && !each.children.isEmpty());
    }

    private static String start(String key) {
        String[] words = key.split(" ", 3);
        return words.length < 2 ? words[0] : words[0] + " " + words[1];
    }
}
