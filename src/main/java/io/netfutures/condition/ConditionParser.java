package io.netfutures.condition;

import io.netfutures.condition.Lexeme.Kind;
import io.netfutures.parse.regex.PythonRegex;
import io.netfutures.parse.regex.RegexException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a condition by its grammar, one lexeme ahead. */
final class ConditionParser {
    private static final int DEEPEST = 100;
    private static final Set<String> COMPARISONS = Set.of("=", "==", "!=", "<", "<=", ">", ">=", "~", "!~");
    private static final String OPERATORS = "== != < <= > >= ~ !~ in, contains or is empty";
    private static final Set<String> ORDERS = Set.of("=", "==", "!=", "<", "<=", ">", ">=");

    private final String text;
    private final boolean hasBefore;
    private final List<Lexeme> lexemes;
    private final Map<String, Lexeme> columns = new LinkedHashMap<>();
    private int next;
    private int depth;

    /** @param hasBefore whether a row may be compared with what it was before a change */
    ConditionParser(String text, boolean hasBefore) throws ConditionMistake {
        this.text = text;
        this.hasBefore = hasBefore;
        lexemes = LexemeReader.read(text);
    }

    /** The whole of it. */
    Clause parse() throws ConditionMistake {
        Clause clause = any();
        if (peek().kind() != Kind.END) {
            throw mistake(peek(), "expected and, or, or the end, but found " + peek() + quoteHint());
        }
        return clause;
    }

    /** The columns of what was read: their first occurrence by their name in small letters. */
    Map<String, Lexeme> columns() {
        return columns;
    }

    private Clause any() throws ConditionMistake {
        List<Clause> clauses = new ArrayList<>(List.of(all()));
        while (accept("or", "||")) {
            clauses.add(all());
        }
        return clauses.size() == 1 ? clauses.getFirst() : new Clause.Any(List.copyOf(clauses));
    }

    private Clause all() throws ConditionMistake {
        List<Clause> clauses = new ArrayList<>(List.of(one()));
        while (accept("and", "&&")) {
            clauses.add(one());
        }
        return clauses.size() == 1 ? clauses.getFirst() : new Clause.All(List.copyOf(clauses));
    }

    private Clause one() throws ConditionMistake {
        boolean negated = false;
        while (accept("not", "!")) {
            negated = !negated;
        }
        Clause clause = peek().is("(") ? inParentheses() : comparison();
        return negated ? new Clause.Not(clause) : clause;
    }

    private Clause inParentheses() throws ConditionMistake {
        Lexeme open = take();
        depth++;
        if (depth > DEEPEST) {
            throw mistake(open, "more than %d parentheses are open".formatted(DEEPEST));
        }
        Clause clause = any();
        if (!peek().is(")")) {
            throw mistake(
                    peek(),
                    "expected ) for the ( of column %d, but found %s%s".formatted(open.at() + 1, peek(), quoteHint()));
        }
        next++;
        depth--;
        return clause;
    }

    private Clause comparison() throws ConditionMistake {
        Lexeme name = name();
        String column = name.text();
        boolean negated = peek().isWord("not") && (after().isWord("in") || after().isWord("contains"));
        next += negated ? 1 : 0;
        Lexeme operator = take();
        if (operator.isWord("is")) {
            return emptiness(column);
        }
        Clause clause;
        if (operator.isWord("in")) {
            clause = membership(column);
        } else if (operator.isWord("contains")) {
            clause = new Clause.Contains(column, literal());
        } else if (operator.kind() == Kind.SIGN && COMPARISONS.contains(operator.text())) {
            clause = comparison(column, operator);
        } else {
            throw mistake(operator, "expected %s after %s, but found %s".formatted(OPERATORS, name, operator));
        }
        return negated ? new Clause.Not(clause) : clause;
    }

    private Lexeme name() throws ConditionMistake {
        Lexeme name = take();
        if (name.kind() == Kind.QUOTED) {
            throw mistake(name, "expected a column, but found a text; an odd name stands in backquotes or in [ and ]");
        }
        if ((name.kind() != Kind.WORD && name.kind() != Kind.NAME) || name.joins()) {
            throw mistake(name, "expected a column, but found " + name);
        }
        if (isOfBefore(name) && !hasBefore) {
            throw noBefore(name);
        }
        return known(name);
    }

    private Lexeme known(Lexeme name) {
        columns.putIfAbsent(name.text().toLowerCase(Locale.ROOT), name);
        return name;
    }

    private Clause emptiness(String column) throws ConditionMistake {
        boolean negated = accept("not", "!");
        Lexeme word = take();
        if (!word.isWord("empty")) {
            throw mistake(word, "expected empty or not empty after is, but found " + word + "; write == for is");
        }
        Clause empty = new Clause.Empty(column);
        return negated ? new Clause.Not(empty) : empty;
    }

    private Clause membership(String column) throws ConditionMistake {
        List<Literal> literals = new ArrayList<>();
        if (peek().is("(")) {
            Lexeme open = take();
            do {
                literals.add(member());
            } while (accept("", ","));
            if (!peek().is(")")) {
                throw mistake(
                        peek(),
                        "expected , or ) for the ( of column %d, but found %s".formatted(open.at() + 1, peek()));
            }
            next++;
        } else {
            literals.add(member());
        }
        List<Literal> all = List.copyOf(literals);
        return new Clause.Some(column, cell -> all.stream().anyMatch(each -> each.covers(cell)));
    }

    private Literal member() throws ConditionMistake {
        Lexeme first = peek();
        Literal literal = literal();
        OptionalInt longest = IpPrefix.longestInsteadOf(first.text());
        if (longest.isPresent()) {
            throw mistake(
                    first, "%s is no prefix: expected a length from 0 to %d".formatted(first, longest.getAsInt()));
        }
        return literal;
    }

    private Clause comparison(String column, Lexeme operator) throws ConditionMistake {
        if (hasBefore && isOfBefore(peek()) && ORDERS.contains(operator.text())) {
            return new Clause.Compared(column, operator.text(), known(take()).text());
        }
        return switch (operator.text()) {
            case "~" -> search(column);
            case "!~" -> new Clause.Not(search(column));
            case "=", "==" -> new Clause.Some(column, literal()::equalTo);
            case "!=" -> new Clause.Not(new Clause.Some(column, literal()::equalTo));
            default -> {
                Literal literal = literal();
                yield new Clause.Some(column, Order.of(operator.text(), literal));
            }
        };
    }

    private Clause search(String column) throws ConditionMistake {
        Lexeme pattern = operand();
        if (peek().at() == pattern.end() && (peek().kind() == Kind.NAME || peek().is("("))) {
            throw mistake(peek(), "a regular expression with brackets stands in quotes");
        }
        try {
            PythonRegex regex = PythonRegex.compile(pattern.text());
            return new Clause.Some(column, cell -> isFound(regex, pattern, cell));
        } catch (RegexException wrong) {
            throw mistake(
                    pattern,
                    "the regular expression is wrong at its character %d: %s"
                            .formatted(wrong.position() + 1, wrong.getMessage()));
        }
    }

    private boolean isFound(PythonRegex regex, Lexeme pattern, String cell) throws ConditionMistake {
        try {
            return regex.isFoundIn(cell);
        } catch (PythonRegex.TooLong tooLong) {
            throw mistake(
                    pattern,
                    "the search for this in a text of %d characters failed: %s; write it more simply"
                            .formatted(cell.length(), tooLong.getMessage()));
        }
    }

    /** What stands right of an operator: a text in quotes, or a word; of several words, a number with its unit. */
    private Literal literal() throws ConditionMistake {
        Lexeme first = operand();
        if (first.kind() == Kind.QUOTED) {
            return Literal.quoted(first.text());
        }
        StringBuilder words = new StringBuilder(first.text());
        Lexeme second = peek();
        while (peek().kind() == Kind.WORD && !peek().joins()) {
            words.append(' ').append(take().text());
        }
        Literal literal = Literal.bare(words.toString());
        if (words.length() > first.text().length() && !literal.isQuantity()) {
            throw mistake(
                    second,
                    "expected and, or, or the end, but found " + second + "; a text with blanks stands in quotes: '"
                            + new Lexeme(Kind.WORD, words.toString(), 0, 0) + "'");
        }
        return literal;
    }

    private Lexeme operand() throws ConditionMistake {
        Lexeme operand = take();
        if (operand.kind() == Kind.NAME) {
            throw mistake(operand, "a column stands only left of an operator; a text stands in quotes");
        }
        if ((operand.kind() != Kind.WORD && operand.kind() != Kind.QUOTED) || operand.joins()) {
            throw mistake(
                    operand,
                    "expected a text or a number, but found %s%s"
                            .formatted(operand, operand.joins() ? "; as a text it stands in quotes" : ""));
        }
        if (isOfBefore(operand)) {
            throw hasBefore
                    ? mistake(
                            operand,
                            Condition.BEFORE + " stands right of == != < <= > >= only; such a text stands in quotes")
                    : noBefore(operand);
        }
        return operand;
    }

    private static boolean isOfBefore(Lexeme word) {
        return word.kind() == Kind.WORD && Condition.isOfBefore(word.text());
    }

    private ConditionMistake noBefore(Lexeme word) {
        return mistake(
                word,
                Condition.BEFORE + " is the row before a change, and here is none: it is for config;"
                        + " such a text stands in quotes");
    }

    private String quoteHint() {
        Lexeme found = peek();
        return found.kind() == Kind.END || found.is(")") ? "" : "; a text with blanks or signs stands in quotes";
    }

    private boolean accept(String word, String sign) {
        boolean accepted = peek().isWord(word) || peek().is(sign);
        next += accepted ? 1 : 0;
        return accepted;
    }

    private Lexeme peek() {
        return lexemes.get(next);
    }

    private Lexeme after() {
        return lexemes.get(Math.min(next + 1, lexemes.size() - 1));
    }

    /** The next lexeme; the end stays where it is. */
    private Lexeme take() {
        Lexeme taken = lexemes.get(next);
        next += taken.kind() == Kind.END ? 0 : 1;
        return taken;
    }

    private ConditionMistake mistake(Lexeme at, String what) {
        return new ConditionMistake(text, at.at(), what);
    }
}
