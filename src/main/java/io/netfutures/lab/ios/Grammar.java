package io.netfutures.lab.ios;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The commands that are possible in one mode, as a tree of words.
 *
 * <p>A table row is {@code show ip interface brief}, {@code terminal length <0-512>} or
 * {@code logging buffered / <4096-2147483647>}: lower-case words are keywords; {@code WORD}, {@code LINE},
 * {@code A.B.C.D}, {@code INTERFACE} and {@code <low-high>} are values; {@code /} ends the key of a setting.
 */
final class Grammar {
    private final Node root = new Node(new Term.Keyword(""));

    /** One word of the tree and what may follow it. */
    private static final class Node {
        final Term token;
        final List<Node> next = new ArrayList<>();

        @Nullable
        Command command;

        @Nullable
        Command negated;

        Node(Term token) {
            this.token = token;
        }

        Node child(Term wanted) {
            for (Node node : next) {
                if (node.token.equals(wanted)) {
                    return node;
                }
            }
            Node node = new Node(wanted);
            next.add(node);
            return node;
        }
    }

    /** What can stand at one place of a line, for {@code ?}. */
    record Choice(String name, String help) {}

    static Grammar of(List<Command> table) {
        Grammar grammar = new Grammar();
        for (Command command : table) {
            Node node = grammar.root;
            int depth = 0;
            for (String word : command.slot().pattern().split(" ", -1)) {
                if (word.equals("/")) {
                    continue;
                }
                node = node.child(Term.of(word));
                depth++;
                if (depth >= command.slot().key() && node.negated == null) {
                    node.negated = command;
                }
            }
            node.command = command;
            node.negated = command;
        }
        return grammar;
    }

    /** The meaning of {@code line} from this offset on. */
    Meaning parse(String line, int from, boolean negated) {
        Node node = root;
        List<String> words = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int at = skipBlanks(line, from); at < line.length(); at = skipBlanks(line, at)) {
            Step step = step(node, line, at);
            if (step.node == null) {
                return step.ambiguous ? new Meaning.Ambiguous() : new Meaning.Invalid(step.end);
            }
            node = step.node;
            words.add(step.text);
            if (!(node.token instanceof Term.Keyword)) {
                values.add(step.text);
            }
            at = step.end;
        }
        Command command = negated ? node.negated : node.command;
        return command == null ? new Meaning.Incomplete() : new Meaning.Run(command, words, values, negated);
    }

    private record Step(@Nullable Node node, int end, String text, boolean ambiguous) {}

    private static Step step(Node node, String line, int at) {
        List<Step> prefixes = new ArrayList<>();
        int furthest = at;
        for (Node candidate : node.next) {
            Term.Reading reading = candidate.token.read(line, at);
            if (reading.text() == null) {
                furthest = Math.max(furthest, reading.end());
                continue;
            }
            Step step = new Step(candidate, reading.end(), reading.text(), false);
            if (!(candidate.token instanceof Term.Keyword)) {
                if (prefixes.isEmpty()) {
                    prefixes.add(step);
                }
            } else if (reading.end() - at == reading.text().length()) {
                return step;
            } else {
                prefixes.removeIf(other -> other.node != null && !(other.node.token instanceof Term.Keyword));
                prefixes.add(step);
            }
        }
        return switch (prefixes.size()) {
            case 0 -> new Step(null, furthest, "", false);
            case 1 -> prefixes.getFirst();
            default -> new Step(null, at, "", true);
        };
    }

    /** Whether the first word of the line, at this offset, can start a command here. */
    boolean knows(String line, int from) {
        Step step = step(root, line, skipBlanks(line, from));
        return step.node != null || step.ambiguous;
    }

    /**
     * What may stand at the end of {@code line}: the words that start with {@code prefix}, in alphabetical order; nothing if
     * the words before it fit nothing.
     */
    List<Choice> choices(String line, int from, String prefix) {
        Node node = root;
        String path = "";
        for (int at = skipBlanks(line, from); at < line.length(); at = skipBlanks(line, at)) {
            Step step = step(node, line, at);
            if (step.node == null) {
                return List.of();
            }
            node = step.node;
            path = path + node.token.name() + " ";
            at = step.end;
        }
        String before = path;
        Predicate<Node> fits = next -> prefix.isEmpty()
                || (next.token instanceof Term.Keyword
                        && next.token.name().toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT)));
        List<Choice> choices = new ArrayList<>(node.next.stream()
                .filter(fits)
                .map(next -> new Choice(next.token.name(), Help.of(before, next.token.name())))
                .sorted(Comparator.comparing(Choice::name))
                .toList());
        if (node.command != null && prefix.isEmpty()) {
            choices.add(new Choice("<cr>", ""));
        }
        return choices;
    }

    /** Every word that can stand anywhere, with its help. */
    List<Choice> everyWord() {
        List<Choice> words = new ArrayList<>();
        collect(root, "", words);
        return words;
    }

    private static void collect(Node node, String path, List<Choice> words) {
        for (Node next : node.next) {
            String name = next.token.name();
            if (next.token instanceof Term.Keyword) {
                words.add(new Choice(name, Help.of(path, name)));
            }
            collect(next, path + name + " ", words);
        }
    }

    static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at;
    }
}
