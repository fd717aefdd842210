package io.netfutures.ssh;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.DeviceException.ConnectionLost;
import io.netfutures.device.DeviceException.Failure;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import io.netfutures.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A worker that keeps the session of each device open for its next task, which then costs one round trip.
 *
 * <pre>no session --task: connect, log in--> in use --done, or a command refused--> kept --task--> in use
 * in use --any other failure--> closed;  kept --idle too long, disconnect--> closed</pre>
 *
 * <p>Equal devices share a session, which one task uses at a time; a second task waits until the first is done. Runs order the
 * tasks of a device before they get here, so theirs never wait: the exclusion protects those who call this worker directly.
 *
 * <p>If the device has dropped an idle session, it is opened again, once, provided that this can only repeat reading. A session
 * that a task leaves at another prompt, for instance in configuration mode, is not kept.
 *
 * <p>If the number of sessions is bounded, the one that has been idle for longest is closed before a connection beyond that is opened.
 * Those in use stay: it is for the callers to perform no more tasks at once.
 *
 * <p>All methods are thread-safe. There is no background thread: call {@link #closeIdle()} to have idle sessions closed.
 */
public final class KeptSessions implements Worker, AutoCloseable {
    private final Ssh ssh;
    private final HostProbe probe;
    private final Duration idle;
    private final int most;
    private final InstantSource clock;

    // A slot outlives its session: it is small, and there are no more slots than devices.
    private final Map<Device, SessionSlot> slots = new ConcurrentHashMap<>();
    private final AtomicInteger pings = new AtomicInteger();
    private final ReentrantLock making = new ReentrantLock();
    private volatile boolean closed;

    KeptSessions(Ssh ssh, Duration idle, int most, InstantSource clock) {
        if (most <= 0) {
            throw new IllegalArgumentException("at least one session is open at once, not " + most);
        }
        if (!idle.isPositive()) {
            throw new IllegalArgumentException("sessions are kept for a positive time, not " + idle);
        }
        this.ssh = ssh;
        this.probe = ssh.probe();
        this.idle = idle;
        this.most = most;
        this.clock = clock;
    }

    /**
     * Performs the task on the session that is kept for the device, or on a new one. Blocks until no other task uses the session,
     * for two seconds at most where another has to be closed first, and then as {@link Ssh#worker()} does.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    @Override
    public Reply perform(Device device, Task task, Progress progress) throws DeviceException, InterruptedException {
        if (task instanceof Task.Ping) {
            pings.incrementAndGet();
            try {
                makeRoom();
                return probe.ping(device, progress);
            } finally {
                pings.decrementAndGet();
            }
        }
        SessionSlot slot = slots.computeIfAbsent(device, SessionSlot::new);
        slot.enter(clock.instant());
        boolean good = false;
        try {
            if (closed) {
                throw new IllegalStateException("the sessions are closed");
            }
            Reply reply = perform(slot, device, task, progress);
            good = true;
            return reply;
        } catch (CommandRejected refused) {
            good = true;
            throw refused;
        } finally {
            if (!good) {
                slot.drop();
            }
            Session unwanted = slot.leave(clock.instant(), closed);
            if (unwanted != null) {
                unwanted.close();
            }
        }
    }

    /** The open sessions, sorted by the names of their devices. Does not block. */
    public List<KeptSession> list() {
        return slots.values().stream()
                .map(SessionSlot::shown)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(kept -> kept.device().name()))
                .toList();
    }

    /**
     * Closes the sessions that have been idle for too long, and forgets those that their devices have dropped. Blocks for two
     * seconds at most in all, however many sessions are closed.
     *
     * @return how long it is until the next session may be due; empty if none is left
     */
    public Optional<Duration> closeIdle() {
        List<Session> due = new ArrayList<>();
        Optional<Duration> next = slots.values().stream()
                .map(slot -> slot.expire(clock.instant(), idle, due))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        sayGoodBye(due);
        return next;
    }

    /**
     * Closes the sessions of these devices; one that is in use is closed when its task is done. Blocks for two seconds at most in
     * all, however many sessions are closed.
     *
     * @return how many sessions have been or will be closed
     */
    public int disconnect(Predicate<Device> which) {
        List<Session> released = new ArrayList<>();
        int count = 0;
        for (Map.Entry<Device, SessionSlot> each : slots.entrySet()) {
            if (which.test(each.getKey()) && each.getValue().release(released)) {
                count++;
            }
        }
        sayGoodBye(released);
        return count;
    }

    /** Closes all sessions as {@link #disconnect} does. From now on {@link #perform} throws, except for a ping. */
    @Override
    public void close() {
        closed = true;
        disconnect(device -> true);
    }

    private Reply perform(SessionSlot slot, Device device, Task task, Progress progress)
            throws DeviceException, InterruptedException {
        Session kept = slot.session();
        if (kept == null) {
            return performAnew(slot, device, task, progress);
        }
        boolean resumed = false;
        try {
            kept.resume(progress);
            resumed = true;
            return use(slot, kept, task, progress);
        } catch (ConnectionLost lost) {
            if (resumed && (kept.hasAnswered() || !(task instanceof Task.Show))) {
                throw lost;
            }
            slot.drop();
            return performAgain(slot, device, task, progress, lost);
        }
    }

    private Reply performAgain(SessionSlot slot, Device device, Task task, Progress progress, ConnectionLost first)
            throws DeviceException, InterruptedException {
        try {
            return performAnew(slot, device, task, progress);
        } catch (ConnectionLost second) {
            second.addSuppressed(first);
            throw new ConnectionLost(new Failure(
                    device,
                    second.step(),
                    "the device closed the kept session, and then a new one",
                    second.evidence(),
                    second.advice(),
                    second));
        } catch (DeviceException e) {
            e.addSuppressed(first);
            throw e;
        }
    }

    private Reply performAnew(SessionSlot slot, Device device, Task task, Progress progress)
            throws DeviceException, InterruptedException {
        makeRoom();
        Session fresh = ssh.connect(device, progress);
        slot.hold(fresh, clock.instant());
        fresh.enable();
        slot.home(fresh.prompt());
        return use(slot, fresh, task, progress);
    }

    /** Closes idle sessions, if with the one that is about to be opened there would be too many. */
    private void makeRoom() {
        if (slots.size() + pings.get() <= most) {
            return;
        }
        List<Session> surplus = new ArrayList<>();
        making.lock();
        try {
            long excess =
                    slots.values().stream().filter(SessionSlot::isOccupied).count() + pings.get() - most;
            if (excess > 0) {
                longestIdleFirst().takeWhile(slot -> surplus.size() < excess).forEach(slot -> slot.giveUp(surplus));
            }
        } finally {
            making.unlock();
        }
        sayGoodBye(surplus);
    }

    private Stream<SessionSlot> longestIdleFirst() {
        Map<SessionSlot, Instant> since = new HashMap<>();
        slots.values().forEach(slot -> slot.idleSince().ifPresent(instant -> since.put(slot, instant)));
        return since.entrySet().stream().sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private static Reply use(SessionSlot slot, Session session, Task task, Progress progress)
            throws DeviceException, InterruptedException {
        slot.count();
        Reply reply = Ssh.perform(session, task);
        if (task.configures() && session.isPrivileged()) {
            slot.home(session.prompt()); // the name of the device may be another one now
        }
        progress.at(Step.DISCONNECT);
        return reply;
    }

    private static void sayGoodBye(List<Session> sessions) {
        sessions.forEach(Session::leave);
        sessions.forEach(Session::close);
    }
}
