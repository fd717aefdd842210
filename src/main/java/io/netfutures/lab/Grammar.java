package io.netfutures.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one mode, as a tree of words. A command is written as a pattern, for instance {@code terminal length
 * <0-512>}: keywords, and in angle brackets a value: {@code <A.B.C.D>} an address, {@code <WORD>} any word, {@code <LINE>}
 * the rest of the line, {@code <0-512>} a number.
 *
 * <p>A typed word may be any prefix that fits one keyword only; a whole keyword wins over longer ones.
 *
 * @param <A> what a command does
 */
final class Grammar<A> {
    private final Node<A> root = new Node<>("", "");

    /** What has come of a line. */
    sealed interface Parsed<A> {
        /** A whole command, with its values, and with the keywords written out. */
        record Command<A>(A action, List<String> values, String full) implements Parsed<A> {}

        /** The first character that cannot be right, counted from the start of the line. */
        record Invalid<A>(int column) implements Parsed<A> {}

        /** More words are needed. */
        record Incomplete<A>() implements Parsed<A> {}

        /** A word fits several keywords. */
        record Ambiguous<A>() implements Parsed<A> {}

        /** Not even the first word is known. */
        record Unknown<A>(String word) implements Parsed<A> {}
    }

    /** A word that can stand at some place, with its help text. */
    record Choice(String word, String help) {}

    private static final class Node<A> {
        private final String word;
        private final String help;
        private final Map<String, Node<A>> next = new LinkedHashMap<>();
        private int level;
        private @Nullable A action;

        private Node(String word, String help) {
            this.word = word;
            this.help = help;
        }

        private boolean isValue() {
            return word.startsWith("<");
        }

        private List<Node<A>> visible(int privilege) {
            return next.values().stream()
                    .filter(each -> each.level <= privilege)
                    .toList();
        }
    }

    /**
     * Adds a command.
     *
     * @param level the privilege that it needs: 1 or 15
     * @param help what its last word does
     */
    Grammar<A> add(int level, String pattern, String help, A action) {
        Node<A> node = root;
        String[] words = pattern.split(" ");
        for (int i = 0; i < words.length; i++) {
            boolean last = i == words.length - 1;
            Node<A> parent = node;
            node = parent.next.get(words[i]);
            if (node == null) {
                node = new Node<>(words[i], last ? help : helpFor(words[i]));
                node.level = level;
                parent.next.put(words[i], node);
            }
            node.level = Math.min(node.level, level);
        }
        node.action = action;
        return this;
    }

    /** Parses a line for a user of this privilege. */
    Parsed<A> parse(String line, int privilege) {
        Node<A> node = root;
        List<String> values = new ArrayList<>();
        StringBuilder full = new StringBuilder();
        Words words = new Words(line);
        while (words.next()) {
            List<Node<A>> choices = node.visible(privilege);
            String typed = words.word();
            List<Node<A>> fitting = fitting(choices, typed);
            if (fitting.size() > 1) {
                return new Parsed.Ambiguous<>();
            }
            if (fitting.isEmpty()) {
                Node<A> value = value(choices, typed);
                if (value == null) {
                    return node == root
                            ? new Parsed.Unknown<>(typed)
                            : new Parsed.Invalid<>(words.start() + good(choices, typed));
                }
                node = value;
                boolean rest = value.word.equals("<LINE>");
                String text = rest ? line.substring(words.start()) : typed;
                values.add(text);
                full.append(' ').append(text);
                if (rest) {
                    break;
                }
            } else {
                node = fitting.getFirst();
                full.append(' ').append(node.word);
            }
        }
        A action = node.action;
        return action == null
                ? new Parsed.Incomplete<>()
                : new Parsed.Command<>(action, values, full.toString().strip());
    }

    /** Whether the first word of the line is one of this grammar's. */
    boolean knows(String line, int privilege) {
        Words words = new Words(line);
        return words.next() && !fitting(root.visible(privilege), words.word()).isEmpty();
    }

    /** What can stand after the whole words of {@code line}, and fits the word that has been begun. */
    List<Choice> choices(String line, int privilege) {
        Node<A> node = root;
        Words words = new Words(line);
        boolean begun = !line.isEmpty() && !line.endsWith(" ");
        String begin = "";
        while (words.next()) {
            if (begun && words.isLast()) {
                begin = words.word();
                break;
            }
            List<Node<A>> fitting = fitting(node.visible(privilege), words.word());
            Node<A> next = fitting.size() == 1 ? fitting.getFirst() : value(node.visible(privilege), words.word());
            if (next == null) {
                return List.of();
            }
            node = next;
        }
        List<Choice> choices = new ArrayList<>();
        String prefix = begin.toLowerCase(Locale.ROOT);
        for (Node<A> each : node.visible(privilege)) {
            if (each.isValue() || each.word.startsWith(prefix)) {
                choices.add(new Choice(
                        each.isValue() ? each.word.substring(1, each.word.length() - 1) : each.word, each.help));
            }
        }
        choices.sort((one, other) -> one.word().compareTo(other.word()));
        if (!begun && node.action != null) {
            choices.add(new Choice("<cr>", ""));
        }
        return choices;
    }

    private static <A> List<Node<A>> fitting(List<Node<A>> choices, String typed) {
        String prefix = typed.toLowerCase(Locale.ROOT);
        List<Node<A>> fitting = new ArrayList<>();
        for (Node<A> each : choices) {
            if (!each.isValue() && each.word.startsWith(prefix)) {
                if (each.word.equals(prefix)) {
                    return List.of(each);
                }
                fitting.add(each);
            }
        }
        return fitting;
    }

    private static <A> @Nullable Node<A> value(List<Node<A>> choices, String typed) {
        return choices.stream()
                .filter(each -> each.isValue() && fits(each.word.substring(1, each.word.length() - 1), typed))
                .findFirst()
                .orElse(null);
    }

    private static boolean fits(String type, String typed) {
        return switch (type) {
            case "WORD", "LINE" -> true;
            case "A.B.C.D" -> Ipv4.isAddress(typed);
            case "INTERFACE" -> typed.matches("(?i)[a-z]+[0-9].*");
            default -> {
                String[] range = type.split("-");
                yield typed.matches("\\d{1,9}")
                        && Long.parseLong(typed) >= Long.parseLong(range[0])
                        && Long.parseLong(typed) <= Long.parseLong(range[1]);
            }
        };
    }

    /** How many characters of the word still fit some keyword: the caret stands below the first that does not. */
    private static <A> int good(List<Node<A>> choices, String typed) {
        int best = 0;
        for (Node<A> each : choices) {
            int i = 0;
            while (!each.isValue()
                    && i < Math.min(typed.length(), each.word.length())
                    && Character.toLowerCase(typed.charAt(i)) == each.word.charAt(i)) {
                i++;
            }
            best = Math.max(best, i);
        }
        return best;
    }

    private static String helpFor(String word) {
        return switch (word) {
            case "show" -> "Show running system information";
            case "ip" -> "IP information";
            case "terminal" -> "Set terminal line parameters";
            case "interfaces", "interface" -> "Interface status and configuration";
            case "configure" -> "Enter configuration mode";
            case "copy" -> "Copy from one file to another";
            case "write" -> "Write running configuration to memory, network, or terminal";
            default ->
                word.startsWith("<") ? "A value" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        };
    }
}
