package io.netfutures.python;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code str.format}, with {@code {}}, {@code {0}} and {@code {name}}. */
final class Format {
    private static final Pattern PLACE = Pattern.compile("\\{\\{|}}|\\{([^{}]*)}|[{}]");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private Format() {}

    static String of(String text, Arguments said) {
        StringBuilder filled = new StringBuilder();
        Matcher place = PLACE.matcher(text);
        int next = 0;
        int from = 0;
        while (place.find()) {
            filled.append(text, from, place.start());
            from = place.end();
            String inside = place.group(1);
            if (inside == null) {
                if (place.group().length() == 1) {
                    throw Raised.of("ValueError", "a single " + place.group() + " in the text; two are one");
                }
                filled.append(place.group().charAt(0));
                continue;
            }
            Object value;
            if (inside.isEmpty() || NUMBER.matcher(inside).matches()) {
                int index = inside.isEmpty() ? next++ : Integer.parseInt(inside);
                if (index >= said.positional().size()) {
                    throw Raised.of("IndexError", "the text has more {} than format() has values");
                }
                value = said.positional().get(index);
            } else if (NAME.matcher(inside).matches()) {
                if (!said.keywords().containsKey(inside)) {
                    throw Raised.of(
                            "KeyError", PythonText.repr(inside) + "; format(" + inside + "=...) gives it a value");
                }
                value = said.keywords().get(inside);
            } else {
                throw Raised.refused("{" + inside + "} is not understood; {}, {0} and {name} are");
            }
            Values.refusePending(value);
            filled.append(Values.text(value));
            Values.bounded(filled.length(), filled);
        }
        return filled.append(text, from, text.length()).toString();
    }
}
