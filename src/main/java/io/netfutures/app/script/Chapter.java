package io.netfutures.app.script;

import io.netfutures.device.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Python of the chapter, so that a student may type what the book prints.
 *
 * <pre>
 * executor = ThreadPoolExecutor(max_workers=2)           workers 2
 * f1 = executor.submit(send_show, r1, 'sh clock')        f1 = submit -d r1 "sh clock"
 * executor.map(send_show, devices, repeat('sh clock'))   map "sh clock"
 * print(f1, f2, f3, sep='\n')                            print f1 f2 f3
 * f1.result(timeout=5), print(f1.result())               result f1 --timeout 5
 * f1.cancel(), f1.done(), f1.exception() ...             cancel f1, done f1, exception f1 ...
 * wait([f1, f2], return_when=FIRST_COMPLETED)            wait f1 f2 --until first
 * for f in as_completed([f1, f2]): print(f.result())     as_completed f1 f2
 * from concurrent.futures import ...                     nothing
 * </pre>
 */
final class Chapter {
    private static final Pattern IMPORT = Pattern.compile("(from +[\\w.]+ +)?import +[\\w., *()]+");
    private static final Pattern LOOP = Pattern.compile("for +\\w+ +in +(.+?\\)) *: *(print\\(.*\\))?");
    private static final Pattern CALL =
            Pattern.compile("(?:([A-Za-z_]\\w*) *= *)?(?:([A-Za-z_]\\w*(?:\\[\\d+])?)\\.)?([A-Za-z_]\\w*)\\((.*)\\)");
    private static final Pattern KEYWORD = Pattern.compile("([A-Za-z_]\\w*) *= *(.+)", Pattern.DOTALL);
    private static final Pattern FUTURE = Pattern.compile("[A-Za-z_]\\w*(?:\\[\\d+])?");
    private static final List<String> METHODS =
            List.of("result", "exception", "done", "running", "cancelled", "cancel");
    private static final String KNOWN = "of Python, ThreadPoolExecutor(2), submit(r1, 'sh clock'), map, print(f1),"
            + " f1.result(), .exception(), .done(), .running(), .cancelled(), .cancel(), wait([f1, f2]) and"
            + " as_completed([f1, f2]) are understood here; help lists the commands";

    private Chapter() {}

    /** Whether a line has the shape of Python: a call, a loop over one, or an import. */
    static boolean isPython(String text) {
        return CALL.matcher(text).matches()
                || LOOP.matcher(text).matches()
                || IMPORT.matcher(text).matches();
    }

    /**
     * The command that a line of Python stands for; none for an import.
     *
     * @throws ScriptException if there is none
     */
    static Optional<Statement> read(String text) {
        if (IMPORT.matcher(text).matches()) {
            return Optional.empty();
        }
        Matcher loop = LOOP.matcher(text);
        Matcher call = CALL.matcher(loop.matches() ? loop.group(1) : text);
        if (!call.matches() || (loop.matches() && !call.group(3).equals("as_completed"))) {
            throw new ScriptException("this loop is not understood; " + KNOWN);
        }
        return Optional.of(call(call.group(1), call.group(2), call.group(3), Arguments.of(call.group(4))));
    }

    private static Statement call(@Nullable String target, @Nullable String object, String function, Arguments all) {
        if (object != null && METHODS.contains(function)) {
            return new Statement(Optional.empty(), withTimeout(function, List.of(object), all));
        }
        return switch (function) {
            case "ThreadPoolExecutor" -> Statement.of(List.of("workers", all.keywordOr("max_workers", 0)));
            case "submit" -> submit(target, all);
            case "map" -> map(target, all);
            case "print" -> print(all);
            case "wait" -> Statement.of(until(withTimeout("wait", all.futures(), all), all));
            case "as_completed", "list" -> asCompleted(function, all);
            case "add_done_callback" ->
                throw new ScriptException("functions are not known here; callback save, parse or run does something"
                        + " with a future when it is done");
            default ->
                throw new ScriptException("\"" + Printable.line(function) + "(...)\" is not understood; " + KNOWN);
        };
    }

    /** {@code submit([function,] device, 'command')}. */
    private static Statement submit(@Nullable String target, Arguments all) {
        List<String> words = new ArrayList<>(List.of("submit"));
        List<String> positional = all.positional();
        String command = all.keywords().get("command");
        int devices = positional.size() - (command == null ? 1 : 0);
        if (devices < 1 || devices > 2) {
            throw new ScriptException("submit wants a device and a command, as submit(send_show, r1, 'sh clock')");
        }
        words.addAll(List.of("-d", unquoted(positional.get(devices - 1))));
        words.add(unquoted(command == null ? positional.getLast() : command));
        return new Statement(Optional.ofNullable(target), words);
    }

    /** {@code map([function,] devices, repeat('command'))}. */
    private static Statement map(@Nullable String target, Arguments all) {
        List<String> positional = all.positional();
        Matcher repeat = positional.isEmpty() ? null : CALL.matcher(positional.getLast());
        if (repeat == null || !repeat.matches() || !repeat.group(3).equals("repeat")) {
            throw new ScriptException(
                    "map wants devices and a command, as map(send_show, devices, repeat('sh clock'))");
        }
        return new Statement(Optional.ofNullable(target), List.of("map", unquoted(repeat.group(4))));
    }

    /** {@code print(f1, f2, sep='\n')}, or of a method's result. */
    private static Statement print(Arguments all) {
        if (all.positional().size() == 1) {
            Matcher inner = CALL.matcher(all.positional().getFirst());
            if (inner.matches() && inner.group(1) == null) {
                return call(null, inner.group(2), inner.group(3), Arguments.of(inner.group(4)));
            }
            String only = all.positional().getFirst();
            if (!unquoted(only).equals(only)) {
                return Statement.of(List.of("echo", unquoted(only)));
            }
        }
        List<String> words = new ArrayList<>(List.of("print"));
        words.addAll(all.futures());
        return Statement.of(words);
    }

    private static Statement asCompleted(String function, Arguments all) {
        if (function.equals("list")) {
            Matcher inner = CALL.matcher(String.join(",", all.positional()));
            if (!inner.matches() || !inner.group(3).equals("as_completed")) {
                throw new ScriptException("\"list(...)\" is not understood; " + KNOWN);
            }
            return asCompleted("as_completed", Arguments.of(inner.group(4)));
        }
        return Statement.of(withTimeout("as_completed", all.futures(), all));
    }

    private static List<String> withTimeout(String command, List<String> futures, Arguments all) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(futures);
        boolean method = METHODS.contains(command);
        String timeout = all.keywords()
                .getOrDefault(
                        "timeout",
                        method && !all.positional().isEmpty() ? all.positional().getFirst() : "None");
        if (!timeout.equals("None")) {
            words.addAll(List.of("--timeout", timeout));
        }
        return words;
    }

    private static List<String> until(List<String> words, Arguments all) {
        String condition = all.keywords().getOrDefault("return_when", "ALL_COMPLETED");
        String word = switch (unquoted(condition)) {
            case "FIRST_COMPLETED" -> "first";
            case "FIRST_EXCEPTION" -> "first-exception";
            case "ALL_COMPLETED" -> "all";
            default -> throw new ScriptException("Invalid return condition: " + Printable.line(condition));
        };
        List<String> longer = new ArrayList<>(words);
        longer.addAll(List.of("--until", word));
        return longer;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2
                && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** What stands between the brackets of a call. */
    private record Arguments(List<String> positional, Map<String, String> keywords) {

        static Arguments of(String text) {
            List<String> positional = new ArrayList<>();
            Map<String, String> keywords = new LinkedHashMap<>();
            for (String each : split(text)) {
                Matcher keyword = KEYWORD.matcher(each);
                if (keyword.matches()) {
                    keywords.put(keyword.group(1), keyword.group(2).strip());
                } else if (!each.isEmpty()) {
                    positional.add(each);
                }
            }
            return new Arguments(positional, keywords);
        }

        String keywordOr(String name, int index) {
            String value = keywords.get(name);
            if (value == null && index >= positional.size()) {
                throw new ScriptException(name + " is missing, as " + name.toLowerCase(Locale.ROOT) + "=2");
            }
            return value == null ? positional.get(index) : value;
        }

        /** Names of futures, alone or in a list. */
        List<String> futures() {
            List<String> names = new ArrayList<>();
            for (String each : positional) {
                boolean list =
                        (each.startsWith("[") && each.endsWith("]")) || (each.startsWith("(") && each.endsWith(")"));
                for (String name : list ? split(each.substring(1, each.length() - 1)) : List.of(each)) {
                    if (!FUTURE.matcher(name).matches()) {
                        throw new ScriptException("\"" + Printable.line(name) + "\" is no future; " + KNOWN);
                    }
                    names.add(name);
                }
            }
            return names;
        }

        /** At the commas that stand in no bracket and in no quotes. */
        private static List<String> split(String text) {
            List<String> parts = new ArrayList<>();
            int depth = 0;
            int start = 0;
            char quote = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (quote != 0) {
                    quote = c == quote ? 0 : quote;
                } else if (c == '\'' || c == '"') {
                    quote = c;
                } else if (c == '(' || c == '[') {
                    depth++;
                } else if (c == ')' || c == ']') {
                    depth--;
                } else if (c == ',' && depth == 0) {
                    parts.add(text.substring(start, i).strip());
                    start = i + 1;
                }
            }
            String last = text.substring(start).strip();
            if (!last.isEmpty() || !parts.isEmpty()) {
                parts.add(last);
            }
            return parts;
        }
    }
}
