package io.netfutures.lab.cli;

import io.netfutures.lab.box.Answered;
import io.netfutures.lab.box.Caller;
import io.netfutures.lab.box.Conversation;
import io.netfutures.lab.box.Monitor;
import io.netfutures.lab.box.Output;
import io.netfutures.lab.cli.Act.Ask;
import io.netfutures.lab.cli.Act.Choice;
import io.netfutures.lab.cli.Act.Hears;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One session at a box: what is typed, what is printed, and what the session alone has changed. */
final class Terminal implements Conversation, Template.Scope {
    /** What a rule or a text may depend on; at login also the name of a dialogue. */
    static final Set<String> CONDITIONS =
            Set.of("unsaved", "uncommitted", "poisoned", "confirming", "paging", "plain", "nested");

    private static final String DATE = "date:";

    private final Cli box;
    private final Caller login;
    private final Monitor screen;
    private final Personality personality;
    private final String account;
    private final Setup setup;
    private final Typed typed;
    private final StringBuilder out = new StringBuilder();
    private final Places places;
    private Reader reader = key -> {};
    private Output.Next next = new Output.Read();
    private Runnable then = () -> {};
    private Runnable finish = this::prompt;
    private TypedLine line = TypedLine.NONE;
    private int status;
    private int count = 1;
    private boolean prompted;
    private boolean leaving;
    private boolean global;
    private boolean bare;

    Terminal(Cli box, Caller login, Monitor screen) {
        this.box = box;
        this.login = login;
        this.screen = screen;
        this.personality = box.personality();
        this.account = box.account(login.user());
        this.setup = new Setup(personality, login);
        this.typed = new Typed(personality.enter());
        this.places = new Places(personality.starts().getOrDefault(account, personality.start()));
    }

    // What the lab calls.

    @Override
    public Output start() {
        return box.locked(() -> {
            box.banner().ifPresent(text -> write(text + "\n"));
            greet(0);
            return run();
        });
    }

    @Override
    public Output receive(byte[] bytes, int from, int count) {
        typed.add(new String(bytes, from, count, StandardCharsets.ISO_8859_1));
        return next instanceof Output.Read ? box.locked(this::run) : new Output("", new Output.Read());
    }

    @Override
    public Output resume() {
        return box.locked(() -> {
            next = new Output.Read();
            then.run();
            return run();
        });
    }

    @Override
    public Output exec(String command) {
        return box.locked(() -> {
            bare = true;
            setup.bare();
            finish = () -> next = new Output.HangUp(status);
            answer(command);
            return run();
        });
    }

    @Override
    public boolean atPrompt() {
        return prompted;
    }

    @Override
    public void close() {
        box.locked(() -> {
            box.leave(this);
            return true;
        });
    }

    private Output run() {
        while (next instanceof Output.Read && !typed.isEmpty()) {
            prompted = false;
            reader.key(typed.next());
        }
        Output output = new Output(out.toString(), next);
        out.setLength(0);
        return output;
    }

    /** Does what these lines say, as if they had been typed where the box is configured. */
    void load(List<String> lines) {
        places.go(personality.configuring(), "", "");
        for (String each : lines) {
            interpret(each);
        }
    }

    Monitor screen() {
        return screen;
    }

    boolean monitors() {
        return setup.monitoring();
    }

    // What the readers call.

    Personality personality() {
        return personality;
    }

    int columns() {
        return setup.columns();
    }

    /** Prints text, its line ends as those of the box. */
    void write(String text) {
        out.append(text.replace("\n", bare ? personality.bareNewline() : personality.newline()));
    }

    void listen(Reader other) {
        reader = other;
    }

    void entered(String text) {
        line = new TypedLine(text, column());
        out.append(fill(personality.entered()));
        if (text.isBlank()) {
            prompt();
        } else {
            answer(text);
        }
    }

    private void answer(String text) {
        next = new Output.Answer(text.strip(), TypedLine.shows(text, personality.reads()));
        then = () -> interpret(text);
    }

    void interrupted() {
        write("^C\n");
        prompt();
    }

    void controlZ() {
        if (places.has(personality.controlZ())) {
            write("^Z\n");
            places.go(personality.controlZ(), "", "");
            prompt();
        }
    }

    /** What Blank adds to the last word of this line. */
    String completion(String text) {
        List<String> words = TypedLine.words(text);
        return setup.completing() && !words.isEmpty() && !text.endsWith(" ") ? Match.completion(rules(), words) : "";
    }

    // What a line does.

    private void greet(int step) {
        if (step == personality.login().size() || leaving) {
            prompt();
            return;
        }
        Personality.Step next = personality.login().get(step);
        if (holds(next.when())) {
            perform(next.act(), () -> greet(step + 1));
        } else {
            greet(step + 1);
        }
    }

    private void prompt() {
        if (leaving) {
            next = new Output.HangUp(0);
            return;
        }
        write(promptText());
        reader = new LineEditor(this, column());
        prompted = true;
    }

    private String promptText() {
        return fill(mode().prompt());
    }

    private int column() {
        return LineEditor.columnAfter(promptText());
    }

    private Personality.Mode mode() {
        return personality.mode(places.mode());
    }

    private List<Rule> rules() {
        return personality.rules().stream()
                .filter(rule -> rule.knownIn(places.mode()))
                .toList();
    }

    private void interpret(String text) {
        count++;
        status = 0;
        Personality.Mode mode = mode();
        line = new TypedLine(personality.isShell() ? TypedLine.withBarsApart(text) : text, line.column());
        Match match = match();
        if (personality.pipes()
                && !(match instanceof Match.Found found && found.rule().words().contains("|"))) {
            match = through(line.piped());
        }
        if (setup.headed()) {
            write(fill(personality.heading()) + "\n");
        }
        switch (match) {
            case Match.Found(Rule rule, List<String> wild) -> {
                line = line.with(wild);
                global = rule.knownIn(personality.configuring());
                perform(rule.act(), finish);
            }
            case Match.Unknown(int word) -> refuse(line.startsAt(word) ? mode.unknown() : mode.argument(), word);
            case Match.Ambiguous(int word) -> refuse(mode.ambiguous(), word);
            case Match.Incomplete() -> refuse(mode.incomplete(), line.words().size());
        }
    }

    /** What a line is whose output goes through these filters. */
    private Match through(List<TypedLine.Piped> piped) {
        List<PipeFilter> filters = new ArrayList<>();
        TypedLine whole = line;
        line = whole.through(filters);
        Match match = match();
        if (match instanceof Match.Found) {
            for (TypedLine.Piped each : piped) {
                Optional<PipeFilter> filter = PipeFilter.of(personality.platform(), each.text());
                if (filter.filter(PipeFilter::isSimulated).isEmpty()) {
                    line = whole;
                    int word = TypedLine.words(whole.text().substring(0, each.at()))
                            .size();
                    boolean byArgument =
                            filter.isPresent() && !filter.get().argument().isEmpty();
                    return new Match.Unknown(byArgument ? word + 1 : word);
                }
                filters.add(filter.get());
            }
        }
        return match;
    }

    private Match match() {
        return Match.of(rules(), line.words(), personality.abbreviates(), rule -> holds(rule.when()));
    }

    private void refuse(String text, int word) {
        status = personality.refusedStatus();
        line = line.wrongAt(word);
        perform(Act.saying(text), finish);
    }

    private void perform(Act act, Runnable done) {
        String typedHere = line.command();
        act.does().forEach(effect -> effect(fill(effect), typedHere));
        act.goes().ifPresent(move -> places.go(move.mode(), fill(move.where()), typedHere));
        Runnable then = () -> act.asks().ifPresentOrElse(ask -> ask(ask, done, 1), done);
        String text = fill(act.says());
        if (text.isEmpty()) {
            then.run();
            return;
        }
        List<String> lines = line.filter(text);
        int rows = rows();
        if (rows > 0 && lines.size() >= rows) {
            new Pager(this, personality.pager(), rows, lines, then).start();
        } else {
            lines.forEach(each -> write(each + "\n"));
            then.run();
        }
    }

    /** After how many lines this answer is paged; 0: it is not. */
    private int rows() {
        boolean always = box.pagingAlways() && !bare;
        return always || (box.paging() && !line.unpaged()) ? setup.rows(always) : 0;
    }

    private void ask(Ask ask, Runnable done, int tries) {
        if (ask.hears() == Hears.ENABLE && box.open()) {
            perform(ask.choices().getFirst().then(), done);
            return;
        }
        String question = fill(ask.text());
        write(question);
        if (ask.hears() == Hears.NONE) {
            done.run();
            return;
        }
        listen(new Question(this, ask, answer -> {
            if (!ask.hears().secret()) {
                box.answered(new Answered(question, answer));
            }
            Act then = choice(ask, answer);
            if (then != null) {
                perform(then, done);
            } else if (answer.indexOf(Question.CONTROL_C) == 0) {
                done.run();
            } else if (tries == ask.tries()) {
                perform(ask.wrong(), done);
            } else {
                write(fill(ask.again()));
                ask(ask, done, tries + 1);
            }
        }));
    }

    private @Nullable Act choice(Ask ask, String answer) {
        boolean right = switch (ask.hears()) {
            case ENABLE -> box.isSecret(answer);
            case LOGIN -> box.isPassword(answer);
            case NONE, LINE, KEY -> true;
        };
        return ask.choices().stream()
                .filter(choice -> right && choice.answer().matcher(answer).matches())
                .findFirst()
                .map(Choice::then)
                .orElse(null);
    }

    /** The line that opened the section that a line stands in; what is known in no section stands in none. */
    private String header() {
        return global ? "" : places.header();
    }

    private void effect(String effect, String typedHere) {
        List<String> words = TypedLine.words(effect);
        String value = words.size() > 1 ? words.get(1) : "";
        String verb = words.getFirst();
        if (setup.change(verb, value) || box.configuration().change(verb, value, header(), typedHere, box.now())) {
            return;
        }
        switch (verb) {
            case "page-for-all" -> box.paging(value.equals("on"));
            case "leave" -> leaving = true;
            default -> throw new IllegalStateException("no effect " + effect);
        }
    }

    // What texts say.

    private String fill(String template) {
        return Template.fill(template, this);
    }

    private boolean holds(List<String> conditions) {
        return conditions.stream().allMatch(each -> each.startsWith("!") ? !holds(each.substring(1)) : holds(each));
    }

    @Override
    public boolean holds(String condition) {
        ConfigStore configuration = box.configuration();
        return switch (condition) {
            case "unsaved" -> configuration.unsaved();
            case "uncommitted" -> configuration.uncommitted();
            case "poisoned" -> configuration.poisoned();
            case "confirming" -> configuration.confirming();
            case "paging" -> setup.paging() && box.paging();
            case "plain" -> setup.plain();
            case "nested" -> places.depth() > 1;
            default -> box.alsoAsks(condition);
        };
    }

    @Override
    public @Nullable String value(String name) {
        return switch (name) {
            case "name" -> box.configuration().name();
            case "user" -> account;
            case "from" -> login.from();
            case "where" -> places.where();
            case "count" -> String.valueOf(count);
            case "line" -> line.command();
            case "word" -> line.word();
            case "from_word" -> line.rest();
            case "caret" -> " ".repeat(line.wrongColumn()) + "^";
            case "dashes" -> "-".repeat(line.wrongColumn()) + "^";
            case "column" -> String.valueOf(line.wrongOffset() + 1);
            case "blank" -> " ".repeat(Math.max(setup.columns(), 1) - 1);
            case "config" -> box.configuration().running();
            case "typed" -> line.text();
            case "redraw" -> promptText().replaceAll("(?s).*[\r\n]", "");
            case "candidate" -> box.configuration().candidate();
            case "pending" -> box.configuration().pending();
            case "first_word" -> line.firstWord();
            case "minutes_up" -> String.valueOf(box.up().toMinutes());
            default -> name.startsWith(DATE) ? date(name.substring(DATE.length())) : line.wild(name);
        };
    }

    private String date(String form) {
        return DateTimeFormatter.ofPattern(form, Locale.ENGLISH)
                .withZone(ZoneOffset.UTC)
                .format(box.now());
    }
}
