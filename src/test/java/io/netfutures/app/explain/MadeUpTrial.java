package io.netfutures.app.explain;

import io.netfutures.app.view.FutureView;
import io.netfutures.concurrent.Moment;
import io.netfutures.concurrent.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run that never was: histories and events written down, times in milliseconds since its start. */
final class MadeUpTrial {
    static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final List<FutureView> futures = new ArrayList<>();
    private final List<Sighting> events = new ArrayList<>();
    private final int workers;

    private MadeUpTrial(int workers) {
        this.workers = workers;
    }

    static MadeUpTrial withWorkers(int workers) {
        return new MadeUpTrial(workers);
    }

    static Instant at(int millis) {
        return START.plusMillis(millis);
    }

    /** The next future returned; its result was never asked for if {@code handedOver} is negative. */
    MadeUpTrial returned(int submitted, int started, int slot, int ended, int handedOver) {
        return add(submitted, started, slot, ended, handedOver, new Status.Returned<>("", took(started, ended)));
    }

    MadeUpTrial raised(int submitted, int started, int slot, int ended, int handedOver, Throwable cause) {
        return add(submitted, started, slot, ended, handedOver, new Status.Raised(cause, took(started, ended)));
    }

    /** It was cancelled while it ran, or, with a negative {@code started}, while it was pending. */
    MadeUpTrial cancelled(int submitted, int started, int slot, int ended) {
        return add(submitted, started, slot, ended, -1, new Status.Cancelled(started >= 0));
    }

    MadeUpTrial event(Sighting event) {
        events.add(event);
        return this;
    }

    Trial run() {
        return new Trial(new Way("made up", List.of(), List.of()), Setting.of(workers, 1, 1, 1), futures, events);
    }

    private MadeUpTrial add(int submitted, int started, int slot, int ended, int handedOver, Status end) {
        List<Moment> history = new ArrayList<>();
        history.add(new Moment(at(submitted), new Status.Pending()));
        if (started >= 0) {
            history.add(new Moment(at(started), new Status.Running(at(started), slot, "")));
        }
        history.add(new Moment(at(ended), end));
        int number = futures.size() + 1;
        @Nullable Instant given = handedOver < 0 ? null : at(handedOver);
        futures.add(new FutureView("f" + number, "R" + number, history, given, ""));
        return this;
    }

    private static Duration took(int started, int ended) {
        return Duration.ofMillis((long) ended - started);
    }
}
