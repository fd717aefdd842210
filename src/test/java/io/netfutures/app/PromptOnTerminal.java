package io.netfutures.app;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Status;

/**
 * A prompt with a status line, for the tests: on Ctrl-T another thread prints lines above the prompt and counts them in the
 * status line.
 *
 * <pre>
 * line 199 of 200 ........................................
 * line 200 of 200 ........................................
 * &gt; what is being typed
 * printed 200
 * </pre>
 *
 * <p>Words: how many lines, how many in one go, how many status lines, {@code locked} or {@code bare}.
 */
final class PromptOnTerminal extends LineReaderImpl {
    private final Status status;
    private final int rows;
    private final boolean locked;

    private PromptOnTerminal(Terminal terminal, int rows, boolean locked) throws IOException {
        super(terminal, "prompt", Map.of());
        this.status = Status.getStatus(terminal);
        this.rows = rows;
        this.locked = locked;
    }

    public static void main(String[] words) throws IOException {
        int lines = Integer.parseInt(words[0]);
        int atOnce = Integer.parseInt(words[1]);
        try (Terminal terminal = TerminalBuilder.builder()
                .system(true)
                // Else a late answer of the terminal to that question would be taken for keys.
                .graphemeCluster(false)
                .build()) {
            PromptOnTerminal prompt =
                    new PromptOnTerminal(terminal, Integer.parseInt(words[2]), words[3].equals("locked"));
            prompt.getWidgets().put("print", () -> {
                Thread.ofPlatform().start(() -> prompt.print(lines, atOnce));
                return true;
            });
            for (String keys : List.of(LineReader.EMACS, LineReader.DUMB)) {
                requireNonNull(prompt.getKeyMaps().get(keys)).bind(new Reference("print"), "\u0014");
            }
            prompt.say("ready");
            prompt.converse();
        }
    }

    private void converse() {
        try {
            while (true) {
                getTerminal().writer().println("got <" + readLine("> ") + ">");
            }
        } catch (UserInterruptException e) {
            getTerminal().writer().println("interrupted at <" + e.getPartialLine() + ">");
        } catch (EndOfFileException e) {
            getTerminal().writer().println("end of input");
        }
        say();
        getTerminal().flush();
    }

    private void print(int lines, int atOnce) {
        for (int first = 1; first <= lines; first += atOnce) {
            int last = Math.min(lines, first + atOnce - 1);
            printAbove(IntStream.rangeClosed(first, last)
                    .mapToObj(i -> "line " + i + " of " + lines + " " + ".".repeat(40) + "\n")
                    .collect(Collectors.joining()));
            say("printed " + last);
        }
    }

    private void say(String... text) {
        List<AttributedString> shown = text.length == 0
                ? List.of()
                : IntStream.range(0, rows)
                        .mapToObj(i -> new AttributedString(text[0] + (i == 0 ? "" : " row " + i)))
                        .toList();
        if (!locked) {
            status.update(shown);
            return;
        }
        lock.lock();
        try {
            status.update(shown);
        } finally {
            lock.unlock();
        }
    }
}
