package io.netfutures.app.explain;

import io.netfutures.concurrent.TaskFuture;
import io.netfutures.device.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares asking for results in order with taking those that are done first. */
final class AsCompletedWays implements Ways {
    private static final Setting SETTING = Setting.of(3, 900, 600, 300);

    private static final Way IN_ORDER = new Way(
            "ask f1, then f2, then f3",
            List.of("fs = submit sh clock", "result fs"),
            List.of("for future in futures:", "    print(future.result())"));

    private static final Way AS_COMPLETED = new Way(
            "as_completed",
            List.of("fs = submit sh clock", "as_completed fs"),
            List.of("for future in as_completed(futures):", "    print(future.result())"));

    @Override
    public Trial one(Bench bench) throws Exception {
        return bench.play(IN_ORDER, SETTING, play -> {
            for (TaskFuture<Reply> future : play.submitAll()) {
                play.result(future);
            }
        });
    }

    @Override
    public Trial two(Bench bench) throws Exception {
        return bench.play(AS_COMPLETED, SETTING, play -> play.asCompleted(play.submitAll()));
    }

    @Override
    public List<String> why(Trial one, Trial two) {
        List<String> why = new ArrayList<>();
        why.add(orders(one));
        why.addAll(MapWays.heldBack(one, "the loop", "list"));
        why.add(MapWays.inOrderOfEnd(two));
        first(one)
                .ifPresent(before -> first(two)
                        .ifPresent(now -> why.add("The first answer was in hand after " + Times.text(before)
                                + " in the first run, and after " + Times.text(now) + " in the second.")));
        return why;
    }

    private static String orders(Trial run) {
        String submitted = Trial.devices(run.lives());
        String done = Trial.devices(run.byEnd());
        return submitted.equals(done)
                ? "They were submitted and done in the same order: " + done + "."
                : "They were submitted in the order " + submitted + ", and done in the order " + done + ".";
    }

    private static Optional<Duration> first(Trial run) {
        return run.byHandover().stream().findFirst().flatMap(Life::handedOver);
    }
}
