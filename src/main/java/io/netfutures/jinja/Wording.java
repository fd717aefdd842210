package io.netfutures.jinja;

import com.hubspot.jinjava.interpret.MissingEndTagException;
import com.hubspot.jinjava.interpret.OutputTooBigException;
import com.hubspot.jinjava.interpret.TagCycleException;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.interpret.UnknownTagException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jinjava.de.odysseus.el.tree.TreeBuilderException;
import org.jspecify.annotations.Nullable;

/** What users are told of a mistake that jinjava found. Never a value, and nothing of Java. */
final class Wording {
    private static final Pattern FUNCTION = Pattern.compile("Could not resolve function '(\\w+)'");
    private static final Pattern PARAMETERS = Pattern.compile("Function '(\\w+)' (?:expects|requires).*");
    private static final Pattern END = Pattern.compile("expected: (\\w+)");

    private Wording() {}

    static String of(TemplateError error) {
        Throwable cause = error.getException();
        if (cause != null) {
            return of(cause);
        }
        String what = Objects.toString(error.getMessage(), "");
        if (what.contains("Missing start tag")) {
            return "{% " + error.getFieldName() + " %} stands here without its beginning";
        } else if (what.contains("Unclosed comment")) {
            return "this comment is not closed; #} is missing";
        } else if (what.contains("Unclosed token")) {
            return "this is not closed; }} or %} is missing";
        } else if (what.contains("ycle")) {
            return "this calls itself without end";
        }
        return "this cannot be evaluated";
    }

    static String of(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            String what = of(each, Objects.toString(each.getMessage(), ""));
            if (what != null) {
                return what;
            }
        }
        return "this cannot be evaluated";
    }

    private static @Nullable String of(Throwable thrown, String message) {
        return switch (thrown) {
            case Unusable unusable -> message;
            case Endless endless -> message;
            case OutputTooBigException big -> "the text becomes longer than 1000000 letters";
            case TagCycleException cycle -> "this calls itself without end";
            case StackOverflowError deep -> "this is nested too deep, or calls itself without end";
            case UnknownTagException tag -> KnownWords.noTag(Objects.toString(tag.getTag(), ""));
            case MissingEndTagException open ->
                open.getStartDefinition() + " is not closed; {% " + open.getEndTag() + " %} is missing";
            case TreeBuilderException syntax -> syntax(syntax);
            case UnsupportedOperationException fixed ->
                "what the inventory or --vars says cannot be changed; write {% set more = list + ['x'] %}";
            default -> ofMessage(message);
        };
    }

    private static @Nullable String ofMessage(String message) {
        Matcher function = FUNCTION.matcher(message);
        Matcher end = END.matcher(message);
        if (function.find()) {
            return "there is no macro and no function " + function.group(1) + " here";
        } else if (PARAMETERS.matcher(message).find()) {
            return "this has not as many arguments as it takes";
        } else if (message.contains("Mismatched end tag") && end.find()) {
            return "{% " + end.group(1) + " %} is missing before this";
        } else if (message.contains("Unexpected '=' operator")) {
            return "= gives a name a value; to compare write ==";
        }
        return message.contains("Cannot coerce") || message.contains("class java.lang")
                ? "this takes a number where something else stands, or the other way round"
                : null;
    }

    static String syntax(TreeBuilderException e) {
        String found = Objects.toString(e.getEncountered(), "");
        return found.equals("'}'") || found.equals("<EOF>")
                ? "this expression ends too early"
                : "this expression cannot be read from " + found + " on";
    }

    /** What kind of value this is. */
    static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing (null)";
            case Map<?, ?> mapping -> "a mapping";
            case Map.Entry<?, ?> pair -> "a pair of a mapping";
            case Collection<?> list -> "a list";
            case Boolean truth -> "true or false";
            case Number number -> "a number";
            case CharSequence text -> "a text";
            default -> "no value of the template";
        };
    }
}
