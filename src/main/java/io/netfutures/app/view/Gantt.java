package io.netfutures.app.view;

import io.netfutures.app.view.Look.Ink;
import io.netfutures.app.view.StepMarks.Mark;
import io.netfutures.app.view.Timeline.Row;
import io.netfutures.app.view.Timeline.Stretch;
import io.netfutures.concurrent.Status.Cancelled;
import io.netfutures.concurrent.Status.Pending;
import io.netfutures.concurrent.Status.Raised;
import io.netfutures.concurrent.Status.Returned;
import io.netfutures.concurrent.Status.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run as text: the states of each future over time, and when its result was handed over. Here {@code map} held two answers back.
 *
 * <pre>
 *           0         1 s       2 s       3 s       4 s       5 s
 *           ├─────────┼─────────┼─────────┼─────────┼─────────┼──
 * f1 R1 [0] c━l━━m━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━✓▲
 * f2 R2 [1] c━l━━m━━━━✓----------------------------------------▲
 * f3 R3 [1] ··········c━l━━✗-----------------------------------▲
 * · pending  c connect  l login  m command  ✓ returned  ✗ raised
 * - result waits  ▲ handed over
 * </pre>
 *
 * <p>Time in which nothing was pending or running is left out, and mentioned below if it was a tenth of a second or more.
 *
 * <p>A step is drawn as its letter and a bar; one too short for a column of its own is left out. In ASCII:
 *
 * <pre>
 * f2 R2 [1] c=l==m====*------------------------------------------^
 * </pre>
 */
public final class Gantt {
    private static final int LEAST_CHART = 8;
    private static final int TICK_COLUMNS = 8;
    private static final String PENDING = "pending";
    private static final String STEP = "step ";
    private static final String WAITS = "result waits";
    private static final String GIVEN = "handed over";

    private final Timeline run;
    private final StepMarks marks;
    private final Look look;
    private final Labels labels;
    private final int left;
    private final int cells;

    /** The symbols that can be drawn, in the order in which the legend explains them. */
    private final Map<String, Meaning> meanings = new LinkedHashMap<>();

    private final Set<String> drawn = new HashSet<>();

    private record Meaning(String sign, String words, Ink ink) {}

    private record Cell(String sign, Ink ink) {}

    private Gantt(Timeline run, Look look) {
        this.run = run;
        this.look = look;
        this.marks = new StepMarks(run.steps());
        this.labels = new Labels(run.rows(), look);
        this.left = look.width() - labels.width() - 2 < LEAST_CHART ? 0 : labels.width() + 1;
        this.cells = Math.max(1, look.width() - left - 1);
        meanings();
    }

    /**
     * Draws these futures until now, in at most {@code maxRows} rows (at least one): the first ones and the slowest of the others,
     * with a sentence about those left out. The height of the look is ignored.
     */
    public static List<StyledLine> lines(List<FutureView> futures, Instant now, Look look, int maxRows) {
        return lines(futures, now, look, maxRows, Duration.ZERO);
    }

    /** Draws the futures on a scale that reaches to {@code atLeast}, so that runs drawn one below the other can be compared. */
    public static List<StyledLine> lines(
            List<FutureView> futures, Instant now, Look look, int maxRows, Duration atLeast) {
        if (futures.isEmpty()) {
            return List.of(new LineBuilder(look).add("no futures").done());
        }
        return new Gantt(Timeline.of(futures, now, maxRows).upTo(atLeast.toNanos()), look).lines();
    }

    private List<StyledLine> lines() {
        List<StyledLine> lines = new ArrayList<>();
        axis(lines);
        run.rows().forEach(row -> lines.add(bar(row)));
        legend(lines);
        run.notes().forEach(note -> sentence(lines, note));
        return List.copyOf(lines);
    }

    private int cell(long time) {
        return (int) (run.place(time, cells - 1) + 1e-9);
    }

    private void axis(List<StyledLine> lines) {
        Ticks ticks = Ticks.of(run.span(), cells / TICK_COLUMNS);
        LineBuilder words = new LineBuilder(look).to(left);
        String[] rule = new String[cells];
        Arrays.fill(rule, look.sign("─", "-"));
        for (long time = 0; time >= 0 && time <= run.span(); time += ticks.step()) {
            int column = left + cell(time);
            rule[cell(time)] = time == 0 ? look.sign("├", "+") : look.sign("┼", "+");
            String label = ticks.label(time);
            int start = Math.min(column, look.width() - Columns.of(label));
            if (time == 0 || start > words.columns()) {
                words.to(start).add(Ink.FAINT, label);
            }
        }
        lines.add(words.done());
        lines.add(new LineBuilder(look)
                .to(left)
                .add(Ink.FAINT, String.join("", rule))
                .done());
    }

    /** The row of one future: later states cover earlier ones in the same column. */
    private StyledLine bar(Row row) {
        @Nullable Cell[] bar = new @Nullable Cell[cells + 1];
        for (Stretch stretch : row.stretches()) {
            boolean open = row.end().isEmpty() && stretch.equals(row.stretches().getLast());
            int from = cell(stretch.from());
            int to = cell(stretch.to()) + (open ? 1 : 0);
            if (from < to) {
                Cell head = sign(word(stretch));
                Arrays.fill(bar, from, to, stretch.isPending() ? head : new Cell(look.sign("━", "="), head.ink()));
                bar[from] = head;
            }
        }
        row.end().ifPresent(time -> {
            int end = cell(time);
            bar[end] = sign(end(row.future()));
            row.handedOver().ifPresent(given -> {
                int over = Math.max(end + 1, cell(given));
                if (over > end + 1) {
                    Arrays.fill(bar, end + 1, over, sign(WAITS));
                }
                bar[over] = sign(GIVEN);
            });
        });
        LineBuilder line = new LineBuilder(look);
        if (left > 0) {
            labels.add(line, row);
        }
        for (int i = 0; i < bar.length; i++) {
            Cell cell = bar[i];
            if (cell != null) {
                line.to(left + i).add(cell.ink(), cell.sign());
            }
        }
        return line.done();
    }

    /** The name in the legend. A step has a key of its own, whatever its name. */
    private static String word(Stretch stretch) {
        return stretch.isPending() ? PENDING : STEP + stretch.step();
    }

    /** The word for the end of a future that is done. */
    static String end(FutureView future) {
        return switch (future.status()) {
            case Returned<?> returned -> "returned";
            case Raised raised -> "raised";
            case Cancelled cancelled -> "cancelled";
            case Pending() -> throw new IllegalStateException("pending is no end");
            case Running running -> throw new IllegalStateException("running is no end");
        };
    }

    private void meanings() {
        mean(PENDING, look.sign("·", "."), PENDING, Ink.FAINT);
        for (String step : run.steps()) {
            Mark mark = marks.of(step);
            if (step.isEmpty()) {
                mean(STEP, look.sign("━", "="), "running", mark.ink());
            } else {
                mean(STEP + step, mark.letter(), step, mark.ink());
            }
        }
        mean("returned", look.sign("✓", "*"), "returned", Ink.OK);
        mean("raised", look.sign("✗", "!"), "raised", Ink.FAILED);
        mean("cancelled", look.sign("⊘", "/"), "cancelled", Ink.CANCELLED);
        mean(WAITS, "-", WAITS, Ink.FAINT);
        mean(GIVEN, look.sign("▲", "^"), GIVEN, Ink.HEAD);
    }

    private void mean(String key, String sign, String words, Ink ink) {
        meanings.put(key, new Meaning(sign, words, ink));
    }

    private Cell sign(String key) {
        Meaning meaning = Objects.requireNonNull(meanings.get(key));
        drawn.add(key);
        return new Cell(meaning.sign(), meaning.ink());
    }

    private void legend(List<StyledLine> lines) {
        LineBuilder line = new LineBuilder(look);
        for (Map.Entry<String, Meaning> entry : meanings.entrySet()) {
            Meaning meaning = entry.getValue();
            if (!drawn.contains(entry.getKey())) {
                continue;
            }
            if (line.columns() > 0 && line.room() < Columns.of(meaning.sign() + meaning.words()) + 3) {
                lines.add(line.done());
                line = new LineBuilder(look);
            }
            line.add(line.columns() > 0 ? "  " : "")
                    .add(meaning.ink(), meaning.sign())
                    .add(" " + meaning.words());
        }
        lines.add(line.done());
    }

    private void sentence(List<StyledLine> lines, String words) {
        LineBuilder line = new LineBuilder(look);
        for (String word : words.split(" ")) {
            if (line.columns() > 0 && line.room() < Columns.of(word) + 1) {
                lines.add(line.done());
                line = new LineBuilder(look);
            }
            line.add(line.columns() > 0 ? " " + word : word);
        }
        if (line.columns() > 0) {
            lines.add(line.done());
        }
    }

    /** The labels in front of the bars: {@code f1 R1 [0]}, in a third of the width; first the slot is dropped, then the device. */
    private static final class Labels {
        private final int names;
        private final int devices;
        private final int slots;

        Labels(List<Row> rows, Look look) {
            int room = look.width() / 3;
            int name = 0;
            int device = 0;
            int slot = 0;
            boolean same = true;
            for (Row row : rows) {
                FutureView future = row.future();
                name = Math.max(name, Columns.of(future.name()));
                device = Math.max(device, Columns.of(future.device()));
                slot = Math.max(slot, slot(future).length());
                same &= future.name().equals(future.device());
            }
            names = same ? 0 : Math.min(name, room);
            int rest = room - names - (same ? 0 : 1);
            boolean withSlot = slot > 0 && rest - slot - 1 >= Math.min(device, 10);
            slots = withSlot ? slot : 0;
            int most = rest - (withSlot ? slot + 1 : 0);
            devices = most >= Math.min(device, 4) ? Math.min(device, most) : 0;
        }

        int width() {
            return join(join(names, devices), slots);
        }

        private static int join(int before, int next) {
            return next == 0 ? before : before == 0 ? next : before + 1 + next;
        }

        void add(LineBuilder line, Row row) {
            line.add(Ink.PLAIN, row.future().name(), names);
            line.to(join(names, devices) - devices).add(Ink.PLAIN, row.future().device(), devices);
            line.to(width() - slots).add(Ink.FAINT, slot(row.future()), slots);
        }

        private static String slot(FutureView future) {
            return future.atWork().map(work -> "[" + work.slot() + "]").orElse("");
        }
    }
}
