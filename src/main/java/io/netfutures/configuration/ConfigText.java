package io.netfutures.configuration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the text of a nested configuration. */
final class ConfigText {
    private static final Pattern BANNER = Pattern.compile("\\s*banner\\s+\\S+(?:\\s+(\\S.*))?");
    private static final Pattern CLOSER = Pattern.compile("exit(?:-[\\w-]+)?");

    /** Lines that begin a section, where that cannot be seen by what is indented below them. */
    private static final Pattern OPENER =
            Pattern.compile("(?:interface|router|line|class-map|policy-map|route-map|(?:ip|ipv6|mac) access-list"
                    + "|vrf (?:definition|context)|ip vrf|key chain|crypto (?:isakmp policy|ikev2|map|pki)|aaa group server|object-group|ip sla"
                    + "|flow (?:record|exporter|monitor)|ipv6 router|spanning-tree mst configuration|archive|(?:tacacs|radius) server) ?.*"
                    + "|vlan \\d[\\d,-]*");

    /** Sections within sections, by the first word of the outer one. */
    private static final Map<String, Pattern> INNER = Map.of(
            "router", Pattern.compile("address-family .*|af-interface .*|topology .*"),
            "vrf", Pattern.compile("address-family .*"),
            "policy-map", Pattern.compile("class .*"),
            "key", Pattern.compile("key \\d+"));

    private final Set<String> sections;
    private final boolean indented;
    private final List<ConfigLine> roots = new ArrayList<>();
    private final Deque<ConfigLine> open = new ArrayDeque<>();

    private ConfigText(Set<String> sections, boolean indented) {
        this.sections = sections;
        this.indented = indented;
    }

    /** Reads what a device has shown. */
    static List<ConfigLine> running(String text) {
        return new ConfigText(Set.of(), true).read(text.lines().toList());
    }

    /** Reads what is wanted; where nothing is indented, the lines that have others below them in {@code running} begin sections. */
    static List<ConfigLine> wanted(List<String> lines, List<ConfigLine> running) {
        Set<String> sections = running.stream()
                .filter(each -> !each.children.isEmpty())
                .map(each -> each.key)
                .collect(Collectors.toSet());
        boolean indented = lines.stream()
                .anyMatch(line -> !line.isBlank()
                        && Character.isWhitespace(line.charAt(0))
                        && !line.strip().startsWith("!"));
        return new ConfigText(sections, indented).read(lines);
    }

    private List<ConfigLine> read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replace("\t", "        ");
            String stripped = line.strip();
            if (stripped.isEmpty()) {
                continue;
            }
            if (stripped.startsWith("!") || stripped.equals("end")) {
                if (!indented) {
                    open.clear();
                }
                continue;
            }
            if (CLOSER.matcher(stripped).matches()) {
                close(line);
                continue;
            }
            ConfigLine each = new ConfigLine(line);
            Matcher banner = BANNER.matcher(line);
            if (banner.matches()) {
                i = body(each, banner.group(1), lines, i);
            }
            add(each);
        }
        return roots;
    }

    private void close(String line) {
        int indent = line.length() - line.stripLeading().length();
        while (indented && !open.isEmpty() && open.element().indent() > indent) {
            open.pop();
        }
        if (!open.isEmpty()) {
            open.pop().closer = line.stripTrailing();
        }
    }

    private void add(ConfigLine line) {
        if (indented) {
            while (!open.isEmpty() && open.element().indent() >= line.indent()) {
                open.pop();
            }
        } else {
            leaveFor(line);
        }
        (open.isEmpty() ? roots : open.element().children).add(line);
        if (indented || isOpener(line)) {
            open.push(line);
        }
    }

    /** Leaves the sections in which a line that is not indented cannot stand. */
    private void leaveFor(ConfigLine line) {
        if (OPENER.matcher(line.key).matches() || sections.contains(line.key)) {
            open.clear();
        } else if (isInner(line)) {
            while (open.size() > 1) {
                open.pop();
            }
        }
    }

    private boolean isOpener(ConfigLine line) {
        return OPENER.matcher(line.key).matches() || sections.contains(line.key) || isInner(line);
    }

    private boolean isInner(ConfigLine line) {
        if (open.isEmpty()) {
            return false;
        }
        Pattern inner = INNER.get(open.peekLast().key.split(" ", 2)[0]);
        return inner != null && inner.matcher(line.key).matches();
    }

    /** Reads the text that begins in this line; the number of its last line. */
    private static int body(ConfigLine line, @Nullable String rest, List<String> lines, int at) {
        String end = rest == null ? "EOF" : rest.startsWith("^C") ? "^C" : rest.substring(0, 1);
        if (rest != null) {
            String first = rest.substring(end.length());
            if (first.contains(end)) {
                line.body.add(first);
                return at;
            }
            line.body.add(first);
        }
        for (int i = at + 1; i < lines.size(); i++) {
            line.body.add(lines.get(i));
            if (rest == null ? lines.get(i).strip().equals(end) : lines.get(i).contains(end)) {
                return i;
            }
        }
        line.doubt = "the text that begins here does not end; add the line that ends it";
        return lines.size();
    }
}
