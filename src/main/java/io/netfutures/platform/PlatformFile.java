package io.netfutures.platform;

import static io.netfutures.platform.Keys.check;
import static io.netfutures.platform.Keys.mode;
import static io.netfutures.platform.Keys.needed;
import static io.netfutures.platform.Keys.text;

import io.netfutures.configuration.Notation;
import io.netfutures.configuration.Notation.Form;
import io.netfutures.platform.Platform.Command;
import io.netfutures.platform.Platform.Commit;
import io.netfutures.platform.Platform.Detection;
import io.netfutures.platform.Platform.KnownQuestion;
import io.netfutures.platform.Platform.Lines;
import io.netfutures.platform.Platform.Pager;
import io.netfutures.platform.Platform.Terminal;
import io.netfutures.platform.Platform.TextEntry;
import io.netfutures.platform.Platform.Way;
import io.netfutures.yaml.Fields;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Platform} from the mapping in its file. A mistake is reported with its line. */
final class PlatformFile {
    private static final Set<String> KEYS = Set.of(("names ntc json terminal prompts context work ways open pager login"
                    + " questions refusals harmless text config confirmed checkpoint save running lines leave log detect read_only filters deny ask volatile"
                    + " quirks")
            .split(" "));

    private final Notes notes = new Notes();
    private final Entries root;
    private final Fields fields;

    private PlatformFile(Entries root) {
        this.root = root;
        this.fields = new Fields(root, notes);
    }

    static Platform platform(Value value) throws FileMistake {
        if (!(value instanceof Entries root)) {
            throw value.place().error("a platform is a mapping; write for instance names: [my_switch]");
        }
        return new PlatformFile(root).platform();
    }

    private Platform platform() throws FileMistake {
        check(root, KEYS, "a platform");
        Map<String, Pattern> prompts = prompts();
        LineAbove above = LineAbove.of(fields, "context", notes);
        Set<String> modes = modes(prompts, above);
        String work = text(fields, "work", prompts.keySet().iterator().next());
        mode(fields, "work", work, modes);
        Value save = fields.value("save");
        Pattern log = Patterns.of(fields, "log");
        Platform platform = new Platform(
                names(),
                fields.has("ntc") ? fields.text("ntc") : null,
                json(),
                terminal(),
                prompts,
                above,
                work,
                all(mappings("ways"), each -> way(each, modes)),
                all(items("open"), each -> command(each, modes)),
                pager(),
                questions(fields, "login"),
                patterns("questions"),
                patterns("refusals"),
                patterns("harmless"),
                all(mappings("text"), this::textEntry),
                commit(),
                fields.has("confirmed") ? confirmed(modes) : null,
                fields.has("checkpoint") ? checkpoint(modes) : null,
                save == null ? null : command(save, modes),
                fields.has("running") ? fields.text("running") : null,
                fields.has("lines") ? lines() : null,
                leave(modes),
                log == null ? Platform.SYSLOG : log,
                all(mappings("detect"), this::detection),
                written("read_only", ReadOnly::check),
                written("filters", Keyword::of),
                written("deny", Denial::of),
                new AskedCommands(fields, notes).all(),
                patterns("volatile"),
                fields.words("quirks"));
        new AskedCommands(fields, notes).check(platform);
        return platform;
    }

    private static Set<String> modes(Map<String, Pattern> prompts, LineAbove above) {
        Set<String> modes = new LinkedHashSet<>(prompts.keySet());
        modes.addAll(above.modes());
        return modes;
    }

    private Command leave(Set<String> modes) throws FileMistake {
        Value leave = fields.value("leave");
        return leave == null ? new Command("exit", null, List.of()) : command(leave, modes);
    }

    private @Nullable String json() throws FileMistake {
        String form = fields.text("json");
        if (fields.has("json") && !form.contains(Platform.COMMAND)) {
            throw fields.place("json")
                    .error("json must hold " + Platform.COMMAND + ", as " + Platform.COMMAND + " | json");
        }
        return form.isEmpty() ? null : form;
    }

    private List<String> names() throws FileMistake {
        List<String> names = fields.words("names");
        if (names.isEmpty()) {
            throw root.place().error("a platform needs names, the device_types that it stands for");
        }
        for (String name : names) {
            if (!name.matches("[a-z][a-z0-9_]*")) {
                throw fields.place("names")
                        .error(Fields.quoted(name) + " is no name of a platform; write lower case letters and _");
            }
        }
        return List.copyOf(names);
    }

    private Map<String, Pattern> prompts() throws FileMistake {
        if (!(fields.value("prompts") instanceof Entries modes)
                || modes.entries().isEmpty()) {
            throw fields.place("prompts").error("prompts must be a mapping of modes to regular expressions");
        }
        Fields inner = new Fields(modes, notes);
        Map<String, Pattern> prompts = new LinkedHashMap<>();
        for (String mode : modes.entries().keySet()) {
            Pattern pattern = Patterns.of(inner, mode);
            if (pattern == null || pattern.matcher("").matches()) {
                throw inner.place(mode).error("the prompt of " + mode + " must not match an empty line");
            }
            prompts.put(mode, pattern);
        }
        return Collections.unmodifiableMap(prompts);
    }

    private Terminal terminal() throws FileMistake {
        Entries entries = mapping("terminal", Set.of("type", "columns", "rows", "enter", "user"));
        Fields inner = new Fields(entries, notes);
        return new Terminal(
                text(inner, "type", Terminal.DEFAULT.type()),
                (int) inner.number("columns", Terminal.DEFAULT.columns()),
                (int) inner.number("rows", Terminal.DEFAULT.rows()),
                text(inner, "enter", Terminal.DEFAULT.enter()),
                text(inner, "user", Terminal.DEFAULT.user()));
    }

    private @Nullable Pager pager() throws FileMistake {
        if (!fields.has("pager")) {
            return null;
        }
        Entries entries = mapping("pager", Set.of("mark", "key"));
        Fields inner = new Fields(entries, notes);
        return new Pager(Patterns.needed(inner, entries, "mark"), text(inner, "key", " "));
    }

    private TextEntry textEntry(Entries entries) throws FileMistake {
        check(entries, Set.of("start", "end"), "text");
        Fields inner = new Fields(entries, notes);
        TextEntry text =
                new TextEntry(Patterns.needed(inner, entries, "start"), inner.has("end") ? inner.text("end") : null);
        if (text.end() == null && text.start().matcher("").groupCount() == 0) {
            throw entries.place().error("text needs end:, or a group in start for the delimiter");
        }
        return text;
    }

    private Commit commit() throws FileMistake {
        Fields inner = new Fields(mapping("config", Set.of("commit", "check", "abort", "diff", "foreign")), notes);
        return new Commit(
                inner.line("commit"),
                inner.line("check"),
                inner.line("abort"),
                inner.line("diff"),
                Patterns.of(inner, "foreign"));
    }

    private ConfirmedCommit confirmed(Set<String> modes) throws FileMistake {
        Entries entries = mapping("confirmed", Set.of("enter", "commit", "keep", "takeback", "pending", "restarts"));
        Fields inner = new Fields(entries, notes);
        String enter = inner.line("enter");
        Value commit = inner.value("commit");
        Value keep = inner.value("keep");
        Value back = inner.value("takeback");
        if (keep == null) {
            throw entries.place().error("keep is missing here: what keeps a change that would be taken back");
        }
        List<Value> words = back == null ? List.of() : back instanceof Items list ? list.items() : List.of(back);
        ConfirmedCommit confirmed = new ConfirmedCommit(
                enter,
                commit == null ? null : command(commit, modes),
                command(keep, modes),
                all(words, each -> command(each, modes)),
                Patterns.of(inner, "pending"),
                inner.truth("restarts", false));
        if (!confirmed.isTimed()) {
            throw entries.place().error("enter or commit must hold " + ConfirmedCommit.TIMES);
        }
        return confirmed;
    }

    private Checkpoint checkpoint(Set<String> modes) throws FileMistake {
        Entries entries = mapping("checkpoint", Set.of("take", "restore", "forget"));
        return new Checkpoint(
                named(entries, "take", modes), named(entries, "restore", modes), named(entries, "forget", modes));
    }

    private Command named(Entries entries, String key, Set<String> modes) throws FileMistake {
        Entry entry = entries.entries().get(key);
        Command command = entry == null ? null : command(entry.value(), modes);
        if (command == null || !command.send().contains(Checkpoint.NAME)) {
            Place place = entry == null ? entries.place() : entry.value().place();
            throw place.error(key + " must be a line that holds " + Checkpoint.NAME);
        }
        return command;
    }

    private Lines lines() throws FileMistake {
        Entries entries = mapping("lines", Set.of("form", "send", "off"));
        Fields inner = new Fields(entries, notes);
        String form = needed(inner, "form", entries);
        if (!form.equals("nested") && !form.equals("set")) {
            throw inner.place("form").error("form must be nested or set, not " + Fields.quoted(form));
        }
        String send = text(inner, "send", fields.text("running"));
        if (send.isEmpty()) {
            throw entries.place().error("send is missing here, and so is running");
        }
        return new Lines(send, new Notation(form.equals("set") ? Form.SET : Form.NESTED, inner.words("off")));
    }

    private Detection detection(Entries entries) throws FileMistake {
        check(entries, Set.of("send", "match", "score"), "detect");
        Fields inner = new Fields(entries, notes);
        return new Detection(needed(inner, "send", entries), Patterns.needed(inner, entries, "match"), (int)
                inner.number("score", 99));
    }

    private Way way(Entries entries, Set<String> modes) throws FileMistake {
        check(entries, Set.of("from", "to", "first", "send", "secret", "answers"), "a way");
        Fields inner = new Fields(entries, notes);
        String from = needed(inner, "from", entries);
        String to = needed(inner, "to", entries);
        mode(inner, "from", from, modes);
        mode(inner, "to", to, modes);
        return new Way(
                from,
                to,
                inner.line("first"),
                needed(inner, "send", entries),
                inner.truth("secret", false),
                questions(inner, "answers"));
    }

    private Command command(Value value, Set<String> modes) throws FileMistake {
        if (value instanceof Scalar line) {
            return new Command(line.text(), null, List.of());
        }
        if (!(value instanceof Entries entries)) {
            throw value.place().error("write a line to send, or a mapping such as {send: no page, in: privileged}");
        }
        check(entries, Set.of("send", "in", "answers"), "a line to send");
        Fields inner = new Fields(entries, notes);
        String in = inner.has("in") ? inner.text("in") : null;
        if (in != null) {
            mode(inner, "in", in, modes);
        }
        return new Command(needed(inner, "send", entries), in, questions(inner, "answers"));
    }

    private List<KnownQuestion> questions(Fields from, String key) throws FileMistake {
        return all(items(from, key), each -> knownQuestion(each, key));
    }

    private KnownQuestion knownQuestion(Value value, String key) throws FileMistake {
        if (!(value instanceof Entries entries)) {
            throw value.place().error(key + " must be a list of mappings such as {ask: 'Save.*', answer: n}");
        }
        check(entries, Set.of("ask", "answer", "key"), key);
        boolean enter = !entries.entries().containsKey("key");
        Entry answer = entries.entries().get(enter ? "answer" : "key");
        return new KnownQuestion(
                Patterns.needed(new Fields(entries, notes), entries, "ask"),
                answer != null && answer.value() instanceof Scalar text ? text.text() : null,
                enter);
    }

    private interface Reading<F, T> {
        T of(F from) throws FileMistake;
    }

    private static <F, T> List<T> all(List<F> from, Reading<F, T> reading) throws FileMistake {
        List<T> read = new ArrayList<>();
        for (F each : from) {
            read.add(reading.of(each));
        }
        return List.copyOf(read);
    }

    private List<Entries> mappings(String key) throws FileMistake {
        return all(items(key), each -> {
            if (each instanceof Entries entries) {
                return entries;
            }
            throw each.place().error(key + " must be a list of mappings");
        });
    }

    private Entries mapping(String key, Set<String> known) throws FileMistake {
        Value value = fields.value(key);
        if (value == null) {
            return new Entries(root.place(), Map.of());
        }
        if (!(value instanceof Entries entries)) {
            throw value.place().error(key + " must be a mapping");
        }
        check(entries, known, key);
        return entries;
    }

    private List<Value> items(String key) throws FileMistake {
        return items(fields, key);
    }

    private static List<Value> items(Fields from, String key) throws FileMistake {
        return switch (from.value(key)) {
            case null -> List.of();
            case Items list -> list.items();
            case Value other -> throw other.place().error(key + " must be a list");
        };
    }

    /** A list of texts, each of which {@code reading} accepts. */
    private List<String> written(String key, Consumer<String> reading) throws FileMistake {
        List<String> texts = fields.words(key);
        for (int i = 0; i < texts.size(); i++) {
            try {
                reading.accept(texts.get(i));
            } catch (IllegalArgumentException e) {
                Value list = fields.value(key);
                Place place = list instanceof Items items ? items.items().get(i).place() : fields.place(key);
                throw place.error(key + ": " + e.getMessage());
            }
        }
        return texts;
    }

    private List<Pattern> patterns(String key) throws FileMistake {
        return all(items(key), each -> {
            if (each instanceof Scalar written) {
                return Patterns.of(written);
            }
            throw each.place().error(key + " must be a list of regular expressions");
        });
    }
}
