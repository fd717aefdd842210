package io.netfutures.app.explain;

import io.netfutures.app.view.Gantt;
import io.netfutures.app.view.Look;
import io.netfutures.app.view.StyledLine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two runs of one topic, and what they show. Immutable. */
public final class Explanation {
    private static final String INDENT = "   ";
    private static final String NO_BREAK = "\u00a0";

    private final Topic topic;
    private final Trial one;
    private final Trial two;

    private Explanation(Topic topic, Trial one, Trial two) {
        this.topic = topic;
        this.one = one;
        this.two = two;
    }

    /**
     * Runs the two ways on a lab of three routers, which is closed afterwards. Blocks for two to four seconds.
     *
     * @throws IOException if the lab cannot start
     */
    public static Explanation measure(Topic topic) throws Exception {
        try (Bench bench = Bench.open()) {
            Trial first = topic.ways().one(bench);
            return of(topic, first, topic.ways().two(bench));
        }
    }

    /** What these two runs show. */
    static Explanation of(Topic topic, Trial one, Trial two) {
        return new Explanation(topic, one, two);
    }

    /** Why the runs differed: contains no number and no claim that was not measured in them. */
    List<String> why() {
        return topic.ways().why(one, two);
    }

    /**
     * The two ways, a picture of each, and why they differed.
     *
     * <pre>
     * map keeps the order of its arguments
     *
     * Three simulated routers: R1 thinks 0.90 s before it answers, R2 0.30 s, R3 0.60 s.
     *
     * 1. map (3 workers)
     *    map sh clock
     *    in Python:
     *    for answer in executor.map(send_show, devices, repeat('sh clock')):
     *        print(answer)
     *
     *           0         0.5 s     1 s
     *           ├─────────┼─────────┼───
     * f1 R1 [0] ━━━━━━━━━━━━━━━━━━━━━━━━✓▲
     * ...
     *
     * Why, measured in these two runs:
     * - R2's answer was there after 0.42 s, and was handed over after 1.31 s: map waited 0.89 s for R1,
     *   which comes before it in the argument order.
     * </pre>
     */
    public List<StyledLine> lines(Look look) {
        List<StyledLine> lines = new ArrayList<>();
        add(lines, topic.title(), look, "");
        lines.add(StyledLine.EMPTY);
        add(lines, "Three simulated routers: " + one.setting().routers() + ".", look, "");
        way(lines, 1, one, look);
        way(lines, 2, two, look);
        lines.add(StyledLine.EMPTY);
        lines.add(StyledLine.of("Why, measured in these two runs:"));
        why().forEach(sentence -> add(lines, "- " + sentence, look, "  "));
        return List.copyOf(lines);
    }

    private void way(List<StyledLine> lines, int number, Trial run, Look look) {
        int workers = run.setting().workers();
        lines.add(StyledLine.EMPTY);
        add(
                lines,
                number + ". " + run.way().title() + " (" + workers + (workers == 1 ? " worker)" : " workers)"),
                look,
                INDENT);
        run.way().commands().forEach(command -> lines.add(StyledLine.of(INDENT + command)));
        lines.add(StyledLine.of(INDENT + "in Python:"));
        run.way().python().forEach(code -> lines.add(StyledLine.of(INDENT + code)));
        lines.add(StyledLine.EMPTY);
        lines.addAll(Gantt.lines(run.futures(), run.start(), look, run.futures().size(), scale()));
    }

    /** Both runs are drawn on the scale of the longer one. */
    private Duration scale() {
        return one.whole().compareTo(two.whole()) >= 0 ? one.whole() : two.whole();
    }

    /** Adds words in lines that fit, all but the first indented. */
    private static void add(List<StyledLine> lines, String sentence, Look look, String indent) {
        StringBuilder line = new StringBuilder();
        for (String word :
                sentence.replaceAll("(\\d) (m?s)\\b", "$1" + NO_BREAK + "$2").split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > look.width()) {
                lines.add(whole(line));
                line = new StringBuilder(indent).append(word);
            } else {
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
        }
        lines.add(whole(line));
    }

    private static StyledLine whole(StringBuilder line) {
        return StyledLine.of(line.toString().replace(NO_BREAK, " "));
    }
}
