package io.netfutures.app.work;

import io.netfutures.concurrent.Status;
import io.netfutures.fleet.DeviceFuture;
import io.netfutures.fleet.Event;
import io.netfutures.fleet.Fleet;
import io.netfutures.fleet.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Tells a person of one run, as its events come: gives its futures their names, prints their ends unless a command has claimed them,
 * and sums up.
 */
public final class ReportedRun implements Fleet.Listener {
    private final Report report;
    private final ReportSettings settings;
    private final List<String> names;
    private final boolean isNamed;
    private final boolean asTheyCome;
    private final Consumer<List<NamedFuture>> register;
    private final List<Consumer<NamedFuture>> callbacks;
    private final long start = System.nanoTime();
    private final List<NamedFuture> futures = new ArrayList<>();
    private final Map<DeviceFuture, NamedFuture> byDevice = new HashMap<>();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile boolean silenced;

    /**
     * @param names of its futures, in their order
     * @param isNamed whether a person chose them, and will ask for the ends
     * @param asTheyCome whether ends that are not claimed are printed as they come
     * @param register takes all futures when they are submitted, before any end is told
     * @param callbacks called with each future at its end, before that is printed
     */
    ReportedRun(
            Report report,
            ReportSettings settings,
            List<String> names,
            boolean isNamed,
            boolean asTheyCome,
            Consumer<List<NamedFuture>> register,
            List<Consumer<NamedFuture>> callbacks) {
        this.report = report;
        this.settings = settings;
        this.names = names;
        this.isNamed = isNamed;
        this.asTheyCome = asTheyCome;
        this.register = register;
        this.callbacks = List.copyOf(callbacks);
    }

    public ReportSettings settings() {
        return settings;
    }

    /** In the order of the devices. */
    public List<NamedFuture> futures() {
        return futures;
    }

    @Override
    public void on(Event event) {
        if (event instanceof Event.Submitted(DeviceFuture device)) {
            submitted(device);
        } else if (event instanceof Event.Ended(DeviceFuture device)) {
            ended(Objects.requireNonNull(byDevice.get(device)));
        }
    }

    private void submitted(DeviceFuture device) {
        NamedFuture future = new NamedFuture(names.get(futures.size()), device, isNamed);
        futures.add(future);
        byDevice.put(device, future);
        report.submitted(future, settings);
        if (futures.size() == names.size()) {
            register.accept(futures);
        }
    }

    private void ended(NamedFuture future) {
        try {
            callbacks.forEach(callback -> callback.accept(future));
        } finally {
            printed(future);
        }
    }

    private void printed(NamedFuture future) {
        try {
            if (asTheyCome) {
                print(future);
            }
        } finally {
            boolean last = ended.incrementAndGet() == futures.size();
            if (last && !isNamed && !settings.quiet() && !silenced) {
                report.summary(Outcome.of(byDevice.keySet()), start);
            }
        }
    }

    /** From now on the ends of these are printed as they come. */
    public void printAsTheyCome(List<NamedFuture> some) {
        some.forEach(each -> each.future().addDoneCallback(done -> print(each)));
    }

    private void print(NamedFuture future) {
        if (future.claim() && !silenced) {
            boolean returned = report.done(future, settings);
            if (!returned && settings.raises() && future.status() instanceof Status.Raised) {
                silence();
            }
        }
    }

    /** Ends its output: what comes now is not printed. */
    public void silence() {
        silenced = true;
    }

    public boolean isSilenced() {
        return silenced;
    }
}
