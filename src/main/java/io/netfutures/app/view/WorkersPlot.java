package io.netfutures.app.view;

import io.netfutures.app.view.Look.Ink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long a run takes with how many workers, for a terminal or as self-contained SVG 1.1, readable on white and on black.
 *
 * <pre>
 * sh clock on 1000 devices
 *   30 ████████████████████████████████████ 35.1 s
 *  100 ███████████ 10.9 s
 *  300 ██████ 5.8 s  ◄ knee
 * 1000 █████ 5.5 s
 * </pre>
 */
public record WorkersPlot(String title, List<Bar> bars) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final int LEFT = 80;
    private static final int RIGHT = 40;
    private static final int TOP = 70;
    private static final int BOTTOM = 330;
    private static final int TIMES = 6;

    private static final String STYLE = Svg.css("""
              .time { fill: none; stroke: #0969da; stroke-width: 2; }
              .point { fill: #0969da; }
              .knee { fill: #1a7f37; }
              .failed { fill: #cf222e; }
              @media screen and (prefers-color-scheme: dark) {
                .knee { fill: #3fb950; }
                .failed { fill: #f85149; }
              }
            """);

    public WorkersPlot {
        bars = List.copyOf(bars);
    }

    /**
     * A run.
     *
     * @param workers how many, or {@code auto}
     * @param wall how long it took
     * @param failed how many devices have failed
     * @param mark a word that makes this run stand out, as {@code knee} where more workers are hardly worth it; empty for most
     */
    public record Bar(String workers, Duration wall, int failed, String mark) {
        private boolean isMarked() {
            return !mark.isEmpty();
        }

        private String time() {
            return String.format(Locale.ROOT, "%.2f s", wall.toNanos() / 1e9);
        }

        /** How many letters stand behind the bar. */
        private int behind() {
            return time().length() + (isMarked() ? 4 + mark.length() : 0) + note().length();
        }

        private String note() {
            return failed == 0 ? "" : "  " + failed + " failed";
        }
    }

    private long longest() {
        return bars.stream().mapToLong(bar -> bar.wall().toNanos()).max().orElse(1);
    }

    /** For a terminal that looks so, the time of each run as a bar. */
    public List<StyledLine> lines(Look look) {
        int label = bars.stream().mapToInt(bar -> bar.workers().length()).max().orElse(0);
        int behind = bars.stream().mapToInt(Bar::behind).max().orElse(0);
        int length = Math.max(1, look.width() - label - behind - 3);
        List<StyledLine> lines = new ArrayList<>();
        lines.add(new LineBuilder(look).add(Ink.HEAD, title).done());
        for (Bar bar : bars) {
            int blocks =
                    (int) Math.max(1, Math.round((double) length * bar.wall().toNanos() / Math.max(1, longest())));
            LineBuilder line = new LineBuilder(look)
                    .add(" ".repeat(label - bar.workers().length()) + bar.workers() + " ")
                    .add(bar.isMarked() ? Ink.OK : Ink.WORK, look.sign("█", "#").repeat(blocks))
                    .add(" " + bar.time());
            if (bar.isMarked()) {
                line.add(Ink.OK, look.sign("  ◄ ", "  < ") + bar.mark());
            }
            lines.add(line.add(Ink.FAILED, bar.note()).done());
        }
        return lines;
    }

    /** As a file, the times of the runs as points, joined by a line. */
    public String svg() {
        Svg svg = new Svg();
        svg.text("title", LEFT, 30, title);
        Ticks ticks = Ticks.of(longest(), TIMES);
        for (long time = 0; time <= longest(); time += ticks.step()) {
            String y = Svg.number(y(time));
            svg.add("<line class=\"tick\" x1=\"%d\" y1=\"%s\" x2=\"%d\" y2=\"%s\"/>\n"
                    .formatted(LEFT, y, WIDTH - RIGHT, y));
            svg.text("faint", LEFT - 8, y(time) + 4, "end", ticks.label(time));
        }
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < bars.size(); i++) {
            path.append(i == 0 ? "M" : " L")
                    .append(Svg.number(x(i)))
                    .append(' ')
                    .append(Svg.number(height(i)));
        }
        svg.add("<path class=\"time\" d=\"%s\"/>\n".formatted(path));
        for (int i = 0; i < bars.size(); i++) {
            point(svg, bars.get(i), x(i), height(i));
        }
        svg.text("faint", (LEFT + WIDTH - RIGHT) / 2.0, BOTTOM + 48, "middle", "workers");
        return svg.file(title, WIDTH, HEIGHT, STYLE);
    }

    private static void point(Svg svg, Bar bar, double x, double y) {
        svg.add("<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%d\"><title>%s workers: %s%s</title></circle>\n"
                .formatted(
                        bar.isMarked() ? "knee" : "point",
                        Svg.number(x),
                        Svg.number(y),
                        bar.isMarked() ? 7 : 4,
                        Svg.xml(bar.workers()),
                        bar.time(),
                        bar.note()));
        svg.text(bar.isMarked() ? "knee" : "label", x, y - 12, "middle", (bar.time() + " " + bar.mark()).strip());
        svg.text("label", x, BOTTOM + 22, "middle", bar.workers());
        if (bar.failed() > 0) {
            svg.text("failed", x, BOTTOM + 66, "middle", bar.note().strip());
        }
    }

    /** The places of the runs are evenly spaced. */
    private double x(int index) {
        int width = WIDTH - RIGHT - LEFT;
        return LEFT + width * (index + 0.5) / bars.size();
    }

    private double height(int index) {
        return y(bars.get(index).wall().toNanos());
    }

    private double y(long time) {
        return BOTTOM - (double) (BOTTOM - TOP) * time / Math.max(1, longest());
    }
}
