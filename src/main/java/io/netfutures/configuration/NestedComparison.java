package io.netfutures.configuration;

import io.netfutures.configuration.MissingLines.Doubt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares lines with a nested configuration. What is missing is done in thought to a copy of the configuration, line by line: what a
 * {@code no} has removed is missing for the lines after it.
 */
final class NestedComparison {
    private static final String NO = "no ";
    private static final String DEFAULT = "default ";

    /** What IOS does unless it is told not to, so that it shows the {@code no} where it does not. */
    private static final Set<String> ON_BY_DEFAULT = Set.of(
            "ip domain-lookup",
            "ip domain lookup",
            "ip http server",
            "ip http secure-server",
            "ip redirects",
            "ip unreachables",
            "ip proxy-arp",
            "ip source-route",
            "ip gratuitous-arps",
            "ip bootp server",
            "ip cef",
            "ip route-cache",
            "ip mroute-cache",
            "ip split-horizon",
            "ip igmp snooping",
            "cdp run",
            "cdp enable",
            "lldp run",
            "lldp transmit",
            "lldp receive",
            "logging console",
            "logging monitor",
            "logging event link-status",
            "snmp trap link-status",
            "service pad",
            "mop enabled",
            "keepalive",
            "auto-summary",
            "synchronization",
            "switchport",
            "negotiation auto",
            "bgp default ipv4-unicast",
            "ip forward-protocol nd",
            "service password-recovery",
            "vstack",
            "spanning-tree",
            "ip routing");

    /** Lists in which the place of a line matters. */
    private static final Pattern ORDERED = Pattern.compile("(?:ip|ipv6|mac|arp) access-list .*");

    private static final Pattern CERTIFICATE = Pattern.compile("crypto pki certificate .*|crypto ca certificate .*");

    private final List<ConfigLine> running = new ArrayList<>();
    private final Output out = new Output();
    private final List<Doubt> doubts = new ArrayList<>();
    private final Set<String> compared = new HashSet<>();

    NestedComparison(List<ConfigLine> running) {
        running.forEach(each -> this.running.add(each.copy()));
    }

    MissingLines compare(List<String> lines) {
        List<ConfigLine> wanted = ConfigText.wanted(lines, running);
        if (!wanted.isEmpty() && wanted.getFirst().indent() > 0) {
            doubt(wanted.getFirst(), "it is indented, and no line stands above it to which it could belong");
            return new MissingLines(List.of(), doubts);
        }
        for (ConfigLine each : wanted) {
            String list = OrderedLines.listOf(each.key);
            if (list == null) {
                compare(each, running, List.of());
            } else if (compared.add(list)) {
                ordered(
                        each,
                        wanted.stream()
                                .filter(line -> list.equals(OrderedLines.listOf(line.key)))
                                .toList(),
                        running.stream().filter(line -> line.begins(list)).toList(),
                        List.of());
            }
        }
        return new MissingLines(out.lines(), doubts);
    }

    private void doubt(ConfigLine line, String reason) {
        doubts.add(new Doubt(line.text.strip(), reason));
    }

    /** @param now the lines of the section in which the wanted one stands */
    private void compare(ConfigLine wanted, List<ConfigLine> now, List<ConfigLine> path) {
        if (wanted.doubt != null) {
            doubt(wanted, wanted.doubt);
        } else if (wanted.key.startsWith(NO)) {
            removed(wanted, now, path);
        } else if (wanted.key.startsWith(DEFAULT)) {
            reset(wanted, now, path);
        } else if (!wanted.children.isEmpty()) {
            section(wanted, now, path);
        } else if (now.stream().noneMatch(each -> isSame(each, wanted))) {
            add(wanted, now, path);
        }
    }

    private static boolean isSame(ConfigLine one, ConfigLine other) {
        if (one.body.isEmpty() && other.body.isEmpty()) {
            return one.key.equals(other.key);
        }
        return kind(one).equals(kind(other)) && text(one).equals(text(other));
    }

    private static String kind(ConfigLine banner) {
        String[] words = banner.text.strip().split("\\s+", 3);
        return words[0] + " " + (words.length > 1 ? words[1] : "");
    }

    /** The text of a banner without what ends it. */
    private static String text(ConfigLine banner) {
        String rest = banner.text.strip().replaceFirst("banner\\s+\\S+\\s*", "");
        String end = rest.isEmpty() ? "EOF" : rest.startsWith("^C") ? "^C" : rest.substring(0, 1);
        String words = banner.words();
        int at = words.lastIndexOf(end);
        return (at < 0 ? words : words.substring(0, at)).strip();
    }

    private void add(ConfigLine wanted, List<ConfigLine> now, List<ConfigLine> path) {
        out.add(wanted, path);
        if (!wanted.body.isEmpty()) {
            now.removeIf(each -> !each.body.isEmpty() && kind(each).equals(kind(wanted)));
        }
        now.removeIf(each -> each.key.equals(NO + wanted.key));
        now.add(wanted.copy());
    }

    private void removed(ConfigLine wanted, List<ConfigLine> now, List<ConfigLine> path) {
        String what = wanted.key.substring(NO.length());
        boolean isThere = now.stream().anyMatch(each -> each.begins(what));
        boolean isSaid = now.stream().anyMatch(each -> each.key.equals(wanted.key));
        if (isThere || (!isSaid && ON_BY_DEFAULT.contains(what))) {
            out.add(wanted, path);
            now.removeIf(each -> each.begins(what));
            if (ON_BY_DEFAULT.contains(what)) {
                now.add(wanted.copy());
            }
        }
    }

    private void reset(ConfigLine wanted, List<ConfigLine> now, List<ConfigLine> path) {
        String what = wanted.key.substring(DEFAULT.length());
        List<ConfigLine> sections =
                now.stream().filter(each -> each.key.equals(what)).toList();
        if (!path.isEmpty() || !what.startsWith("interface ")) {
            doubt(wanted, "what the default is does not stand in the configuration");
        } else if (sections.stream().anyMatch(each -> !each.children.isEmpty())) {
            out.add(wanted, path);
            sections.forEach(each -> each.children.clear());
        }
    }

    private void section(ConfigLine wanted, List<ConfigLine> now, List<ConfigLine> path) {
        List<ConfigLine> same =
                now.stream().filter(each -> each.key.equals(wanted.key)).toList();
        if (same.isEmpty()) {
            ConfigLine made = new ConfigLine(wanted.text);
            now.add(made);
            out.add(wanted, path);
            List<ConfigLine> inside = join(path, wanted);
            wanted.children.forEach(each -> whole(each, made.children, inside));
            return;
        }
        ConfigLine merged = same.getFirst();
        same.stream().skip(1).forEach(each -> {
            merged.children.addAll(each.children);
            now.remove(each);
        });
        if (ORDERED.matcher(wanted.key).matches()) {
            ordered(wanted, wanted.children, merged.children, join(path, wanted));
        } else if (CERTIFICATE.matcher(wanted.key).matches()) {
            if (!all(wanted.children).equals(all(merged.children))) {
                doubt(wanted, "a certificate cannot be compared line by line");
            }
        } else {
            wanted.children.forEach(each -> compare(each, merged.children, join(path, wanted)));
        }
    }

    /** Adds a line of a section that is not there, with all that belongs to it. */
    private void whole(ConfigLine wanted, List<ConfigLine> now, List<ConfigLine> path) {
        if (wanted.doubt != null) {
            doubt(wanted, wanted.doubt);
            return;
        }
        out.add(wanted, path);
        ConfigLine made = new ConfigLine(wanted.text);
        now.add(made);
        wanted.children.forEach(each -> whole(each, made.children, join(path, wanted)));
    }

    private void ordered(ConfigLine first, List<ConfigLine> wanted, List<ConfigLine> there, List<ConfigLine> path) {
        OrderedLines.Verdict verdict = OrderedLines.compare(wanted, there);
        if (verdict.doubt() != null) {
            doubt(first, verdict.doubt());
        }
        verdict.missing().forEach(each -> out.add(each, path));
    }

    private static List<String> all(List<ConfigLine> lines) {
        List<String> texts = new ArrayList<>();
        lines.forEach(each -> {
            texts.add(each.key);
            texts.addAll(all(each.children));
        });
        return texts;
    }

    private static List<ConfigLine> join(List<ConfigLine> path, ConfigLine last) {
        List<ConfigLine> longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }

    /** The lines that are sent, with those that lead into sections and out of them. */
    private static final class Output {
        private final List<String> lines = new ArrayList<>();
        private List<ConfigLine> open = List.of();
        private @Nullable ConfigLine last;

        void add(ConfigLine line, List<ConfigLine> path) {
            int common = 0;
            while (common < open.size() && common < path.size() && open.get(common) == path.get(common)) {
                common++;
            }
            for (int depth = open.size() - 1; depth >= common; depth--) {
                leave(open.get(depth), depth > 0 || (path.isEmpty() && line.children.isEmpty()));
            }
            for (ConfigLine each : path.subList(common, path.size())) {
                if (each != last) {
                    lines.add(each.text);
                }
            }
            lines.add(line.text);
            if (!line.body.isEmpty() && !(line.body.size() == 1 && line.text.endsWith(line.body.getFirst()))) {
                boolean begun = line.text.strip().split("\\s+").length > 2;
                lines.addAll(line.body.subList(begun ? 1 : 0, line.body.size()));
            }
            last = line;
            open = path;
        }

        private void leave(ConfigLine section, boolean isNeeded) {
            String closer = section.closer;
            if (closer != null) {
                lines.add(closer);
            } else if (isNeeded) {
                lines.add(" ".repeat(section.indent()) + "exit");
            }
        }

        List<String> lines() {
            return lines;
        }
    }
}
