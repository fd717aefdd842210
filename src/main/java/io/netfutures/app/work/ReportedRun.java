package io.netfutures.app.work;

import io.netfutures.concurrent.Status;
import io.netfutures.fleet.DeviceFuture;
import io.netfutures.fleet.Event;
import io.netfutures.fleet.Fleet;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.KeptTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reports one run to the user as its events come: names its futures, prints each end that no command has claimed, and prints a
 * summary.
 */
public final class ReportedRun implements Fleet.Listener {
    private final Report report;
    private final Listing listing;
    private final ReportSettings settings;
    private final int leftOut;
    private final Predicate<String> isConfigured;
    private final List<String> names;
    private final boolean isNamed;
    private final int keptIn;
    private final boolean asTheyCome;
    private final Consumer<List<NamedFuture>> register;
    private final List<Consumer<NamedFuture>> callbacks;
    private final long start = System.nanoTime();
    private final List<NamedFuture> futures = new ArrayList<>();
    private final Map<DeviceFuture, NamedFuture> byDevice = new HashMap<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger printed = new AtomicInteger();
    private volatile boolean silenced;

    /**
     * @param listing where the results go
     * @param leftOut how many selected devices get no task
     * @param isConfigured whether an earlier run of the same matter may have sent lines of a configuration to this device
     * @param names of the futures, in their order
     * @param isNamed whether the user chose the names, and so will ask for the results
     * @param keptIn the number of the run that is kept of it; 0 if none is
     * @param asTheyCome whether ends that are not claimed are printed as they come
     * @param register receives all futures once they are submitted, before any end is reported
     * @param callbacks called with each future at its end, before that is printed
     */
    ReportedRun(
            Report report,
            ReportSettings settings,
            Listing listing,
            int leftOut,
            Predicate<String> isConfigured,
            List<String> names,
            boolean isNamed,
            int keptIn,
            boolean asTheyCome,
            Consumer<List<NamedFuture>> register,
            List<Consumer<NamedFuture>> callbacks) {
        this.report = report;
        this.listing = listing;
        this.settings = settings;
        this.leftOut = leftOut;
        this.isConfigured = isConfigured;
        this.names = names;
        this.isNamed = isNamed;
        this.keptIn = keptIn;
        this.asTheyCome = asTheyCome;
        this.register = register;
        this.callbacks = List.copyOf(callbacks);
    }

    public ReportSettings settings() {
        return settings;
    }

    /** Whether ends that are not claimed are printed as they come. */
    boolean isAsTheyCome() {
        return asTheyCome;
    }

    /** The futures of the run, in the order of its devices. */
    public List<NamedFuture> futures() {
        return futures;
    }

    @Override
    public void on(Event event) {
        if (event instanceof Event.Submitted(DeviceFuture device)) {
            submitted(device);
        } else if (event instanceof Event.Ended(DeviceFuture device)) {
            ended(Objects.requireNonNull(byDevice.get(device)));
        } else if (event instanceof Event.Stopped(DeviceFuture last, int failed)) {
            report.stopped(failed, settings);
        }
    }

    private void submitted(DeviceFuture device) {
        NamedFuture future = new NamedFuture(names.get(futures.size()), device, isNamed, keptIn);
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
            if (last && !isNamed && !silenced) {
                if (!settings.quiet()) {
                    summary();
                }
                deadline(); // who misses it loses the change
            }
        }
    }

    private void summary() {
        Map<String, NamedFuture> byName = new HashMap<>();
        futures.forEach(each -> byName.put(each.device().name(), each));
        report.summary(
                futures.stream()
                        .map(each -> DeviceResult.of(each.deviceFuture()))
                        .toList(),
                leftOut,
                start,
                isConfigured.or(name -> Objects.requireNonNull(byName.get(name)).isBegun()),
                name -> !KeptTask.isWhole(
                        Objects.requireNonNull(byName.get(name)).task()));
    }

    /** Until when a change must be kept, if one waits for that. */
    private void deadline() {
        futures.stream()
                .map(NamedFuture::deviceFuture)
                .flatMap(each -> ToConfirm.until(each).stream())
                .min(Comparator.naturalOrder())
                .filter(until -> keptIn > 0)
                .ifPresent(until -> report.toConfirm(keptIn, until));
    }

    /** From now on prints the ends of these futures as they come. */
    public void printAsTheyCome(List<NamedFuture> some) {
        some.forEach(each -> each.future().addDoneCallback(done -> print(each)));
    }

    private void print(NamedFuture future) {
        if (future.claim() && !silenced) {
            boolean returned = report(future);
            if (!returned && settings.raises() && future.status() instanceof Status.Raised) {
                silence();
            }
        }
    }

    /** Prints the end of one of the futures; returns whether it has a result. With the last one the document is complete. */
    public boolean report(NamedFuture future) {
        boolean returned = listing.done(future);
        if (printed.incrementAndGet() == futures.size()) {
            listing.close();
        }
        return returned;
    }

    /** From now on prints nothing. */
    public void silence() {
        silenced = true;
        listing.close();
    }

    public boolean isSilenced() {
        return silenced;
    }
}
