package io.netfutures.jinja;

import com.hubspot.jinjava.objects.collections.PyList;
import com.hubspot.jinjava.util.ForLoop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The methods of Python's text, lists and mappings that templates of configurations use. */
final class PythonMethods {
    static final Set<String> OF_A_TEXT = Set.of(
            "upper",
            "lower",
            "strip",
            "lstrip",
            "rstrip",
            "split",
            "replace",
            "startswith",
            "endswith",
            "join",
            "capitalize",
            "title",
            "isdigit",
            "zfill",
            "splitlines",
            "count",
            "find");
    static final Set<String> OF_A_MAPPING = Set.of("items", "keys", "values", "get");
    static final Set<String> OF_A_LIST = Set.of("append", "count", "index");

    private static final int LONGEST = 1_000_000;

    private PythonMethods() {}

    static @Nullable Object call(@Nullable Object base, String name, @Nullable Object[] given) {
        for (Object each : given) {
            if (each instanceof Undefined undefined) {
                throw new Unusable(undefined.what());
            }
        }
        try {
            return switch (base) {
                case String text -> ofText(text, name, given);
                case Map<?, ?> mapping -> ofMapping(mapping, name, given);
                case List<?> list -> ofList(list, name, given);
                case ForLoop loop when name.equals("cycle") && given.length > 0 -> loop.cycle(given);
                case null, default -> throw new Unusable("there is no method " + name + " of " + Wording.kind(base));
            };
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new Unusable(name + "() needs more than it is given here");
        }
    }

    private static Object ofText(String text, String name, @Nullable Object[] given) {
        return switch (name) {
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "strip" -> stripped(text, given, true, true);
            case "lstrip" -> stripped(text, given, true, false);
            case "rstrip" -> stripped(text, given, false, true);
            case "split" -> split(text, given);
            case "splitlines" -> new PyList(new ArrayList<>(text.lines().toList()));
            case "replace" -> replaced(text, text(given[0]), text(given[1]));
            case "startswith" -> text.startsWith(text(given[0]));
            case "endswith" -> text.endsWith(text(given[0]));
            case "join" -> joined(text, given[0]);
            case "capitalize" ->
                text.isEmpty()
                        ? text
                        : text.substring(0, 1).toUpperCase(Locale.ROOT)
                                + text.substring(1).toLowerCase(Locale.ROOT);
            case "title" ->
                Pattern.compile("[A-Za-z]+")
                        .matcher(text.toLowerCase(Locale.ROOT))
                        .replaceAll(word -> word.group().substring(0, 1).toUpperCase(Locale.ROOT)
                                + word.group().substring(1));
            case "isdigit" -> !text.isEmpty() && text.chars().allMatch(Character::isDigit);
            case "zfill" -> "0".repeat(Math.max(0, Math.min(number(given[0]), 100) - text.length())) + text;
            case "count" -> text.isEmpty() ? 0L : (long) text.split(Pattern.quote(text(given[0])), -1).length - 1;
            case "find" -> (long) text.indexOf(text(given[0]));
            default -> throw new Unusable("there is no method " + name + " of a text" + Hint.of(name, OF_A_TEXT));
        };
    }

    private static @Nullable Object ofMapping(Map<?, ?> mapping, String name, @Nullable Object[] given) {
        return switch (name) {
            case "items" -> new ArrayList<>(mapping.entrySet());
            case "keys" -> new PyList(new ArrayList<>(mapping.keySet()));
            case "values" -> new PyList(new ArrayList<>(mapping.values()));
            case "get" -> {
                String key = String.valueOf(given[0]);
                yield mapping.containsKey(key) ? mapping.get(key) : given.length > 1 ? given[1] : null;
            }
            default -> throw new Unusable("there is no method " + name + " of a mapping" + Hint.of(name, OF_A_MAPPING));
        };
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object ofList(List<?> list, String name, @Nullable Object[] given) {
        return switch (name) {
            case "append" -> {
                ((List<@Nullable Object>) list).add(given[0]);
                yield null;
            }
            case "count" -> {
                Object wanted = given[0];
                yield list.stream().filter(each -> Objects.equals(each, wanted)).count();
            }
            case "index" -> (long) list.indexOf(given[0]);
            default -> throw new Unusable("there is no method " + name + " of a list" + Hint.of(name, OF_A_LIST));
        };
    }

    private static List<Object> split(String text, @Nullable Object[] given) {
        return new PyList(new ArrayList<>(
                given.length == 0
                        ? Arrays.asList(
                                text.strip().isEmpty()
                                        ? new String[0]
                                        : text.strip().split("\\s+"))
                        : Arrays.asList(text.split(
                                Pattern.quote(text(given[0])), given.length > 1 ? number(given[1]) + 1 : -1))));
    }

    private static String stripped(String text, @Nullable Object[] given, boolean left, boolean right) {
        String letters = given.length == 0 ? " \t\r\n" : text(given[0]);
        int from = 0;
        int to = text.length();
        while (left && from < to && letters.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (right && to > from && letters.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }

    /** The text with {@code now} in place of {@code before}; throws {@link Endless} if that is too long. */
    static String replaced(String text, String before, String now) {
        long times = before.isEmpty() ? text.length() + 1L : text.length() / before.length();
        if (text.length() + times * now.length() > LONGEST) {
            throw new Endless("the text becomes longer than " + LONGEST + " letters");
        }
        return text.replace(before, now);
    }

    private static String joined(String between, @Nullable Object list) {
        if (!(list instanceof List<?> elements)) {
            throw new Unusable("join() takes a list, not " + Wording.kind(list));
        }
        if ((long) elements.size() * between.length() > LONGEST) {
            throw new Endless("the text becomes longer than " + LONGEST + " letters");
        }
        return elements.stream().map(String::valueOf).collect(Collectors.joining(between));
    }

    private static String text(@Nullable Object value) {
        if (!(value instanceof String text)) {
            throw new Unusable("a text is needed here, not " + Wording.kind(value));
        }
        return text;
    }

    private static int number(@Nullable Object value) {
        if (!(value instanceof Number number)) {
            throw new Unusable("a number is needed here, not " + Wording.kind(value));
        }
        return number.intValue();
    }
}
