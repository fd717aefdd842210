package io.netfutures.lab.ios;

import io.netfutures.lab.box.Answered;
import io.netfutures.lab.box.Caller;
import io.netfutures.lab.box.Conversation;
import io.netfutures.lab.box.Monitor;
import io.netfutures.lab.box.Output;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One session at a router's command line. */
final class IosSession implements Conversation {
    private final Ios ios;
    private final Caller login;
    private final int line;
    private final Monitor screen;
    private final Editor editor = new Editor(this);
    private final Typeahead typed = new Typeahead();
    private final StringBuilder out = new StringBuilder();
    private final History execHistory = new History();
    private final History configHistory = new History();
    private final List<String> lines = new ArrayList<>();
    private final IosCommands interpreter = new IosCommands(this);
    private Reader reader = editor;
    private Output.Next next = new Output.Read();
    private Runnable then = () -> {};
    private Runnable finish = this::prompted;
    private Mode mode = Mode.USER;
    private Section place;
    private Section outer;
    private List<Section> range = List.of();
    private int length = 24;
    private int width = 80;
    private boolean monitoring;
    private boolean prompted;

    /**
     * A session that starts.
     *
     * @param screen takes log lines and the end of the router
     */
    IosSession(Ios ios, Caller login, Monitor screen) {
        this(ios, login, screen, true);
    }

    IosSession(Ios ios, Caller login, Monitor screen, boolean listed) {
        this.ios = ios;
        this.login = login;
        this.screen = screen;
        this.place = ios.running();
        this.outer = place;
        this.line = listed ? ios.seat(this) : 0;
    }

    @Override
    public Output start() {
        return ios.locked(() -> {
            write("\r\n");
            ios.running().value("banner motd").ifPresent(text -> write(Banner.text(text) + "\r\n"));
            if (IosCommands.privilege(ios, login.user()) == 15) {
                mode = Mode.PRIVILEGED;
            }
            prompted();
            return run();
        });
    }

    @Override
    public Output receive(byte[] bytes, int from, int count) {
        typed.add(new String(bytes, from, count, StandardCharsets.ISO_8859_1));
        return next instanceof Output.Read ? ios.locked(this::run) : new Output("", new Output.Read());
    }

    @Override
    public Output resume() {
        return ios.locked(() -> {
            next = new Output.Read();
            then.run();
            return run();
        });
    }

    @Override
    public Output exec(String command) {
        return ios.locked(() -> {
            write("\r\n");
            length = 0;
            if (IosCommands.privilege(ios, login.user()) == 15) {
                mode = Mode.PRIVILEGED;
            }
            next = new Output.Answer(command, true);
            finish = () -> {
                flush();
                hangUp();
            };
            then = () -> {
                interpreter.execute(command, 0);
                settle();
            };
            return run();
        });
    }

    @Override
    public boolean atPrompt() {
        return prompted;
    }

    /** Forgets the session; its line is free again. */
    @Override
    public void close() {
        ios.locked(() -> ios.consoles().remove(this));
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

    // What the editor calls.

    void entered(String line) {
        write("\r\n");
        if (!line.isBlank()) {
            past().add(line.strip());
        }
        if (line.isBlank() || line.stripLeading().startsWith("!")) {
            prompted();
            return;
        }
        next = new Output.Answer(line.strip(), interpreter.shows(line));
        finish = this::prompted;
        then = () -> {
            interpreter.execute(line, prompt().length());
            settle();
        };
    }

    void interrupted() {
        write(mode.configures() ? "^C\r\n" : "\r\n");
        if (mode.configures()) {
            leaveConfiguration();
        }
        prompted();
    }

    void controlZ(String line) {
        if (!mode.configures()) {
            write("\r\n");
            prompted();
            return;
        }
        write("^Z\r\n");
        finish = () -> {
            leaveConfiguration();
            prompted();
        };
        if (!line.isBlank()) {
            interpreter.execute(line, prompt().length());
        }
        settle();
    }

    void redraw() {
        write("\r\n" + prompt());
        editor.drawAgain();
    }

    void bell() {
        write("\007");
    }

    void help(String before) {
        write("?");
        interpreter.help(before).forEach(line -> write("\r\n" + line));
        write("\r\n" + prompt());
        editor.drawAgain();
    }

    void complete(String before) {
        String rest = interpreter.completion(before);
        write("\r\n" + prompt());
        editor.drawAgain();
        if (rest.isEmpty()) {
            bell();
        } else {
            editor.insert(rest);
        }
    }

    // What commands call.

    Ios ios() {
        return ios;
    }

    Caller login() {
        return login;
    }

    Mode mode() {
        return mode;
    }

    Section place() {
        return place;
    }

    List<Section> range() {
        return range;
    }

    private History past() {
        return mode.configures() ? configHistory : execHistory;
    }

    List<String> history() {
        return past().lines();
    }

    int length() {
        return ios.pagingAlways() ? 24 : length;
    }

    /** The number of the virtual terminal: the lowest that was free. */
    int line() {
        return line;
    }

    /** {@code cisco on vty0 (10.1.1.2)}. */
    String who() {
        return (login.user().isEmpty() ? "" : login.user() + " on ") + "vty" + line + " (" + login.from() + ")";
    }

    /** Keeps so many lines of history. */
    void remember(int lines) {
        execHistory.resize(lines);
        configHistory.resize(lines);
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

    void monitoring(boolean on) {
        monitoring = on;
    }

    /** Prints one line of a command's answer. */
    void print(String line) {
        lines.add(line);
    }

    /** Puts raw text on the screen at once, after what was printed. */
    void write(String text) {
        out.append(text);
    }

    /** Goes to another mode, at this part of the configuration. */
    void go(Mode to, Section at) {
        outer = to == Mode.FAMILY ? place : ios.running();
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

    void leaveConfiguration() {
        go(Mode.PRIVILEGED, ios.running());
        ios.log("%SYS-5-CONFIG_I: Configured from console by " + who());
    }

    /** Writes into the router's log; silently while it starts. */
    void log(String message) {
        ios.log(message);
    }

    /** Does what this line says, as if it had been typed here. */
    void say(String line) {
        interpreter.execute(line, 0);
    }

    /** Says that the last word typed is wrong, with the caret below it. */
    void refuseLastWord() {
        interpreter.refuseLastWord();
    }

    /** Whether this is no person but a saved configuration. */
    boolean loading() {
        return login.equals(Caller.NOBODY);
    }

    /** The section around the present one, if that is deeper than one level. */
    Section outer() {
        return outer;
    }

    void hangUp() {
        next = new Output.HangUp(0);
    }

    /** Ends the session from outside: the router reloads. */
    void drop() {
        hangUp();
        ios.afterwards(screen::drop);
    }

    /** Shows a log line at once if this session monitors the log. */
    void monitor(String line) {
        if (monitoring) {
            ios.afterwards(() -> screen.print("\r\n" + line + "\r\n"));
        }
    }

    /** Waits, then goes on; keys typed meanwhile are kept. */
    void pause(Duration time, Runnable and) {
        flush();
        next = new Output.Pause(time);
        then = () -> {
            and.run();
            settle();
        };
    }

    /** Whether Ctrl-Shift-6 or Ctrl-C was typed during a pause; forgets what was typed before it. */
    boolean escaped() {
        return typed.escaped();
    }

    /** Gives the next key to another reader than the command line. */
    void listen(Reader other) {
        reader = other;
    }

    /** Asks for one line; the answer is echoed or not. Ctrl-C gives the answer up and returns to the prompt. */
    void ask(String question, boolean echo, Consumer<String> answer) {
        flush();
        write(question);
        listen(new Question(this, echo, line -> {
            if (echo) {
                ios.answered(new Answered(question, line));
            }
            answer.accept(line);
        }));
    }

    /** Asks for one key: Enter or {@code y} is yes. */
    void confirm(String question, Consumer<Boolean> answer) {
        flush();
        write(question + " [confirm]");
        listen(key -> {
            write("\r\n");
            listenToLine();
            ios.answered(new Answered(question + " [confirm]", key < ' ' ? "" : String.valueOf(key)));
            answer.accept(key == '\r' || key == '\n' || key == 'y' || key == 'Y');
            settle();
        });
    }

    /** After a command, an answer or a pause: what follows, usually the prompt, unless something is still open. */
    void settle() {
        if (next instanceof Output.Read && reader == editor) {
            finish.run();
        }
    }

    /** Gives the next key to the command line. */
    void listenToLine() {
        reader = editor;
    }

    /** Puts what was printed on the screen. */
    void flush() {
        lines.forEach(line -> write(line + "\r\n"));
        lines.clear();
    }

    /** What was printed and is not on the screen yet, for the filter and the pager. */
    List<String> takePrinted() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    String prompt() {
        return mode.prompt(ios.hostname());
    }

    private void prompted() {
        flush();
        listenToLine();
        editor.clear(history());
        write(prompt());
        prompted = true;
    }

    void load(List<String> configuration) {
        go(Mode.CONFIG, ios.running());
        for (String line : configuration) {
            if (reader == editor) {
                interpreter.execute(line, 0);
            } else {
                (line + "\r").chars().forEach(key -> reader.key((char) key));
            }
        }
    }
}
