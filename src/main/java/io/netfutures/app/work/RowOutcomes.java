package io.netfutures.app.work;

import io.netfutures.condition.Condition;
import io.netfutures.condition.ConditionMistake;
import io.netfutures.device.FileProblem;
import io.netfutures.device.Surroundings;
import io.netfutures.device.Task;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.KeptState;
import io.netfutures.journal.RunStore;
import io.netfutures.journal.rows.AnswerRows;
import io.netfutures.journal.rows.RowsAhead;
import io.netfutures.parse.Column;
import io.netfutures.parse.Parsers;
import io.netfutures.parse.Row;
import io.netfutures.parse.TemplateMistake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The devices whose answers have a row for which a condition holds, as a selection names them: {@code @rows(status == down)} in the last
 * run whose templates have these columns, {@code @rows:17(status == down)} in another. It reads the files of the runs each time it is asked.
 */
final class RowOutcomes implements Surroundings {
    private static final String WORD = "rows";
    private static final Pattern SET = Pattern.compile("(?s)" + WORD + "(?::([^(]*))?\\((.*)\\)");

    /** How many earlier runs are searched for one whose answers templates know. */
    private static final int BACK = 50;

    private final Surroundings others;
    private final RunStore store;
    private final Function<String, KeptRun> runs;
    private final Supplier<Parsers> parsers;

    /**
     * @param others what is asked for every other word
     * @param runs finds a run by what a user calls it; throws an IllegalArgumentException for users
     * @param parsers for the answers; asked for when they are needed
     */
    RowOutcomes(Surroundings others, RunStore store, Function<String, KeptRun> runs, Supplier<Parsers> parsers) {
        this.others = others;
        this.store = store;
        this.runs = runs;
        this.parsers = parsers;
    }

    @Override
    public List<String> words() {
        return Stream.concat(others.words().stream(), Stream.of(WORD)).toList();
    }

    @Override
    public Optional<DeviceSet> set(String word) {
        Matcher set = SET.matcher(word);
        if (!set.matches()) {
            if (word.equals(WORD) || word.startsWith(WORD + ":")) {
                throw new IllegalArgumentException(
                        "@rows needs a condition on the rows of answers: @rows(status == down), or @rows:17(status == down)");
            }
            return others.set(word);
        }
        try {
            return Optional.of(devices(set.group(1), Condition.parse(set.group(2))));
        } catch (ConditionMistake | TemplateMistake | UserError | IllegalArgumentException e) {
            throw new IllegalArgumentException("@rows: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("@rows: " + FileProblem.text(e), e);
        }
    }

    private DeviceSet devices(String run, Condition condition) throws IOException, ConditionMistake, TemplateMistake {
        Parsers known = parsers.get();
        KeptRun kept = run != null ? with(condition, runs.apply(run), known, "") : last(condition, known);
        AnswerRows answers = new AnswerRows(known);
        List<String> devices = new ArrayList<>();
        for (KeptDevice each : kept.devices()) {
            Optional<DeviceResult> result = each.state() == KeptState.RETURNED ? each.result() : Optional.empty();
            if (result.isPresent() && hasRow(answers.of(result.get()), condition)) {
                devices.add(each.name());
            }
        }
        return new DeviceSet(
                devices, kept.devices().stream().map(KeptDevice::name).toList(), "run " + kept.id());
    }

    private static boolean hasRow(List<AnswerRows.Parsed> answers, Condition condition) throws ConditionMistake {
        for (AnswerRows.Parsed answer : answers) {
            for (Row row : answer.rows()) {
                if (condition.test(row)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * This run, if its rows have the columns of the condition.
     *
     * @param unusable why rows of other runs are not known; empty if they are
     */
    private KeptRun with(Condition condition, KeptRun run, Parsers known, String unusable)
            throws IOException, TemplateMistake {
        RowsAhead asked = ahead(run, known);
        Optional<ConditionMistake> mistake = mistake(condition, asked);
        if (mistake.isEmpty()) {
            return run;
        }
        Optional<KeptRun> other =
                earlier(known, ahead -> mistake(condition, ahead).isEmpty(), new ArrayList<>());
        throw new IllegalArgumentException(
                "in run " + run.id() + " " + mistake.get().getMessage()
                        + other.map(each -> "\n    in run %d there is: @rows:%d(%s)"
                                        .formatted(each.id(), each.id(), condition.text()))
                                .orElse(unusable.isEmpty() ? unusable(run, asked.unknown()) : unusable),
                mistake.get());
    }

    /** The last run whose rows have the columns of the condition. */
    private KeptRun last(Condition condition, Parsers known) throws IOException, TemplateMistake {
        List<String> unusable = new ArrayList<>();
        Optional<KeptRun> fit =
                earlier(known, ahead -> mistake(condition, ahead).isEmpty(), unusable);
        if (fit.isPresent()) {
            return fit.get();
        }
        String first = unusable.isEmpty() ? "" : unusable.getFirst();
        KeptRun any = earlier(known, ahead -> true, new ArrayList<>())
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no run with answers that a template knows; submit a command first whose answer --parse takes"
                                + first));
        return with(condition, any, known, first);
    }

    /** A run of which no template can be used is none of them; {@code unusable} gets why. */
    private Optional<KeptRun> earlier(Parsers known, Predicate<RowsAhead> which, List<String> unusable)
            throws IOException {
        for (int id : store.ids().reversed().stream().limit(BACK).toList()) {
            Optional<KeptRun> run = store.run(id);
            if (run.isPresent() && fits(run.get(), known, which, unusable)) {
                return run;
            }
        }
        return Optional.empty();
    }

    private static boolean fits(KeptRun run, Parsers known, Predicate<RowsAhead> which, List<String> unusable) {
        try {
            RowsAhead ahead = ahead(run, known);
            if (!ahead.unknown().isEmpty()) {
                unusable.add(unusable(run, ahead.unknown()));
            }
            return ahead.hasTemplates() && which.test(ahead);
        } catch (TemplateMistake e) {
            unusable.add(unusable(run, String.valueOf(e.getMessage())));
            return false;
        }
    }

    private static String unusable(KeptRun run, String why) {
        return why.isEmpty() ? "" : "\n    a template for run %d cannot be used: %s".formatted(run.id(), why);
    }

    private static Optional<ConditionMistake> mistake(Condition condition, RowsAhead ahead) {
        try {
            condition.require(ahead.columns().stream()
                    .map(name -> new Column(name.toLowerCase(Locale.ROOT), false, false))
                    .toList());
            return Optional.empty();
        } catch (ConditionMistake e) {
            return Optional.of(e);
        }
    }

    private static RowsAhead ahead(KeptRun run, Parsers known) throws TemplateMistake {
        return RowsAhead.of(
                run.devices().stream()
                        .filter(each -> each.state() == KeptState.RETURNED)
                        .map(each -> new RowsAhead.Asked(
                                each.part().platform(),
                                each.task().task() instanceof Task.Show show ? show.commands() : List.of()))
                        .toList(),
                known);
    }
}
