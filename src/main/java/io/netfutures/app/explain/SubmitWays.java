package io.netfutures.app.explain;

import io.netfutures.concurrent.TaskFuture;
import io.netfutures.device.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Compares asking for each result before the next submit with submitting everything first. */
final class SubmitWays implements Ways {
    private static final Setting SETTING = Setting.of(3, 750, 250, 500);

    private static final Way ONE_BY_ONE = new Way(
            "submit one, ask for its result, submit the next",
            List.of(
                    "f1 = submit r1 sh clock",
                    "result f1",
                    "f2 = submit r2 sh clock",
                    "result f2",
                    "f3 = submit r3 sh clock",
                    "result f3"),
            List.of("for device in devices:", "    executor.submit(send_show, device, 'sh clock').result()"));

    private static final Way ALL_FIRST = new Way(
            "submit all, then ask for the results",
            List.of("f1 = submit r1 sh clock", "f2 = submit r2 sh clock", "f3 = submit r3 sh clock", "result f1 f2 f3"),
            List.of(
                    "futures = [executor.submit(send_show, device, 'sh clock')",
                    "           for device in devices]",
                    "for future in futures:",
                    "    future.result()"));

    @Override
    public Trial one(Bench bench) throws Exception {
        return bench.play(ONE_BY_ONE, SETTING, play -> {
            for (int i = 0; i < bench.devices().size(); i++) {
                play.result(play.submit());
            }
        });
    }

    @Override
    public Trial two(Bench bench) throws Exception {
        return bench.play(ALL_FIRST, SETTING, play -> {
            for (TaskFuture<Reply> future : play.submitAll()) {
                play.result(future);
            }
        });
    }

    @Override
    public List<String> why(Trial one, Trial two) {
        List<String> why = new ArrayList<>();
        calls(two).ifPresent(why::add);
        late(one).ifPresent(why::add);
        why.add(together(two));
        Duration less = one.end().minus(two.end());
        why.add("The last answer was there after " + Times.text(one.end()) + " in the first run, and after "
                + Times.text(two.end()) + " in the second"
                + (less.compareTo(Life.NOTABLE) >= 0 ? ": " + Times.text(less) + " less." : "."));
        return why;
    }

    /** A sentence that submit does not wait, with the measured time. */
    static Optional<String> calls(Trial run) {
        Duration first = run.byEnd().getFirst().ended();
        return run.longestSubmit()
                .map(call -> "No call of submit took longer than " + Times.exact(call)
                        + (call.compareTo(first) < 0
                                ? ", and the first answer was there after " + Times.text(first)
                                        + ": submit gives a future back, and does not wait for the answer."
                                : "."));
    }

    private static Optional<String> late(Trial run) {
        List<String> said = new ArrayList<>();
        List<Life> lives = run.lives();
        for (int i = 1; i < lives.size(); i++) {
            Life life = lives.get(i);
            Life before = lives.get(i - 1);
            Duration handed = before.handedOver().orElse(Duration.ZERO);
            if (life.submitted().compareTo(Life.NOTABLE) >= 0
                    && life.submitted().compareTo(handed) >= 0
                    && before.handedOver().isPresent()) {
                said.add(life.name() + " was submitted only after " + Times.text(life.submitted()) + ", when "
                        + before.name() + " had given its result");
            }
        }
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of("In the first run result() waited for each answer before the next submit: "
                        + String.join("; ", said) + ".");
    }

    private static String together(Trial run) {
        List<Life> lives = run.lives();
        Optional<Duration> from =
                lives.stream().map(Life::started).reduce(Optional.of(Duration.ZERO), SubmitWays::later);
        Duration to =
                lives.stream().map(Life::ended).min(Comparator.naturalOrder()).orElse(Duration.ZERO);
        return from.filter(start -> to.minus(start).compareTo(Life.NOTABLE) >= 0)
                .map(start -> "In the second run all " + lives.size() + " were at work at the same time, from "
                        + Times.text(start) + " to " + Times.text(to) + ".")
                .orElse("In the second run there was no time at which all " + lives.size() + " were at work.");
    }

    private static Optional<Duration> later(Optional<Duration> one, Optional<Duration> other) {
        return one.flatMap(a -> other.map(b -> a.compareTo(b) >= 0 ? a : b));
    }
}
