package io.netfutures.jinja;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.expression.ExpressionStrategy;
import com.hubspot.jinjava.tree.output.RenderedOutputNode;
import com.hubspot.jinjava.tree.parse.ExpressionToken;
import org.jspecify.annotations.Nullable;

/** What {@code {{ value }}} comes to: text and numbers, and nothing else, since no device wants a list or {@code None} in a line. */
final class PrintedValue implements ExpressionStrategy {
    private static final long serialVersionUID = 1L;

    @Override
    public RenderedOutputNode interpretOutput(ExpressionToken token, JinjavaInterpreter interpreter) {
        StrictInterpreter strict = (StrictInterpreter) interpreter;
        int before = strict.noted();
        Object value = strict.resolveELExpression(token.getExpr(), token.getLineNumber());
        if (strict.noted() > before) {
            return new RenderedOutputNode("");
        }
        String text = text(value);
        if (text == null) {
            strict.mistake(token.getExpr().strip() + unprintable(value));
            return new RenderedOutputNode("");
        }
        if (text.contains("{{") || text.contains("{%")) {
            strict.mistake(token.getExpr().strip()
                    + " is a template itself, which is never evaluated; write the value itself");
        }
        return new RenderedOutputNode(text);
    }

    private static String unprintable(@Nullable Object value) {
        return switch (value) {
            case null -> " has no value (null); write for instance {{ name|default('x', true) }}";
            case Number number -> " is no finite number";
            default ->
                " is " + Wording.kind(value) + ", not a text; write a loop, or for instance {{ names|join(' ') }}";
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case Boolean truth -> truth ? "True" : "False";
            case Double number when !Double.isFinite(number) -> null;
            case Number number -> number.toString();
            case CharSequence text -> text.toString();
            case null, default -> null;
        };
    }
}
