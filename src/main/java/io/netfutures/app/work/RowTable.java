package io.netfutures.app.work;

import io.netfutures.app.view.Columns;
import io.netfutures.device.Printable;
import io.netfutures.journal.rows.ChosenCells;
import io.netfutures.journal.rows.RowWriter;
import io.netfutures.parse.Row;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Writes rows as a table for people, each section as a table of its own; a column without any text is left out, unless it was asked for.
 * It waits for so many rows to know how wide columns are, and for all if there are sections; from then on it writes them as they come,
 * with every column, since one that was empty so far may get text. On a terminal columns are
 * made so narrow that a row takes a line, cells that are too long are cut, and if even that is too wide, columns left out: those with a text
 * in the fewest rows first, of these the last; elsewhere nothing is.
 */
public final class RowTable implements RowWriter {
    private static final int MOST_HELD = 20_000;
    private static final int NARROWEST = 15;
    private static final int WIDEST = 60;
    private static final int FEW = 3;
    private static final int GAP = 2;
    private static final String ELLIPSIS = "…";

    private final Writer out;
    private final List<String> columns;
    private final ChosenCells chosen;
    private final int width;
    private final boolean keepsEmpty;
    private final Consumer<String> note;
    private final Set<String> leftOut = new LinkedHashSet<>();
    private final Map<String, List<List<String>>> sections = new LinkedHashMap<>();
    private int held;
    private int[] fixed = {};

    /**
     * @param out is not closed
     * @param columns in their order; a row without one of them has an empty cell there
     * @param width of a line; 0 for any
     * @param keepsEmpty whether a column without any text stands there too, because it was asked for
     * @param note takes, at the end, a sentence about columns that do not fit into a line
     */
    public RowTable(OutputStream out, List<String> columns, int width, boolean keepsEmpty, Consumer<String> note) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.columns = List.copyOf(columns);
        this.chosen = new ChosenCells(columns);
        this.width = width;
        this.keepsEmpty = keepsEmpty;
        this.note = note;
    }

    @Override
    public void write(String section, Row row) throws IOException {
        List<String> cells =
                chosen.of(row).stream().map(cell -> Printable.line(cell.text())).toList();
        if (fixed.length > 0) {
            line(cells, fixed);
            return;
        }
        sections.computeIfAbsent(section, title -> new ArrayList<>()).add(cells);
        if (++held >= MOST_HELD && sections.size() == 1 && section.isEmpty()) {
            fixed = print(section, sections.remove(section), true);
        }
    }

    @Override
    public void flush() throws IOException {
        if (fixed.length > 0) {
            out.flush();
        }
    }

    @Override
    public void end() throws IOException {
        boolean isFirst = true;
        for (Map.Entry<String, List<List<String>>> each : sections.entrySet()) {
            out.write(isFirst ? "" : "\n");
            isFirst = false;
            print(each.getKey(), each.getValue(), keepsEmpty);
        }
        sections.clear();
        out.flush();
        if (!leftOut.isEmpty()) {
            List<String> names = columns.stream()
                    .map(column -> column.toLowerCase(Locale.ROOT))
                    .filter(leftOut::contains)
                    .toList();
            note.accept("the screen is too narrow for "
                    + String.join(", ", names.subList(0, Math.min(FEW, names.size())))
                    + (names.size() > FEW ? " and " + (names.size() - FEW) + " more columns" : "")
                    + "; --columns chooses");
            leftOut.clear();
        }
    }

    /** Returns the widths of the columns; 0 for one that is left out. */
    private int[] print(String title, List<List<String>> rows, boolean hasEmpty) throws IOException {
        int[] widths = widths(rows, hasEmpty);
        if (!title.isEmpty()) {
            out.write(Printable.line(title) + "\n");
        }
        line(columns.stream().map(column -> column.toLowerCase(Locale.ROOT)).toList(), widths);
        for (List<String> row : rows) {
            line(row, widths);
        }
        return widths;
    }

    private int[] widths(List<List<String>> rows, boolean hasEmpty) {
        int[] widths = new int[columns.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Columns.of(row.get(i)));
            }
        }
        for (int i = 0; i < widths.length; i++) {
            widths[i] = widths[i] == 0 && !hasEmpty
                    ? 0
                    : Math.max(widths[i], columns.get(i).length());
        }
        int most = width == 0 ? WIDEST : most(widths);
        int[] narrowed = IntStream.of(widths).map(each -> Math.min(each, most)).toArray();
        for (int i : width == 0 ? List.<Integer>of() : emptiestFirst(rows)) {
            if (narrowed[i] > 0 && lineWith(narrowed, most) > width) {
                narrowed[i] = 0;
                leftOut.add(columns.get(i).toLowerCase(Locale.ROOT));
            }
        }
        return narrowed;
    }

    /** All columns but the first. */
    private List<Integer> emptiestFirst(List<List<String>> rows) {
        int[] filled = new int[columns.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < filled.length; i++) {
                filled[i] += row.get(i).isEmpty() ? 0 : 1;
            }
        }
        return IntStream.range(1, filled.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> filled[i]).thenComparing(Comparator.reverseOrder()))
                .toList();
    }

    /** How wide the widest column may be so that a row takes a line. */
    private int most(int[] widths) {
        int most = IntStream.of(widths).max().orElse(0);
        while (most > NARROWEST && lineWith(widths, most) > width) {
            most--;
        }
        return most;
    }

    private static int lineWith(int[] widths, int most) {
        return IntStream.of(widths)
                        .filter(each -> each > 0)
                        .map(each -> Math.min(each, most) + GAP)
                        .sum()
                - GAP;
    }

    private void line(List<String> cells, int[] widths) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                String cell = width == 0 ? cells.get(i) : Columns.shorten(cells.get(i), widths[i], ELLIPSIS);
                line.append(cell).repeat(' ', Math.max(0, widths[i] - Columns.of(cell)) + GAP);
            }
        }
        out.write(line.toString().stripTrailing() + "\n");
    }
}
