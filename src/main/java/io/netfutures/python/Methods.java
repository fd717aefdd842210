package io.netfutures.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The methods and members of each type of value, which follow a dot. No other attribute can be reached. */
final class Methods {
    private Methods() {}

    /** The method or member {@code name} of {@code object}. */
    static @Nullable Object of(@Nullable Object object, String name, Executors executors) {
        Native.Body body = switch (object) {
            case Module module -> {
                if (!module.members().containsKey(name)) {
                    throw Raised.refused(module.name() + "." + name + " is not known here; " + module.name() + " has "
                            + String.join(", ", module.members().keySet()));
                }
                yield null;
            }
            case Executor executor -> executors.method(executor, name);
            case Waited waited -> null;
            case String text -> ofText(text, name);
            case Tuple tuple -> null;
            case List<?> list -> ofList(list, name);
            case Map<?, ?> dict -> ofDict(dict, name);
            case Promise future -> ofPromise(future, name);
            case JobPlan.Connection connection -> ofConnection(connection, name);
            case JobPlan.Pending answer -> throw JobPlan.pending();
            case null, default -> null;
        };
        if (object instanceof Module module) {
            return module.members().get(name);
        }
        if (object instanceof Waited waited && (name.equals("done") || name.equals("not_done"))) {
            return name.equals("done") ? waited.done() : waited.notDone();
        }
        if (body == null) {
            throw Raised.refused("there is no ." + name + " of " + Values.typeOf(object) + " here"
                    + (object instanceof Promise
                            ? "; a future has result(), exception(), done(), running(), cancelled() and cancel()"
                            : ""));
        }
        return new Native(name, body);
    }

    private static Native.@Nullable Body ofPromise(Promise future, String name) {
        return switch (name) {
            case "result" -> said -> future.result(said.checked(0, 1, "timeout").seconds(0, "timeout"));
            case "exception" ->
                said -> future.exception(said.checked(0, 1, "timeout").seconds(0, "timeout"))
                        .orElse(null);
            case "done" -> said -> of(said, future.done());
            case "running" -> said -> of(said, future.running());
            case "cancelled" -> said -> of(said, future.cancelled());
            case "cancel" -> said -> of(said.checked(0, 0), future.cancel());
            case "add_done_callback" ->
                throw Raised.refused(
                        "functions are not called by a future here; callback save, parse or run does something"
                                + " with a future when it is done");
            default -> null;
        };
    }

    private static boolean of(Arguments said, boolean answer) {
        said.checked(0, 0);
        return answer;
    }

    private static Native.@Nullable Body ofConnection(JobPlan.Connection connection, String name) {
        return switch (name) {
            case "enable", "disconnect" -> said -> null;
            case "send_command", "send_command_timing" ->
                said -> connection.plan().send(said.checked(1, 1).text(0));
            case "send_config_set" ->
                throw Raised.refused("only show commands are sent from here; write config LINE for configuration");
            default -> null;
        };
    }

    private static Native.@Nullable Body ofText(String text, String name) {
        return switch (name) {
            case "format" -> said -> Format.of(text, said);
            case "strip" -> plain(() -> text.strip());
            case "upper" -> plain(() -> text.toUpperCase(Locale.ROOT));
            case "lower" -> plain(() -> text.toLowerCase(Locale.ROOT));
            case "startswith" -> said -> text.startsWith(said.checked(1, 1).text(0));
            case "endswith" -> said -> text.endsWith(said.checked(1, 1).text(0));
            case "split" -> plain(() -> new ArrayList<>(List.of(text.strip().split("\\s+"))));
            case "splitlines" -> plain(() -> new ArrayList<>(text.lines().toList()));
            case "join" -> said -> joined(text, Values.list(said.checked(1, 1).first()));
            default -> null;
        };
    }

    /** A method without arguments. */
    private static Native.Body plain(Supplier<Object> value) {
        return said -> {
            said.checked(0, 0);
            return value.get();
        };
    }

    private static String joined(String between, List<@Nullable Object> parts) {
        StringBuilder whole = new StringBuilder();
        for (Object each : parts) {
            if (!(each instanceof String text)) {
                throw Raised.of("TypeError", "join() wants strings, not " + Values.typeOf(each));
            }
            whole.append(whole.isEmpty() ? "" : between).append(text);
            Values.bounded(whole.length(), whole);
        }
        return whole.toString();
    }

    @SuppressWarnings("unchecked") // a program only changes what it has made itself, of any values
    private static Native.@Nullable Body ofList(List<?> list, String name) {
        List<@Nullable Object> own = (List<@Nullable Object>) list;
        return switch (name) {
            case "append" ->
                said -> {
                    Object value = said.checked(1, 1).first();
                    boolean unused = Values.bounded(own.size() + 1, own).add(value);
                    return null;
                };
            case "extend" ->
                said -> {
                    List<@Nullable Object> more = Values.list(said.checked(1, 1).first());
                    boolean unused =
                            Values.bounded(own.size() + more.size(), own).addAll(more);
                    return null;
                };
            default -> null;
        };
    }

    private static Native.@Nullable Body ofDict(Map<?, ?> dict, String name) {
        return switch (name) {
            case "keys" -> plain(() -> new ArrayList<>(dict.keySet()));
            case "values" -> plain(() -> new ArrayList<>(dict.values()));
            case "items" ->
                said -> {
                    said.checked(0, 0);
                    List<Object> items = new ArrayList<>();
                    dict.forEach((key, value) -> items.add(new Tuple(java.util.Arrays.asList(key, value))));
                    return items;
                };
            case "get" ->
                said -> {
                    Object key = said.checked(1, 2).first();
                    return dict.containsKey(key) ? dict.get(key) : said.at(1, "default");
                };
            case "update" ->
                said -> {
                    if (!(said.checked(1, 1).first() instanceof Map<?, ?> other)) {
                        throw Raised.of("TypeError", "update() wants a dict, not " + Values.typeOf(said.first()));
                    }
                    changeable(dict).putAll(other);
                    return null;
                };
            default -> null;
        };
    }

    /** The dict itself, if the program has made it and so may change it. */
    @SuppressWarnings("unchecked")
    static Map<@Nullable Object, @Nullable Object> changeable(Map<?, ?> dict) {
        if (!(dict instanceof LinkedHashMap<?, ?>)) {
            throw Raised.refused(
                    "this dict cannot be changed: it belongs to a device or to a future; put what you want into"
                            + " one of your own, as data = {} and data.update(...)");
        }
        return (Map<@Nullable Object, @Nullable Object>) Objects.requireNonNull(dict);
    }
}
