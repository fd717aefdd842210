package io.netfutures.configuration;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the text of a configuration whose sections are indented. */
final class ConfigText {
    static final Pattern CLOSER = Pattern.compile("exit(?:-[\\w-]+)?");

    private ConfigText() {}

    /** The lines as the children of a root. */
    static ConfigLine read(List<String> lines) {
        ConfigLine root = new ConfigLine("");
        Deque<ConfigLine> open = new ArrayDeque<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = spaced(lines.get(i));
            if (isNothing(line)) {
                continue;
            }
            ConfigLine each = new ConfigLine(line);
            boolean isCloser = CLOSER.matcher(line.strip()).matches();
            while (!open.isEmpty()
                    && (isCloser
                            ? open.element().indent() > each.indent()
                            : open.element().indent() >= each.indent())) {
                open.pop();
            }
            if (isCloser) {
                if (!open.isEmpty()) {
                    open.pop().closer = each.text;
                }
                continue;
            }
            i = TextBody.read(each, lines, i);
            (open.isEmpty() ? root : open.element()).children.add(each);
            open.push(each);
        }
        return root;
    }

    /** Whether a line is blank or a comment, or only ends the text. */
    static boolean isNothing(String line) {
        String stripped = line.strip();
        return stripped.isEmpty() || stripped.startsWith("!") || stripped.equals("end");
    }

    static String spaced(String line) {
        return line.replace("\t", "        ");
    }

    /**
     * Whether sections can be told by what is indented: something is, and no line that begins a section has its lines below it as if it were
     * none.
     */
    static boolean isIndented(List<String> lines) {
        boolean isIndented = false;
        int header = -1;
        for (String each : lines) {
            if (each.isBlank() || each.strip().startsWith("!")) {
                continue;
            }
            int indent = new ConfigLine(spaced(each)).indent();
            boolean isHeader = Headers.isAtRoot(LineKey.of(each));
            if (header >= 0
                    && indent <= header
                    && !isHeader
                    && !CLOSER.matcher(each.strip()).matches()) {
                return false;
            }
            header = isHeader ? indent : -1;
            isIndented |= indent > 0;
        }
        return isIndented;
    }
}
