package io.netfutures.app.command;

import io.netfutures.app.work.Workspace;
import io.netfutures.change.ChangePlan;
import io.netfutures.device.Device;
import io.netfutures.device.Task;
import io.netfutures.fleet.Plan;
import io.netfutures.nodeset.NodeSet;
import io.netfutures.platform.Platform;
import io.netfutures.session.Session;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Prints what a change would send. */
record DryRun(Workspace workspace, PrintStream out) {
    /** Of how many devices a wave is told line by line. */
    private static final int FEW = 10;

    /** Prints what would be sent to each device, wave by wave; in a wave of many, once for all that would be sent the same. */
    void print(Plan plan) {
        for (int wave = 0; wave < plan.waves(); wave++) {
            int now = wave;
            List<Plan.Assignment> part = plan.assignments().stream()
                    .filter(each -> each.wave() == now)
                    .toList();
            if (plan.waves() > 1) {
                out.println("wave " + (wave + 1) + " of " + plan.waves() + ": " + part.size()
                        + (part.size() == 1 ? " device" : " devices"));
            }
            print(part);
        }
    }

    private void print(List<Plan.Assignment> wave) {
        Map<List<String>, List<String>> gathered = new LinkedHashMap<>();
        for (Plan.Assignment each : wave) {
            String name = each.device().name();
            List<String> lines = lines(each.device(), each.task());
            if (wave.size() > FEW) {
                gathered.computeIfAbsent(lines, same -> new ArrayList<>()).add(name);
            } else {
                lines.forEach(line -> out.println(name + ": " + line));
            }
        }
        gathered.forEach((lines, names) -> {
            out.println(NodeSet.fold(names) + (names.size() == 1 ? "" : " (" + names.size() + ")") + ":");
            lines.forEach(line -> out.println("  " + line));
        });
    }

    /** What would be sent to this device, as it is printed. */
    private List<String> lines(Device device, Task task) {
        Optional<Platform> known = workspace.site().platform(device);
        return switch (task) {
            case Task.Configure configure -> lines(known, configure);
            case Task.Settle settle ->
                known.map(platform -> Session.preview(platform, settle)).orElse(List.of(settle.text()));
            case Task.Show show -> show.commands();
            case Task.Ping ping -> List.of();
        };
    }

    private static List<String> lines(Optional<Platform> known, Task.Configure task) {
        if (known.isEmpty()) {
            return task.lines().stream().map(Task.Configure::masked).toList();
        }
        ChangePlan plan = ChangePlan.of(known.get(), task);
        return Stream.concat(
                        plan.preview(known.get()).stream().map(Task.Configure::masked),
                        plan.previewBack(known.get()).stream().map(line -> "else: " + Task.Configure.masked(line)))
                .toList();
    }
}
