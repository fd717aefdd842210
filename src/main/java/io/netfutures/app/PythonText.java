package io.netfutures.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as Python 3 prints them: {@code repr}, and {@code pprint} with its line breaks. */
public final class PythonText {
    private PythonText() {}

    /** {@code repr(value)} of a dict, list, str, number, truth value or None; of anything else its own text. */
    public static String repr(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case Boolean truth -> truth ? "True" : "False";
            case CharSequence text -> quote(text.toString());
            case Map<?, ?> dict -> {
                List<String> pairs = new ArrayList<>();
                dict.forEach((key, each) -> pairs.add(repr(key) + ": " + repr(each)));
                yield "{" + String.join(", ", pairs) + "}";
            }
            case Collection<?> list ->
                "[" + String.join(", ", list.stream().map(PythonText::repr).toList()) + "]";
            default -> value.toString();
        };
    }

    /** {@code pprint.pformat(value, width=width)}: keys sorted, one entry a line where it does not fit, long text split. */
    public static String pprint(@Nullable Object value, int width) {
        StringBuilder out = new StringBuilder();
        format(value, out, 0, 0, width, 1);
        return out.toString();
    }

    /** Writes {@code value} at column {@code indent}, with {@code allowance} columns to be kept free behind it. */
    private static void format(
            @Nullable Object value, StringBuilder out, int indent, int allowance, int width, int level) {
        String whole = repr(sorted(value));
        if (whole.length() <= width - indent - allowance) {
            out.append(whole);
            return;
        }
        switch (value) {
            case Map<?, ?> dict when !dict.isEmpty() -> dict(dict, out, indent, allowance, width, level);
            case List<?> list when !list.isEmpty() -> list(list, out, indent, allowance, width, level);
            case String text when text.length() > 0 -> text(text, out, indent, allowance, width, level);
            case null, default -> out.append(whole);
        }
    }

    private static void dict(Map<?, ?> dict, StringBuilder out, int indent, int allowance, int width, int level) {
        out.append('{');
        int column = indent + 1;
        int left = dict.size();
        for (Map.Entry<?, ?> each : sortedEntries(dict)) {
            left--;
            String key = repr(each.getKey());
            out.append(key).append(": ");
            format(each.getValue(), out, column + key.length() + 2, left == 0 ? allowance + 1 : 1, width, level + 1);
            if (left > 0) {
                out.append(",\n").append(" ".repeat(column));
            }
        }
        out.append('}');
    }

    private static void list(List<?> list, StringBuilder out, int indent, int allowance, int width, int level) {
        out.append('[');
        int column = indent + 1;
        int left = list.size();
        for (Object each : list) {
            left--;
            format(each, out, column, left == 0 ? allowance + 1 : 1, width, level + 1);
            if (left > 0) {
                out.append(",\n").append(" ".repeat(column));
            }
        }
        out.append(']');
    }

    /** Text that is too long: a piece for each line of it, and pieces of whole words where a line is too long. */
    private static void text(String text, StringBuilder out, int indent, int allowance, int width, int level) {
        int column = level == 1 ? indent + 1 : indent;
        int free = level == 1 ? allowance + 1 : allowance;
        List<String> pieces = new ArrayList<>();
        int widest = width - column;
        List<String> lines = linesOf(text);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean lastLine = i == lines.size() - 1;
            int room = lastLine ? widest - free : widest;
            if (repr(line).length() <= room) {
                pieces.add(repr(line));
                continue;
            }
            List<String> words = wordsOf(line);
            String current = "";
            for (int j = 0; j < words.size(); j++) {
                String candidate = current + words.get(j);
                int space = j == words.size() - 1 && lastLine ? widest - free : widest;
                if (repr(candidate).length() > space) {
                    if (!current.isEmpty()) {
                        pieces.add(repr(current));
                    }
                    current = words.get(j);
                } else {
                    current = candidate;
                }
            }
            if (!current.isEmpty()) {
                pieces.add(repr(current));
            }
        }
        if (pieces.size() == 1) {
            out.append(pieces.getFirst());
            return;
        }
        out.append(level == 1 ? "(" : "")
                .append(String.join("\n" + " ".repeat(column), pieces))
                .append(level == 1 ? ")" : "");
    }

    /** As {@code str.splitlines(True)}, for the line ends that occur. */
    private static List<String> linesOf(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean end = switch (c) {
                case '\n', '\u000b', '\f', '\u001c', '\u001d', '\u001e', '\u0085', '\u2028', '\u2029' -> true;
                case '\r' -> i + 1 == text.length() || text.charAt(i + 1) != '\n';
                default -> false;
            };
            if (end) {
                lines.add(text.substring(start, i + 1));
                start = i + 1;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    /** Words with the blanks behind them: {@code \S*\s*}. */
    private static List<String> wordsOf(String line) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= line.length(); i++) {
            if (i == line.length() || (isBlank(line.charAt(i - 1)) && !isBlank(line.charAt(i)))) {
                words.add(line.substring(start, i));
                start = i;
            }
        }
        return words;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' || c == '\u0085';
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> dict -> {
                Map<Object, @Nullable Object> inOrder = new java.util.LinkedHashMap<>();
                sortedEntries(dict).forEach(each -> inOrder.put(each.getKey(), sorted(each.getValue())));
                yield inOrder;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(each -> copy.add(sorted(each)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    private static List<Map.Entry<?, ?>> sortedEntries(Map<?, ?> dict) {
        List<Map.Entry<?, ?>> entries = new ArrayList<>(dict.entrySet());
        entries.sort(Comparator.comparing(each -> String.valueOf(each.getKey()), PythonText::byCodePoint));
        return entries;
    }

    /** Python orders text by code points, Java by UTF-16 units. */
    private static int byCodePoint(String one, String other) {
        int[] left = one.codePoints().toArray();
        int[] right = other.codePoints().toArray();
        return java.util.Arrays.compare(left, right);
    }

    private static String quote(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder quoted = new StringBuilder().append(quote);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c == quote) {
                        quoted.append('\\').append(quote);
                    } else if (isPrintable(c)) {
                        quoted.appendCodePoint(c);
                    } else if (c <= 0xFF) {
                        quoted.append("\\x%02x".formatted(c));
                    } else if (c <= 0xFFFF) {
                        quoted.append("\\u%04x".formatted(c));
                    } else {
                        quoted.append("\\U%08x".formatted(c));
                    }
                }
            }
        });
        return quoted.append(quote).toString();
    }

    /** Python's {@code str.isprintable}: neither control, format, surrogate, private nor unassigned, nor a blank but the blank. */
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
