package io.netfutures.journal;

import io.netfutures.device.Reply;
import io.netfutures.journal.DeviceResult.Failure;
import io.netfutures.journal.DeviceResult.Kind;
import io.netfutures.journal.DeviceResult.State;
import java.util.ArrayList;
import java.util.List;

/**
 * One device and one of its commands, as a row of a table. Each command that a device was asked has exactly one row; a configuration and
 * a ping are one command.
 *
 * @param state of this command: {@code RETURNED} if it was answered, even if a later one failed
 */
public record ResultRow(DeviceResult result, State state, String command, String output) {
    /** The rows of a device's result, in the order of its commands. */
    public static List<ResultRow> of(DeviceResult result) {
        if (result.work().kind() == Kind.CONFIG) {
            return List.of(new ResultRow(result, result.state(), "configure", result.text()));
        }
        List<ResultRow> rows = new ArrayList<>();
        for (Reply.Output answer : result.outputs()) {
            rows.add(new ResultRow(result, State.RETURNED, answer.command(), answer.text()));
        }
        List<String> asked = result.work().kind() == Kind.PING
                ? List.of("ping")
                : result.work().lines();
        for (int i = rows.size(); i < asked.size(); i++) {
            rows.add(new ResultRow(result, result.state(), asked.get(i), ""));
        }
        return rows;
    }

    /** The text of this row in a column; empty if it has none. */
    public String cell(ResultColumn column) {
        Failure failure = state == State.RAISED ? result.failure() : null;
        return switch (column) {
            case DEVICE -> result.device().name();
            case ADDRESS -> result.device().address();
            case PORT -> Integer.toString(result.device().port());
            case PLATFORM -> result.device().platform();
            case STATE -> state.toString();
            case COMMAND -> command;
            case OUTPUT -> output;
            case ERROR -> failure == null ? "" : failure.type();
            case MESSAGE -> failure == null ? "" : failure.message();
            case SECONDS -> Double.toString(result.took().toMillis() / 1000.0);
            case STARTED -> result.started() == null ? "" : result.started().toString();
            case ATTEMPTS -> Integer.toString(result.attempts());
        };
    }
}
