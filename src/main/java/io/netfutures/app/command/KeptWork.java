package io.netfutures.app.command;

import io.netfutures.app.work.Choice;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.RunSettings;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Task;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.RunOrigin;
import io.netfutures.nodeset.BriefNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What is to be done again of a kept run, on the devices that its inventory describes today. */
final class KeptWork {
    private final RootCommand root;
    private final KeptRun run;
    private final boolean force;
    private final Map<Device, Task> tasks = new LinkedHashMap<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    /**
     * Opens the workspace, if none is open, with the inventory of the run.
     *
     * @param force whether to send a configuration again whose outcome is not known
     */
    KeptWork(RootCommand root, KeptRun run, boolean force, RunSettings said) {
        this.root = root;
        this.run = run;
        this.force = force;
        if (!root.interpreter().isEntered()) {
            Choice typed = root.choice();
            RunOrigin origin = run.plan().origin();
            Path written = origin.inventory().isEmpty() ? null : Path.of(origin.inventory());
            Path inventory = typed.inventory() != null ? typed.inventory() : written;
            root.enter(root.interpreter().door(), typed.of(inventory, typed.lab() || origin.simulated()), said);
        }
    }

    /**
     * Chooses devices of the run.
     *
     * @throws UserError if a task was kept without its secrets, and so cannot be carried out
     */
    KeptWork choose(Predicate<KeptDevice> which) {
        Inventory now = workspace().site().inventory();
        Inventory chosen = workspace().chosen(root.choice());
        for (KeptDevice each : run.devices()) {
            if (which.test(each)) {
                Optional<Device> device = now.named(each.name());
                if (device.isEmpty()) {
                    missing.add(each.name());
                } else if (chosen.named(each.name()).isPresent()) {
                    add(each, device.get());
                }
            }
        }
        return this;
    }

    private void add(KeptDevice kept, Device device) {
        if (kept.isConfigured() && !force) {
            unknown.add(kept.name());
            return;
        }
        if (!kept.task().whole()) {
            throw new UserError(
                    ExitCode.USAGE,
                    kept.name() + ": what was to be sent held a secret, which is not kept; type the command again, with"
                            + " -d @unfinished:" + run.id() + " or -d @failed:" + run.id());
        }
        tasks.put(device, kept.task().task());
    }

    /** What is to be done. */
    Map<Device, Task> tasks() {
        return tasks;
    }

    /** Tells which of the chosen devices are left out; returns whether any is. */
    boolean tellLeftOut() {
        if (!unknown.isEmpty()) {
            root.console()
                    .complain(BriefNames.of(unknown)
                            + ": not configured again, for lines had been sent already, and what became of them"
                            + " is not known; look at the device; --force sends them again");
        }
        if (!missing.isEmpty()) {
            root.console()
                    .complain(BriefNames.of(missing)
                            + (missing.size() == 1 ? ": is" : ": are")
                            + " not in the inventory any more");
        }
        return !unknown.isEmpty() || !missing.isEmpty();
    }

    /** The workspace in which it is to be done. */
    Workspace workspace() {
        return root.workspace(RunSettings.NONE);
    }
}
