package io.netfutures.lab.ios;

import io.netfutures.lab.box.Caller;
import io.netfutures.lab.box.Conversation;
import io.netfutures.lab.box.Monitor;
import io.netfutures.lab.box.Output;
import io.netfutures.lab.line.LineEditor;
import io.netfutures.lab.line.Terminal;
import io.netfutures.lab.line.TypeAhead.Enter;
import java.util.List;
import java.util.Optional;

/** One session at a router's command line: the prompt, and what happens to each line typed at it. */
final class IosSession implements Conversation, LineEditor.Listener {
    /** Enter, {@code ?}, Tab, and the editing keys. */
    private static final LineEditor.Style STYLE = new LineEditor.Style(
            "\r?\t\b\177\001\002\003\004\005\006\013\014\016\020\022\024\025\026\027\030\031\032\033",
            "\007",
            Optional.empty());

    private final RouterState router;
    private final Terminal terminal;
    private final LineEditor editor;
    private final VtyLine vty;
    private final IosCommands commands;
    private Runnable finish = this::promptNext;

    /** A session that starts; its monitor takes log lines and the end of the router. */
    IosSession(RouterState router, Caller caller, Monitor monitor) {
        this.router = router;
        this.terminal = new Terminal(router.lock(), Enter.ANY, "\r\n", this::settled);
        this.editor = new LineEditor(terminal, STYLE, this);
        this.vty = new VtyLine(router, caller, monitor, terminal, this::say);
        this.commands = new IosCommands(vty);
    }

    /** Types these lines into the configuration of a router, for no one. */
    static void load(RouterState router, List<String> lines) {
        IosSession session = new IosSession(router, Caller.NOBODY, Monitor.NONE);
        session.vty.go(Mode.CONFIG, router.running());
        for (String line : lines) {
            if (session.terminal.isFree()) {
                session.say(line);
            } else {
                (line + "\r").chars().forEach(key -> session.terminal.key((char) key));
            }
        }
    }

    private void say(String line) {
        commands.execute(line, 0);
    }

    // What the lab calls.

    @Override
    public Output start() {
        return terminal.perform(() -> {
            terminal.write("\n");
            router.running().value("banner motd").ifPresent(text -> terminal.write(Banner.text(text) + "\n"));
            logIn();
        });
    }

    private void logIn() {
        if (router.privilege(vty.caller().user()) == 15) {
            vty.go(Mode.PRIVILEGED, router.running());
        }
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
            terminal.write("\n");
            vty.length(0);
            logIn();
            finish = () -> {
                vty.flush();
                terminal.hangUp(0);
            };
            terminal.answer(command, true, () -> say(command));
        });
    }

    @Override
    public void close() {
        router.leave(vty);
    }

    // What the terminal and its line editor call.

    private void settled() {
        Runnable now = finish;
        finish = this::promptNext;
        now.run();
    }

    private void promptNext() {
        vty.flush();
        editor.prompt(vty.width(), vty.history().lines());
    }

    @Override
    public String prompt() {
        return vty.prompt();
    }

    @Override
    public void entered(String line) {
        terminal.release();
        terminal.write("\n");
        if (!line.isBlank()) {
            vty.history().add(line.strip());
        }
        if (!line.isBlank() && !line.stripLeading().startsWith("!")) {
            terminal.answer(line.strip(), commands.shows(line), () -> execute(line));
        }
    }

    private void execute(String line) {
        commands.execute(line, prompt().length());
    }

    @Override
    public void interrupted() {
        terminal.release();
        terminal.write(vty.mode().configures() ? "^C\n" : "\n");
        if (vty.mode().configures()) {
            vty.leaveConfiguration();
        }
    }

    @Override
    public void controlZ(String line) {
        terminal.release();
        terminal.write(vty.mode().configures() ? "^Z\n" : "\n");
        if (vty.mode().configures()) {
            finish = () -> {
                vty.leaveConfiguration();
                promptNext();
            };
            if (!line.isBlank()) {
                execute(line);
            }
        }
    }

    @Override
    public List<String> help(String before) {
        return commands.help(before);
    }

    @Override
    public String completion(String before) {
        return commands.completion(before);
    }
}
