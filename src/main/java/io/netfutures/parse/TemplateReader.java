package io.netfutures.parse;

import io.netfutures.parse.regex.PythonRegex;
import io.netfutures.parse.regex.RegexException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a template: its {@code Value} lines, an empty line, and its states. */
final class TemplateReader {
    private static final int LONGEST_NAME = 48;
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final Pattern COMMENT = Pattern.compile("[" + Blanks.CLASS + "]*#.*", Pattern.DOTALL);
    private static final Pattern STATE = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern RULE = Pattern.compile("(?: {1,2}|\t)\\^.*", Pattern.DOTALL);
    private static final Set<String> RESERVED =
            Set.of("Continue", "Next", "Error", "Clear", "Clearall", "Record", "NoRecord");

    private final String name;
    private final List<String> lines;
    private final Map<String, ValueLine> values = new LinkedHashMap<>();
    private final Map<String, TemplateState> states = new LinkedHashMap<>();
    private int line;

    private TemplateReader(String name, String text) {
        this.name = name;
        lines = Arrays.stream(LINE_END.split(text)).map(Blanks::stripTrailing).toList();
    }

    static Template read(String name, String text) throws TemplateMistake {
        TemplateReader reader = new TemplateReader(name, text);
        reader.values();
        reader.states();
        reader.requireStates();
        return new Template(name, List.copyOf(reader.values.values()), reader.states);
    }

    /** The next line, or null at the end. */
    private @Nullable String next() {
        return line < lines.size() ? lines.get(line++) : null;
    }

    private void values() throws TemplateMistake {
        for (String next = next(); next != null && !next.isEmpty(); next = next()) {
            if (COMMENT.matcher(next).matches()) {
                continue;
            }
            if (!next.startsWith("Value ")) {
                throw mistake(
                        values.isEmpty()
                                ? "a template begins with its Value lines, or with an empty line for none"
                                : "expected another Value line, or an empty line before the first state");
            }
            ValueLine value = value(next);
            if (values.putIfAbsent(value.name(), value) != null) {
                throw mistake("there is a Value '%s' already".formatted(value.name()));
            }
        }
    }

    /** Reads {@code Value [Option,...] NAME (regex)}. Blanks within the regex count. */
    private ValueLine value(String written) throws TemplateMistake {
        String[] words = written.split(" ", -1);
        if (words.length < 3) {
            throw mistake("expected: Value [Option,...] NAME (regex)");
        }
        boolean hasOptions = !words[2].startsWith("(");
        int at = hasOptions ? 2 : 1;
        String valueName = words[at];
        if (valueName.length() > LONGEST_NAME) {
            throw mistake("the name '%s' has more than %d characters".formatted(valueName, LONGEST_NAME));
        }
        String regex = String.join(" ", Arrays.asList(words).subList(at + 1, words.length));
        if (regex.isEmpty()) {
            throw mistake("expected: Value [Option,...] NAME (regex), with the parentheses");
        }
        if (!regex.startsWith("(") || !regex.endsWith(")")) {
            throw mistake("the regular expression '%s' of '%s' must begin with '(' and end with ')'"
                    .formatted(regex, valueName));
        }
        List<ValueOption> options = hasOptions ? options(words[1]) : List.of();
        return new ValueLine(valueName, options, regex, nested(regex, options));
    }

    private List<ValueOption> options(String written) throws TemplateMistake {
        List<ValueOption> options = new ArrayList<>();
        for (String word : written.split(",", -1)) {
            ValueOption option = ValueOption.of(word)
                    .orElseThrow(() -> mistake(
                            "there is no option '%s'; the options are %s".formatted(word, ValueOption.words())));
            if (options.contains(option)) {
                throw mistake("the option '%s' is there twice".formatted(word));
            }
            options.add(option);
        }
        return options;
    }

    private @Nullable PythonRegex nested(String regex, List<ValueOption> options) throws TemplateMistake {
        if (!options.contains(ValueOption.LIST)) {
            return null;
        }
        try {
            PythonRegex compiled = PythonRegex.compile(regex);
            return compiled.names().isEmpty() ? null : compiled;
        } catch (RegexException bad) {
            throw RuleReader.mistake(name, line, regex, bad);
        }
    }

    private void states() throws TemplateMistake {
        RuleReader rules = new RuleReader(name, List.copyOf(values.values()));
        for (String next = next(); next != null; next = next()) {
            if (!next.isEmpty() && !COMMENT.matcher(next).matches()) {
                state(next, rules);
            }
        }
    }

    private void state(String written, RuleReader reader) throws TemplateMistake {
        if (!STATE.matcher(written).matches() || written.length() > LONGEST_NAME || RESERVED.contains(written)) {
            throw mistake(
                    "'%s' cannot be a state: expected a name of letters, digits and '_', at most %d, and no action's name"
                            .formatted(written, LONGEST_NAME));
        }
        List<TemplateRule> rules = new ArrayList<>();
        if (states.putIfAbsent(written, new TemplateState(written, rules)) != null) {
            throw mistake("there is a state '%s' already".formatted(written));
        }
        for (String next = next(); next != null && !next.isEmpty(); next = next()) {
            if (COMMENT.matcher(next).matches()) {
                continue;
            }
            if (!RULE.matcher(next).matches()) {
                throw mistake("expected a rule: one or two blanks or a tab, and '^'");
            }
            rules.add(reader.read(Blanks.strip(next), line));
        }
    }

    private void requireStates() throws TemplateMistake {
        if (!states.containsKey(TemplateState.START)) {
            throw mistake("there is no state 'Start'" + nearest(TemplateState.START, states.keySet()));
        }
        for (String end : List.of(TemplateState.END, TemplateState.EOF)) {
            TemplateState state = states.get(end);
            if (state != null && !state.rules().isEmpty()) {
                throw new TemplateMistake(
                        name, state.rules().getFirst().line(), "the state '%s' must have no rules".formatted(end));
            }
        }
        states.remove(TemplateState.END);
        for (TemplateState state : states.values()) {
            for (TemplateRule rule : state.rules()) {
                String target = rule.target();
                if (rule.lineAction() != TemplateRule.LineAction.ERROR
                        && target != null
                        && !target.equals(TemplateState.END)
                        && !target.equals(TemplateState.EOF)
                        && !states.containsKey(target)) {
                    Set<String> words = new LinkedHashSet<>(states.keySet());
                    words.addAll(RESERVED);
                    throw new TemplateMistake(
                            name, rule.line(), "there is no state '%s'%s".formatted(target, nearest(target, words)));
                }
            }
        }
    }

    /** Upper and lower case are two in a template. */
    private static String nearest(String wanted, Set<String> words) {
        return words.stream()
                .filter(wanted::equalsIgnoreCase)
                .findFirst()
                .map(word -> "; there is '" + word + "'")
                .orElse("");
    }

    private TemplateMistake mistake(String what) {
        return new TemplateMistake(name, Math.max(1, line), what);
    }
}
