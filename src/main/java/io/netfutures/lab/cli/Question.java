package io.netfutures.lab.cli;

import io.netfutures.lab.cli.Act.Ask;
import io.netfutures.lab.cli.Act.Hears;
import java.util.function.Consumer;

/** Reads the answer to a question: whatever is typed until Enter, or one key. */
final class Question implements Reader {
    static final char CONTROL_C = 0x03;

    private final Terminal terminal;
    private final Ask ask;
    private final Consumer<String> answer;
    private final StringBuilder line = new StringBuilder();

    /** @param answer takes the line without Enter, or just Ctrl-C */
    Question(Terminal terminal, Ask ask, Consumer<String> answer) {
        this.terminal = terminal;
        this.ask = ask;
        this.answer = answer;
    }

    @Override
    public void key(char key) {
        if (key == CONTROL_C) {
            terminal.write("^C\n");
            answer.accept(String.valueOf(key));
        } else if (ask.hears() == Hears.KEY) {
            String pressed = key == '\r' ? "" : String.valueOf(key);
            terminal.write(ask.echo().equals("none") ? "" : pressed + "\n");
            answer.accept(pressed);
        } else if (key == '\r') {
            terminal.write("\n");
            answer.accept(line.toString());
        } else if (key == '\b' || key == 0x7f) {
            if (!line.isEmpty()) {
                line.setLength(line.length() - 1);
                terminal.write(ask.echo().equals("none") ? "" : "\b \b");
            }
        } else if (key >= ' ') {
            line.append(key);
            terminal.write(
                    switch (ask.echo()) {
                        case "none" -> "";
                        case "text" -> String.valueOf(key);
                        default -> ask.echo();
                    });
        }
    }
}
