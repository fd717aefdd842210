package io.netfutures.app.work;

import io.netfutures.device.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of text in columns as wide as their widest cell, two blanks apart; a column without any text is left out. */
public final class Grid {
    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    public Grid(String... head) {
        this.head = List.of(head);
    }

    /** Adds a row, with one cell for each column of the head. */
    public void row(String... cells) {
        rows.add(Arrays.stream(cells).map(Printable::line).toList());
    }

    @Override
    public String toString() {
        int[] widths = new int[head.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        line(text, head, widths);
        rows.forEach(row -> line(text, row, widths));
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                int width = Math.max(widths[i], head.get(i).length());
                line.append(cells.get(i)).repeat(' ', width - cells.get(i).length() + 2);
            }
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
