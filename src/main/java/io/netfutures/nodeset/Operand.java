package io.netfutures.nodeset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An operand of a selection and the operator before it. In quotes, after a {@code :} or {@code =} too, any character may stand;
 * a quote is written twice there.
 *
 * @param operator how it changes what stands before it; of the first operand {@link Operator#DIFFERENCE} if a {@code !} stands before it,
 *     {@link Operator#UNION} otherwise
 * @param text what is written, without blanks around it; never empty. A {@code ^} at its beginning is a part of it
 */
public record Operand(Operator operator, String text) {
    /**
     * Splits an expression, {@code [!] operand (operator operand)*}.
     *
     * @throws IllegalArgumentException if an operand or a bracket is missing; the message is for users, and quotes the expression as
     *     it is
     */
    public static List<Operand> of(String expression) {
        List<Operand> operands = new ArrayList<>();
        Operator operator = Operator.UNION;
        int at = 0;
        if (expression.stripLeading().startsWith("!")) {
            operator = Operator.DIFFERENCE;
            at = expression.indexOf('!') + 1;
        }
        while (true) {
            int end = end(expression, at);
            String text = expression.substring(at, end).strip();
            if (text.isEmpty() && operands.isEmpty() && end < expression.length()) {
                throw new IllegalArgumentException("a name is missing before " + expression.charAt(end));
            }
            if (text.isEmpty() || text.equals("^")) {
                throw new IllegalArgumentException(
                        "a name is missing beside an operator" + lead(expression, operator, at, end));
            }
            operands.add(new Operand(operator, text));
            if (end == expression.length()) {
                return operands;
            }
            operator = Operator.of(expression.charAt(end)).orElseThrow();
            at = end + 1;
        }
    }

    /** Who writes {@code a&!b} means {@code a!b}. */
    private static String lead(String expression, Operator operator, int at, int end) {
        return operator == Operator.INTERSECTION && expression.startsWith("!", end)
                ? "; without is ! alone: " + expression.substring(0, at - 1) + expression.substring(end)
                : "";
    }

    /** The names that the operand stands for: the text between its quotes, or what its ranges give; those before a quote stay. */
    public List<String> names() {
        return quoted(text)
                .or(() -> Optional.of(text).filter(Operand::hasCondition))
                .or(() -> text.endsWith("\"") && text.matches("(?s)[^\":=]*[:=]\".*")
                        ? Optional.of(text)
                        : Optional.empty())
                .map(List::of)
                .orElseGet(() -> Ranges.expand(text));
    }

    /** Whether it is a set of devices for which a condition in parentheses holds: {@code @rows(status == down)}. */
    private static boolean hasCondition(String text) {
        return text.startsWith("@") && text.endsWith(")") && text.indexOf('(') > 1;
    }

    /** What is between the quotes of {@code text}; empty if none are around it. */
    public static Optional<String> quoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? Optional.of(text.substring(1, text.length() - 1).replace("\"\"", "\""))
                : Optional.empty();
    }

    /** The name, in quotes if it would not be taken for itself. */
    static String quote(String name) {
        boolean plain = !name.isEmpty()
                && name.strip().equals(name)
                && name.chars().noneMatch(c -> ",!&^[]\"*?".indexOf(c) >= 0 || Character.isWhitespace(c))
                && !name.startsWith("@");
        return plain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** Where the operand that begins at {@code start} ends: at an operator outside of brackets and quotes, or at the end. */
    private static int end(String expression, int start) {
        int at = start;
        while (at < expression.length() && Character.isWhitespace(expression.charAt(at))) {
            at++;
        }
        if (at < expression.length() && expression.charAt(at) == '^') {
            at++;
        }
        boolean mayQuote = true;
        while (at < expression.length()) {
            char c = expression.charAt(at);
            if (c == '"' && mayQuote) {
                at = closing(expression, at, '"', () -> "a quote is not closed in \"" + expression + "\"");
            } else if (c == '('
                    && expression.substring(start, at).stripLeading().startsWith("@")) {
                at = condition(expression, at);
            } else if (c == '[') {
                int close = closing(expression, at, ']', () -> alone(expression));
                if (expression.substring(at + 1, close).indexOf('[') >= 0) {
                    throw new IllegalArgumentException(alone(expression));
                }
                at = close;
            } else if (c == ']') {
                throw new IllegalArgumentException(alone(expression));
            } else if (Operator.of(c).isPresent()) {
                return at;
            }
            mayQuote = c == ':' || c == '=' || (c == '"' && mayQuote);
            at++;
        }
        return at;
    }

    /** Where the condition ends that begins at {@code open}: at its last parenthesis, whatever is in quotes. */
    private static int condition(String expression, int open) {
        int depth = 0;
        for (int at = open; at < expression.length(); at++) {
            char c = expression.charAt(at);
            if (c == '"' || c == '\'') {
                at = closing(expression, at, c, () -> "a quote is not closed in \"" + expression + "\"");
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return at;
            }
        }
        throw new IllegalArgumentException("a ( is not closed in \"" + expression + "\"");
    }

    private static int closing(String expression, int open, char sign, Supplier<String> message) {
        int close = expression.indexOf(sign, open + 1);
        if (close < 0) {
            throw new IllegalArgumentException(message.get());
        }
        return close;
    }

    private static String alone(String expression) {
        return "a [ or ] stands alone in \"" + expression + "\"; write for instance r[1-3,7]";
    }
}
