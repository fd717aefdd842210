package io.netfutures.app.command;

import io.netfutures.app.work.Choice;
import io.netfutures.app.work.Door;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.RunSettings;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Task;
import io.netfutures.journal.HeldRun;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.RunOrigin;
import io.netfutures.journal.RunPlan;
import io.netfutures.nodeset.BriefNames;
import io.netfutures.nodeset.NodeSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** What is to be done again of a kept run, on the devices that its inventory describes today. */
final class KeptWork {
    /** Behind the names of devices. */
    static final String NOT_AGAIN =
            ": not configured again, for lines may have been sent already; look at the device; --force sends them again";

    private static final String MISSING = "not in the inventory any more";

    private final RootCommand root;
    private final HeldRun held;
    private final boolean force;
    private final RunSettings settings;
    private final List<String> bounds;
    private final Map<Device, Task> tasks = new LinkedHashMap<>();
    private final Map<String, List<String>> leftOut = new LinkedHashMap<>();
    private final List<String> secret = new ArrayList<>();

    /**
     * Opens the workspace, if none is open, with the inventory of the run.
     *
     * @param held the run, which nobody else goes on with meanwhile
     * @param force whether to send a configuration again whose outcome is not known
     * @param said the settings of the command, which the bounds of the run complete
     * @param typed the options of the command that bound what is to be done
     */
    KeptWork(RootCommand root, HeldRun held, boolean force, RunSettings said, List<String> typed) {
        this.root = root;
        this.held = held;
        this.force = force;
        RunOrigin origin = held.run().plan().origin();
        // In a shell or a script its own bounds hold, for they are those of many runs; how this one spreads is its own
        // matter.
        boolean isAlone = root.interpreter().door() == Door.COMMAND;
        List<String> kept = RunOptions.merged(isAlone ? origin.options() : RunOptions.rollout(origin.options()), typed);
        Optional<RunSettings> known = RunOptions.of(kept);
        this.bounds = known.isPresent() ? kept : typed;
        this.settings = said.over(known.orElse(RunSettings.NONE));
        if (known.isEmpty()) {
            root.console()
                    .complain("note: run " + held.run().id() + " was bound by " + String.join(" ", kept)
                            + ", which cannot be read any more; say again what is to hold");
        }
        if (!root.interpreter().isEntered()) {
            Choice choice = root.choice();
            Path written = origin.inventory().isEmpty() ? null : Path.of(origin.inventory());
            Path inventory = choice.inventory() != null ? choice.inventory() : written;
            if (origin.simulated() && !choice.lab() && !said.report().quiet()) {
                root.console().complain("note: run " + held.run().id() + " was in the lab, and so is this");
            }
            root.enter(root.interpreter().door(), choice.of(inventory, choice.lab() || origin.simulated()), settings);
        }
    }

    /** The options that bound what is to be done, as typed now or then. */
    List<String> bounds() {
        return bounds;
    }

    /** Chooses devices of the run. */
    KeptWork choose(Predicate<KeptDevice> which) {
        Inventory now = workspace().site().inventory();
        Inventory chosen = workspace().chosen(root.choice());
        for (KeptDevice each : held.run().devices()) {
            if (which.test(each)) {
                Optional<Device> device = now.named(each.name());
                if (device.isEmpty()) {
                    leaveOut(each, MISSING);
                } else if (chosen.named(each.name()).isPresent()) {
                    add(each, device.get());
                }
            }
        }
        return this;
    }

    private void add(KeptDevice kept, Device device) {
        OptionalInt by = held.configured(kept.name());
        if (by.isPresent() && !force) {
            String run = by.getAsInt() == held.run().id() ? "" : ", by run " + by.getAsInt();
            leaveOut(
                    kept,
                    "not configured again, for lines may have been sent already" + run + "; look at the device; "
                            + (kept.task().whole()
                                    ? "--force sends them again"
                                    : "they held a secret, which is not kept, so where they are missing type the command"
                                            + " again"));
        } else if (isElsewhere(kept, device) && !force) {
            leaveOut(
                    kept,
                    "was " + kept.part().address() + " port "
                            + kept.part().port() + " in run " + held.run().id() + ", and is " + device.address()
                            + " port "
                            + device.port() + " in the inventory now; --force takes it for the same device");
        } else if (!kept.task().whole()) {
            secret.add(kept.name());
        } else {
            tasks.put(device, kept.task().task());
        }
    }

    private void leaveOut(KeptDevice kept, String reason) {
        leftOut.computeIfAbsent(reason, first -> new ArrayList<>()).add(kept.name());
    }

    /** Whether its name means another box today; not if it had failed, for the inventory may have been mended since. */
    private static boolean isElsewhere(KeptDevice kept, Device now) {
        RunPlan.Part then = kept.part();
        return kept.task().task().configures()
                && kept.failure().isEmpty()
                && (!then.address().equals(now.address()) || then.port() != now.port());
    }

    /** What is to be done. */
    Map<Device, Task> tasks() {
        return tasks;
    }

    /** The settings with which it is to be done. */
    RunSettings settings() {
        return settings;
    }

    /**
     * Tells which of the chosen devices are left out; returns whether any is.
     *
     * @throws UserError if a task was kept without its secrets, and so cannot be carried out
     */
    boolean tellLeftOut() {
        leftOut.forEach((reason, names) -> root.console()
                .complain(BriefNames.of(names)
                        + (!reason.equals(MISSING) ? ": " : names.size() == 1 ? ": is " : ": are ")
                        + reason));
        if (!secret.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "what was to be sent held a secret, which is not kept; nothing was contacted; type the command again"
                            + " with -d '" + NodeSet.fold(secret) + "'");
        }
        return !leftOut.isEmpty();
    }

    /** The workspace in which it is to be done. */
    Workspace workspace() {
        return root.workspace(RunSettings.NONE);
    }
}
