package io.netfutures.parse;

import io.netfutures.parse.TemplateRule.Capture;
import io.netfutures.parse.TemplateRule.LineAction;
import io.netfutures.parse.TemplateRule.RecordAction;
import io.netfutures.parse.regex.PythonRegex;
import io.netfutures.parse.regex.RegexException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a template: {@code ^regex -> Line.Record State}. */
final class RuleReader {
    private static final String WORD = "[\\p{L}\\p{N}_]";
    private static final String LINE = "(?<line>Continue|Next|Error)";
    private static final String RECORD = "(?<record>Clear|Clearall|Record|NoRecord)";
    private static final String SPACE = "[" + Blanks.CLASS + "]";
    private static final String TARGET = "(" + SPACE + "+(?<target>" + WORD + "+|\".*\"))?";
    private static final Pattern ARROW = Pattern.compile("(?<regex>.*)" + SPACE + "->(?<action>.*)", Pattern.DOTALL);

    /** The reference tries these in turn, so a word that is no action is a state: {@code -> Foo}. */
    private static final List<Pattern> ACTIONS = List.of(
            Pattern.compile(SPACE + "+" + LINE + "(\\." + RECORD + ")?" + TARGET),
            Pattern.compile("(?<line>)" + SPACE + "+" + RECORD + TARGET),
            Pattern.compile("(?<line>)(?<record>)" + TARGET));

    private final String template;
    private final List<ValueLine> values;
    private final Map<String, String> groups = new LinkedHashMap<>();
    private int count;

    RuleReader(String template, List<ValueLine> values) {
        this.template = template;
        this.values = values;
        values.forEach(value -> groups.put(value.name(), value.group()));
    }

    /** Reads a rule without the white space around it. */
    TemplateRule read(String rule, int line) throws TemplateMistake {
        Matcher arrow = ARROW.matcher(rule);
        boolean acts = arrow.matches();
        String written = acts ? arrow.group("regex") : rule;
        PythonRegex regex = regex(written, line);
        Action action = acts ? action(arrow.group("action"), line) : Action.NONE;
        return new TemplateRule(count++, line, regex, captures(regex), action.line(), action.record(), action.target());
    }

    private PythonRegex regex(String written, int line) throws TemplateMistake {
        String regex = written;
        try {
            if (!groups.isEmpty()) {
                regex = Substitution.substitute(written, groups);
            }
            return PythonRegex.compile(regex);
        } catch (Substitution.Unknown unknown) {
            throw new TemplateMistake(template, line, "in '" + written + "' " + unknown.getMessage());
        } catch (RegexException bad) {
            throw mistake(template, line, regex, bad);
        }
    }

    static TemplateMistake mistake(String template, int line, String regex, RegexException bad) {
        return new TemplateMistake(
                template,
                line,
                "the regular expression %s is not valid at character %d: %s"
                        .formatted(Excerpt.around(regex, bad.position()), bad.position() + 1, bad.getMessage()));
    }

    private List<Capture> captures(PythonRegex regex) {
        List<Capture> captures = new ArrayList<>();
        regex.names().forEach(named -> {
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i).name().equals(named.getKey())) {
                    captures.add(new Capture(named.getValue(), i));
                }
            }
        });
        return captures;
    }

    private record Action(
            LineAction line, RecordAction record, @Nullable String target) {
        static final Action NONE = new Action(LineAction.NEXT, RecordAction.NO_RECORD, null);
    }

    private Action action(String written, int line) throws TemplateMistake {
        for (Pattern pattern : ACTIONS) {
            Matcher action = pattern.matcher(written);
            if (action.matches()) {
                return action(action, line);
            }
        }
        throw new TemplateMistake(
                template,
                line,
                "'->%s' is no action; expected Next, Continue or Error, with .Record, .NoRecord, .Clear or .Clearall, and a state"
                        .formatted(written));
    }

    private Action action(Matcher written, int line) throws TemplateMistake {
        LineAction lineAction = isPresent(written.group("line"))
                ? LineAction.valueOf(written.group("line").toUpperCase(Locale.ROOT))
                : LineAction.NEXT;
        String target = written.group("target");
        if (target != null && lineAction == LineAction.CONTINUE) {
            throw new TemplateMistake(
                    template, line, "Continue stays in its state, and cannot go to '%s'".formatted(target));
        }
        if (target != null && lineAction == LineAction.NEXT && target.startsWith("\"")) {
            throw new TemplateMistake(
                    template, line, "only Error has a text; %s is no name of a state".formatted(target));
        }
        return new Action(lineAction, recordAction(written.group("record")), target);
    }

    private static RecordAction recordAction(@Nullable String word) {
        return switch (word) {
            case "Record" -> RecordAction.RECORD;
            case "Clear" -> RecordAction.CLEAR;
            case "Clearall" -> RecordAction.CLEARALL;
            case null, default -> RecordAction.NO_RECORD;
        };
    }

    private static boolean isPresent(@Nullable String word) {
        return word != null && !word.isEmpty();
    }
}
