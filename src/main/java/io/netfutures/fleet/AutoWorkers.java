package io.netfutures.fleet;

import io.netfutures.concurrent.Ticker;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.ConnectRefused;
import io.netfutures.device.DeviceException.ConnectionLost;
import io.netfutures.device.DeviceException.JumpFailed;
import io.netfutures.device.DeviceException.LocalLimit;
import io.netfutures.device.DeviceException.ServerBusy;
import io.netfutures.device.DeviceException.SessionLimit;
import io.netfutures.device.Step;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets the cap on the workers of a {@link Fleet} follow how well the devices answer: it begins with few, grows while connections and logins
 * take as long as before, and backs off where they take longer or are refused. How long a command takes counts as nothing: a device that
 * thinks costs nothing, and another one may begin beside it. The cap never exceeds the bound that was given; {@link Cap}s and a rate hold
 * besides. Thread-safe; no public method blocks.
 */
public final class AutoWorkers {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Workers workers;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable AdaptiveCap cap;
    private int first;
    private @Nullable Ticker ticker;
    private boolean isTicking;

    AutoWorkers(Workers workers) {
        this.workers = workers;
    }

    /** Whether the cap follows the devices. */
    public boolean isOn() {
        return cap != null;
    }

    /** With how many at once it began; 0 if it has not. */
    public int first() {
        lock.lock();
        try {
            return first;
        } finally {
            lock.unlock();
        }
    }

    /** The most devices that were worked on at once since then; 0 if there were none. */
    public int reached() {
        lock.lock();
        try {
            AdaptiveCap now = cap;
            return now == null ? 0 : now.reached();
        } finally {
            lock.unlock();
        }
    }

    /** From now on the cap follows the devices, up to so many; what was learned from earlier ones is kept. */
    void begin(int most) {
        lock.lock();
        try {
            if (cap == null) {
                AdaptiveCap now = new AdaptiveCap(most, System::nanoTime);
                first = now.cap();
                cap = now;
                workers.resize(first);
            }
        } finally {
            lock.unlock();
        }
    }

    /** From now on the cap stays as it is. */
    void end() {
        lock.lock();
        try {
            cap = null;
        } finally {
            lock.unlock();
        }
    }

    /** Blocks until its thread has ended. */
    void close() {
        end();
        Ticker started;
        lock.lock();
        try {
            started = ticker;
            ticker = null;
        } finally {
            lock.unlock();
        }
        if (started != null) {
            started.close();
        }
    }

    /** Work on the device begins. This and what follows is called in its own thread. */
    void begins(DeviceFuture device) {
        change(now -> now.begins(device));
    }

    void at(DeviceFuture device, Step step) {
        switch (step) {
            case CONNECT -> change(now -> now.connects(device));
            case SHELL -> opened(device);
            case COMMAND, CONFIG, DISCONNECT -> change(now -> now.opened(device, 0));
            default -> {}
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it: it only takes the time
    private void opened(DeviceFuture device) {
        if (cap != null) {
            long ready = System.nanoTime();
            Thread.yield(); // to those that were ready before
            long wait = System.nanoTime() - ready;
            change(now -> now.opened(device, wait));
        }
    }

    /** It has failed, and is tried again later. */
    void pauses(DeviceFuture device, DeviceException failure) {
        change(now -> {
            if (isRefusal(failure)) {
                now.refused(device);
            }
            now.pauses(device);
        });
    }

    void fails(DeviceFuture device, DeviceException failure) {
        if (isRefusal(failure)) {
            change(now -> now.refused(device));
        }
    }

    /** The work has ended, in whichever way. */
    void ends(DeviceFuture device) {
        change(now -> now.ended(device));
    }

    /** Whether somebody on the way may have too many connections. */
    private static boolean isRefusal(DeviceException failure) {
        return switch (failure) {
            case ConnectRefused refused -> true;
            case ServerBusy busy -> true;
            case SessionLimit full -> true;
            case LocalLimit full -> true;
            case ConnectionLost lost -> lost.step().compareTo(Step.LOGIN) < 0;
            case JumpFailed jump -> jump.getCause() instanceof DeviceException its && isRefusal(its);
            default -> false;
        };
    }

    private interface Change {
        void of(AdaptiveCap now);
    }

    private void change(Change what) {
        if (cap == null) {
            return;
        }
        lock.lock();
        try {
            AdaptiveCap now = cap;
            if (now == null) {
                return;
            }
            what.of(now);
            apply(now);
            if (now.isOpening() && !isTicking) {
                isTicking = true;
                ticker = ticker == null ? Ticker.start("auto workers", this::look) : ticker;
                ticker.wakeWithin(LOOK);
            }
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        lock.lock();
        try {
            AdaptiveCap now = cap;
            isTicking = now != null && now.isOpening() && ticker != null;
            if (now != null && ticker != null && isTicking) {
                now.look();
                apply(now);
                ticker.wakeWithin(LOOK);
            }
        } finally {
            lock.unlock();
        }
    }

    private void apply(AdaptiveCap now) {
        int wanted = now.cap();
        if (wanted != workers.limit()) {
            workers.resize(wanted);
        }
    }
}
