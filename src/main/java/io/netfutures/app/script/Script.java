package io.netfutures.app.script;

import io.netfutures.device.Nearest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of statements.
 *
 * @param name the name in messages
 * @param lines the logical lines: a backslash at the end of a line joins the next one to it, see {@link #goesOn}; in a Python
 *     program the parser does this instead
 */
public record Script(String name, List<Line> lines) {
    private static final int LARGEST = 8 << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * A logical line.
     *
     * @param number the number of its first line in the file, from 1
     */
    public record Line(int number, String text) {}

    public Script {
        lines = List.copyOf(lines);
    }

    /** The commands and Python statements; a file whose name ends in {@code .py} is a single piece. */
    public List<Piece> pieces() {
        return isPython()
                ? List.of(new Piece(
                        1, String.join("\n", lines.stream().map(Line::text).toList()), true))
                : Pieces.of(lines);
    }

    /** Whether this is a Python program. */
    public boolean isPython() {
        return isPython(name);
    }

    private static boolean isPython(String name) {
        return name.endsWith(".py");
    }

    /**
     * Reads a whole file.
     *
     * @throws ScriptException if it is missing, unreadable, or not a script
     */
    public static Script read(Path file) {
        return of(file.toString(), text(file));
    }

    /**
     * The lines of a text file, unchanged.
     *
     * @throws ScriptException as {@link #read}
     */
    public static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    private static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new ScriptException(file + ": is a directory, not a file");
            }
            if (Files.size(file) > LARGEST) {
                throw new ScriptException(file + ": is larger than 8 MB, too large for lines that are typed");
            }
            return decoded(file, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new ScriptException(file + ": there is no such file" + nearest(file));
        } catch (AccessDeniedException e) {
            throw new ScriptException(file + ": may not be read by you");
        } catch (IOException e) {
            throw new ScriptException(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** Splits a text into logical lines. Lines end with LF or CR LF; a first line that begins with {@code #!} is a comment. */
    public static Script of(String name, String text) {
        List<Line> lines = new ArrayList<>();
        StringBuilder begun = new StringBuilder();
        boolean joins = !isPython(name);
        int first = 1;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (begun.isEmpty()) {
                first = number;
            }
            if (joins && begun.length() <= Invocation.LONGEST && goesOn(begun + line)) {
                begun.append(line, 0, line.length() - 1);
            } else {
                lines.add(new Line(first, begun + line));
                begun.setLength(0);
            }
        }
        if (!begun.isEmpty()) {
            lines.add(new Line(first, begun.toString()));
        }
        return new Script(name, lines);
    }

    /**
     * Whether a line ends with a backslash that joins the next line to it: not in a comment, and quoted neither by another
     * backslash nor by {@code '...'}.
     */
    public static boolean goesOn(String line) {
        char quote = 0;
        boolean between = true;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (between && c == '#') {
                return false;
            }
            if (c == '\\' && quote != '\'') {
                at++;
                if (at == line.length()) {
                    return true;
                }
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            }
            between = quote == 0 && (c == ' ' || c == '\t');
        }
        return false;
    }

    private static String decoded(Path file, byte[] bytes) {
        for (byte each : bytes) {
            if (each == 0) {
                throw new ScriptException(file + ": is a binary file, not text");
            }
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ScriptException(file + ": is not UTF-8 text");
        }
    }

    private static String nearest(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        Path name = file.getFileName();
        if (folder == null || name == null) {
            return "";
        }
        try (Stream<Path> files = Files.list(folder)) {
            return Nearest.hint(
                    name.toString(),
                    files.filter(Files::isRegularFile)
                            .map(each -> String.valueOf(each.getFileName()))
                            .toList());
        } catch (IOException ignored) { // no such folder
            return "";
        }
    }
}
