package io.netfutures.lab.cli;

import io.netfutures.lab.cli.Act.Ask;
import io.netfutures.lab.cli.Act.Choice;
import io.netfutures.lab.cli.Act.Hears;
import io.netfutures.lab.cli.Personality.Mode;
import io.netfutures.lab.cli.Personality.Step;
import io.netfutures.lab.line.Pager;
import io.netfutures.lab.line.TypeAhead.Enter;
import io.netfutures.platform.Platforms;
import io.netfutures.yaml.Fields;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a personality from its file. A mistake in one is a bug, reported with its place. */
final class PersonalityFile {
    /** What a rule or a text may depend on; a step of the login also on the name of a dialogue. */
    static final Set<String> CONDITIONS =
            words("unsaved uncommitted committed poisoned confirming remembered cut paging plain nested");

    private static final Set<String> ACT =
            words("says does goes where asks hears echo answers right again tries wrong");
    private static final Set<String> EFFECTS = words("page page-for-all rows width complete monitor heading leave"
            + " set stage save touch poison cut next-cut name next-name commit discard previous keep take-back remember restore forget"
            + " confirm-minutes confirm-seconds confirm-clock restart-minutes");
    private static final Set<String> PAGER = words("rows mark erase page line all quit before after");

    private final Notes notes = new Notes();
    private final String name;
    private final Fields file;

    private PersonalityFile(String name, Entries root) {
        this.name = name;
        this.file = new Fields(root, notes);
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }

    static Personality read(String name) {
        String resource = name + ".yaml";
        return parse(resource, Personality.resource(resource));
    }

    /**
     * The personality in this text.
     *
     * @throws IllegalStateException if it cannot be used, naming the line and column
     */
    static Personality parse(String name, String text) {
        try {
            return new PersonalityFile(
                            name.replace(".yaml", ""),
                            entries(YamlFile.parse(name, text).orElseThrow()))
                    .personality();
        } catch (FileMistake e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private Personality personality() throws FileMistake {
        Map<String, Mode> modes = modes();
        String start = text(file, "start", modes.keySet().iterator().next());
        String newline = text(file, "newline", "\r\n");
        Personality personality = new Personality(
                Platforms.builtIn().named(name),
                newline,
                text(file, "exec_newline", newline),
                file.text("heading"),
                text(file, "entered", "\n"),
                Enter.valueOf(text(file, "enter", "any").toUpperCase(Locale.ROOT)),
                (int) file.number("columns", 80),
                text(file, "wrap", "\n"),
                Pattern.compile(text(file, "account", "(.*)")),
                modes,
                start,
                texts("starts"),
                file.has("configuring") ? file.words("configuring") : List.of(start),
                file.text("control_z"),
                file.words("key_exchange"),
                login(),
                pager(),
                file.truth("abbreviates", true),
                file.truth("completes", false),
                file.truth("monitors", false),
                file.truth("pipes", true),
                file.has("reads") ? file.words("reads") : List.of("show"),
                (int) file.number("refused_status", 0),
                rules());
        check(personality);
        return personality;
    }

    private Map<String, Mode> modes() throws FileMistake {
        Map<String, Mode> modes = new LinkedHashMap<>();
        for (Map.Entry<String, Entry> each :
                entries(needed(file, "modes")).entries().entrySet()) {
            Value value = each.getValue().value();
            Fields mode = value instanceof Entries own ? new Fields(own, notes) : null;
            String prompt = mode == null ? Fields.words(value, "prompt").getFirst() : mode.text("prompt");
            modes.put(
                    each.getKey(),
                    new Mode(
                            prompt,
                            refusal(mode, "unknown", "{line}: unknown command\n"),
                            refusal(mode, "argument", refusal(mode, "unknown", "{line}: unknown command\n")),
                            refusal(mode, "incomplete", refusal(mode, "unknown", "")),
                            refusal(mode, "ambiguous", refusal(mode, "unknown", ""))));
        }
        return modes;
    }

    private String refusal(@Nullable Fields mode, String key, String otherwise) throws FileMistake {
        return mode != null && mode.has(key) ? mode.text(key) : text(file, key, otherwise);
    }

    private Map<String, String> texts(String key) throws FileMistake {
        Map<String, String> texts = new LinkedHashMap<>();
        if (file.value(key) instanceof Entries entries) {
            Fields inner = new Fields(entries, notes);
            for (String each : entries.entries().keySet()) {
                texts.put(each, inner.text(each));
            }
        }
        return texts;
    }

    private List<Step> login() throws FileMistake {
        List<Step> steps = new ArrayList<>();
        for (Value each : items("login")) {
            Fields step = new Fields(entries(each), notes);
            steps.add(new Step(step.words("when"), act(entries(each), Set.of("when"))));
        }
        return steps;
    }

    private Pager.Style pager() throws FileMistake {
        if (!(file.value("pager") instanceof Entries entries)) {
            return Pager.Style.NONE;
        }
        known(entries, PAGER, Set.of());
        Fields inner = new Fields(entries, notes);
        return new Pager.Style(
                (int) inner.number("rows", 24),
                inner.text("mark"),
                text(inner, "erase", "\r" + " ".repeat(inner.text("mark").length()) + "\r"),
                text(inner, "page", " "),
                text(inner, "line", "\r"),
                inner.text("all"),
                text(inner, "quit", "qQ\003"),
                Optional.empty(),
                inner.text("before"),
                inner.text("after"));
    }

    private List<Rule> rules() throws FileMistake {
        List<Rule> rules = new ArrayList<>();
        for (Value each : items("commands")) {
            Entries entries = entries(each);
            Fields rule = new Fields(entries, notes);
            Act act = act(entries, Set.of("type", "in", "when"));
            for (String line : rule.words("type")) {
                rules.add(new Rule(TypedLine.words(line), rule.words("in"), rule.words("when"), act));
            }
        }
        return rules;
    }

    private Act act(Entries entries, Set<String> besides) throws FileMistake {
        known(entries, ACT, besides);
        Fields act = new Fields(entries, notes);
        for (String effect : act.words("does")) {
            if (!EFFECTS.contains(effect.split(" ", 2)[0])) {
                throw act.place("does").error("there is no effect " + effect);
            }
        }
        return new Act(
                act.words("does"),
                act.has("goes") ? Optional.of(new Act.Move(act.text("goes"), act.text("where"))) : Optional.empty(),
                act.text("says"),
                act.has("asks") ? Optional.of(ask(act)) : Optional.empty());
    }

    private Ask ask(Fields act) throws FileMistake {
        Hears hears = Hears.valueOf(text(act, "hears", "line").toUpperCase(Locale.ROOT));
        List<Choice> choices = new ArrayList<>();
        if (act.value("answers") instanceof Entries answers) {
            for (Map.Entry<String, Entry> each : answers.entries().entrySet()) {
                Pattern pattern = Pattern.compile(each.getKey(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
                choices.add(new Choice(pattern, act(entries(each.getValue().value()), Set.of())));
            }
        }
        if (act.value("right") instanceof Entries right) {
            choices.add(new Choice(Pattern.compile("[^\003]*"), act(right, Set.of())));
        }
        if (choices.isEmpty() && hears != Hears.NONE) {
            throw act.place("asks").error("a question without answers");
        }
        return new Ask(
                act.text("asks"),
                hears,
                echo(text(act, "echo", hears.secret() ? "none" : "text")),
                choices,
                act.text("again"),
                (int) act.number("tries", hears.secret() ? 1 : 0),
                act.value("wrong") instanceof Entries wrong ? act(wrong, Set.of()) : Act.NOTHING);
    }

    private static String echo(String written) {
        return switch (written) {
            case "none" -> "";
            case "text" -> "%s";
            default -> written;
        };
    }

    /** Checks that every mode that is named exists. */
    private void check(Personality personality) throws FileMistake {
        Set<String> modes = personality.modes().keySet();
        List<String> named = new ArrayList<>(List.of(personality.start()));
        if (file.has("configuring")) {
            named.addAll(personality.configuring());
        }
        named.addAll(personality.starts().values());
        personality.login().forEach(step -> collect(step.act(), named));
        personality.rules().forEach(rule -> {
            named.addAll(rule.modes());
            collect(rule.act(), named);
        });
        named.removeAll(modes);
        if (!named.isEmpty()) {
            throw file.place("modes").error("there is no mode " + String.join(", ", named));
        }
    }

    private static void collect(Act act, List<String> modes) {
        act.goes().ifPresent(move -> modes.add(move.mode()));
        act.asks().ifPresent(ask -> {
            ask.choices().forEach(choice -> collect(choice.then(), modes));
            collect(ask.wrong(), modes);
        });
    }

    private static void known(Entries entries, Set<String> keys, Set<String> besides) throws FileMistake {
        for (Map.Entry<String, Entry> each : entries.entries().entrySet()) {
            if (!keys.contains(each.getKey()) && !besides.contains(each.getKey())) {
                throw each.getValue().keyPlace().error("there is no key " + each.getKey() + " here");
            }
        }
    }

    private List<Value> items(String key) throws FileMistake {
        return switch (file.value(key)) {
            case null -> List.of();
            case Items list -> list.items();
            case Value other -> throw other.place().error(key + " must be a list");
        };
    }

    private static Entries entries(Value value) throws FileMistake {
        if (value instanceof Entries entries) {
            return entries;
        }
        throw value.place().error("this must be a mapping");
    }

    private static Value needed(Fields from, String key) throws FileMistake {
        Value value = from.value(key);
        if (value == null) {
            throw from.place(key).error(key + " is missing");
        }
        return value;
    }

    private static String text(Fields from, String key, String otherwise) throws FileMistake {
        return from.has(key) ? from.text(key) : otherwise;
    }
}
