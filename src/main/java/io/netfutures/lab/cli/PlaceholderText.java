package io.netfutures.lab.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Text with placeholders: <code>{name}</code> is a value, <code>{date:HH:mm}</code> the time in this format,
 * <code>{unsaved?*}</code> a text that appears while the condition holds (<code>{!unsaved?...}</code>: while it does not),
 * and a line with <code>{1..40}</code> is repeated forty times. Any other braces are literal.
 */
final class PlaceholderText {
    private static final Pattern PLACE = Pattern.compile("\\{(?:(!?[a-z]+)\\?([^{}]*)|([a-z_]+|\\d|date:[^{}]+))}");
    private static final Pattern RANGE = Pattern.compile("\\{(\\d+)\\.\\.(\\d+)}");
    private static final Pattern BLOCK = Pattern.compile("\\{(config|pending|candidate)}");

    private PlaceholderText() {}

    /** What the placeholders stand for. */
    interface Scope {
        /** Null if there is no such value. */
        @Nullable
        String value(String name);

        boolean holds(String condition);
    }

    static String fill(String template, Scope scope) {
        if (template.indexOf('{') < 0) {
            return template;
        }
        StringBuilder filled = new StringBuilder();
        for (String line : template.split("(?<=\n)", -1)) {
            Matcher range = RANGE.matcher(line);
            if (range.find()) {
                filled.append(IntStream.rangeClosed(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)))
                        .mapToObj(i -> places(RANGE.matcher(line).replaceAll(String.valueOf(i)), scope))
                        .collect(Collectors.joining()));
            } else {
                String whole = places(line, scope);
                if (!whole.isBlank() || !BLOCK.matcher(line.strip()).matches()) {
                    filled.append(whole);
                }
            }
        }
        return filled.toString();
    }

    private static String places(String line, Scope scope) {
        return PLACE.matcher(line).replaceAll(place -> {
            String condition = place.group(1);
            if (condition != null) {
                boolean not = condition.startsWith("!");
                return Matcher.quoteReplacement(
                        scope.holds(not ? condition.substring(1) : condition) != not ? place.group(2) : "");
            }
            String value = scope.value(place.group(3));
            return Matcher.quoteReplacement(value == null ? place.group() : value);
        });
    }
}
