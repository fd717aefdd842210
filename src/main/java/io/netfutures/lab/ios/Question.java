package io.netfutures.lab.ios;

import java.util.function.Consumer;

/** Reads the one-line answer to a question; whatever is typed until Enter is the answer. */
final class Question implements Reader {
    private final IosSession console;
    private final boolean echo;
    private final Consumer<String> answer;
    private final StringBuilder line = new StringBuilder();

    Question(IosSession console, boolean echo, Consumer<String> answer) {
        this.console = console;
        this.echo = echo;
        this.answer = answer;
    }

    @Override
    public void key(char key) {
        switch (key) {
            case '\r', '\n' -> {
                console.write("\r\n");
                console.listenToLine();
                answer.accept(line.toString());
                console.settle();
            }
            case 0x03 -> {
                console.write("\r\n");
                console.listenToLine();
                console.settle();
            }
            case 0x08, 0x7f -> {
                if (!line.isEmpty()) {
                    line.setLength(line.length() - 1);
                    console.write(echo ? "\b \b" : "");
                }
            }
            case 0x15 -> {
                console.write(echo ? "\b \b".repeat(line.length()) : "");
                line.setLength(0);
            }
            default -> {
                if (key >= ' ') {
                    line.append(key);
                    console.write(echo ? String.valueOf(key) : "");
                }
            }
        }
    }
}
