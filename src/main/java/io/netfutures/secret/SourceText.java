package io.netfutures.secret;

import io.netfutures.device.Printable;
import io.netfutures.device.SecretSource;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Sources as users write them: {@code prompt}, {@code env:NAME}, {@code file:PATH}, {@code command:PROGRAM ARGUMENT...}. */
public final class SourceText {
    /** What is known, for messages. */
    public static final String KINDS = "prompt, env:NAME, file:PATH or command:PROGRAM ARGUMENT...";

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private SourceText() {}

    /** Whether this is written like a source, be it a usable one or not. */
    public static boolean is(String text) {
        return text.equals("prompt") || text.matches("(?s)(env|file|command):.*");
    }

    /**
     * The source that is written like this.
     *
     * @param asked what {@code prompt} asks for
     * @param folder where relative paths begin, and where a program runs
     * @param home what {@code ~} stands for
     * @throws IllegalArgumentException if it is none; the message is for the user, and does not repeat what may be a secret
     */
    public static SecretSource parse(String text, String asked, Path folder, String home) {
        if (text.equals("prompt")) {
            return new SecretSource.Prompt(asked);
        }
        String rest = text.substring(text.indexOf(':') + 1);
        return switch (text.split(":", 2)[0]) {
            case "env" -> variable(rest);
            case "file" -> file(rest, folder, home);
            case "command" -> command(words(rest), folder);
            default ->
                throw new IllegalArgumentException(
                        "this is no source of a secret; write " + KINDS
                                + " (a secret itself has no place on a command line, which every user of the machine can read)");
        };
    }

    /** The variable of this name. */
    public static SecretSource variable(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("env takes the name of a variable, as in env:NET_PASSWORD");
        }
        return new SecretSource.Variable(name);
    }

    /** The file at this path. */
    public static SecretSource file(String path, Path folder, String home) {
        if (path.isBlank()) {
            throw new IllegalArgumentException("file takes a path, as in file:~/.net-password");
        }
        return new SecretSource.InFile(path(path, folder, home));
    }

    /** The program with these arguments. */
    public static SecretSource command(List<String> words, Path folder) {
        if (words.isEmpty() || words.getFirst().isBlank()) {
            throw new IllegalArgumentException("command takes a program, as in command:pass show net/core");
        }
        return new SecretSource.Command(words, folder);
    }

    static Path path(String text, Path folder, String home) {
        try {
            return text.startsWith("~/") && !home.isEmpty() ? Path.of(home, text.substring(2)) : folder.resolve(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(Printable.line(text) + " is not the name of a file", e);
        }
    }

    /**
     * Splits at blanks, as a shell does: what stands between single quotes is taken as it is; between double quotes a backslash takes the
     * meaning from a double quote or a backslash; elsewhere from any character. Nothing is expanded.
     */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escapes = c == '\\'
                    && i + 1 < text.length()
                    && (quote == 0 || (quote == '"' && "\"\\".indexOf(text.charAt(i + 1)) >= 0));
            if (escapes) {
                word.append(text.charAt(++i));
                begun = true;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                begun = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("a quote in the command is not closed");
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
