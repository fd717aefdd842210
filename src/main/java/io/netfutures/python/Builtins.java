package io.netfutures.python;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names that a program can use without defining them. Those of the chapter's modules need not be imported. */
final class Builtins {
    private static final int WIDTH = 80;
    private static final long MOST = 10_000;
    private static final List<String> EXCEPTIONS =
            List.of(("Exception TimeoutError CancelledError KeyError IndexError TypeError ValueError NameError "
                            + "NetMikoAuthenticationException NetmikoAuthenticationException NetMikoTimeoutException "
                            + "NetmikoTimeoutException")
                    .split(" "));

    private final World world;
    private final Executors executors;
    private final Supplier<Optional<JobPlan>> plan;
    private final Map<String, @Nullable Object> names = new LinkedHashMap<>();
    private final Map<String, Module> modules = new LinkedHashMap<>();

    /** @param plan of the function that is being called only to find out what it would do; empty if there is none */
    Builtins(World world, Executors executors, Supplier<Optional<JobPlan>> plan) {
        this.world = world;
        this.executors = executors;
        this.plan = plan;
        output();
        values();
        futures();
        netmiko();
        logging();
        modules();
    }

    /** The values of these names. */
    Map<String, @Nullable Object> names() {
        return names;
    }

    /** The module of this name. */
    Optional<Module> module(String name) {
        return Optional.ofNullable(modules.get(name));
    }

    /** The value of {@code name} in {@code module}, or of the same name elsewhere. */
    @Nullable
    Object imported(String module, String name) {
        Module known = modules.get(module);
        if (known != null && known.members().containsKey(name)) {
            return known.members().get(name);
        }
        if (!names.containsKey(name)) {
            throw Raised.refused("there is no " + name + " of " + module + " here; " + known());
        }
        return names.get(name);
    }

    /** The modules, for messages. */
    String known() {
        return String.join(", ", modules.keySet())
                + " are known as far as the chapter needs them; !python3 FILE runs any" + " program";
    }

    private void define(String name, Native.Body body) {
        names.put(name, new Native(name, body));
    }

    private void output() {
        define("print", said -> {
            notPlanned("print(f.result())");
            said.checked(0, 1000, "sep", "end");
            String sep = Values.text(said.keywords().getOrDefault("sep", " "));
            String end = Values.text(said.keywords().getOrDefault("end", "\n"));
            world.print(said.positional().stream().map(Values::text).collect(Collectors.joining(sep)) + end);
            return null;
        });
        define("pprint", said -> {
            notPlanned("pprint(f.result())");
            said.checked(1, 1, "width");
            Object width = said.keywords().get("width");
            world.print(PythonText.pprint(
                            said.first(), width == null ? WIDTH : Math.toIntExact(Values.whole(width) % 100_000))
                    + "\n");
            return null;
        });
        for (String each : List.of("exit", "quit")) {
            define(each, said -> {
                world.exit();
                return null;
            });
        }
    }

    /** Refuses an effect in a function that is only being planned: it would happen too early. */
    private void notPlanned(String instead) {
        if (plan.get().isPresent()) {
            throw Raised.refused("a function that is submitted only talks to its device and logs; write " + instead
                    + " where the result is asked for");
        }
    }

    private void values() {
        names.putAll(ValueFunctions.ALL);
        for (String each : EXCEPTIONS) {
            define(each, said -> {
                throw Raised.refused(each + " is raised by devices only; except catches it");
            });
        }
        names.put("__name__", "__main__");
    }

    private void futures() {
        Executor plain = new Executor(0);
        names.put("executor", plain);
        names.put("send_show", Executors.SEND_SHOW);
        define("submit", said -> executors.submit(new Executor(0), said));
        define("map", said -> executors.map(new Executor(0), said));
        define("ThreadPoolExecutor", said -> {
            Object workers = said.checked(0, 1, "max_workers").at(0, "max_workers");
            if (workers == null) {
                return new Executor(0);
            }
            long count = Values.whole(workers);
            if (count <= 0 || count > MOST) {
                throw Raised.of("ValueError", "max_workers must be greater than 0, and " + MOST + " at most");
            }
            return new Executor(world.workers((int) count));
        });
        define("as_completed", said -> {
            said.checked(1, 2, "timeout");
            return world.asCompleted(Values.promises(said.first()), said.seconds(1, "timeout"));
        });
        for (String each : List.of("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED")) {
            names.put(each, each);
        }
        define("wait", said -> {
            said.checked(1, 3, "timeout", "return_when");
            Object when = said.at(2, "return_when");
            return waited(
                    Values.promises(said.first()), said.seconds(1, "timeout"), when == null ? "ALL_COMPLETED" : when);
        });
        define("repeat", said -> new Executors.Repeat(said.checked(1, 1).first()));
    }

    private Waited waited(List<Promise> promises, Optional<Duration> timeout, Object when) {
        if (!(when instanceof String condition)
                || !condition.matches("FIRST_COMPLETED|FIRST_EXCEPTION|ALL_COMPLETED")) {
            throw Raised.of("ValueError", "Invalid return condition: " + PythonText.repr(when));
        }
        Iterator<Promise> each = world.asCompleted(promises, timeout);
        try {
            boolean over = false;
            while (!over && each.hasNext()) {
                Promise done = each.next();
                over = condition.equals("FIRST_COMPLETED") || (condition.equals("FIRST_EXCEPTION") && done.hasRaised());
            }
        } catch (Raised raised) {
            if (!raised.is("TimeoutError")) {
                throw raised;
            }
        }
        Set<Promise> done = new LinkedHashSet<>();
        Set<Promise> notDone = new LinkedHashSet<>();
        promises.forEach(promise -> (promise.done() ? done : notDone).add(promise));
        return new Waited(done, notDone);
    }

    private void netmiko() {
        define("ConnectHandler", said -> {
            Optional<JobPlan> planned = plan.get();
            if (planned.isEmpty()) {
                throw Raised.refused(
                        "connections are made by what is submitted; write f1 = submit r1 sh clock, or a def with"
                                + " ConnectHandler in it");
            }
            Object device = said.checked(0, 0, said.keywords().keySet().toArray(String[]::new))
                    .keywords()
                    .get("**");
            if (device == null || said.keywords().size() > 1) {
                throw Raised.refused("only a device of the inventory can be asked; write ConnectHandler(**device)");
            }
            return planned.get().connect(device);
        });
        define(
                "open",
                said -> new Opened(said.checked(1, 2, "mode", "encoding").text(0), world.inventory(said.text(0))));
    }

    /** The inventory as an open file. */
    private record Opened(String file, List<?> devices) {
        @Override
        public String toString() {
            return "<open file '" + file + "'>";
        }
    }

    private void logging() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String level : List.of("INFO", "WARNING", "ERROR", "DEBUG")) {
            members.put(level, level);
            members.put(
                    level.toLowerCase(java.util.Locale.ROOT),
                    new Native(level.toLowerCase(java.util.Locale.ROOT), said -> {
                        // Workers log the start and the end of each device themselves.
                        if (plan.get().isEmpty() && !level.equals("DEBUG")) {
                            world.log(level, Values.text(said.checked(1, 1).first()));
                        }
                        return null;
                    }));
        }
        Native nothing = new Native("setLevel", said -> null);
        members.put("basicConfig", new Native("basicConfig", said -> null));
        members.put(
                "getLogger",
                new Native("getLogger", said -> new Module("getLogger(...)", Map.of("setLevel", nothing))));
        modules.put("logging", new Module("logging", members));
    }

    private void modules() {
        Native sleep = new Native("sleep", said -> {
            Duration time = said.checked(1, 1).seconds(0, "secs").orElse(Duration.ZERO);
            plan.get().ifPresentOrElse(planned -> planned.sleep(time), () -> world.sleep(time));
            return null;
        });
        Module clock = new Module("datetime", new LinkedHashMap<>());
        clock.members().put("now", new Native("now", said -> {
            String now = world.now();
            return new Module("datetime", Map.of("time", new Native("time", nothing -> now)));
        }));
        names.put("datetime", clock);
        modules.put("time", new Module("time", Map.of("sleep", sleep)));
        modules.put("yaml", new Module("yaml", Map.of("safe_load", new Native("safe_load", said -> {
            if (said.checked(1, 1).first() instanceof Opened opened) {
                return new ArrayList<>(opened.devices());
            }
            throw Raised.refused("only the inventory can be read; devices is it already");
        }))));
        module(
                "concurrent.futures",
                "ThreadPoolExecutor",
                "as_completed",
                "wait",
                "FIRST_COMPLETED",
                "FIRST_EXCEPTION",
                "ALL_COMPLETED",
                "TimeoutError",
                "CancelledError");
        modules.put("concurrent", new Module("concurrent", Map.of("futures", modules.get("concurrent.futures"))));
        List<String> netmiko = new ArrayList<>(
                EXCEPTIONS.stream().filter(each -> each.startsWith("Net")).toList());
        netmiko.add("ConnectHandler");
        module("netmiko", netmiko.toArray(String[]::new));
        module(
                "netmiko.ssh_exception",
                EXCEPTIONS.stream().filter(each -> each.startsWith("Net")).toArray(String[]::new));
        module("itertools", "repeat");
        module("pprint", "pprint");
        module("datetime", "datetime");
        modules.values().forEach(each -> names.putIfAbsent(each.name(), each));
    }

    private void module(String name, String... members) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (String each : members) {
            all.put(each, names.get(each));
        }
        modules.put(name, new Module(name, all));
    }

    /** Whether the value may stand in a with. */
    static boolean mayBeClosed(@Nullable Object value) {
        return value instanceof Executor || value instanceof Opened || value instanceof JobPlan.Connection;
    }
}
