package io.netfutures.python;

import io.netfutures.python.Expression.Argument;
import io.netfutures.python.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a program by recursive descent.
 *
 * <pre>
 * statement  = compound | simple {";" simple} NEWLINE
 * simple     = "import" module ["as" NAME] | "from" module "import" NAME ["as" NAME] {"," ...} | "return" [tuple]
 *            | "pass" | "break" | "continue" | tuple {"=" tuple} | target ("+=" | "-=") tuple
 * compound   = "for" targets "in" tuple block | "with" choice ["as" target] {"," ...} block
 *            | "if" choice block {"elif" choice block} ["else" block]
 *            | "try" block {"except" [types ["as" NAME]] block} ["else" block] | "def" NAME "(" parameters ")" block
 * block      = ":" (simple {";" simple} NEWLINE | NEWLINE INDENT statement {statement} DEDENT)
 * tuple      = choice {"," choice} [","]
 * choice     = or ["if" or "else" choice]
 * or         = and {"or" and};  and = not {"and" not};  not = "not" not | comparison
 * comparison = sum [("==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "not" "in" | "is" | "is" "not") sum]
 * sum        = unary {("+" | "-") unary};  unary = "-" unary | trailed
 * trailed    = atom {"(" arguments ")" | "[" choice "]" | "[" [choice] ":" [choice] "]" | "." NAME}
 * atom       = NAME | NUMBER | STRING {STRING} | "None" | "True" | "False" | "(" [tuple] ")"
 *            | "[" [choice "for" targets "in" or ["if" or] | tuple] "]" | "{" [choice ":" choice {"," ...}] "}"
 * </pre>
 */
public final class Parser {
    private static final int DEEPEST = 60;
    private static final Set<String> KEYWORDS = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("while", "for over a list is the only loop here"),
            Map.entry("class", "def is all that can be defined here"),
            Map.entry("lambda", "write a def"),
            Map.entry("async", "submit is what runs things beside each other here"),
            Map.entry("await", "f.result() waits here"),
            Map.entry("raise", "only devices raise here"),
            Map.entry("assert", "write an if and a print"),
            Map.entry("global", "return the value"),
            Map.entry("nonlocal", "return the value"),
            Map.entry("del", "give the name another value"),
            Map.entry("yield", "return a list"),
            Map.entry("finally", "write what follows behind the try"),
            Map.entry("%", "'{}'.format(x) puts values into text"),
            Map.entry("*", "only + and - are calculated here"),
            Map.entry("**", "only + and - are calculated here"),
            Map.entry("/", "only + and - are calculated here"),
            Map.entry("//", "only + and - are calculated here"),
            Map.entry(":=", "write = in a line of its own"),
            Map.entry("@", "write the def alone"));
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final List<Token> tokens;
    private int at;
    private int depth;
    private int loops;
    private int functions;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Reads a whole text: a line or several. */
    public static Parsed parse(String text) {
        return parse(text, 1);
    }

    /** Reads a part of a file, whose first line has the number {@code first} there. */
    public static Parsed parse(String text, int first) {
        try {
            return new Parsed.Complete(new Parser(Lexer.read(text, first)).program());
        } catch (Unparsed unparsed) {
            return unparsed.outcome();
        }
    }

    private List<Statement> program() {
        List<Statement> statements = new ArrayList<>();
        while (kind() != Kind.END) {
            statements.addAll(statement());
        }
        return statements;
    }

    // ---- statements

    private List<Statement> statement() {
        Token first = token();
        if (first.kind() == Kind.INDENT) {
            throw Unparsed.at(first, "this line is indented, and nothing before it begins a block");
        }
        if (first.kind() == Kind.NAME) {
            switch (first.text()) {
                case "for" -> {
                    return List.of(loop());
                }
                case "with" -> {
                    return List.of(with());
                }
                case "if" -> {
                    return List.of(condition());
                }
                case "try" -> {
                    return List.of(attempt());
                }
                case "def" -> {
                    return List.of(definition());
                }
                default -> {}
            }
        }
        return simpleLine();
    }

    private List<Statement> simpleLine() {
        List<Statement> statements = new ArrayList<>(simple());
        while (take(";") && kind() != Kind.NEWLINE) {
            statements.addAll(simple());
        }
        if (kind() != Kind.NEWLINE) {
            throw unexpected();
        }
        at++;
        return statements;
    }

    private List<Statement> simple() {
        Token first = token();
        int line = first.line();
        if (first.kind() == Kind.NAME) {
            switch (first.text()) {
                case "import" -> {
                    return imports();
                }
                case "from" -> {
                    return importsFrom();
                }
                case "return" -> {
                    at++;
                    if (functions == 0) {
                        throw Unparsed.at(first, "return stands in a def only");
                    }
                    boolean bare = kind() == Kind.NEWLINE || token().is(";");
                    return List.of(new Statement.Return(line, bare ? Optional.empty() : Optional.of(tuple())));
                }
                case "pass" -> {
                    at++;
                    return List.of(new Statement.Pass(line));
                }
                case "break", "continue" -> {
                    at++;
                    if (loops == 0) {
                        throw Unparsed.at(first, first.text() + " stands in a for only");
                    }
                    return List.of(
                            first.text().equals("break") ? new Statement.Break(line) : new Statement.Continue(line));
                }
                default -> {}
            }
        }
        return assignment(line);
    }

    private List<Statement> assignment(int line) {
        Token first = token();
        Expression value = tuple();
        if (token().is("+=") || token().is("-=")) {
            String operator = tokens.get(at++).text().substring(0, 1);
            target(first, value);
            return List.of(new Statement.Assignment(line, value, new Expression.Binary(operator, value, tuple())));
        }
        List<Expression> targets = new ArrayList<>();
        while (take("=")) {
            targets.add(target(first, value));
            first = token();
            value = tuple();
        }
        if (targets.isEmpty()) {
            return List.of(new Statement.Evaluation(line, value));
        }
        if (targets.size() > 1) {
            throw Unparsed.at(first, "two = in one line are not understood; write two lines");
        }
        return List.of(new Statement.Assignment(line, targets.getFirst(), value));
    }

    private static Expression target(Token place, Expression expression) {
        switch (expression) {
            case Expression.Name name -> {}
            case Expression.Subscript element -> {}
            case Expression.TupleOf tuple -> tuple.elements().forEach(each -> target(place, each));
            default -> throw Unparsed.at(place, "nothing can be assigned to this; write NAME = ...");
        }
        return expression;
    }

    private List<Statement> imports() {
        List<Statement> all = new ArrayList<>();
        do {
            int line = tokens.get(at++).line();
            all.add(new Statement.Import(line, module(), take("as") ? Optional.of(name()) : Optional.empty()));
        } while (token().is(","));
        return all;
    }

    private List<Statement> importsFrom() {
        int line = tokens.get(at++).line();
        String module = module();
        expect("import");
        boolean bracket = take("(");
        List<Statement> all = new ArrayList<>();
        do {
            if (bracket && token().is(")")) {
                break;
            }
            if (token().is("*")) {
                throw Unparsed.at(token(), "import * is not understood; name what you import");
            }
            String name = name();
            all.add(new Statement.ImportFrom(line, module, name, take("as") ? name() : name));
        } while (take(","));
        if (bracket) {
            expect(")");
        }
        return all;
    }

    private String module() {
        StringBuilder module = new StringBuilder(name());
        while (take(".")) {
            module.append('.').append(name());
        }
        return module.toString();
    }

    private Statement loop() {
        int line = tokens.get(at++).line();
        Expression target = targets();
        expect("in");
        Expression source = tuple();
        loops++;
        List<Statement> body = block();
        loops--;
        refuse("else", "an else behind a for is not understood; write what follows behind it");
        return new Statement.Loop(line, target, source, body);
    }

    private Statement with() {
        int line = tokens.get(at++).line();
        Expression context = choice();
        Token place = token();
        Optional<Expression> target = take("as") ? Optional.of(target(place, trailed())) : Optional.empty();
        // Several contexts are one with inside the other.
        return new Statement.With(line, context, target, token().is(",") ? List.of(deeper(this::with)) : block());
    }

    private Statement condition() {
        int line = tokens.get(at++).line();
        Expression condition = choice();
        List<Statement> yes = block();
        List<Statement> no = List.of();
        if (token().is("elif")) {
            no = List.of(deeper(this::condition));
        } else if (take("else")) {
            no = block();
        }
        return new Statement.If(line, condition, yes, no);
    }

    private Statement attempt() {
        int line = tokens.get(at++).line();
        List<Statement> body = block();
        List<Statement.Handler> handlers = new ArrayList<>();
        while (take("except")) {
            List<String> types = types();
            Optional<String> name = !types.isEmpty() && take("as") ? Optional.of(name()) : Optional.empty();
            handlers.add(new Statement.Handler(types, name, block()));
        }
        if (handlers.isEmpty() && isAtEnd()) {
            throw new Unparsed(new Parsed.Incomplete());
        }
        if (handlers.isEmpty()) {
            throw token().is("finally") ? unexpected() : Unparsed.at(token(), "an except is missing behind the try");
        }
        List<Statement> otherwise = take("else") ? block() : List.of();
        return new Statement.Try(line, body, handlers, otherwise);
    }

    private List<String> types() {
        List<String> types = new ArrayList<>();
        if (take("(")) {
            do {
                types.add(module());
            } while (take(",") && !token().is(")"));
            expect(")");
        } else if (!token().is(":")) {
            types.add(module());
        }
        return types;
    }

    private Statement definition() {
        int line = tokens.get(at++).line();
        String name = name();
        expect("(");
        List<Function.Parameter> parameters = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (!token().is(")")) {
            Token place = token();
            String parameter = name();
            if (!seen.add(parameter)) {
                throw Unparsed.at(place, "there are two parameters " + parameter);
            }
            parameters.add(new Function.Parameter(parameter, take("=") ? Optional.of(choice()) : Optional.empty()));
            if (!take(",")) {
                break;
            }
        }
        expect(")");
        int outside = loops;
        loops = 0;
        functions++;
        List<Statement> body = block();
        functions--;
        loops = outside;
        return new Statement.Definition(line, new Function(name, parameters, body));
    }

    private List<Statement> block() {
        expect(":");
        if (kind() != Kind.NEWLINE) {
            return simpleLine();
        }
        at++;
        if (isAtEnd()) {
            throw new Unparsed(new Parsed.Incomplete());
        }
        if (kind() != Kind.INDENT) {
            throw Unparsed.at(token(), "an indented block is missing before this line");
        }
        at++;
        return deeper(() -> {
            List<Statement> statements = new ArrayList<>();
            while (kind() != Kind.DEDENT) {
                statements.addAll(statement());
            }
            at++;
            return statements;
        });
    }

    // ---- expressions

    private Expression tuple() {
        Expression first = choice();
        if (!token().is(",")) {
            return first;
        }
        List<Expression> elements = new ArrayList<>(List.of(first));
        while (take(",") && beginsExpression()) {
            elements.add(choice());
        }
        return new Expression.TupleOf(elements);
    }

    private boolean beginsExpression() {
        return switch (kind()) {
            case NAME ->
                !KEYWORDS.contains(token().text())
                        || List.of("None", "True", "False", "not").contains(token().text());
            case NUMBER, STRING, FORMATTED -> true;
            case OPERATOR -> List.of("(", "[", "{", "-").contains(token().text());
            default -> false;
        };
    }

    private Expression targets() {
        Token place = token();
        Expression first = target(place, trailed());
        if (!token().is(",")) {
            return first;
        }
        List<Expression> elements = new ArrayList<>(List.of(first));
        while (take(",") && !token().is("in")) {
            elements.add(target(place, trailed()));
        }
        return new Expression.TupleOf(elements);
    }

    private Expression choice() {
        return deeper(() -> {
            Expression yes = or();
            if (!take("if")) {
                return yes;
            }
            Expression condition = or();
            expect("else");
            return new Expression.Choice(condition, yes, choice());
        });
    }

    private Expression or() {
        Expression left = and();
        while (take("or")) {
            left = new Expression.Binary("or", left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (take("and")) {
            left = new Expression.Binary("and", left, not());
        }
        return left;
    }

    private Expression not() {
        return take("not") ? new Expression.Unary("not", deeper(this::not)) : comparison();
    }

    private Expression comparison() {
        Expression left = sum();
        Optional<String> operator = comparisonSign();
        if (operator.isEmpty()) {
            return left;
        }
        Expression whole = new Expression.Binary(operator.get(), left, sum());
        if (comparisonSign().isPresent()) {
            throw Unparsed.at(tokens.get(at - 1), "one comparison after another is not understood; join them with and");
        }
        return whole;
    }

    private Optional<String> comparisonSign() {
        if (kind() == Kind.OPERATOR && COMPARISONS.contains(token().text())) {
            return Optional.of(tokens.get(at++).text());
        }
        if (take("in")) {
            return Optional.of("in");
        }
        if (token().is("not") && tokens.get(at + 1).is("in")) {
            at += 2;
            return Optional.of("not in");
        }
        if (take("is")) {
            return Optional.of(take("not") ? "is not" : "is");
        }
        return Optional.empty();
    }

    private Expression sum() {
        Expression left = unary();
        while (token().is("+") || token().is("-")) {
            String operator = tokens.get(at++).text();
            left = new Expression.Binary(operator, left, unary());
        }
        return left;
    }

    private Expression unary() {
        return take("-") ? new Expression.Unary("-", deeper(this::unary)) : trailed();
    }

    private Expression trailed() {
        Expression whole = atom();
        while (true) {
            if (take("(")) {
                whole = new Expression.Call(whole, arguments());
            } else if (take("[")) {
                whole = element(whole);
            } else if (take(".")) {
                whole = new Expression.Attribute(whole, name());
            } else {
                return whole;
            }
        }
    }

    private List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        while (!take(")")) {
            if (take("**")) {
                arguments.add(new Argument.Spread(choice()));
            } else if (kind() == Kind.NAME && tokens.get(at + 1).is("=")) {
                String name = name();
                at++;
                arguments.add(new Argument.Keyword(name, choice()));
            } else {
                arguments.add(new Argument.Positional(choice()));
                if (token().is("for")) {
                    throw Unparsed.at(
                            token(), "a for without [ ] around it is not understood; write [... for ... in ...]");
                }
            }
            if (!take(",")) {
                expect(")");
                break;
            }
        }
        return arguments;
    }

    private Expression element(Expression object) {
        Optional<Expression> from = token().is(":") ? Optional.empty() : Optional.of(choice());
        if (!take(":")) {
            expect("]");
            return new Expression.Subscript(object, from.orElseThrow());
        }
        Optional<Expression> to = token().is("]") ? Optional.empty() : Optional.of(choice());
        expect("]");
        return new Expression.Slice(object, from, to);
    }

    private Expression atom() {
        Token token = token();
        return switch (token.kind()) {
            case NUMBER -> {
                at++;
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
                    default -> new Expression.Name(name());
                };
            default -> {
                if (take("(")) {
                    yield bracket();
                } else if (take("[")) {
                    yield list();
                } else if (take("{")) {
                    yield dict();
                }
                throw unexpected();
            }
        };
    }

    private Expression literal(@Nullable Object value) {
        at++;
        return new Expression.Literal(value);
    }

    private Expression strings() {
        List<Expression> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        boolean formatted = false;
        while (kind() == Kind.STRING || kind() == Kind.FORMATTED) {
            Token token = tokens.get(at++);
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

    /** {@code {} } holds an expression, {@code {{} and {@code }}} are the brackets themselves. */
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
        if (parse(text) instanceof Parsed.Complete whole
                && whole.statements().size() == 1
                && whole.statements().getFirst() instanceof Statement.Evaluation only) {
            return only.value();
        }
        throw Unparsed.at(place, "{" + text + "} in this string is not understood; only an expression stands there");
    }

    private Expression bracket() {
        if (take(")")) {
            return new Expression.TupleOf(List.of());
        }
        Expression inside = tuple();
        expect(")");
        return inside;
    }

    private Expression list() {
        List<Expression> elements = new ArrayList<>();
        while (!take("]")) {
            elements.add(choice());
            if (elements.size() == 1 && take("for")) {
                return comprehension(elements.getFirst());
            }
            if (!take(",")) {
                expect("]");
                break;
            }
        }
        return new Expression.ListOf(elements);
    }

    private Expression comprehension(Expression element) {
        Expression target = targets();
        expect("in");
        Expression source = or();
        Optional<Expression> condition = take("if") ? Optional.of(or()) : Optional.empty();
        refuse("for", "a second for is not understood here; write a for with a block");
        expect("]");
        return new Expression.Comprehension(element, target, source, condition);
    }

    private Expression dict() {
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!take("}")) {
            keys.add(choice());
            if (!take(":")) {
                throw Unparsed.at(token(), "only dicts stand in { }, as {key: value}");
            }
            values.add(choice());
            refuse("for", "a for in { } is not understood; write a for with a block");
            if (!take(",")) {
                expect("}");
                break;
            }
        }
        return new Expression.DictOf(keys, values);
    }

    // ---- tokens

    private interface Part<T> {
        T read();
    }

    private <T> T deeper(Part<T> part) {
        if (++depth > DEEPEST) {
            throw Unparsed.at(token(), "this is nested too deep; " + DEEPEST + " levels are the most");
        }
        try {
            return part.read();
        } finally {
            depth--;
        }
    }

    private Token token() {
        return tokens.get(at);
    }

    private Kind kind() {
        return token().kind();
    }

    /** Whether only blocks end here, and then the text. */
    private boolean isAtEnd() {
        int next = at;
        while (tokens.get(next).kind() == Kind.DEDENT) {
            next++;
        }
        return tokens.get(next).kind() == Kind.END;
    }

    private boolean take(String sign) {
        if (!token().is(sign)) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(String sign) {
        if (!take(sign)) {
            throw INSTEAD.containsKey(token().text())
                    ? unexpected()
                    : Unparsed.at(token(), token().shown() + " is not expected here; " + sign + " is");
        }
    }

    private void refuse(String sign, String what) {
        if (token().is(sign)) {
            throw Unparsed.at(token(), what);
        }
    }

    private String name() {
        Token token = token();
        if (token.kind() != Kind.NAME || KEYWORDS.contains(token.text())) {
            throw unexpected();
        }
        at++;
        return token.text();
    }

    private Unparsed unexpected() {
        Token token = token();
        String instead = token.kind() == Kind.NAME || token.kind() == Kind.OPERATOR ? INSTEAD.get(token.text()) : null;
        return Unparsed.at(
                token,
                instead == null
                        ? token.shown() + " is not expected here"
                        : token.text() + " is not understood; " + instead);
    }
}
