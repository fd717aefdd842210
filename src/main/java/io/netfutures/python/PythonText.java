package io.netfutures.python;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as Python 3 prints them: {@code repr}, and {@code pprint} with its line breaks. A map is a dict, a {@link Set} a set,
 * any other collection a list, and a {@link Map.Entry} a tuple; anything else is written as its own text.
 */
public final class PythonText {
    private PythonText() {}

    /** {@code repr(value)}, with dicts in their own order. */
    public static String repr(@Nullable Object value) {
        return repr(value, false);
    }

    /** {@code pprint.pformat(value, width=width)}: sorts keys, puts each entry on a line if not all fit on one, splits long text. */
    public static String pprint(@Nullable Object value, int width) {
        StringBuilder out = new StringBuilder();
        format(value, out, 0, 0, width, 1);
        return out.toString();
    }

    private static String repr(@Nullable Object value, boolean sorted) {
        return switch (value) {
            case null -> "None";
            case Boolean truth -> truth ? "True" : "False";
            case Double number -> number(number);
            case Float number -> number(Double.parseDouble(number.toString()));
            case CharSequence text -> quote(text.toString());
            case Map<?, ?> dict -> {
                StringJoiner pairs = new StringJoiner(", ", "{", "}");
                for (Map.Entry<?, ?> each : sorted ? inOrder(dict) : dict.entrySet()) {
                    pairs.add(repr(each.getKey(), sorted) + ": " + repr(each.getValue(), sorted));
                }
                yield pairs.toString();
            }
            case Raised raised -> raised.repr();
            case Set<?> set when set.isEmpty() -> "set()";
            case Tuple tuple when tuple.size() == 1 -> "(" + repr(tuple.getFirst(), sorted) + ",)";
            case Tuple tuple -> join("(", tuple, ")", sorted);
            case Set<?> set -> join("{", set, "}", false);
            case Collection<?> list -> join("[", list, "]", sorted);
            case Map.Entry<?, ?> pair -> join("(", elements(pair), ")", sorted);
            default -> value.toString();
        };
    }

    private static String join(String open, Collection<?> elements, String close, boolean sorted) {
        StringJoiner joined = new StringJoiner(", ", open, close);
        elements.forEach(each -> joined.add(repr(each, sorted)));
        return joined.toString();
    }

    private static List<@Nullable Object> elements(Map.Entry<?, ?> pair) {
        return Arrays.asList(pair.getKey(), pair.getValue());
    }

    /** The fewest digits that identify the number, with an exponent below 0.0001 and from 1e16. */
    private static String number(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        if (number == 0) {
            return Double.toString(number);
        }
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        BigDecimal oneDigit = exact.round(new MathContext(1)); // Java writes at least two
        if (oneDigit.doubleValue() == number) {
            exact = oneDigit;
        }
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            return exact.scale() <= 0 ? exact.toPlainString() + ".0" : exact.toPlainString();
        }
        String mantissa = exact.scaleByPowerOfTen(-exponent).toPlainString();
        return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    /** Writes {@code value} at column {@code indent}, and leaves {@code allowance} columns free after it. */
    private static void format(
            @Nullable Object value, StringBuilder out, int indent, int allowance, int width, int level) {
        String whole = repr(value, true);
        if (length(whole) <= width - indent - allowance) {
            out.append(whole);
            return;
        }
        switch (value) {
            case Map<?, ?> dict when !dict.isEmpty() -> dict(dict, out, indent, allowance, width, level);
            case Set<?> set
            when !set.isEmpty() -> {
                List<@Nullable Object> ordered = new ArrayList<>(set);
                ordered.sort(PythonText::compare);
                list('{', ordered, '}', out, indent, allowance, width, level);
            }
            case Tuple tuple when tuple.size() > 1 -> list('(', tuple, ')', out, indent, allowance, width, level);
            case Collection<?> list
            when !list.isEmpty() && !(list instanceof Tuple) ->
                list('[', list, ']', out, indent, allowance, width, level);
            case Map.Entry<?, ?> pair -> list('(', elements(pair), ')', out, indent, allowance, width, level);
            case CharSequence text when !text.isEmpty() -> text(text.toString(), out, indent, allowance, width, level);
            case null, default -> out.append(whole);
        }
    }

    private static void dict(Map<?, ?> dict, StringBuilder out, int indent, int allowance, int width, int level) {
        out.append('{');
        int column = indent + 1;
        int left = dict.size();
        for (Map.Entry<?, ?> each : inOrder(dict)) {
            left--;
            String key = repr(each.getKey(), true);
            out.append(key).append(": ");
            format(each.getValue(), out, column + length(key) + 2, left == 0 ? allowance + 1 : 1, width, level + 1);
            if (left > 0) {
                out.append(",\n").append(" ".repeat(column));
            }
        }
        out.append('}');
    }

    private static void list(
            char open,
            Collection<?> list,
            char close,
            StringBuilder out,
            int indent,
            int allowance,
            int width,
            int level) {
        out.append(open);
        int column = indent + 1;
        int left = list.size();
        for (Object each : list) {
            left--;
            format(each, out, column, left == 0 ? allowance + 1 : 1, width, level + 1);
            if (left > 0) {
                out.append(",\n").append(" ".repeat(column));
            }
        }
        out.append(close);
    }

    /** Splits a long text into its lines, and lines that are still too long into pieces of whole words. */
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
            if (length(repr(line)) <= room) {
                pieces.add(repr(line));
                continue;
            }
            List<String> words = wordsOf(line);
            String current = "";
            for (int j = 0; j < words.size(); j++) {
                String candidate = current + words.get(j);
                int space = j == words.size() - 1 && lastLine ? widest - free : widest;
                if (length(repr(candidate)) > space) {
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

    /** {@code str.splitlines(True)}. */
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

    /** Words with the blanks that follow them: {@code \S*\s*}. */
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
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    private static List<Map.Entry<?, ?>> inOrder(Map<?, ?> dict) {
        List<Map.Entry<?, ?>> entries = new ArrayList<>(dict.entrySet());
        entries.sort((one, other) -> compare(one.getKey(), other.getKey()));
        return entries;
    }

    /** Compares by value what Python can compare, and anything else by the name of its type. */
    private static int compare(@Nullable Object one, @Nullable Object other) {
        if (kind(one) != kind(other)) {
            return Integer.compare(kind(one), kind(other));
        }
        if (one instanceof Map.Entry<?, ?> pair && other instanceof Map.Entry<?, ?> pair2) {
            int first = compare(pair.getKey(), pair2.getKey());
            return first != 0 ? first : compare(pair.getValue(), pair2.getValue());
        }
        if (kind(one) == NUMBER) {
            return decimal(one).compareTo(decimal(other));
        }
        // By code points, as in Python; Java would compare UTF-16 units.
        return Arrays.compare(
                String.valueOf(one).codePoints().toArray(),
                String.valueOf(other).codePoints().toArray());
    }

    private static final int NUMBER = 1;

    /** In the order of the names of Python's types. */
    private static int kind(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case Boolean truth -> NUMBER;
            case Number number -> NUMBER;
            case CharSequence text -> 2;
            case Map.Entry<?, ?> pair -> 3;
            default -> 4;
        };
    }

    private static BigDecimal decimal(@Nullable Object number) {
        return number instanceof Boolean truth
                ? (truth ? BigDecimal.ONE : BigDecimal.ZERO)
                : new BigDecimal(String.valueOf(number));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
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

    /** Python's {@code str.isprintable}; of the blanks only the ASCII one is printable. */
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
