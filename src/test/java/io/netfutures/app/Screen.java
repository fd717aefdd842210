package io.netfutures.app;

import java.util.ArrayList;
import java.util.List;

/**
 * What a terminal shows at one moment: its lines from top to bottom without blanks at their ends, the lines that have left
 * over the top (oldest first), where the cursor stands (both counted from 0), and the modes a program has set.
 */
record Screen(List<String> lines, List<String> gone, int row, int column, boolean alternate, boolean pasteBracketed) {

    /** The lines as one text, blank ones at the end left out. */
    String text() {
        return String.join("\n", lines).stripTrailing();
    }

    /** Every line since the start: those that have left over the top, then those that stand. */
    List<String> all() {
        List<String> all = new ArrayList<>(gone);
        all.addAll(lines);
        return all;
    }

    /** The line the cursor is on. */
    String cursorLine() {
        return lines.get(row);
    }

    /** The last line of the screen, where a status line stands. */
    String lastLine() {
        return lines.getLast();
    }

    @Override
    public String toString() {
        StringBuilder framed = new StringBuilder();
        List<String> before = gone.subList(Math.max(0, gone.size() - 40), gone.size());
        before.forEach(line -> framed.append("  ^ ").append(line).append('\n'));
        for (int i = 0; i < lines.size(); i++) {
            framed.append(i == row ? "  > " : "  | ").append(lines.get(i)).append('\n');
        }
        return framed.append("  cursor: row ")
                .append(row)
                .append(", column ")
                .append(column)
                .append(alternate ? "; the alternate screen" : "")
                .toString();
    }
}
