package io.netfutures.app.work;

import io.netfutures.change.ChangeWorker;
import io.netfutures.concurrent.Ticker;
import io.netfutures.device.Device;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import io.netfutures.ssh.KeptSession;
import io.netfutures.ssh.KeptSessions;
import io.netfutures.ssh.Ssh;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The SSH sessions of a workspace: kept between commands if another command may follow, and closed when idle. */
public final class Sessions implements AutoCloseable {
    /** Shorter than the ten minutes after which IOS itself closes a line. */
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final Worker worker;
    private final @Nullable KeptSessions kept;
    private final @Nullable KeptSessions changes;
    private final @Nullable Ticker closing;

    /** With {@code keeps} false, each task opens and closes a session of its own. Otherwise {@code files} bounds how many are open. */
    Sessions(Site site, boolean keeps, Optional<FileBudget> files) {
        Ssh ssh = site.ssh();
        int most = files.map(FileBudget::most).orElse(Integer.MAX_VALUE);
        kept = keeps ? ssh.keeping(IDLE, most) : null;
        changes = kept == null ? ssh.keeping(IDLE, most) : null;
        worker = kept == null
                ? alone(ssh.worker(), Objects.requireNonNull(changes), changing(site, changes))
                : changing(site, kept);
        closing = kept == null ? null : Ticker.start("idle sessions", this::closeIdle);
    }

    private static Worker changing(Site site, KeptSessions sessions) {
        return new ChangeWorker(sessions, site::platform, (device, expected, before, after) -> Optional.empty());
    }

    /** One that keeps the session of a device for the parts of its change, and no longer. */
    private static Worker alone(Worker worker, KeptSessions changes, Worker changer) {
        return (device, task, progress) -> {
            if (!(task instanceof Task.Configure configure) || configure.care().isNone()) {
                return worker.perform(device, task, progress);
            }
            try {
                return changer.perform(device, task, progress);
            } finally {
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
