package io.netfutures.lab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a configuration: those of a section stand below the line that opens it, indented by a blank more. */
final class ConfigLines {
    private static final Pattern NEGATION = Pattern.compile("(no|undo|delete|unset) (.+)");

    private final List<String> lines;

    ConfigLines(List<String> lines) {
        this.lines = new ArrayList<>(lines);
    }

    List<String> all() {
        return List.copyOf(lines);
    }

    /** Applies this line; {@code header} is the line that opened its section, or empty. */
    void set(String header, String line) {
        Matcher negation = NEGATION.matcher(line);
        boolean negates = negation.matches();
        if (header.isEmpty()) {
            if (negates) {
                removeAnywhere(negation.group(2));
            } else if (!lines.contains(line)) {
                lines.add(line);
            }
            return;
        }
        int at = lines.size();
        while (at > 0 && !lines.get(at - 1).strip().equals(header)) {
            at--;
        }
        if (at == 0) {
            lines.add(header);
            at = lines.size();
        }
        String indent = lines.get(at - 1).replaceFirst("\\S.*", " ");
        int end = end(at, indent);
        if (negates) {
            lines.subList(at, end).removeIf(each -> sets(each.strip(), negation.group(2)));
        } else if (!lines.subList(at, end).contains(indent + line)) {
            lines.add(end, indent + line);
        }
    }

    private int end(int from, String indent) {
        int end = from;
        while (end < lines.size() && lines.get(end).startsWith(indent)) {
            end++;
        }
        return end;
    }

    /** Removes what these words set, with the sections that they open; where they set nothing, what is the same in any section. */
    private void removeAnywhere(String words) {
        boolean found = false;
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (sets(lines.get(i), words)) {
                lines.subList(i, end(i + 1, " ")).clear();
                found = true;
            }
        }
        if (!found) {
            lines.removeIf(each -> each.strip().equals(words));
        }
    }

    private static boolean sets(String line, String words) {
        String bare = line.startsWith("set ") ? line.substring(4) : line;
        return (bare + " ").startsWith(words + " ");
    }
}
