package io.netfutures.app.command;

import io.netfutures.app.work.Workspace;
import io.netfutures.change.ChangePlan;
import io.netfutures.device.Device;
import io.netfutures.device.Task;
import io.netfutures.fleet.Plan;
import io.netfutures.platform.Platform;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Prints what a change would send. */
record DryRun(Workspace workspace, PrintStream out) {
    /** Prints what would be sent to each device, wave by wave. */
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
            part.forEach(each -> print(each.device(), (Task.Configure) each.task()));
        }
    }

    private void print(Device device, Task.Configure task) {
        Optional<Platform> known = workspace.site().platform(device);
        if (known.isEmpty()) {
            task.lines().forEach(line -> print(device, "", line));
            return;
        }
        Platform platform = known.get();
        ChangePlan plan = ChangePlan.of(platform, task);
        plan.preview(platform).forEach(line -> print(device, "", line));
        plan.previewBack(platform).forEach(line -> print(device, "else: ", line));
    }

    private void print(Device device, String before, String line) {
        out.println(device.name() + ": " + before + Task.Configure.masked(line));
    }
}
