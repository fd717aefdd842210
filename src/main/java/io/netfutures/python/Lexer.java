package io.netfutures.python;

import io.netfutures.python.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Splits a text into tokens, including those for the beginning and the end of a block. Reads each character once. */
final class Lexer {
    private static final List<String> OPERATORS = List.of(
            "**=", "//=", "...", "==", "!=", "<=", ">=", "->", ":=", "+=", "-=", "*=", "/=", "%=", "**", "//", "<<",
            ">>");
    private static final String SINGLE = "()[]{}.,:;=<>+-*/%|&^~@";
    private static final int TAB = 8;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Integer> indents = new ArrayDeque<>(List.of(0));
    private final Deque<Token> brackets = new ArrayDeque<>();
    private int at;
    private int line;
    private int lineStart;

    private Lexer(String text, int first) {
        this.text = text;
        this.line = first;
    }

    /**
     * The tokens of {@code text}, the last of which is {@link Kind#END}.
     *
     * @param first the number of its first line
     * @throws Unparsed if it has a character outside the grammar, or if a bracket or a long string is open at its end
     */
    static List<Token> read(String text, int first) {
        Lexer lexer = new Lexer(text, first);
        lexer.read();
        return lexer.tokens;
    }

    /** The tokens before the first that cannot be read, and {@link Kind#END}. */
    static List<Token> beginning(String text) {
        Lexer lexer = new Lexer(text, 1);
        try {
            lexer.read();
        } catch (Unparsed unread) {
            lexer.add(Kind.END, "", lexer.at);
        }
        return lexer.tokens;
    }

    private void read() {
        boolean fresh = true;
        while (at < text.length()) {
            if (fresh && brackets.isEmpty()) {
                indentation();
                fresh = false;
                continue;
            }
            char c = text.charAt(at);
            if (c == '\n') {
                newline();
                fresh = true;
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f') {
                at++;
            } else if (c == '#') {
                comment();
            } else if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
                at += 2;
                nextLine();
            } else {
                token(c);
            }
        }
        if (!brackets.isEmpty()) {
            throw new Unparsed(new Parsed.Incomplete());
        }
        end();
    }

    private void comment() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    private void newline() {
        if (brackets.isEmpty()) {
            finishLine();
        }
        at++;
        nextLine();
    }

    private void finishLine() {
        if (!tokens.isEmpty() && !isFresh(tokens.getLast().kind())) {
            add(Kind.NEWLINE, "", at);
        }
    }

    private static boolean isFresh(Kind last) {
        return last == Kind.NEWLINE || last == Kind.INDENT || last == Kind.DEDENT;
    }

    private void end() {
        finishLine();
        while (indents.element() > 0) {
            indents.pop();
            add(Kind.DEDENT, "", at);
        }
        add(Kind.END, "", at);
    }

    private void nextLine() {
        line++;
        lineStart = at;
    }

    /** Counts the blanks before a line; blank lines and comments neither begin nor end a block. */
    private void indentation() {
        int width = 0;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.charAt(at) == '\f')) {
            width = text.charAt(at) == '\t' ? (width / TAB + 1) * TAB : width + 1;
            at++;
        }
        if (at == text.length() || "#\n\r".indexOf(text.charAt(at)) >= 0) {
            return;
        }
        if (width > indents.element()) {
            indents.push(width);
            add(Kind.INDENT, "", at);
        }
        while (width < indents.element()) {
            indents.pop();
            add(Kind.DEDENT, "", at);
        }
        if (width != indents.element()) {
            throw wrong(at, "this line is indented by " + width + " columns, and no block before it is");
        }
    }

    private void token(char c) {
        if (isNameStart(c)) {
            nameOrString();
        } else if (Character.isDigit(c)) {
            number();
        } else if (c == '\'' || c == '"') {
            string("");
        } else {
            operator(c);
        }
    }

    private void nameOrString() {
        int start = at;
        while (at < text.length() && (isNameStart(text.charAt(at)) || Character.isDigit(text.charAt(at)))) {
            at++;
        }
        String name = text.substring(start, at);
        boolean quoted = at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"');
        if (quoted && name.length() <= 2) {
            string(name.toLowerCase(Locale.ROOT));
        } else {
            add(Kind.NAME, name, start);
        }
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private void number() {
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String number = text.substring(start, at);
        if (!number.matches("[0-9]{1,15}(\\.[0-9]{0,15})?") || (at < text.length() && isNameStart(text.charAt(at)))) {
            throw wrong(start, "this number is not understood; write it as 5 or 0.5");
        }
        add(Kind.NUMBER, number, start);
    }

    private void string(String prefix) {
        int start = at;
        if (!List.of("", "r", "u", "f", "rf", "fr").contains(prefix)) {
            throw wrong(start, "strings with " + prefix + " before them are not understood; write '...'");
        }
        Token place = new Token(Kind.STRING, "", line, start - prefix.length() - lineStart + 1);
        char quote = text.charAt(at);
        boolean isLong = text.startsWith(String.valueOf(quote).repeat(3), at);
        String close = isLong ? String.valueOf(quote).repeat(3) : String.valueOf(quote);
        at += close.length();
        StringBuilder said = new StringBuilder();
        while (!text.startsWith(close, at)) {
            if (at >= text.length() || (text.charAt(at) == '\n' && !isLong)) {
                throw isLong && at >= text.length()
                        ? new Unparsed(new Parsed.Incomplete())
                        : wrong(start, "the string that begins here is not closed");
            }
            char c = text.charAt(at);
            if (Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r') {
                throw wrong(at, "there is a control character, \\u{" + Integer.toHexString(c) + "}, in this string");
            }
            if (c == '\\' && !prefix.contains("r") && at + 1 < text.length()) {
                escape(said);
            } else {
                said.append(c);
                at++;
                if (c == '\n') {
                    nextLine();
                }
            }
        }
        at += close.length();
        tokens.add(new Token(
                prefix.contains("f") ? Kind.FORMATTED : Kind.STRING, said.toString(), place.line(), place.column()));
    }

    private void escape(StringBuilder said) {
        char c = text.charAt(at + 1);
        at += 2;
        switch (c) {
            case 'n' -> said.append('\n');
            case 't' -> said.append('\t');
            case 'r' -> said.append('\r');
            case '\\', '\'', '"' -> said.append(c);
            case '\n' -> nextLine();
            default -> said.append('\\').append(c);
        }
    }

    private void operator(char c) {
        int start = at;
        String operator = OPERATORS.stream()
                .filter(each -> text.startsWith(each, start))
                .findFirst()
                .orElse(String.valueOf(c));
        if (operator.length() == 1 && SINGLE.indexOf(c) < 0) {
            throw wrong(
                    at,
                    "\"" + (Character.isISOControl(c) ? "\\x%02x".formatted((int) c) : c)
                            + "\" is no sign of the Python that is understood here");
        }
        at += operator.length();
        add(Kind.OPERATOR, operator, start);
        switch (operator) {
            case "(", "[", "{" -> brackets.push(tokens.getLast());
            case ")", "]", "}" -> close(operator);
            default -> {}
        }
    }

    private void close(String bracket) {
        String open = switch (bracket) {
            case ")" -> "(";
            case "]" -> "[";
            default -> "{";
        };
        if (brackets.isEmpty() || !brackets.pop().text().equals(open)) {
            throw wrong(at - 1, "nothing is open that " + bracket + " closes");
        }
    }

    private void add(Kind kind, String said, int start) {
        tokens.add(new Token(kind, said, line, start - lineStart + 1));
    }

    private Unparsed wrong(int place, String what) {
        return new Unparsed(new Parsed.Wrong(line, place - lineStart + 1, what));
    }
}
