package io.netfutures.app.work;

import io.netfutures.concurrent.Status;
import io.netfutures.fleet.DeviceFuture;
import io.netfutures.fleet.Run;
import io.netfutures.nodeset.BriefNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What is unfinished of some runs at one moment.
 *
 * <pre>
 * 2 running, 950 pending
 *   f1 (R1)  running for 4.2 s, command
 *   f2 (R2)  running for 3.1 s, login
 *   pending: R[3-952]
 * </pre>
 */
record Activity(List<DeviceFuture> running, List<DeviceFuture> pending) {
    private static final int SHOWN = 5;

    static Activity of(List<Run> runs) {
        List<DeviceFuture> running = new ArrayList<>();
        List<DeviceFuture> pending = new ArrayList<>();
        for (Run run : runs) {
            for (DeviceFuture each : run.futures()) {
                Status status = each.status();
                if (status instanceof Status.Running) {
                    running.add(each);
                } else if (status instanceof Status.Pending) {
                    pending.add(each);
                }
            }
        }
        return new Activity(running, pending);
    }

    int unfinished() {
        return running.size() + pending.size();
    }

    /** How many there are of each. */
    String counts() {
        return running.size() + " running, " + pending.size() + " pending";
    }

    /** Lines with those that run longest, and the first that are pending. */
    String list(Function<DeviceFuture, String> label) {
        StringBuilder text = new StringBuilder();
        running.stream()
                .sorted((one, other) ->
                        other.status().elapsed().compareTo(one.status().elapsed()))
                .limit(SHOWN)
                .forEach(each -> text.append("  ").append(line(each, label)).append('\n'));
        if (running.size() > SHOWN) {
            text.append("  and ").append(running.size() - SHOWN).append(" more running\n");
        }
        if (!pending.isEmpty()) {
            List<String> names =
                    pending.stream().map(each -> each.device().name()).toList();
            text.append("  pending: ").append(BriefNames.of(names)).append('\n');
        }
        return text.toString();
    }

    private static String line(DeviceFuture each, Function<DeviceFuture, String> label) {
        return switch (each.status()) {
            case Status.Running running ->
                label.apply(each) + "  running for " + Durations.text(running.elapsed())
                        + (running.step().isEmpty() ? "" : ", " + running.step());
            default -> label.apply(each) + "  has just ended";
        };
    }
}
