package io.netfutures.python;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Submits functions of the program: finds out what one will do with a device, and submits that. */
final class Executors {
    private final World world;
    private final Planner planner;
    private List<String> names = List.of();

    Executors(World world, Planner planner) {
        this.world = world;
        this.planner = planner;
    }

    /** Finds out what a function of the program will do by calling it. */
    interface Planner {
        Job plan(Function function, Arguments arguments);

        /** Whether that is happening now. */
        boolean isPlanning();
    }

    /** The chapter's {@code send_show}, which needs no def. */
    static final Native SEND_SHOW = new Native("send_show", said -> {
        throw Raised.refused(
                "send_show is not called here but submitted; write f1 = executor.submit(send_show, r1, 'sh clock')");
    });

    /** Sets the names of the next futures, if the program assigns them at once. */
    void name(List<String> next) {
        names = next;
    }

    Native.@Nullable Body method(Executor executor, String method) {
        return switch (method) {
            case "submit" -> said -> submit(executor, said);
            case "map" -> said -> map(executor, said);
            case "shutdown" ->
                said -> {
                    end(executor);
                    return null;
                };
            default -> null;
        };
    }

    Promise submit(Executor executor, Arguments said) {
        refuseWhilePlanning();
        Arguments all = said.checked(1, 20, said.keywords().keySet().toArray(String[]::new));
        boolean isFunction = all.first() instanceof Function || all.first() instanceof Native;
        Object function = isFunction ? all.first() : SEND_SHOW;
        List<@Nullable Object> rest =
                isFunction ? all.positional().subList(1, all.positional().size()) : all.positional();
        Optional<String> called = names.stream().findFirst();
        names = names.stream().skip(1).toList();
        Job job = job(function, new Arguments("send_show", rest, all.keywords()));
        Promise promise = world.submit(job, called);
        executor.submitted().add(promise);
        return promise;
    }

    private void refuseWhilePlanning() {
        if (planner.isPlanning()) {
            throw Raised.refused("a function that is submitted submits nothing itself");
        }
    }

    private Job job(@Nullable Object function, Arguments said) {
        if (function instanceof Function own) {
            return planner.plan(own, new Arguments(own.name(), said.positional(), said.keywords()));
        }
        if (!SEND_SHOW.equals(function)) {
            throw Raised.refused(
                    function + " cannot be submitted; send_show can, or a def with ConnectHandler(**device) in it");
        }
        said.checked(0, 2, "device_dict", "command");
        Object device = said.at(0, "device_dict");
        Object command = said.at(1, "command");
        if (device == null || !(command instanceof String text)) {
            throw Raised.of("TypeError", "submit wants a device and a command, as submit(send_show, r1, 'sh clock')");
        }
        return new Job(device, List.of(text), Duration.ZERO, Optional.empty());
    }

    /** {@code map(function, devices, repeat(command))}: one task for each element of the shortest argument. */
    Executor.Answers map(Executor executor, Arguments said) {
        refuseWhilePlanning();
        Arguments all = said.checked(2, 20);
        boolean isFunction = all.first() instanceof Function || all.first() instanceof Native;
        List<@Nullable Object> rest =
                isFunction ? all.positional().subList(1, all.positional().size()) : all.positional();
        if (rest.stream().allMatch(Repeat.class::isInstance)) {
            throw Raised.refused("map wants devices and a command, as map(send_show, devices, repeat('sh clock'))");
        }
        List<Iterator<? extends @Nullable Object>> rows = new ArrayList<>();
        for (Object each : rest) {
            if (each instanceof String text) {
                throw Raised.refused("map takes the letters of " + PythonText.repr(text) + " one by one; write repeat("
                        + PythonText.repr(text) + ")");
            }
            rows.add(each instanceof Repeat repeat ? repeat : Values.list(each).iterator());
        }
        List<Job> jobs = new ArrayList<>();
        while (rows.stream().allMatch(Iterator::hasNext)) {
            @Nullable Object[] row = rows.stream().map(Iterator::next).toArray();
            jobs.add(job(
                    isFunction ? all.first() : SEND_SHOW, new Arguments("send_show", Arrays.asList(row), Map.of())));
        }
        names = List.of();
        List<Promise> promises = new ArrayList<>();
        jobs.forEach(each -> promises.add(world.submit(each, Optional.empty())));
        executor.submitted().addAll(promises);
        return new Executor.Answers(promises);
    }

    /** {@code repeat(value)}. */
    record Repeat(@Nullable Object value) implements Iterator<@Nullable Object> {
        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public @Nullable Object next() {
            return value;
        }
    }

    /** Blocks until everything that was submitted with {@code executor} is done. */
    void end(Executor executor) {
        Iterator<Promise> each = world.asCompleted(executor.submitted(), Optional.empty());
        while (each.hasNext()) {
            each.next();
        }
    }
}
