package io.netfutures.app.view;

import io.netfutures.app.view.Timeline.Row;
import io.netfutures.app.view.Timeline.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The run of {@link Gantt} as a picture: self-contained SVG 1.1, readable on white and on black. Tooltips name each element and its
 * times.
 *
 * <pre>
 *   title
 *             0      1 s     2 s     3 s
 *   f1 R1 [0] ████▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ ✓▲
 *   f2 R2 [1] ████▒▒▒▒▒▒ ✓- - - - - - - - ▲
 *   ▪ pending ▪ connect ▪ command ...
 * </pre>
 */
public final class GanttSvg {
    private static final int WIDTH = 960;
    private static final int ROW = 24;
    private static final int TOP = 76;
    private static final int MARGIN = 16;
    private static final int LETTER = 8;
    private static final int LONGEST_LABEL = 32;

    private static final String STYLE = Svg.css("""
              .pending { fill: #8c959f; }
              .waits { stroke: #8c959f; stroke-width: 2; stroke-dasharray: 4 4; }
              .returned { fill: #1a7f37; font-weight: bold; }
              .raised { fill: #cf222e; font-weight: bold; }
              .cancelled { fill: #9a6700; font-weight: bold; }
              .given { fill: #24292f; }
              @media screen and (prefers-color-scheme: dark) {
                .returned { fill: #3fb950; }
                .raised { fill: #f85149; }
                .cancelled { fill: #d29922; }
                .given { fill: #e6edf3; }
              }
            """);

    private final String title;
    private final Timeline run;
    private final StepMarks marks;
    private final int left;
    private final int length;

    private GanttSvg(String title, Timeline run) {
        this.title = title;
        this.run = run;
        this.marks = new StepMarks(run.steps());
        int widest = run.rows().stream()
                .mapToInt(row -> Columns.of(label(row.future())))
                .max()
                .orElse(0);
        this.left = MARGIN + widest * LETTER + MARGIN;
        this.length = WIDTH - left - 3 * MARGIN;
    }

    /** A file with these futures until now, under this title; if there are too many, chooses as {@link Gantt#lines}. */
    public static String of(String title, List<FutureView> futures, Instant now, int maxRows) {
        GanttSvg drawn = drawn(title, futures, now, maxRows);
        Svg svg = new Svg();
        return svg.file(title, WIDTH, drawn.draw(svg), STYLE);
    }

    /** The picture of these futures as a part of a page, which has to hold {@link #css()} too. */
    public static GanttSvg drawn(String title, List<FutureView> futures, Instant now, int maxRows) {
        return new GanttSvg(title, Timeline.of(futures, now, maxRows));
    }

    /** The rules by which {@link #element()} looks as it should. */
    public static String css() {
        return STYLE;
    }

    /** The element of the picture, whole and escaped. */
    public String element() {
        Svg svg = new Svg();
        return svg.element(title, WIDTH, draw(svg));
    }

    /** Returns the height. */
    private int draw(Svg svg) {
        int bottom = TOP + run.rows().size() * ROW;
        svg.text("title", MARGIN, 30, title);
        axis(svg, bottom);
        for (int i = 0; i < run.rows().size(); i++) {
            row(svg, run.rows().get(i), TOP + i * ROW);
        }
        int height = legend(svg, bottom + ROW) + ROW;
        for (String note : run.notes()) {
            svg.text("faint", MARGIN, height, note);
            height += ROW;
        }
        return height;
    }

    private void axis(Svg svg, int bottom) {
        Ticks ticks = Ticks.of(run.span(), length / 80);
        for (long time = 0; time >= 0 && time <= run.span(); time += ticks.step()) {
            double x = x(time);
            svg.add("<line class=\"tick\" x1=\"%s\" y1=\"%d\" x2=\"%s\" y2=\"%d\"/>\n"
                    .formatted(Svg.number(x), TOP - 12, Svg.number(x), bottom));
            svg.text("faint", x, TOP - 18, ticks.label(time));
        }
    }

    private void row(Svg svg, Row row, int top) {
        svg.text("label", MARGIN, top + 16, label(row.future()));
        for (Stretch stretch : row.stretches()) {
            String words = stretch.isPending() ? "pending" : stretch.step().isEmpty() ? "running" : stretch.step();
            String look = stretch.isPending()
                    ? "class=\"pending\" y=\"%d\" height=\"4\"".formatted(top + 9)
                    : "class=\"step\" y=\"%d\" height=\"16\" fill=\"%s\""
                            .formatted(top + 3, marks.of(stretch.step()).colour());
            svg.add("<rect x=\"%s\" width=\"%s\" %s><title>%s</title></rect>\n"
                    .formatted(
                            Svg.number(x(stretch.from())),
                            Svg.number(x(stretch.to()) - x(stretch.from())),
                            look,
                            Svg.xml(row.future().name() + " " + row.future().device() + ": " + words + ", "
                                    + seconds(stretch.from()) + " to " + seconds(stretch.to()))));
        }
        row.end().ifPresent(end -> end(svg, row, end, top));
    }

    /** Draws the outcome: the symbol after the bar, the triangle below the time of the hand-over. */
    private void end(Svg svg, Row row, long end, int top) {
        String word = Gantt.end(row.future());
        row.handedOver().ifPresent(given -> {
            String waited = "result waits, " + seconds(end) + " to " + seconds(given);
            svg.add("<line class=\"waits\" x1=\"%s\" y1=\"%d\" x2=\"%s\" y2=\"%d\"><title>%s</title></line>\n"
                    .formatted(Svg.number(x(end)), top + 11, Svg.number(x(given)), top + 11, waited));
            double x = x(given);
            svg.add("<path class=\"given\" d=\"M%s %d l5 8 h-10 z\"><title>handed over, %s</title></path>\n"
                    .formatted(Svg.number(x), top + 14, seconds(given)));
        });
        svg.add("<text class=\"%s\" x=\"%s\" y=\"%d\">%s<title>%s, %s</title></text>\n"
                .formatted(word, Svg.number(x(end) + 3), top + 14, sign(word), word, seconds(end)));
    }

    /** Draws the legend in lines as wide as the picture; returns the base line of the last one. */
    private int legend(Svg svg, int top) {
        int x = MARGIN;
        int y = top;
        List<String> words = new ArrayList<>(List.of("pending"));
        words.addAll(run.steps());
        for (String word : words) {
            String shown = word.isEmpty() ? "running" : word;
            int width = 3 * LETTER + Columns.of(shown) * LETTER + MARGIN;
            if (x > MARGIN && x + width > WIDTH - MARGIN) {
                x = MARGIN;
                y += ROW;
            }
            String fill = word.equals("pending")
                    ? "class=\"pending\""
                    : "fill=\"" + marks.of(word).colour() + "\"";
            svg.add("<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"14\" %s/>\n".formatted(x, y - 12, fill));
            svg.text("key", x + 3.0 * LETTER, y, shown);
            x += width;
        }
        svg.text("faint", MARGIN, y + ROW, "✓ returned  ✗ raised  ⊘ cancelled  ┄ result waits  ▲ handed over");
        return y + ROW;
    }

    private double x(long time) {
        return left + run.place(time, length);
    }

    private static String label(FutureView future) {
        String slot = future.atWork().map(work -> " [" + work.slot() + "]").orElse("");
        String device = future.device().equals(future.name()) ? "" : " " + future.device();
        return Columns.shorten(future.name() + device, LONGEST_LABEL, "…") + slot;
    }

    private static String sign(String end) {
        return switch (end) {
            case "returned" -> "✓";
            case "raised" -> "✗";
            default -> "⊘";
        };
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
    }
}
