package io.netfutures.lab.cli;

import io.netfutures.lab.box.Caller;
import io.netfutures.lab.box.Conversation;
import io.netfutures.lab.box.Monitor;
import io.netfutures.lab.box.Output;
import io.netfutures.lab.line.LineEditor;
import io.netfutures.lab.line.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One session at a device: greets, prompts, and finds the rule for each line that is typed. */
final class CliSession implements Conversation, LineEditor.Listener {
    /** Backspace, Ctrl-C, Enter, Ctrl-U, Ctrl-Z, and Space, which completes. */
    private static final String KEYS = "\b\177\003\r\025\032 ";

    private final Cli machine;
    private final Monitor monitor;
    private final Personality personality;
    private final Situation situation;
    private final Terminal terminal;
    private final LineEditor editor;
    private final Performance performance;
    private int status;

    CliSession(Cli machine, Caller caller, Monitor monitor) {
        this.machine = machine;
        this.monitor = monitor;
        this.personality = machine.personality();
        this.situation = new Situation(machine, caller);
        this.terminal = new Terminal(machine.lock(), personality.enter(), personality.newline(), this::settled);
        this.editor = new LineEditor(terminal, new LineEditor.Style(KEYS, "", Optional.of(personality.wrap())), this);
        this.performance = new Performance(machine, situation, terminal);
    }

    // What the lab calls.

    @Override
    public Output start() {
        return terminal.perform(() -> {
            machine.banner().ifPresent(text -> terminal.write(text + "\n"));
            greet(0);
        });
    }

    @Override
    public Output receive(byte[] bytes, int from, int count) {
        return terminal.receive(bytes, from, count);
    }

    @Override
    public Output resume() {
        return terminal.resume();
    }

    @Override
    public Output exec(String command) {
        return terminal.perform(() -> {
            situation.setup().bare();
            terminal.newline(personality.bareNewline());
            answer(command);
        });
    }

    @Override
    public void close() {
        machine.leave(this);
    }

    /** Does what these lines say, as if they had been typed where the device is configured. */
    void load(List<String> lines) {
        situation.places().go(personality.configuring().getFirst(), "", "");
        lines.forEach(this::interpret);
    }

    /** Ends the session from outside: the device starts anew. */
    void drop() {
        terminal.hangUp(0);
        machine.lock().afterwards(monitor::drop);
    }

    /** Shows a log message at once if this session monitors them. */
    void log(String message) {
        if (situation.setup().monitoring()) {
            machine.lock().afterwards(() -> monitor.print(personality.newline() + message + personality.newline()));
        }
    }

    // What the terminal and its line editor call.

    private void settled() {
        if (situation.setup().isBare()) {
            terminal.hangUp(status);
        } else if (performance.leaves()) {
            terminal.hangUp(0);
        } else {
            editor.prompt(situation.setup().columns(), List.of());
        }
    }

    @Override
    public String prompt() {
        return situation.prompt();
    }

    @Override
    public void entered(String text) {
        terminal.release();
        situation.line(new TypedLine(text, LineEditor.columnAfter(prompt())));
        terminal.write(situation.fill(personality.entered()));
        if (!text.isBlank()) {
            answer(text);
        }
    }

    private void answer(String text) {
        terminal.answer(text.strip(), TypedLine.shows(text, personality.reads()), () -> interpret(text));
    }

    @Override
    public void interrupted() {
        terminal.release();
        terminal.write("^C\n");
    }

    @Override
    public void controlZ(String text) {
        if (situation.places().has(personality.controlZ())) {
            terminal.release();
            terminal.write("^Z\n");
            situation.places().go(personality.controlZ(), "", "");
        }
    }

    @Override
    public String completion(String text) {
        List<String> words = TypedLine.words(text);
        return situation.setup().completing() && !words.isEmpty() && !text.endsWith(" ")
                ? Match.completion(rules(), words)
                : "";
    }

    // What a line does.

    private void greet(int step) {
        if (step == personality.login().size() || performance.leaves()) {
            return;
        }
        Personality.Step next = personality.login().get(step);
        if (situation.holds(next.when())) {
            performance.perform(next.act(), () -> greet(step + 1));
        } else {
            greet(step + 1);
        }
    }

    private List<Rule> rules() {
        return personality.rules().stream()
                .filter(rule -> rule.knownIn(situation.places().mode()))
                .toList();
    }

    private void interpret(String text) {
        status = 0;
        Personality.Mode mode = situation.mode();
        situation.typed(personality.isShell() ? TypedLine.withBarsApart(text) : text);
        Match match = match();
        if (personality.pipes()
                && !(match instanceof Match.Found found && found.rule().words().contains("|"))) {
            match = through(situation.line().piped());
        }
        if (situation.setup().headed()) {
            terminal.write(situation.fill(personality.heading()) + "\n");
        }
        switch (machine.refuses(text.strip()) ? new Match.Unknown(0) : match) {
            case Match.Found(Rule rule, List<String> wild) -> {
                situation.line(situation.line().with(wild));
                performance.perform(rule);
            }
            case Match.Unknown(int word) ->
                refuse(situation.line().startsAt(word) ? mode.unknown() : mode.argument(), word);
            case Match.Ambiguous(int word) -> refuse(mode.ambiguous(), word);
            case Match.Incomplete() ->
                refuse(mode.incomplete(), situation.line().words().size());
        }
    }

    /** What a line is whose output goes through these filters. */
    private Match through(List<TypedLine.Piped> piped) {
        List<PipeFilter> filters = new ArrayList<>();
        TypedLine whole = situation.line();
        situation.line(whole.through(filters));
        Match match = match();
        if (match instanceof Match.Found) {
            for (TypedLine.Piped each : piped) {
                Optional<PipeFilter> filter = PipeFilter.of(personality.platform(), each.text());
                if (filter.filter(PipeFilter::isSimulated).isEmpty()) {
                    situation.line(whole);
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
        return Match.of(
                rules(), situation.line().words(), personality.abbreviates(), rule -> situation.holds(rule.when()));
    }

    private void refuse(String text, int word) {
        status = personality.refusedStatus();
        situation.line(situation.line().wrongAt(word));
        performance.perform(Act.saying(text), () -> {});
    }
}
