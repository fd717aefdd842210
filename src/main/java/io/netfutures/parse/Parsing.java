package io.netfutures.parse;

import io.netfutures.parse.TemplateRule.Capture;
import io.netfutures.parse.TemplateRule.LineAction;
import io.netfutures.parse.regex.PythonRegex;
import io.netfutures.parse.regex.Subject;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One text on its way through the states of a template. Not for several threads. */
final class Parsing {
    private final Template template;
    private final Subject subject = new Subject();
    private final ReadBudget budget = new ReadBudget();
    private final PythonRegex.@Nullable Match[] matches;
    private final List<RecordValue> slots;
    private final Records records;
    private List<TemplateRule> rules;
    private @Nullable String ended;
    private long number;

    Parsing(Template template, Consumer<? super Row> rows) {
        this.template = template;
        matches = new PythonRegex.Match[template.rules()];
        slots = template.values().stream()
                .map(value -> new RecordValue(value, budget))
                .toList();
        int[] fillups = IntStream.range(0, slots.size())
                .filter(i -> template.values().get(i).has(ValueOption.FILLUP))
                .toArray();
        records = new Records(template.columns(), fillups, rows);
        rules = template.state(TemplateState.START).rules();
    }

    void run(Reader text) throws ParseFailure, IOException {
        SplitLines lines = new SplitLines(text);
        for (String line = lines.next(); line != null && ended == null; line = lines.next()) {
            number++;
            budget.add(line);
            budget.lend(subject, line);
            take(line);
            budget.spend(subject);
        }
        // The end of the text records, unless the template has a state EOF or has gone to End.
        if (!TemplateState.END.equals(ended) && !template.hasEof()) {
            record();
        }
        records.finish();
    }

    private void take(String line) throws ParseFailure {
        for (TemplateRule rule : rules) {
            if (!matches(rule, line)) {
                continue;
            }
            act(rule);
            if (rule.lineAction() == LineAction.ERROR) {
                throw error(rule, line);
            }
            if (rule.lineAction() == LineAction.NEXT) {
                go(rule.target());
                return;
            }
        }
    }

    private boolean matches(TemplateRule rule, String line) throws ParseFailure {
        PythonRegex.Match match = matches[rule.number()];
        if (match == null) {
            match = rule.regex().against(subject);
            matches[rule.number()] = match;
        }
        try {
            if (!match.matches()) {
                return false;
            }
            for (Capture capture : rule.captures()) {
                assign(capture.value(), match.group(capture.group()));
            }
            return true;
        } catch (PythonRegex.TooLong tooLong) {
            throw failure(
                    rule,
                    line,
                    budget.isSpent(subject)
                            ? "cannot be matched any more: all lines together took too many attempts"
                            : "cannot be matched: " + tooLong.getMessage());
        }
    }

    private void assign(int value, @Nullable String captured) throws PythonRegex.TooLong {
        RecordValue slot = slots.get(value);
        slot.assign(captured);
        if (captured != null
                && !captured.isEmpty()
                && template.values().get(value).has(ValueOption.FILLUP)) {
            records.fillUp(value, new Cell.Text(captured));
        }
    }

    private void act(TemplateRule rule) {
        switch (rule.recordAction()) {
            case RECORD -> record();
            case CLEAR -> slots.forEach(RecordValue::clear);
            case CLEARALL -> slots.forEach(RecordValue::clearAll);
            case NO_RECORD -> {}
        }
    }

    private void record() {
        for (RecordValue slot : slots) {
            if (!slot.save()) {
                slots.forEach(RecordValue::clear);
                return;
            }
        }
        Cell[] record = new Cell[slots.size()];
        boolean isEmpty = true;
        for (int i = 0; i < record.length; i++) {
            isEmpty &= slots.get(i).isNothing();
            record[i] = slots.get(i).cell();
        }
        if (!isEmpty) {
            records.add(record);
            slots.forEach(RecordValue::clear);
        }
    }

    private void go(@Nullable String target) {
        if (TemplateState.END.equals(target) || TemplateState.EOF.equals(target)) {
            ended = target;
        } else if (target != null) {
            rules = template.state(target).rules();
        }
    }

    private ParseFailure error(TemplateRule rule, String line) {
        String words = rule.target();
        return failure(
                rule, line, words == null ? "is an error to this template" : "is an error to this template: " + words);
    }

    private ParseFailure failure(TemplateRule rule, String line, String what) {
        return new ParseFailure("%s:%d: line %d of the text %s: %s"
                .formatted(template.name(), rule.line(), number, what, Excerpt.of(line)));
    }
}
