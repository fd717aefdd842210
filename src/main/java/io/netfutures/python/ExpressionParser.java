package io.netfutures.python;

import io.netfutures.python.Expression.Argument;
import io.netfutures.python.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses expressions of the grammar in {@link Parser}. */
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final TokenReader tokens;

    ExpressionParser(TokenReader tokens) {
        this.tokens = tokens;
    }

    /** {@code tuple} of the grammar. */
    Expression tuple() {
        Expression first = choice();
        if (!tokens.peek().is(",")) {
            return first;
        }
        List<Expression> elements = new ArrayList<>(List.of(first));
        while (tokens.take(",") && tokens.beginsExpression()) {
            elements.add(choice());
        }
        return new Expression.TupleOf(elements);
    }

    /** {@code targets} of the grammar. */
    Expression targets() {
        Token place = tokens.peek();
        Expression first = target(place, trailed());
        if (!tokens.peek().is(",")) {
            return first;
        }
        List<Expression> elements = new ArrayList<>(List.of(first));
        while (tokens.take(",") && !tokens.peek().is("in")) {
            elements.add(target(place, trailed()));
        }
        return new Expression.TupleOf(elements);
    }

    /** Returns the expression, if something can be assigned to it. */
    static Expression target(Token place, Expression expression) {
        switch (expression) {
            case Expression.Name name -> {}
            case Expression.Subscript element -> {}
            case Expression.TupleOf tuple -> tuple.elements().forEach(each -> target(place, each));
            default -> throw Unparsed.at(place, "nothing can be assigned to this; write NAME = ...");
        }
        return expression;
    }

    /** {@code choice} of the grammar. */
    Expression choice() {
        return tokens.deeper(() -> {
            Expression yes = or();
            if (!tokens.take("if")) {
                return yes;
            }
            Expression condition = or();
            tokens.expect("else");
            return new Expression.Choice(condition, yes, choice());
        });
    }

    private Expression or() {
        Expression left = and();
        while (tokens.take("or")) {
            left = new Expression.Binary("or", left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (tokens.take("and")) {
            left = new Expression.Binary("and", left, not());
        }
        return left;
    }

    private Expression not() {
        return tokens.take("not") ? new Expression.Unary("not", tokens.deeper(this::not)) : comparison();
    }

    private Expression comparison() {
        Expression left = sum();
        Optional<String> operator = comparisonSign();
        if (operator.isEmpty()) {
            return left;
        }
        Expression whole = new Expression.Binary(operator.get(), left, sum());
        if (comparisonSign().isPresent()) {
            throw Unparsed.at(tokens.last(), "one comparison after another is not understood; join them with and");
        }
        return whole;
    }

    private Optional<String> comparisonSign() {
        if (tokens.kind() == Kind.OPERATOR && COMPARISONS.contains(tokens.peek().text())) {
            return Optional.of(tokens.next().text());
        }
        if (tokens.take("in")) {
            return Optional.of("in");
        }
        if (tokens.peek().is("not") && tokens.second().is("in")) {
            tokens.next();
            tokens.next();
            return Optional.of("not in");
        }
        if (tokens.take("is")) {
            return Optional.of(tokens.take("not") ? "is not" : "is");
        }
        return Optional.empty();
    }

    private Expression sum() {
        Expression left = unary();
        while (tokens.peek().is("+") || tokens.peek().is("-")) {
            String operator = tokens.next().text();
            left = new Expression.Binary(operator, left, unary());
        }
        return left;
    }

    private Expression unary() {
        return tokens.take("-") ? new Expression.Unary("-", tokens.deeper(this::unary)) : trailed();
    }

    /** {@code trailed} of the grammar. */
    Expression trailed() {
        Expression whole = atom();
        while (true) {
            if (tokens.take("(")) {
                whole = new Expression.Call(whole, arguments());
            } else if (tokens.take("[")) {
                whole = element(whole);
            } else if (tokens.take(".")) {
                whole = new Expression.Attribute(whole, tokens.name());
            } else {
                return whole;
            }
        }
    }

    private List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        while (!tokens.take(")")) {
            if (tokens.take("**")) {
                arguments.add(new Argument.Spread(choice()));
            } else if (tokens.kind() == Kind.NAME && tokens.second().is("=")) {
                String name = tokens.name();
                tokens.next();
                arguments.add(new Argument.Keyword(name, choice()));
            } else {
                arguments.add(new Argument.Positional(choice()));
                if (tokens.peek().is("for")) {
                    throw Unparsed.at(
                            tokens.peek(), "a for without [ ] around it is not understood; write [... for ... in ...]");
                }
            }
            if (!tokens.take(",")) {
                tokens.expect(")");
                break;
            }
        }
        return arguments;
    }

    private Expression element(Expression object) {
        Optional<Expression> from = tokens.peek().is(":") ? Optional.empty() : Optional.of(choice());
        if (!tokens.take(":")) {
            tokens.expect("]");
            return new Expression.Subscript(object, from.orElseThrow());
        }
        Optional<Expression> to = tokens.peek().is("]") ? Optional.empty() : Optional.of(choice());
        tokens.expect("]");
        return new Expression.Slice(object, from, to);
    }

    private Expression atom() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER -> {
                tokens.next();
                yield new Expression.Literal(
                        token.text().contains(".")
                                ? (Object) Double.parseDouble(token.text())
                                : (Object) Long.parseLong(token.text()));
            }
            case STRING, FORMATTED -> strings();
            case NAME ->
                switch (token.text()) {
                    case "None" -> literal(null);
                    case "True" -> literal(true);
                    case "False" -> literal(false);
                    default -> new Expression.Name(tokens.name());
                };
            default -> {
                if (tokens.take("(")) {
                    yield bracket();
                } else if (tokens.take("[")) {
                    yield list();
                } else if (tokens.take("{")) {
                    yield dict();
                }
                throw tokens.unexpected();
            }
        };
    }

    private Expression literal(@Nullable Object value) {
        tokens.next();
        return new Expression.Literal(value);
    }

    private Expression strings() {
        List<Expression> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        boolean formatted = false;
        while (tokens.kind() == Kind.STRING || tokens.kind() == Kind.FORMATTED) {
            Token token = tokens.next();
            if (token.kind() == Kind.STRING) {
                plain.append(token.text());
                parts.add(new Expression.Literal(token.text()));
            } else {
                formatted = true;
                parts.addAll(formatted(token));
            }
        }
        return formatted ? new Expression.Formatted(parts) : new Expression.Literal(plain.toString());
    }

    /** An expression stands in {@code { }}; doubled brackets are brackets of the text. */
    private List<Expression> formatted(Token token) {
        List<Expression> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        String text = token.text();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if ((c == '{' || c == '}') && i + 1 < text.length() && text.charAt(i + 1) == c) {
                plain.append(c);
                i += 2;
            } else if (c == '}') {
                throw Unparsed.at(token, "a } without { stands in this string; }} is one }");
            } else if (c == '{') {
                int end = text.indexOf('}', i);
                if (end < 0) {
                    throw Unparsed.at(token, "a { in this string is not closed; {{ is one {");
                }
                parts.add(new Expression.Literal(plain.toString()));
                plain.setLength(0);
                parts.add(inner(token, text.substring(i + 1, end)));
                i = end + 1;
            } else {
                plain.append(c);
                i++;
            }
        }
        parts.add(new Expression.Literal(plain.toString()));
        return parts;
    }

    private static Expression inner(Token place, String text) {
        try {
            ExpressionParser inner = new ExpressionParser(new TokenReader(Lexer.read(text, 1)));
            Expression only = inner.tuple();
            if (inner.tokens.next().kind() == Kind.NEWLINE && inner.tokens.kind() == Kind.END) {
                return only;
            }
        } catch (Unparsed unparsed) {
            // Its message would be about a text that is not the program's.
        }
        throw Unparsed.at(place, "{" + text + "} in this string is not understood; only an expression stands there");
    }

    private Expression bracket() {
        if (tokens.take(")")) {
            return new Expression.TupleOf(List.of());
        }
        Expression inside = tuple();
        tokens.expect(")");
        return inside;
    }

    private Expression list() {
        List<Expression> elements = new ArrayList<>();
        while (!tokens.take("]")) {
            elements.add(choice());
            if (elements.size() == 1 && tokens.take("for")) {
                return comprehension(elements.getFirst());
            }
            if (!tokens.take(",")) {
                tokens.expect("]");
                break;
            }
        }
        return new Expression.ListOf(elements);
    }

    private Expression comprehension(Expression element) {
        Expression target = targets();
        tokens.expect("in");
        Expression source = or();
        Optional<Expression> condition = tokens.take("if") ? Optional.of(or()) : Optional.empty();
        tokens.refuse("for", "a second for is not understood here; write a for with a block");
        tokens.expect("]");
        return new Expression.Comprehension(element, target, source, condition);
    }

    private Expression dict() {
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!tokens.take("}")) {
            keys.add(choice());
            if (!tokens.take(":")) {
                throw Unparsed.at(tokens.peek(), "only dicts stand in { }, as {key: value}");
            }
            values.add(choice());
            tokens.refuse("for", "a for in { } is not understood; write a for with a block");
            if (!tokens.take(",")) {
                tokens.expect("}");
                break;
            }
        }
        return new Expression.DictOf(keys, values);
    }
}
