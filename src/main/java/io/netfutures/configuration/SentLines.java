package io.netfutures.configuration;

import java.util.ArrayList;
import java.util.List;

/** The lines of an indented configuration that are sent, with those that lead into sections and out of them. */
final class SentLines {
    private final List<String> lines = new ArrayList<>();
    private List<ConfigLine> open = List.of();

    private SentLines() {}

    static List<String> of(ConfigLine wanted) {
        SentLines sent = new SentLines();
        sent.write(wanted.children, List.of());
        return sent.lines;
    }

    private void write(List<ConfigLine> wanted, List<ConfigLine> path) {
        for (ConfigLine each : wanted) {
            if (each.isSent || hasSent(each)) {
                leaveFor(each, path);
                TextBody.write(each, lines);
                List<ConfigLine> inside = new ArrayList<>(path);
                inside.add(each);
                if (!each.children.isEmpty() || each.closer != null) {
                    open = inside;
                }
                write(each.children, inside);
            }
        }
    }

    private static boolean hasSent(ConfigLine line) {
        return line.children.stream().anyMatch(each -> each.isSent || hasSent(each));
    }

    private void leaveFor(ConfigLine line, List<ConfigLine> path) {
        for (int depth = open.size() - 1; depth >= path.size(); depth--) {
            ConfigLine section = open.get(depth);
            if (section.closer != null) {
                lines.add(section.closer);
            } else if (depth > 0 || line.children.isEmpty()) {
                lines.add(" ".repeat(section.indent()) + "exit");
            }
        }
        open = path;
    }
}
