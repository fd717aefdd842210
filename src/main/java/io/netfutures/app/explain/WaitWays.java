package io.netfutures.app.explain;

import io.netfutures.concurrent.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Compares waiting for the first future with waiting for all. */
final class WaitWays implements Ways {
    private static final Setting SETTING = Setting.of(3, 900, 300, 600);

    private static final Way FIRST = new Way(
            "wait until the first is done",
            List.of("fs = submit sh clock", "wait fs --until first"),
            List.of("done, not_done = wait(futures, return_when=FIRST_COMPLETED)"));

    private static final Way ALL = new Way(
            "wait until all are done",
            List.of("fs = submit sh clock", "wait fs"),
            List.of("done, not_done = wait(futures)"));

    @Override
    public Trial one(Bench bench) throws Exception {
        return bench.play(FIRST, SETTING, play -> play.waitFor(play.submitAll(), When.FIRST_COMPLETED));
    }

    @Override
    public Trial two(Bench bench) throws Exception {
        return bench.play(ALL, SETTING, play -> play.waitFor(play.submitAll(), When.ALL_COMPLETED));
    }

    @Override
    public List<String> why(Trial one, Trial two) {
        List<String> why = new ArrayList<>();
        one.events(Sighting.WaitReturned.class).forEach(wait -> {
            why.add(said("wait --until first", one, wait));
            goneOn(one, wait, why);
        });
        two.events(Sighting.WaitReturned.class).forEach(wait -> {
            why.add(said("wait for all", two, wait));
            Life last = two.byEnd().getLast();
            if (wait.notDone().isEmpty()) {
                why.add(last.device() + " was the last, done after " + Times.text(last.ended()) + ".");
            }
            for (Life life : two.lives()) {
                Duration lay = two.since(wait.at()).minus(life.ended());
                if (wait.done().contains(life.name()) && lay.compareTo(Life.NOTABLE) >= 0) {
                    why.add(life.device() + "'s answer was there " + Times.text(lay) + " before wait returned.");
                }
            }
        });
        if (handsNothingOver(one) && handsNothingOver(two)) {
            why.add("wait gave no result, it only said which futures are done: every result was asked for after it"
                    + " had returned, or not at all.");
        }
        return why;
    }

    private static String said(String words, Trial run, Sighting.WaitReturned wait) {
        return words + " returned after " + Times.text(run.since(wait.at())) + ". Done: " + Times.list(wait.done())
                + "; not done: " + Times.list(wait.notDone()) + ".";
    }

    private static void goneOn(Trial run, Sighting.WaitReturned wait, List<String> why) {
        List<String> later = run.byEnd().stream()
                .filter(life -> wait.notDone().contains(life.name()) && life.returned())
                .map(life -> life.name() + " returned after " + Times.text(life.ended()))
                .toList();
        if (!later.isEmpty()) {
            why.add("wait stopped nothing: what was not done went on, and " + Times.list(later) + ".");
        }
    }

    private static boolean handsNothingOver(Trial run) {
        return run.events(Sighting.WaitReturned.class).stream()
                .allMatch(wait -> run.futures().stream().allMatch(future -> {
                    var given = future.handedOver();
                    return given == null || !given.isBefore(wait.at());
                }));
    }
}
