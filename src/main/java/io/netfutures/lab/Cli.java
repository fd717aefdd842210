package io.netfutures.lab;

import io.netfutures.lab.Grammar.Parsed;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The command line of one session with a router: from the characters that are typed to the text that is printed. It never
 * blocks and knows no socket; where the router is to think, {@link Terminal#after} brings it back.
 *
 * <pre>user &gt; --enable--> privileged # --configure terminal--> (config)# --interface ...--> (config-if)#
 *      ^--disable---'            ^--end, Ctrl-Z, exit---'             '--exit--'</pre>
 *
 * <p>While an answer is on its way, what is typed waits. While a question stands, what is typed is its answer.
 */
final class Cli {
    /** Where the text goes. */
    interface Terminal {
        /** Prints text; a line ends CR LF. */
        void print(String text);

        /** Calls back after a while, in any thread. */
        void after(Duration time, Runnable then);

        /** Ends the session once everything is printed. */
        void hangUp();
    }

    /** Where the user is: {@code word} stands in the prompt, {@code key} is the block that is being configured. */
    record Mode(String word, String key) {
        static final Mode EXEC = new Mode("", "");
        static final Mode CONFIG = new Mode("config", "");
    }

    private record Question(boolean echo, boolean oneKey, Consumer<String> answer) {}

    private static final int USER = 1;
    private static final int PRIVILEGED = 15;
    private static final String MORE = " --More-- ";
    private static final String ERASE = "\b".repeat(9) + " ".repeat(8) + "\b".repeat(9);

    private final Router router;
    private final String user;
    private final Terminal terminal;
    private final LineEditor editor;
    private final Queue<Character> typedAhead = new ArrayDeque<>();
    private Mode mode = Mode.EXEC;
    private boolean privileged;
    private boolean monitoring;
    private int length = 24;
    private int width = 80;
    private boolean busy;
    private boolean over;
    private @Nullable Question question;
    private List<String> pages = List.of();
    private @Nullable StringBuilder text;
    private char delimiter;
    private Consumer<String> textDone = done -> {};

    Cli(Router router, String user, Terminal terminal) {
        this.router = router;
        this.user = user;
        this.terminal = terminal;
        this.editor = new LineEditor(terminal::print);
        this.privileged = router.enableSecret() == null;
    }

    /** Shows the banner and the first prompt. */
    synchronized void start() {
        later(router.startUpDelay(), () -> {
            String greeting = router.greeting();
            if (!greeting.isEmpty()) {
                terminal.print("\r\n" + greeting.replace("\n", "\r\n") + "\r\n");
            }
            terminal.print("\r\n");
        });
        promptAgain();
    }

    /** Runs one command of an exec channel, without prompt or pages, and ends. */
    synchronized void runOnly(String command) {
        length = 0;
        terminal.print("\r\n");
        execute(command);
        over = true;
        if (!busy) {
            terminal.hangUp();
        }
    }

    /** Takes what has been typed. */
    synchronized void type(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            typedAhead.add(typed.charAt(i));
        }
        drain();
    }

    private void drain() {
        while (!busy && !over && !typedAhead.isEmpty()) {
            type((char) typedAhead.remove());
        }
    }

    private void type(char c) {
        if (!pages.isEmpty()) {
            turnPage(c);
        } else if (text != null) {
            typeText(c);
        } else if (question != null && question.oneKey()) {
            Question asked = question;
            question = null;
            terminal.print("\r\n");
            asked.answer().accept(String.valueOf(c));
            promptAgain();
        } else {
            switch (editor.type(c)) {
                case NONE -> {}
                case ENTER -> enter();
                case HELP -> help();
                case TAB -> complete();
                case REDRAW -> terminal.print("\r\n" + prompt() + editor.line());
                case CTRL_C -> interrupt();
                case CTRL_Z -> leaveConfig();
            }
        }
    }

    private void enter() {
        terminal.print("\r\n");
        Question asked = question;
        if (asked != null) {
            question = null;
            editor.silent(false);
            asked.answer().accept(editor.take(false));
        } else {
            execute(editor.take(true));
        }
        promptAgain();
    }

    private void interrupt() {
        question = null;
        editor.silent(false);
        editor.take(false);
        terminal.print("\r\n");
        if (!mode.equals(Mode.EXEC)) {
            toExec();
        }
        promptAgain();
    }

    private void leaveConfig() {
        terminal.print("^Z\r\n");
        String line = editor.take(true);
        if (!mode.equals(Mode.EXEC)) {
            execute(line);
            if (!mode.equals(Mode.EXEC)) {
                toExec();
            }
        }
        promptAgain();
    }

    private void promptAgain() {
        if (!busy && !over && question == null && pages.isEmpty() && text == null) {
            terminal.print(prompt());
        }
    }

    String prompt() {
        String name = router.hostname();
        return mode.equals(Mode.EXEC)
                ? name + (privileged ? "#" : ">")
                : name.substring(0, Math.min(20, name.length())) + "(" + mode.word() + ")#";
    }

    // ---- lines

    /** Runs one line in the mode where we are. */
    void execute(String line) {
        if (line.isBlank() || line.stripLeading().startsWith("!")) {
            return;
        }
        if (mode.equals(Mode.EXEC)) {
            exec(line, prompt().length());
        } else {
            ConfigCommands.run(this, line);
        }
    }

    /** Runs an exec command; {@code before} columns of its line stand left of it. */
    void exec(String line, int before) {
        int bar = line.indexOf('|');
        String command = bar < 0 ? line : line.substring(0, bar).stripTrailing();
        Parsed<ExecCommands.Action> parsed = ExecCommands.GRAMMAR.parse(command, privilege());
        if (bar >= 0
                && !(parsed instanceof Parsed.Command<?>(var action, var values, String full)
                        && full.startsWith("show"))) {
            if (!(parsed instanceof Parsed.Invalid<?>) && !(parsed instanceof Parsed.Unknown<?>)) {
                invalid(before + bar);
                return;
            }
        }
        switch (parsed) {
            case Parsed.Command<ExecCommands.Action>(var action, var values, var full) -> {
                if (bar < 0) {
                    action.run(this, values, lines -> lines);
                } else {
                    filtered(line, bar, before, action, values);
                }
            }
            case Parsed.Unknown<ExecCommands.Action> unknown -> unknown(unknown.word(), line, before);
            default -> complain(parsed, line, before);
        }
    }

    private void filtered(String line, int bar, int before, ExecCommands.Action action, List<String> values) {
        Words words = new Words(line.substring(bar + 1));
        if (!words.next()) {
            incomplete();
            return;
        }
        int start = bar + 1 + words.start();
        var word = Filter.word(words.word());
        if (word.isEmpty()) {
            invalid(before + start);
            return;
        }
        String expression = line.substring(start + words.word().length()).stripLeading();
        if (expression.isEmpty() && !word.get().equals("count")) {
            incomplete();
            return;
        }
        var filter = Filter.of(word.get(), expression);
        if (filter.isEmpty()) {
            print("% Failed to compile regular expression.", "");
            return;
        }
        action.run(this, values, filter.get()::apply);
    }

    private void unknown(String word, String line, int before) {
        synchronized (router) {
            Config.Block lookup = router.running().find("ip domain lookup");
            if (lookup == null || !lookup.head().startsWith("no ")) {
                print("Translating \"" + word + "\"");
            }
        }
        if (new Words(line).isLast() || line.strip().equals(word)) {
            print(
                    "% Bad IP address or host name% Unknown command or computer name, or unable to find computer address");
        } else {
            Words words = new Words(line);
            words.next();
            invalid(before + words.start());
        }
    }

    /** Says why a line is no command. */
    void complain(Parsed<?> parsed, String line, int before) {
        switch (parsed) {
            case Parsed.Invalid<?>(int column) -> invalid(before + column);
            case Parsed.Unknown<?> unknown -> {
                Words words = new Words(line);
                words.next();
                invalid(before + words.start());
            }
            case Parsed.Incomplete<?> incomplete -> incomplete();
            case Parsed.Ambiguous<?> ambiguous -> print("% Ambiguous command:  \"" + line + "\"");
            case Parsed.Command<?> command -> throw new IllegalArgumentException("it is a command");
        }
    }

    void invalid(int column) {
        print(" ".repeat(column) + "^", "% Invalid input detected at '^' marker.", "");
    }

    void incomplete() {
        print("% Incomplete command.", "");
    }

    // ---- for the commands

    Router router() {
        return router;
    }

    String user() {
        return user;
    }

    int privilege() {
        return privileged ? PRIVILEGED : USER;
    }

    Mode mode() {
        return mode;
    }

    LineEditor editor() {
        return editor;
    }

    void print(String... lines) {
        for (String line : lines) {
            terminal.print(line + "\r\n");
        }
    }

    /** Prints the answer to a show command, after the time that the router thinks, in pages. */
    void answer(Supplier<List<String>> answer) {
        if (router.hangs()) {
            busy = true;
            return;
        }
        Gate gate = router.gate();
        later(router.thinkTime(), () -> {
            if (gate != null && gate.holds(() -> resume(() -> printAnswer(answer.get())))) {
                busy = true;
            } else {
                printAnswer(answer.get());
            }
        });
    }

    private void printAnswer(List<String> lines) {
        if (router.dropAfter() >= 0) {
            String all = String.join("\r\n", lines);
            terminal.print(all.substring(0, Math.min(router.dropAfter(), all.length())));
            hangUp();
            return;
        }
        if (length == 0 || lines.size() < length) {
            printAll(lines);
        } else {
            pages = lines;
            printPage(length - 1);
        }
    }

    private void printAll(List<String> lines) {
        if (!lines.isEmpty()) {
            terminal.print(String.join("\r\n", lines) + "\r\n");
        }
    }

    private void printPage(int rows) {
        int count = Math.min(rows, pages.size());
        printAll(pages.subList(0, count));
        pages = new ArrayList<>(pages.subList(count, pages.size()));
        if (!pages.isEmpty()) {
            terminal.print(MORE);
        }
    }

    private void turnPage(char key) {
        terminal.print(ERASE);
        switch (key) {
            case ' ' -> printPage(length - 1);
            case '\r', '\n' -> printPage(1);
            default -> pages = List.of();
        }
        promptAgain();
    }

    /** Asks for a line; {@code echo} is false for a password. */
    void ask(String text, boolean echo, Consumer<String> answer) {
        terminal.print(text);
        editor.silent(!echo);
        question = new Question(echo, false, answer);
    }

    /** Asks for one key, which is not echoed. */
    void confirm(String text, Runnable yes) {
        terminal.print(text);
        question = new Question(false, true, key -> {
            if (key.equals("\r") || key.equals("\n") || key.equalsIgnoreCase("y")) {
                yes.run();
            }
        });
    }

    /** Takes lines without a prompt until {@code end} is typed. */
    void text(String start, char end, Consumer<String> done) {
        int at = start.indexOf(end);
        if (at >= 0) {
            done.accept(start.substring(0, at));
            return;
        }
        print("Enter TEXT message.  End with the character '" + end + "'.");
        text = new StringBuilder(start.isEmpty() ? "" : start + "\n");
        delimiter = end;
        textDone = done;
    }

    private void typeText(char c) {
        StringBuilder typed = text;
        if (typed == null) {
            return;
        }
        if (c == delimiter) {
            text = null;
            terminal.print(c + "\r\n");
            textDone.accept(typed.toString());
            promptAgain();
        } else if (c == '\r' || c == '\n') {
            terminal.print("\r\n");
            typed.append('\n');
        } else {
            terminal.print(String.valueOf(c));
            typed.append(c);
        }
    }

    void toMode(Mode next) {
        mode = next;
    }

    /** Leaves configuration, which is logged. */
    void toExec() {
        mode = Mode.EXEC;
        log("%SYS-5-CONFIG_I: Configured from console by " + user + " on vty0 (127.0.0.1)");
    }

    void privileged(boolean now) {
        privileged = now;
    }

    void length(int rows) {
        length = rows;
    }

    void width(int columns) {
        width = columns;
    }

    int length() {
        return length;
    }

    int width() {
        return width;
    }

    void monitor(boolean on) {
        monitoring = on;
    }

    /** Writes a log line into the session, if it asked for them. */
    void log(String line) {
        if (monitoring) {
            print(Shows.logTime(router) + ": " + line);
        }
    }

    void hangUp() {
        over = true;
        terminal.hangUp();
    }

    // ---- time

    /** Runs {@code then} now, or as what ends a wait. */
    private void later(Duration time, Runnable then) {
        if (time.isZero()) {
            then.run();
        } else {
            busy = true;
            terminal.after(time, () -> resume(then));
        }
    }

    private synchronized void resume(Runnable then) {
        busy = false;
        then.run();
        if (busy) {
            return;
        }
        if (over) {
            terminal.hangUp();
        }
        promptAgain();
        drain();
    }

    // ---- keys

    private void help() {
        String line = editor.line();
        List<Grammar.Choice> choices = mode.equals(Mode.EXEC)
                ? ExecCommands.GRAMMAR.choices(line, privilege())
                : ConfigCommands.choices(mode, line);
        StringBuilder shown = new StringBuilder("?\r\n");
        boolean word = !line.isEmpty() && !line.endsWith(" ");
        if (choices.isEmpty()) {
            shown.append("% Unrecognized command\r\n");
        } else if (word) {
            choices.forEach(each -> shown.append(each.word()).append("  "));
            shown.append("\r\n\r\n");
        } else {
            int widest = choices.stream()
                    .mapToInt(each -> each.word().length())
                    .max()
                    .orElse(0);
            choices.forEach(each -> shown.append(("  %-" + widest + "s  %s")
                            .formatted(each.word(), each.help())
                            .stripTrailing())
                    .append("\r\n"));
            shown.append("\r\n");
        }
        terminal.print(shown + prompt() + line);
    }

    private void complete() {
        String line = editor.line();
        List<Grammar.Choice> choices = mode.equals(Mode.EXEC)
                ? ExecCommands.GRAMMAR.choices(line, privilege())
                : ConfigCommands.choices(mode, line);
        if (!line.isEmpty() && !line.endsWith(" ") && choices.size() == 1) {
            editor.set(line.substring(0, line.lastIndexOf(' ') + 1)
                    + choices.getFirst().word() + " ");
        } else {
            terminal.print("\u0007");
        }
        terminal.print("\r\n" + prompt() + editor.line());
    }
}
