package io.netfutures.lab.ios;

import io.netfutures.lab.box.Answered;
import io.netfutures.lab.box.Caller;
import io.netfutures.lab.box.Monitor;
import io.netfutures.lab.line.History;
import io.netfutures.lab.line.Question;
import io.netfutures.lab.line.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The virtual terminal line of one session: all that a command may use and change of the session in which it was typed. */
final class VtyLine {
    private static final Question.Style ECHOED = new Question.Style(false, "%s", "\n", "\n", true);
    private static final Question.Style SECRET = new Question.Style(false, "", "\n", "\n", true);
    private static final Question.Style CONFIRM = new Question.Style(true, "", "\n", "\n", true);

    private final RouterState router;
    private final Caller caller;
    private final Monitor monitor;
    private final Terminal terminal;
    private final Consumer<String> commands;
    private final int number;
    private final List<String> printed = new ArrayList<>();
    private final History execHistory = new History();
    private final History configHistory = new History();
    private Mode mode = Mode.USER;
    private Section place;
    private Section outer;
    private List<Section> range = List.of();
    private int length = 24;
    private int width = 80;
    private boolean monitoring;
    private String typed = "";
    private int typedAt;

    /**
     * The lowest line that is free, or none while a saved configuration is loaded.
     *
     * @param monitor takes log lines and the end of the router
     * @param commands runs a line as if it had been typed here
     */
    VtyLine(RouterState router, Caller caller, Monitor monitor, Terminal terminal, Consumer<String> commands) {
        this.router = router;
        this.caller = caller;
        this.monitor = monitor;
        this.terminal = terminal;
        this.commands = commands;
        this.place = router.running();
        this.outer = place;
        this.number = loading() ? 0 : router.seat(this);
    }

    RouterState router() {
        return router;
    }

    /** Where it reads and writes; what was {@link #print printed} comes after what is written at once. */
    Terminal terminal() {
        return terminal;
    }

    Caller caller() {
        return caller;
    }

    /** Its number, counted from 0. */
    int number() {
        return number;
    }

    /** {@code cisco on vty0 (10.1.1.2)}. */
    String who() {
        return (caller.user().isEmpty() ? "" : caller.user() + " on ") + "vty" + number + " (" + caller.from() + ")";
    }

    /** Whether a saved configuration is being loaded. */
    boolean loading() {
        return caller.equals(Caller.NOBODY);
    }

    // Where it stands.

    Mode mode() {
        return mode;
    }

    String prompt() {
        return mode.prompt(router.hostname());
    }

    Section place() {
        return place;
    }

    /** The sections that are configured at the same time; usually one. */
    List<Section> range() {
        return range;
    }

    /** The section around the present one, if that is deeper than one level. */
    Section outer() {
        return outer;
    }

    /** Goes to another mode, at this part of the configuration. */
    void go(Mode to, Section at) {
        outer = to == Mode.FAMILY ? place : router.running();
        mode = to;
        place = at;
        range = List.of(at);
    }

    /** Configures several interfaces at once. */
    void goRange(List<Section> ports) {
        mode = Mode.RANGE;
        place = ports.getFirst();
        range = ports;
    }

    /** Goes from a section of the configuration to all of it: the section may be gone. */
    void leaveSection() {
        if (mode.configures()) {
            go(Mode.CONFIG, router.running());
        }
    }

    void leaveConfiguration() {
        go(Mode.PRIVILEGED, router.running());
        router.log("%SYS-5-CONFIG_I: Configured from console by " + who());
    }

    // How it is set up.

    int length() {
        return router.pagingAlways() ? 24 : length;
    }

    void length(int rows) {
        length = rows;
    }

    int width() {
        return width;
    }

    void width(int columns) {
        width = columns;
    }

    /** The lines typed in this family of modes. */
    History history() {
        return mode.configures() ? configHistory : execHistory;
    }

    /** Keeps this many lines of history. */
    void remember(int lines) {
        execHistory.resize(lines);
        configHistory.resize(lines);
    }

    void monitoring(boolean on) {
        monitoring = on;
    }

    /** Shows a log line at once if this session monitors the log. */
    void monitor(String line) {
        if (monitoring) {
            router.lock().afterwards(() -> monitor.print("\r\n" + line + "\r\n"));
        }
    }

    // What it prints.

    /** Prints lines of a command's answer. */
    void print(String... lines) {
        printed.addAll(List.of(lines));
    }

    /** What was printed and is not on the screen yet, for the filter and the pager. */
    List<String> takePrinted() {
        List<String> taken = List.copyOf(printed);
        printed.clear();
        return taken;
    }

    /** Puts what was printed on the screen. */
    void flush() {
        takePrinted().forEach(line -> terminal.write(line + "\n"));
    }

    /** Notes the line that is being run, and the column of the screen where it starts. */
    void typed(String line, int column) {
        typed = line;
        typedAt = column;
    }

    /** Says that the last word typed is wrong. */
    void refuseLastWord() {
        refuse(typed.stripTrailing().lastIndexOf(' ') + 1);
    }

    /** Says that the typed line is wrong from this offset on, with the caret below it. */
    void refuse(int offset) {
        print(" ".repeat(typedAt + offset) + "^", "% Invalid input detected at '^' marker.", "");
    }

    // What it waits for.

    /** Asks for one line; the answer is echoed or not. Ctrl-C gives the answer up and returns to the prompt. */
    void ask(String question, boolean echo, Consumer<String> answer) {
        flush();
        terminal.write(question);
        terminal.listen(new Question(terminal, echo ? ECHOED : SECRET, line -> {
            if (!line.equals(Question.INTERRUPT)) {
                if (echo) {
                    router.answered(new Answered(question, line));
                }
                answer.accept(line);
            }
        }));
    }

    /** Asks for one key: Enter or {@code y} is yes. */
    void confirm(String text, Runnable yes) {
        String question = text + " [confirm]";
        flush();
        terminal.write(question);
        terminal.listen(new Question(terminal, CONFIRM, key -> {
            boolean shown = !key.isEmpty() && key.charAt(0) >= ' ';
            router.answered(new Answered(question, shown ? key : ""));
            if (key.isEmpty() || key.equalsIgnoreCase("y")) {
                yes.run();
            }
        }));
    }

    /** Waits, then goes on; keys typed meanwhile are kept. */
    void pause(Duration time, Runnable and) {
        flush();
        terminal.pause(time, and);
    }

    /** Does what this line says, as if it had been typed here. */
    void say(String line) {
        commands.accept(line);
    }

    /** Ends the session from outside: the router reloads. */
    void drop() {
        terminal.hangUp(0);
        router.lock().afterwards(monitor::drop);
    }
}
