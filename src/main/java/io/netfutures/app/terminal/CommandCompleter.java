package io.netfutures.app.terminal;

import io.netfutures.app.script.Interpreter;
import io.netfutures.app.script.NextWords;
import io.netfutures.app.script.OpenThings;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** Completes the word at the cursor. */
final class CommandCompleter implements Completer {
    private final Interpreter interpreter;

    CommandCompleter(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String begun =
                line.word().substring(0, Math.min(line.wordCursor(), line.word().length()));
        NextWords.Next next = new NextWords(
                        interpreter.commands(),
                        new OpenThings(interpreter),
                        interpreter.console().installation())
                .after(line.words().subList(0, line.wordIndex()), begun);
        next.words().forEach((word, says) -> word(candidates, word, says.isEmpty() ? null : says));
        if (next.files() != NextWords.Files.NONE) {
            int value = begun.startsWith("--") ? begun.indexOf('=') + 1 : 0;
            files(begun.substring(value)).forEach(file -> word(candidates, begun.substring(0, value) + file, null));
        }
    }

    private Collection<String> files(String begun) {
        int slash = begun.lastIndexOf('/');
        String folder = begun.substring(0, slash + 1);
        Path directory = interpreter.console().directory().resolve(folder.isEmpty() ? "." : folder);
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".") || begun.substring(slash + 1).startsWith(".")) {
                    names.add(folder + name + (Files.isDirectory(file) ? "/" : ""));
                }
            }
        } catch (IOException | DirectoryIteratorException ignored) { // unreadable
            return List.of();
        }
        return names;
    }

    private static void word(List<Candidate> candidates, String word, @Nullable String says) {
        candidates.add(new Candidate(word, word, null, says, null, null, NextWords.Next.isWhole(word)));
    }
}
