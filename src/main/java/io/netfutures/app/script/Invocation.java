package io.netfutures.app.script;

import io.netfutures.device.Printable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One command of a script or a prompt: {@code [NAME =] word word ...}.
 *
 * <ul>
 *   <li>Words are separated by blanks. In {@code '...'} everything is text; in {@code "..."} a backslash quotes {@code "} and
 *       itself; elsewhere it quotes the character after it.
 *   <li>{@code #} at the beginning of a word begins a comment, as in a shell; quoted, or inside a word, it is text.
 *   <li>{@code |} is text: it belongs to the command of the device, as in {@code sh run | include host}.
 *   <li>{@code NAME =} comes first, with or without blanks around the sign.
 *   <li>{@code !text} is for the local shell: the words are {@code !} and the text, unchanged.
 * </ul>
 *
 * @param target the name for its futures
 * @param words the command and its arguments, without quotes; at least one
 */
public record Invocation(Optional<String> target, List<String> words) {
    static final int LONGEST = 1 << 16;
    private static final Pattern ASSIGNMENT = Pattern.compile("([^\\s=\"'#\\\\]+)[ \\t]*=(?!=)(.*)", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public Invocation {
        words = List.copyOf(words);
    }

    /** A command without a target. */
    static Invocation of(List<String> words) {
        return new Invocation(Optional.empty(), words);
    }

    /**
     * Parses a line; empty for a blank line or a comment.
     *
     * @throws ScriptException if it is not a statement
     */
    public static Optional<Invocation> parse(String line) {
        checked(line);
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        if (text.startsWith("!")) {
            return local(text.substring(1).strip());
        }
        Matcher assignment = ASSIGNMENT.matcher(text);
        boolean assigns = assignment.matches();
        List<String> words = Words.of(assigns ? assignment.group(2) : text);
        if (!assigns) {
            return words.isEmpty() ? Optional.empty() : Optional.of(of(words));
        }
        String name = assignment.group(1);
        if (!NAME.matcher(name).matches()) {
            throw new ScriptException(
                    "\"" + Printable.line(name) + "\" is no name for a future; write f1, clocks, my_run");
        }
        if (words.isEmpty()) {
            throw new ScriptException(
                    "a command is missing after " + name + " =, for instance: " + name + " = submit r1 sh clock");
        }
        return Optional.of(new Invocation(Optional.of(name), words));
    }

    private static void checked(String line) {
        if (line.length() > LONGEST) {
            throw new ScriptException(
                    "the line is " + line.length() + " characters long; " + LONGEST + " are the most");
        }
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            if (Character.isISOControl(each) && each != '\t') {
                throw new ScriptException(
                        "there is a control character, \\u{" + Integer.toHexString(each) + "}, in column " + (i + 1));
            }
        }
    }

    private static Optional<Invocation> local(String command) {
        if (command.isEmpty()) {
            throw new ScriptException("a command of the local shell is missing after !, for instance: !ls");
        }
        return Optional.of(of(List.of("!", command)));
    }
}
