package io.netfutures.app.explain;

import io.netfutures.app.view.FutureView;
import io.netfutures.concurrent.Completion;
import io.netfutures.concurrent.Results;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.concurrent.When;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Reply;
import io.netfutures.fleet.Fleet;
import io.netfutures.lab.Gate;
import io.netfutures.lab.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/** A run in progress: the calls that a way can make, and the record of them. */
final class Play {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Bench bench;
    private final Fleet fleet;
    private final List<TaskFuture<Reply>> submitted = new ArrayList<>();
    private final List<Sighting> events = new ArrayList<>();

    Play(Bench bench, Fleet fleet) {
        this.bench = bench;
        this.fleet = fleet;
    }

    /** Submits the work for the next router. */
    TaskFuture<Reply> submit() {
        int index = submitted.size();
        Device device = bench.devices().get(index);
        Instant called = Instant.now();
        TaskFuture<Reply> future =
                fleet.submit(List.of(device), Bench.CLOCK).futures().getFirst().future();
        submitted.add(future);
        events.add(new Sighting.Submitted(name(index), called, Instant.now()));
        return future;
    }

    /** Submits the work for every router. */
    List<TaskFuture<Reply>> submitAll() {
        List<TaskFuture<Reply>> futures = new ArrayList<>();
        while (futures.size() < bench.devices().size()) {
            futures.add(submit());
        }
        return futures;
    }

    /** Asks for the outcome, whatever it is. */
    void result(TaskFuture<Reply> future) throws Exception {
        try {
            future.result();
        } catch (DeviceException | CancellationException ignored) {
            // the future records it
        }
    }

    /** Takes the results in the order of the routers, until an exception ends them. */
    void map() throws Exception {
        Results<Reply> results = fleet.submit(bench.devices(), Bench.CLOCK).results();
        submitted.addAll(results.futures());
        try {
            while (results.hasNext()) {
                results.next();
            }
        } catch (DeviceException ignored) {
            // the future records it
        }
    }

    /** Takes the results in the order in which they are done. */
    void asCompleted(List<TaskFuture<Reply>> futures) throws Exception {
        Completion<TaskFuture<Reply>> completion = Completion.of(futures, Function.identity(), null);
        while (completion.hasNext()) {
            result(completion.next());
        }
    }

    /** Waits, and then takes the results of the futures that are done. */
    void waitFor(List<TaskFuture<Reply>> futures, When when) throws Exception {
        Completion.of(futures, Function.identity(), null).await(when);
        List<TaskFuture<Reply>> done = futures.stream().filter(TaskFuture::done).toList();
        events.add(new Sighting.WaitReturned(
                Instant.now(),
                done.stream().map(this::name).sorted().toList(),
                futures.stream()
                        .filter(future -> !done.contains(future))
                        .map(this::name)
                        .sorted()
                        .toList()));
        for (TaskFuture<Reply> future : done) {
            result(future);
        }
    }

    /**
     * Submits everything with two workers, and cancels the future of this index while both workers wait for an answer; only then
     * are the answers sent.
     */
    List<TaskFuture<Reply>> submitAllAndCancel(int index) throws Exception {
        List<Router> routers = bench.devices().stream().map(bench::router).toList();
        try (Gate one = routers.get(0).holdAnswers();
                Gate two = routers.get(1).holdAnswers()) {
            List<TaskFuture<Reply>> futures = submitAll();
            one.awaitHeld(1, PATIENCE);
            two.awaitHeld(1, PATIENCE);
            Router router = routers.get(index);
            int sessions = router.sessions();
            Instant at = Instant.now();
            boolean answer = futures.get(index).cancel();
            boolean closed = router.awaitNoSessions(PATIENCE);
            if (!closed) {
                throw new IllegalStateException(router + " still has a session");
            }
            events.add(new Sighting.CancelCalled(name(index), at, answer, sessions, Instant.now()));
            return futures;
        }
    }

    List<Sighting> events() {
        return events;
    }

    /** The futures as they are now. */
    List<FutureView> views() {
        List<FutureView> views = new ArrayList<>();
        for (TaskFuture<?> future : submitted) {
            views.add(new FutureView(
                    name(views.size()),
                    bench.devices().get(views.size()).name(),
                    future.history(),
                    future.handedOver().orElse(null),
                    ""));
        }
        return views;
    }

    private String name(TaskFuture<?> future) {
        return name(submitted.indexOf(future));
    }

    private static String name(int index) {
        return "f" + (index + 1);
    }
}
