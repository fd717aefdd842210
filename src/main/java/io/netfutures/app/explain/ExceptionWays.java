package io.netfutures.app.explain;

import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.device.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares an exception with submit and result to one with map. */
final class ExceptionWays implements Ways {
    private static final Setting SETTING = Setting.of(2, 900, 300, 300).refusedBy(2);

    private static final Way SUBMIT = new Way(
            "submit and result",
            List.of("workers 2", "fs = submit sh clock", "try result fs[0]", "try result fs[1]", "try result fs[2]"),
            List.of(
                    "for future in futures:",
                    "    try:",
                    "        print(future.result())",
                    "    except NetMikoAuthenticationException as e:",
                    "        print(e)"));

    private static final Way MAP = new Way(
            "map",
            List.of("workers 2", "map --on-error raise sh clock"),
            List.of("for answer in executor.map(send_show, devices, repeat('sh clock')):", "    print(answer)"));

    @Override
    public Trial one(Bench bench) throws Exception {
        return bench.play(SUBMIT, SETTING, play -> {
            for (TaskFuture<Reply> future : play.submitAll()) {
                play.result(future);
            }
        });
    }

    @Override
    public Trial two(Bench bench) throws Exception {
        return bench.play(MAP, SETTING, Play::map);
    }

    @Override
    public List<String> why(Trial one, Trial two) {
        List<String> why = new ArrayList<>();
        one.longestSubmit()
                .ifPresent(call -> why.add(
                        "submit raised nothing: each call gave a future back, within " + Times.exact(call) + "."));
        one.lives().forEach(life -> surfaced(life).ifPresent(why::add));
        Optional<Life> failed =
                one.lives().stream().filter(ExceptionWays::hasRaised).findFirst();
        if (failed.isEmpty()) {
            why.add("In the first run nothing raised.");
        }
        String others = one.byHandover().stream()
                .filter(Life::returned)
                .map(life -> life.name() + " gave its result after "
                        + Times.text(life.handedOver().orElseThrow()))
                .collect(Collectors.joining(", "));
        if (failed.isPresent() && !others.isEmpty()) {
            why.add("The others were not touched by it: " + others + ".");
        }
        mapped(two, why);
        return why;
    }

    private static boolean hasRaised(Life life) {
        return life.status() instanceof Status.Raised;
    }

    private static String exception(Life life) {
        return life.status() instanceof Status.Raised raised
                ? raised.cause().getClass().getSimpleName()
                : "nothing";
    }

    private static Optional<String> surfaced(Life life) {
        if (!hasRaised(life)) {
            return Optional.empty();
        }
        String raised = life.device() + "'s work raised " + exception(life) + " after " + Times.text(life.ended());
        return Optional.of(life.handedOver()
                .map(given -> {
                    Duration lay = given.minus(life.ended());
                    return raised
                            + (life.wasHeldBack()
                                    ? ". Nobody saw it then: the future kept it. It surfaced at result(), after "
                                            + Times.text(given) + ", " + Times.text(lay) + " later."
                                    : ", and it surfaced at result(), which was waiting for it.");
                })
                .orElse(raised + ". Nobody asked for the result, so nobody has seen it."));
    }

    private static void mapped(Trial run, List<String> why) {
        Optional<Life> thrown =
                run.byHandover().stream().filter(ExceptionWays::hasRaised).findFirst();
        if (thrown.isEmpty()) {
            why.add("In the second run map raised nothing.");
            return;
        }
        Life failed = thrown.get();
        List<Life> before = run.byHandover().stream().filter(Life::returned).toList();
        why.add("map gave "
                + (before.isEmpty()
                        ? "no answer"
                        : "the " + (before.size() == 1 ? "answer" : "answers") + " of " + Trial.devices(before))
                + ", and raised " + failed.device() + "'s " + exception(failed) + " in its place, after "
                + Times.text(failed.handedOver().orElseThrow())
                + (failed.wasHeldBack() ? "; it was there since " + Times.text(failed.ended()) + "." : "."));
        for (Life life : run.lives()) {
            if (life.handedOver().isEmpty()) {
                why.add(lost(life));
            }
        }
    }

    private static String lost(Life life) {
        return switch (life.status()) {
            case Status.Returned<?> returned ->
                life.device() + "'s answer was there after " + Times.text(life.ended())
                        + ", and nobody got it: after an exception map gives nothing more.";
            case Status.Cancelled(boolean started) ->
                life.device() + " was cancelled after " + Times.text(life.ended())
                        + (started ? ", while it ran." : ", before it had started.");
            case Status.Raised raised ->
                life.device() + " raised " + exception(life) + " after " + Times.text(life.ended())
                        + ", and nobody saw it.";
            case Status.Pending() -> life.device() + " is pending.";
            case Status.Running running -> life.device() + " is running.";
        };
    }
}
