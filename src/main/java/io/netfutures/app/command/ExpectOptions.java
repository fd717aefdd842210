package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.UserError;
import io.netfutures.condition.Condition;
import io.netfutures.condition.ConditionMistake;
import io.netfutures.condition.LinePattern;
import io.netfutures.device.Expectation;
import io.netfutures.device.Expectation.Count;
import io.netfutures.device.Expectation.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what must hold of answers. */
final class ExpectOptions {
    private static final String EXPECT = "--expect";
    private static final String COUNT = "--expect-count";
    private static final String UNCHANGED = "--unchanged";
    private static final String BEFORE = "before";
    private static final Pattern COUNTS = Pattern.compile("(==?|<=|>=|)\\s*(\\d{1,9}|" + BEFORE + ")");

    @Option(
            names = EXPECT,
            paramLabel = "WHAT",
            description = {
                "what must hold of the answers, else the device has failed: a regular expression that fits in a line;",
                "with --parse, a condition that holds of every row: 'status == up'; may be repeated"
            })
    List<String> expected = new ArrayList<>();

    @Option(
            names = COUNT,
            paramLabel = "COUNT",
            description =
                    "in how many lines --expect must fit, or of how many rows it must hold: 4, '>=4' or '<=4'; with --parse"
                            + " alone, how many rows there must be")
    @Nullable
    String count;

    @Option(
            names = UNCHANGED,
            description =
                    "for config: the answers after the change must be those before it, but for times and counters")
    boolean unchanged;

    /** Whether anything is expected of lines or rows. */
    boolean isSaid() {
        return count != null || !expected.isEmpty();
    }

    /**
     * What is expected of answers.
     *
     * @param parsed whether rows are made of them
     * @throws UserError if this makes no sense
     */
    List<Expectation> ofAnswers(boolean parsed) {
        if (unchanged) {
            throw new UserError(
                    ExitCode.USAGE,
                    UNCHANGED
                            + " compares with what there was before a change: it is for config; to compare with an earlier"
                            + " run: netfutures runs diff");
        }
        return expectations(parsed, false);
    }

    /**
     * Refuses these options where nothing is asked.
     *
     * @throws UserError if any of them was given
     */
    void refuseWithoutChecks() {
        String said = !expected.isEmpty() ? EXPECT : count != null ? COUNT : unchanged ? UNCHANGED : "";
        if (!said.isEmpty()) {
            throw new UserError(ExitCode.USAGE, said + " is about answers; say with --before what to ask");
        }
    }

    /**
     * What is expected of answers that there are before and after a change.
     *
     * @param parsed whether rows are made of them
     * @param keys the columns by which rows before the change are found; empty for the keys of templates
     * @throws UserError if this makes no sense
     */
    List<Expectation> ofChange(boolean parsed, List<String> keys) {
        List<Expectation> all = new ArrayList<>(expectations(parsed, true));
        all.replaceAll(each -> each instanceof Expectation.Rows rows
                ? new Expectation.Rows(rows.condition(), rows.count(), keys)
                : each);
        if (unchanged) {
            all.add(new Expectation.Unchanged());
        }
        return all;
    }

    private List<Expectation> expectations(boolean parsed, boolean hasBefore) {
        Count counted = count == null ? null : count(count, hasBefore);
        if (counted != null && expected.size() > 1) {
            throw new UserError(
                    ExitCode.USAGE,
                    "%s counts what one %s matches, and there are %d: run them one after the other"
                            .formatted(COUNT, EXPECT, expected.size()));
        }
        if (counted != null && expected.isEmpty()) {
            if (!parsed) {
                throw new UserError(
                        ExitCode.USAGE,
                        "%s counts lines in which %s fits, or rows; say %2$s or --parse".formatted(COUNT, EXPECT));
            }
            return List.of(new Expectation.Rows("", counted));
        }
        return expected.stream()
                .map(each -> parsed ? rows(each, counted, hasBefore) : lines(each, counted))
                .toList();
    }

    private static Expectation rows(String text, @Nullable Count count, boolean hasBefore) {
        try {
            if (hasBefore) {
                Condition.comparing(text);
            } else {
                Condition.parse(text);
            }
            return new Expectation.Rows(text, count);
        } catch (ConditionMistake e) {
            String quotes = text.strip().indexOf(' ') >= 0
                    ? ""
                    : "\n    with --parse it is a condition on rows, and the whole of it stands in quotes:" + " "
                            + EXPECT + " 'status == up'";
            throw new UserError(ExitCode.USAGE, EXPECT + ": " + e.getMessage() + quotes);
        }
    }

    private static Expectation lines(String text, @Nullable Count count) {
        if (text.isEmpty()) {
            throw new UserError(ExitCode.USAGE, EXPECT + " wants a regular expression, and this is empty");
        }
        try {
            return new Expectation.Lines(LinePattern.parse(text).toString(), count);
        } catch (ConditionMistake e) {
            throw new UserError(ExitCode.USAGE, EXPECT + ": " + e.getMessage());
        }
    }

    private static Count count(String typed, boolean hasBefore) {
        Matcher matcher = COUNTS.matcher(typed.strip());
        if (!matcher.matches()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "%s is a number, as 4, '>=4' or '<=4'%s: not \"%s\""
                            .formatted(
                                    COUNT,
                                    hasBefore ? ", or before, '>=before' or '<=before', as before the change" : "",
                                    typed));
        }
        Relation relation = switch (matcher.group(1)) {
            case ">=" -> Relation.AT_LEAST;
            case "<=" -> Relation.AT_MOST;
            default -> Relation.EQUAL;
        };
        if (!matcher.group(2).equals(BEFORE)) {
            return new Count(relation, Integer.valueOf(matcher.group(2)));
        }
        if (!hasBefore) {
            throw new UserError(
                    ExitCode.USAGE,
                    COUNT + ": before is the state before a change, and here is none: it is for config");
        }
        return new Count(relation, null);
    }
}
