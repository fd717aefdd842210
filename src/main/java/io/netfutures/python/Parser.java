package io.netfutures.python;

import io.netfutures.python.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parses a program by recursive descent.
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
    private final TokenReader tokens;
    private final ExpressionParser expressions;
    private int loops;
    private int functions;

    private Parser(List<Token> tokens) {
        this.tokens = new TokenReader(tokens);
        this.expressions = new ExpressionParser(this.tokens);
    }

    /** Parses a whole text of one or more lines. */
    public static Parsed parse(String text) {
        return parse(text, 1);
    }

    /** Parses a part of a file, in which its first line has the number {@code first}. */
    public static Parsed parse(String text, int first) {
        try {
            return new Parsed.Complete(new Parser(Lexer.read(text, first)).program());
        } catch (Unparsed unparsed) {
            return unparsed.outcome();
        }
    }

    private List<Statement> program() {
        List<Statement> statements = new ArrayList<>();
        while (tokens.kind() != Kind.END) {
            statements.addAll(statement());
        }
        return statements;
    }

    private List<Statement> statement() {
        Token first = tokens.peek();
        if (first.kind() == Kind.INDENT) {
            throw Unparsed.at(first, "this line is indented, and nothing before it begins a block");
        }
        return switch (keyword(first)) {
            case "for" -> List.of(loop());
            case "with" -> List.of(with());
            case "if" -> List.of(condition());
            case "try" -> List.of(attempt());
            case "def" -> List.of(definition());
            default -> simpleLine();
        };
    }

    private static String keyword(Token token) {
        return token.kind() == Kind.NAME ? token.text() : "";
    }

    private List<Statement> simpleLine() {
        List<Statement> statements = new ArrayList<>(simple());
        while (tokens.take(";") && tokens.kind() != Kind.NEWLINE) {
            statements.addAll(simple());
        }
        if (tokens.kind() != Kind.NEWLINE) {
            throw tokens.unexpected();
        }
        tokens.next();
        return statements;
    }

    private List<Statement> simple() {
        Token first = tokens.peek();
        int line = first.line();
        return switch (keyword(first)) {
            case "import" -> imports();
            case "from" -> importsFrom();
            case "return" -> {
                tokens.next();
                if (functions == 0) {
                    throw Unparsed.at(first, "return stands in a def only");
                }
                boolean bare = tokens.kind() == Kind.NEWLINE || tokens.peek().is(";");
                yield List.of(new Statement.Return(line, bare ? Optional.empty() : Optional.of(expressions.tuple())));
            }
            case "pass" -> {
                tokens.next();
                yield List.of(new Statement.Pass(line));
            }
            case "break", "continue" -> {
                tokens.next();
                if (loops == 0) {
                    throw Unparsed.at(first, first.text() + " stands in a for only");
                }
                yield List.of(first.is("break") ? new Statement.Break(line) : new Statement.Continue(line));
            }
            default -> assignment(line);
        };
    }

    private List<Statement> assignment(int line) {
        Token first = tokens.peek();
        Expression value = expressions.tuple();
        if (tokens.peek().is("+=") || tokens.peek().is("-=")) {
            String operator = tokens.next().text().substring(0, 1);
            ExpressionParser.target(first, value);
            return List.of(
                    new Statement.Assignment(line, value, new Expression.Binary(operator, value, expressions.tuple())));
        }
        List<Expression> targets = new ArrayList<>();
        while (tokens.take("=")) {
            targets.add(ExpressionParser.target(first, value));
            first = tokens.peek();
            value = expressions.tuple();
        }
        if (targets.isEmpty()) {
            return List.of(new Statement.Evaluation(line, value));
        }
        if (targets.size() > 1) {
            throw Unparsed.at(first, "two = in one line are not understood; write two lines");
        }
        return List.of(new Statement.Assignment(line, targets.getFirst(), value));
    }

    private List<Statement> imports() {
        List<Statement> all = new ArrayList<>();
        do {
            int line = tokens.next().line();
            all.add(new Statement.Import(
                    line, module(), tokens.take("as") ? Optional.of(tokens.name()) : Optional.empty()));
        } while (tokens.peek().is(","));
        return all;
    }

    private List<Statement> importsFrom() {
        int line = tokens.next().line();
        String module = module();
        tokens.expect("import");
        boolean bracket = tokens.take("(");
        List<Statement> all = new ArrayList<>();
        do {
            if (bracket && tokens.peek().is(")")) {
                break;
            }
            if (tokens.peek().is("*")) {
                throw Unparsed.at(tokens.peek(), "import * is not understood; name what you import");
            }
            String name = tokens.name();
            all.add(new Statement.ImportFrom(line, module, name, tokens.take("as") ? tokens.name() : name));
        } while (tokens.take(","));
        if (bracket) {
            tokens.expect(")");
        }
        return all;
    }

    private String module() {
        StringBuilder module = new StringBuilder(tokens.name());
        while (tokens.take(".")) {
            module.append('.').append(tokens.name());
        }
        return module.toString();
    }

    private Statement loop() {
        int line = tokens.next().line();
        Expression target = expressions.targets();
        tokens.expect("in");
        Expression source = expressions.tuple();
        loops++;
        List<Statement> body = block();
        loops--;
        tokens.refuse("else", "an else behind a for is not understood; write what follows behind it");
        return new Statement.Loop(line, target, source, body);
    }

    private Statement with() {
        int line = tokens.next().line();
        Expression context = expressions.choice();
        Token place = tokens.peek();
        Optional<Expression> target = tokens.take("as")
                ? Optional.of(ExpressionParser.target(place, expressions.trailed()))
                : Optional.empty();
        // Several contexts are nested withs.
        return new Statement.With(
                line, context, target, tokens.peek().is(",") ? List.of(tokens.deeper(this::with)) : block());
    }

    private Statement condition() {
        int line = tokens.next().line();
        Expression condition = expressions.choice();
        List<Statement> yes = block();
        List<Statement> no = List.of();
        if (tokens.peek().is("elif")) {
            no = List.of(tokens.deeper(this::condition));
        } else if (tokens.take("else")) {
            no = block();
        }
        return new Statement.If(line, condition, yes, no);
    }

    private Statement attempt() {
        int line = tokens.next().line();
        List<Statement> body = block();
        List<Statement.Handler> handlers = new ArrayList<>();
        while (tokens.take("except")) {
            List<String> types = types();
            Optional<String> name =
                    !types.isEmpty() && tokens.take("as") ? Optional.of(tokens.name()) : Optional.empty();
            handlers.add(new Statement.Handler(types, name, block()));
        }
        if (handlers.isEmpty() && tokens.isAtEnd()) {
            throw new Unparsed(new Parsed.Incomplete());
        }
        if (handlers.isEmpty()) {
            throw tokens.peek().is("finally")
                    ? tokens.unexpected()
                    : Unparsed.at(tokens.peek(), "an except is missing behind the try");
        }
        List<Statement> otherwise = tokens.take("else") ? block() : List.of();
        return new Statement.Try(line, body, handlers, otherwise);
    }

    private List<String> types() {
        List<String> types = new ArrayList<>();
        if (tokens.take("(")) {
            do {
                types.add(module());
            } while (tokens.take(",") && !tokens.peek().is(")"));
            tokens.expect(")");
        } else if (!tokens.peek().is(":")) {
            types.add(module());
        }
        return types;
    }

    private Statement definition() {
        int line = tokens.next().line();
        String name = tokens.name();
        tokens.expect("(");
        List<Function.Parameter> parameters = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (!tokens.peek().is(")")) {
            Token place = tokens.peek();
            String parameter = tokens.name();
            if (!seen.add(parameter)) {
                throw Unparsed.at(place, "there are two parameters " + parameter);
            }
            parameters.add(new Function.Parameter(
                    parameter, tokens.take("=") ? Optional.of(expressions.choice()) : Optional.empty()));
            if (!tokens.take(",")) {
                break;
            }
        }
        tokens.expect(")");
        int outside = loops;
        loops = 0;
        functions++;
        List<Statement> body = block();
        functions--;
        loops = outside;
        return new Statement.Definition(line, new Function(name, parameters, body));
    }

    private List<Statement> block() {
        tokens.expect(":");
        if (tokens.kind() != Kind.NEWLINE) {
            return simpleLine();
        }
        tokens.next();
        if (tokens.isAtEnd()) {
            throw new Unparsed(new Parsed.Incomplete());
        }
        if (tokens.kind() != Kind.INDENT) {
            throw Unparsed.at(tokens.peek(), "an indented block is missing before this line");
        }
        tokens.next();
        return tokens.deeper(() -> {
            List<Statement> statements = new ArrayList<>();
            while (tokens.kind() != Kind.DEDENT) {
                statements.addAll(statement());
            }
            tokens.next();
            return statements;
        });
    }
}
