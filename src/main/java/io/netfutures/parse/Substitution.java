package io.netfutures.parse;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values for {@code $NAME} and {@code ${NAME}}, and a dollar for {@code $$}, as Python's {@code string.Template} does. */
final class Substitution {
    private static final Pattern DOLLAR = Pattern.compile(
            "\\$(?:(?<dollar>\\$)|(?<name>[_a-zA-Z][_a-zA-Z0-9]*)|\\{(?<braced>[_a-zA-Z][_a-zA-Z0-9]*)}|)");

    private Substitution() {}

    /** A dollar that is followed by no name, or by an unknown one. */
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        Unknown(String message) {
            super(message);
        }
    }

    static String substitute(String text, Map<String, String> values) throws Unknown {
        Matcher matcher = DOLLAR.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(result, "");
            if (matcher.group("dollar") != null) {
                result.append('$');
                continue;
            }
            String name = matcher.group("name") != null ? matcher.group("name") : matcher.group("braced");
            if (name == null) {
                throw new Unknown(
                        "'$' is followed by neither a name nor another '$'; write $$ for the end of the line");
            }
            String value = values.get(name);
            if (value == null) {
                throw new Unknown(
                        "there is no Value '%s'; there are: %s".formatted(name, String.join(", ", values.keySet())));
            }
            result.append(value);
        }
        return matcher.appendTail(result).toString();
    }
}
