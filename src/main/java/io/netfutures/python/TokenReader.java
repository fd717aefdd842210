package io.netfutures.python;

import io.netfutures.python.Token.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the tokens of a program one by one, and reports one that does not fit. */
final class TokenReader {
    private static final int DEEPEST = 60;
    private static final Set<String> KEYWORDS =
            Set.of(("False None True and as assert async await break class continue def del elif else except finally "
                            + "for from global if import in is lambda nonlocal not or pass raise return try while with yield")
                    .split(" "));
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

    private final List<Token> tokens;
    private int at;
    private int depth;

    /** @param tokens ending with {@link Kind#END} */
    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Takes the next token. */
    Token next() {
        return tokens.get(at++);
    }

    /** The token that was taken last. */
    Token last() {
        return tokens.get(at - 1);
    }

    /** The token after the next. */
    Token second() {
        return tokens.get(at + 1);
    }

    boolean beginsExpression() {
        return switch (kind()) {
            case NAME ->
                !KEYWORDS.contains(peek().text())
                        || List.of("None", "True", "False", "not").contains(peek().text());
            case NUMBER, STRING, FORMATTED -> true;
            case OPERATOR -> List.of("(", "[", "{", "-").contains(peek().text());
            default -> false;
        };
    }

    /** Parses a part of a program. */
    interface Part<T> {
        T read();
    }

    /** Parses a nested part. */
    <T> T deeper(Part<T> part) {
        if (++depth > DEEPEST) {
            throw Unparsed.at(peek(), "this is nested too deep; " + DEEPEST + " levels are the most");
        }
        try {
            return part.read();
        } finally {
            depth--;
        }
    }

    /** The next token, which is not taken. */
    Token peek() {
        return tokens.get(at);
    }

    Kind kind() {
        return peek().kind();
    }

    /** Whether only ends of blocks follow. */
    boolean isAtEnd() {
        int next = at;
        while (tokens.get(next).kind() == Kind.DEDENT) {
            next++;
        }
        return tokens.get(next).kind() == Kind.END;
    }

    /** Takes the next token if it is this operator or keyword. */
    boolean take(String sign) {
        if (!peek().is(sign)) {
            return false;
        }
        at++;
        return true;
    }

    /** Takes the next token, which must be this operator or keyword. */
    void expect(String sign) {
        if (!take(sign)) {
            throw INSTEAD.containsKey(peek().text())
                    ? unexpected()
                    : Unparsed.at(peek(), peek().shown() + " is not expected here; " + sign + " is");
        }
    }

    void refuse(String sign, String what) {
        if (peek().is(sign)) {
            throw Unparsed.at(peek(), what);
        }
    }

    String name() {
        Token token = peek();
        if (token.kind() != Kind.NAME || KEYWORDS.contains(token.text())) {
            throw unexpected();
        }
        at++;
        return token.text();
    }

    Unparsed unexpected() {
        Token token = peek();
        String instead = token.kind() == Kind.NAME || token.kind() == Kind.OPERATOR ? INSTEAD.get(token.text()) : null;
        return Unparsed.at(
                token,
                instead == null
                        ? token.shown() + " is not expected here"
                        : token.text() + " is not understood; " + instead);
    }
}
