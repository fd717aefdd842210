package io.netfutures.app.work;

import io.netfutures.change.ChangeWorker;
import io.netfutures.device.Device;
import io.netfutures.device.Judge;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import io.netfutures.fleet.Judging;
import io.netfutures.journal.DeviceLocks;
import io.netfutures.journal.RunJournal;
import io.netfutures.platform.Platform;
import io.netfutures.platform.ReadOnly;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a run lays around the worker that talks to devices: care for changes, one change at a time, and judgement. */
record WorkerLayers(Console console, Site site, Sessions sessions, Inquiry inquiry) {
    /** @param journal of the run; null if it is not kept */
    Worker around(Worker worker, Judge judge, @Nullable RunJournal journal, RunSettings settings) {
        Worker changing =
                sessions.keptDuring(new ChangeWorker(worker, site::platform, judge, new UndoQuestion(inquiry)));
        return new Judging(alone(changing, journal, settings), judge);
    }

    /**
     * A worker that configures no device that another run configures, also of another process. In a lab, which nobody else reaches, it
     * is the same.
     */
    private Worker alone(Worker worker, @Nullable RunJournal journal, RunSettings settings) {
        if (site.lab().isPresent()) {
            return worker;
        }
        DeviceLocks locks = DeviceLocks.in(console.state().resolve("locks"));
        Predicate<Device> takesBack =
                device -> site.platform(device).map(Platform::confirmed).isPresent();
        boolean isUnsafe = settings.limits().unsafe();
        BiPredicate<Device, Task> writes = (device, task) -> task.configures() || (isUnsafe && mayWrite(device, task));
        return journal == null
                ? locks.around(worker, 0, "", takesBack, writes)
                : locks.around(
                        worker,
                        journal.id(),
                        KeptRuns.in(console, settings.keep().folder()).look(journal.id()),
                        takesBack,
                        writes);
    }

    private boolean mayWrite(Device device, Task task) {
        ReadOnly guard = ReadOnly.of(site.platform(device).orElseGet(site::generic));
        return task instanceof Task.Show show
                && show.commands().stream().anyMatch(each -> guard.reason(each).isPresent());
    }
}
