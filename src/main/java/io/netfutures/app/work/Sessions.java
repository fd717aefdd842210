package io.netfutures.app.work;

import io.netfutures.change.ChangeWorker;
import io.netfutures.concurrent.Ticker;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import io.netfutures.ssh.KeptSession;
import io.netfutures.ssh.KeptSessions;
import io.netfutures.ssh.Ssh;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The SSH sessions of a workspace: kept between commands if another command may follow, and closed when idle. */
public final class Sessions implements AutoCloseable {
    /** Shorter than the ten minutes after which IOS itself closes a line. */
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final Worker worker;
    private final @Nullable KeptSessions kept;
    private final Worker alone;
    private final @Nullable KeptSessions changes;
    /** Devices whose session is kept for the next part of their change. */
    private final Set<Device> changing = ConcurrentHashMap.newKeySet();

    private final @Nullable Ticker closing;

    /** With {@code keeps} false, each task opens and closes a session of its own. Otherwise {@code files} bounds how many are open. */
    Sessions(Site site, boolean keeps, Optional<FileBudget> files) {
        Ssh ssh = site.ssh();
        int most = files.map(FileBudget::most).orElse(Integer.MAX_VALUE);
        kept = keeps ? ssh.keeping(IDLE, most) : null;
        changes = kept == null ? ssh.keeping(IDLE, most) : null;
        worker = kept == null ? this::perform : kept;
        alone = ssh.worker();
        closing = kept == null ? null : Ticker.start("idle sessions", this::closeIdle);
    }

    private Reply perform(Device device, Task task, Progress progress) throws DeviceException, InterruptedException {
        return changes != null && changing.contains(device)
                ? changes.perform(device, task, progress)
                : alone.perform(device, task, progress);
    }

    /** Does as {@code changer}, which performs tasks here, and has the session of a device kept for the parts of its change. */
    Worker keptDuring(Worker changer) {
        return (device, task, progress) -> {
            if (changes == null || !ChangeWorker.hasParts(task)) {
                return changer.perform(device, task, progress);
            }
            changing.add(device);
            try {
                return changer.perform(device, task, progress);
            } finally {
                changing.remove(device);
                changes.disconnect(device::equals);
            }
        };
    }

    /** The worker that carries out tasks in these sessions. */
    Worker worker() {
        return worker;
    }

    /** Work begins; schedules the closing of sessions that are idle afterwards. */
    void used() {
        if (closing != null) {
            closing.wakeWithin(IDLE);
        }
    }

    private void closeIdle() {
        if (kept != null && closing != null) {
            kept.closeIdle().ifPresent(closing::wakeWithin);
        }
    }

    /** The sessions that are open. */
    public List<KeptSession> list() {
        return kept == null ? List.of() : kept.list();
    }

    /** Closes the sessions of these devices, one in use as soon as its task is done; returns how many. */
    public int disconnect(Predicate<Device> which) {
        return kept == null ? 0 : kept.disconnect(which);
    }

    @Override
    public void close() {
        if (closing != null) {
            closing.close();
        }
        if (kept != null) {
            kept.close();
        }
        if (changes != null) {
            changes.close();
        }
    }
}
