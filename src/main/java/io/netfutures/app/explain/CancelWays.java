package io.netfutures.app.explain;

import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.device.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares cancelling a pending future with cancelling a running one. */
final class CancelWays implements Ways {
    private static final Setting SETTING = Setting.of(2, 600, 600, 300).withLogin(250);

    private static final Way PENDING = new Way(
            "cancel a pending future",
            List.of("workers 2", "fs = submit sh clock", "cancel fs[2]"),
            List.of("futures[2].cancel()"));

    private static final Way RUNNING = new Way(
            "cancel a running future",
            List.of("workers 2", "fs = submit sh clock", "cancel fs[0]"),
            List.of("futures[0].cancel()    # in Python: False, a running call goes on"));

    @Override
    public Trial one(Bench bench) throws Exception {
        return cancelling(bench, PENDING, 2);
    }

    @Override
    public Trial two(Bench bench) throws Exception {
        return cancelling(bench, RUNNING, 0);
    }

    private static Trial cancelling(Bench bench, Way way, int index) throws Exception {
        return bench.play(way, SETTING, play -> {
            for (TaskFuture<Reply> future : play.submitAllAndCancel(index)) {
                if (!future.cancelled()) {
                    play.result(future);
                }
            }
        });
    }

    @Override
    public List<String> why(Trial one, Trial two) {
        List<String> why = new ArrayList<>();
        for (Trial run : List.of(one, two)) {
            run.events(Sighting.CancelCalled.class).forEach(call -> said(run, call, why));
        }
        return why;
    }

    private static void said(Trial run, Sighting.CancelCalled call, List<String> why) {
        Life life = run.life(call.future());
        why.add("cancel " + life.name() + " said " + (call.answer() ? "True" : "False") + " after "
                + Times.text(run.since(call.at()))
                + switch (life.status()) {
                    case Status.Cancelled(boolean started) ->
                        started
                                ? ": " + life.name() + " was running, on worker " + life.slot() + "."
                                : ": " + life.name() + " was pending, and never started.";
                    case Status.Returned<?> returned -> ": " + life.name() + " had returned.";
                    case Status.Raised raised -> ": " + life.name() + " had raised.";
                    case Status.Pending() -> ".";
                    case Status.Running running -> ".";
                });
        session(run, call, life, why);
        List<String> goneOn = new ArrayList<>();
        for (Life other : run.lives()) {
            if (!other.name().equals(life.name())) {
                Optional<String> turn = CapWays.turn(run, other);
                turn.ifPresent(why::add);
                if (turn.isEmpty() && other.returned()) {
                    goneOn.add(other.name() + " went on, and returned after " + Times.text(other.ended()));
                }
            }
        }
        if (!goneOn.isEmpty()) {
            why.add(String.join("; ", goneOn) + ".");
        }
    }

    private static void session(Trial run, Sighting.CancelCalled call, Life life, List<String> why) {
        run.events(Sighting.Logins.class).stream()
                .filter(logins -> logins.device().equals(life.device()) && logins.tried() == 0)
                .forEach(none -> why.add("Not one login reached " + life.device() + " in this run."));
        if (call.sessions() > 0) {
            why.add(life.device() + " had " + call.sessions()
                    + (call.sessions() == 1 ? " session" : " sessions") + " before the call, and none "
                    + Times.exact(Duration.between(call.at(), call.gone())) + " after it.");
        }
    }
}
