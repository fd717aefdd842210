package io.netfutures.app.view;

import io.netfutures.app.view.Counts.Busy;
import io.netfutures.app.view.Look.Ink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The lines below the prompt while futures are active.
 *
 * <pre>
 * 12 pending · 50 running · 930 ok · 8 failed  ▕██████████████████▊ ▏ 93 %  31/s  ETA 2 s
 * slowest: R17 command 4.2 s · R3 login 3.9 s
 * </pre>
 *
 * <p>In 40 columns, and in 20:
 *
 * <pre>
 * 12 pend · 50 run · 930 ok · 8 fail  93 %      938/1000 · 8 failed
 * slowest: R17 command 4.2 s                    R17 command 4.2 s
 * </pre>
 *
 * <p>While pending futures are held back, it begins with {@code held} and shows no remaining time.
 */
public final class StatusLine {
    private static final int WIDTH_FOR_TWO = 16;
    private static final int SHORTEST_BAR = 6;
    private static final int LONGEST_BAR = 20;

    private StatusLine() {}

    /** The {@link #lines(Counts, boolean, Instant, Look) lines} for these futures. */
    public static List<StyledLine> lines(List<FutureView> futures, boolean held, Instant now, Look look) {
        return lines(Counts.of(futures, now), held, now, look);
    }

    /**
     * Two lines if the look is at least 2 high and 16 wide, otherwise one. The second one is empty while nothing runs.
     *
     * @param held whether pending futures are held back
     */
    public static List<StyledLine> lines(Counts counts, boolean held, Instant now, Look look) {
        StyledLine first = counts(counts, held, look);
        return look.height() < 2 || look.width() < WIDTH_FOR_TWO
                ? List.of(first)
                : List.of(first, slowest(counts, now, look));
    }

    private record Part(Ink ink, String text) {}

    /** The first line: the longest of several forms that fits. */
    static StyledLine counts(Counts counts, boolean held, Look look) {
        String percent = "  " + (counts.total() == 0 ? 0 : 100L * counts.done() / counts.total()) + " %";
        String rate = counts.rate().isPresent() ? "  " + perSecond(counts.rate().getAsDouble()) : "";
        String left = counts.secondsLeft().isPresent() && !held
                ? "  ETA " + Elapsed.whole(counts.secondsLeft().getAsLong())
                : "";
        if (counts.total() == 0) {
            return draw(numbers(counts, held, true, look), look);
        }
        List<Supplier<List<Part>>> forms = List.of(
                () -> withBar(counts, numbers(counts, held, true, look), percent + rate + left, look),
                () -> with(numbers(counts, held, true, look), percent + rate + left),
                () -> with(numbers(counts, held, true, look), percent + left),
                () -> with(numbers(counts, held, false, look), percent + left),
                () -> with(numbers(counts, held, false, look), percent),
                () -> numbers(counts, held, false, look),
                () -> share(counts, held, counts.done() + "/" + counts.total(), " failed", look),
                () -> share(counts, held, percent.strip(), " failed", look),
                () -> share(counts, held, percent.strip(), " fail", look));
        for (Supplier<List<Part>> form : forms) {
            List<Part> parts = form.get();
            if (columns(parts) <= look.width()) {
                return draw(parts, look);
            }
        }
        return draw(List.of(new Part(Ink.PLAIN, percent.strip())), look);
    }

    private static List<Part> numbers(Counts counts, boolean held, boolean words, Look look) {
        List<Part> parts = new ArrayList<>();
        if (held) {
            parts.add(new Part(Ink.CANCELLED, "held"));
        }
        boolean none = counts.total() == 0;
        count(parts, counts.pending(), words ? " pending" : " pend", Ink.PLAIN, none);
        count(parts, counts.running(), words ? " running" : " run", Ink.RUNNING, none);
        count(parts, counts.returned(), " ok", Ink.OK, false);
        count(parts, counts.raised(), words ? " failed" : " fail", Ink.FAILED, false);
        count(parts, counts.cancelled(), words ? " cancelled" : " canc", Ink.CANCELLED, false);
        return between(parts, look);
    }

    private static void count(List<Part> parts, int count, String word, Ink ink, boolean always) {
        if (count > 0 || always) {
            parts.add(new Part(ink, count + word));
        }
    }

    /** The share of finished futures, and the failures: all that fits into a very narrow line. */
    private static List<Part> share(Counts counts, boolean held, String share, String failed, Look look) {
        List<Part> parts = new ArrayList<>();
        if (held) {
            parts.add(new Part(Ink.CANCELLED, "held"));
        }
        parts.add(new Part(Ink.PLAIN, share));
        count(parts, counts.raised(), failed, Ink.FAILED, false);
        return between(parts, look);
    }

    private static List<Part> between(List<Part> parts, Look look) {
        List<Part> line = new ArrayList<>();
        for (Part part : parts) {
            if (!line.isEmpty()) {
                line.add(new Part(Ink.FAINT, look.between()));
            }
            line.add(part);
        }
        return line;
    }

    private static List<Part> with(List<Part> parts, String tail) {
        List<Part> line = new ArrayList<>(parts);
        line.add(new Part(Ink.PLAIN, tail));
        return line;
    }

    /** The parts with a bar in the remaining room; too wide if there is none. */
    private static List<Part> withBar(Counts counts, List<Part> parts, String tail, Look look) {
        int around = columns(parts) + 4 + Columns.of(tail.substring(1));
        int cells = Math.max(SHORTEST_BAR, Math.min(LONGEST_BAR, look.width() - around));
        List<Part> line = new ArrayList<>(parts);
        line.add(new Part(Ink.FAINT, "  " + look.sign("▕", "[")));
        line.add(new Part(counts.raised() == 0 ? Ink.OK : Ink.FAILED, bar(counts, cells, look)));
        line.add(new Part(Ink.FAINT, look.sign("▏", "]")));
        line.add(new Part(Ink.PLAIN, tail.substring(1)));
        return line;
    }

    private static String bar(Counts counts, int cells, Look look) {
        int eighths = (int) (8L * cells * counts.done() / counts.total());
        String full = look.sign("█", "#").repeat(eighths / 8);
        String part = eighths % 8 > 0 && look.unicode() ? "" + " ▏▎▍▌▋▊▉".charAt(eighths % 8) : "";
        return full + part + look.sign(" ", ".").repeat(cells - full.length() - part.length());
    }

    private static String perSecond(double rate) {
        if (rate >= 10) {
            return Math.round(rate) + "/s";
        }
        long tenths = Math.round(rate * 10);
        return tenths > 0 ? tenths / 10 + "." + tenths % 10 + "/s" : Math.max(1, Math.round(rate * 3600)) + "/h";
    }

    private static int columns(List<Part> parts) {
        return parts.stream().mapToInt(part -> Columns.of(part.text())).sum();
    }

    private static StyledLine draw(List<Part> parts, Look look) {
        LineBuilder line = new LineBuilder(look);
        parts.forEach(part -> line.add(part.ink(), part.text()));
        return line.done();
    }

    /** The second line: as many devices as fit, but at least one. */
    private static StyledLine slowest(Counts counts, Instant now, Look look) {
        LineBuilder line = new LineBuilder(look);
        if (counts.slowest().isEmpty()) {
            return line.done();
        }
        String title = "slowest: ";
        if (Columns.of(title + entry(counts.slowest().getFirst(), now)) <= look.width()) {
            line.add(Ink.FAINT, title);
        }
        boolean first = true;
        for (Busy busy : counts.slowest()) {
            String between = first ? "" : look.between();
            if (Columns.of(between + entry(busy, now)) <= line.room()) {
                line.add(Ink.FAINT, between).add(entry(busy, now));
            } else if (first) {
                String time = " " + time(busy, now);
                line.add(Ink.PLAIN, busy.device(), look.width() - time.length()).add(time);
            } else {
                break;
            }
            first = false;
        }
        return line.done();
    }

    private static String entry(Busy busy, Instant now) {
        return busy.device() + (busy.step().isEmpty() ? "" : " " + busy.step()) + " " + time(busy, now);
    }

    private static String time(Busy busy, Instant now) {
        return Elapsed.text(Duration.between(busy.since(), now));
    }
}
