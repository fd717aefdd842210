package io.netfutures.python;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a function of the program will do with a device: the device it connects to, the commands it sends, how long it sleeps first,
 * and what it makes of the answers. It is found out by calling the function with placeholders for the answers, so that everything is
 * known and checked before a device is contacted.
 */
final class JobPlan {
    private final String function;
    private final List<String> commands = new ArrayList<>();
    private Duration delay = Duration.ZERO;
    private @Nullable Object device;

    JobPlan(String function) {
        this.function = function;
    }

    /** A placeholder for an answer, which may be a part of what the function returns. */
    record Pending(int index) {}

    /** What {@code ConnectHandler} returns. */
    record Connection(JobPlan plan) {
        @Override
        public String toString() {
            return "<ConnectHandler>";
        }
    }

    /** The failure of a function that uses an answer too early. */
    static Raised pending() {
        return Raised.refused(
                "the answer of a device is not there yet in the function that is submitted; return it, and work"
                        + " with f.result()");
    }

    void sleep(Duration time) {
        if (device != null) {
            throw Raised.refused("a function that is submitted may sleep before ConnectHandler, and not behind it");
        }
        delay = delay.plus(time);
    }

    Connection connect(Object to) {
        if (device != null) {
            throw Raised.refused(function + "() connects twice; a function that is submitted talks to one device");
        }
        device = to;
        return new Connection(this);
    }

    Pending send(String command) {
        commands.add(command);
        return new Pending(commands.size() - 1);
    }

    /** The job, once the function has returned {@code value}. */
    Job job(@Nullable Object value) {
        if (device == null || commands.isEmpty()) {
            throw Raised.refused(function + "() sends no command to a device; a function that is submitted does so with"
                    + " ConnectHandler(**device) and send_command");
        }
        return new Job(device, commands, delay, Optional.of(answers -> filled(value, answers)));
    }

    private static @Nullable Object filled(@Nullable Object value, List<String> answers) {
        return switch (value) {
            case Pending pending -> answers.get(pending.index());
            case Tuple tuple ->
                new Tuple(tuple.stream().map(each -> filled(each, answers)).toList());
            case List<?> list -> {
                List<@Nullable Object> all = new ArrayList<>();
                list.forEach(each -> all.add(filled(each, answers)));
                yield all;
            }
            case Map<?, ?> dict -> {
                Map<@Nullable Object, @Nullable Object> all = new LinkedHashMap<>();
                dict.forEach((key, each) -> all.put(key, filled(each, answers)));
                yield all;
            }
            case null, default -> value;
        };
    }
}
