package io.netfutures.journal;

import io.netfutures.device.Reply;
import io.netfutures.journal.DeviceResult.Failure;
import io.netfutures.journal.DeviceResult.Kind;
import io.netfutures.journal.DeviceResult.State;
import io.netfutures.journal.DeviceResult.Target;
import io.netfutures.journal.DeviceResult.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Results for tests, of devices that nobody has contacted. */
final class MadeUpResult {
    static final Instant STARTED = Instant.parse("2026-11-30T10:00:00.5Z");

    private MadeUpResult() {}

    static Target device(String name) {
        return new Target(name, "10.0.0.1", 22, "cisco_ios");
    }

    /** A device that answered these commands: command, answer, command, answer ... */
    static DeviceResult returned(String name, String... commandsAndAnswers) {
        List<Reply.Output> outputs = outputs(name, commandsAndAnswers);
        return new DeviceResult(
                device(name),
                new Work(Kind.SHOW, outputs.stream().map(Reply.Output::command).toList(), false),
                State.RETURNED,
                outputs,
                null,
                List.of(),
                List.of(),
                null,
                STARTED,
                Duration.ofMillis(123),
                1);
    }

    /** A device that failed at the first of these commands after it had answered others. */
    static DeviceResult raised(String name, Failure failure, List<String> rest, String... commandsAndAnswers) {
        List<Reply.Output> outputs = outputs(name, commandsAndAnswers);
        List<String> asked =
                new ArrayList<>(outputs.stream().map(Reply.Output::command).toList());
        asked.addAll(rest);
        return new DeviceResult(
                device(name),
                new Work(Kind.SHOW, asked, false),
                State.RAISED,
                outputs,
                null,
                List.of(),
                rest.isEmpty() ? List.of() : rest.subList(1, rest.size()),
                failure,
                STARTED,
                Duration.ofSeconds(2),
                3);
    }

    /** A device that was never contacted. */
    static DeviceResult cancelled(String name, String command) {
        return new DeviceResult(
                device(name),
                new Work(Kind.SHOW, List.of(command), false),
                State.CANCELLED,
                List.of(),
                null,
                List.of(),
                List.of(command),
                null,
                null,
                Duration.ZERO,
                0);
    }

    private static List<Reply.Output> outputs(String name, String... commandsAndAnswers) {
        return IntStream.range(0, commandsAndAnswers.length / 2)
                .mapToObj(i -> new Reply.Output(name + "#", commandsAndAnswers[2 * i], commandsAndAnswers[2 * i + 1]))
                .toList();
    }
}
