package io.netfutures.app.explain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares two workers for three devices with three workers. */
final class CapWays implements Ways {
    private static final Setting SETTING = Setting.of(2, 700, 600, 600);

    private static final Way TWO = way("two workers", 2);
    private static final Way THREE = way("three workers", 3);

    private static Way way(String title, int workers) {
        return new Way(
                title,
                List.of("workers " + workers, "fs = submit sh clock", "as_completed fs"),
                List.of("with ThreadPoolExecutor(max_workers=" + workers + ") as executor:"));
    }

    @Override
    public Trial one(Bench bench) throws Exception {
        return bench.play(TWO, SETTING, play -> play.asCompleted(play.submitAll()));
    }

    @Override
    public Trial two(Bench bench) throws Exception {
        return bench.play(THREE, SETTING.withWorkers(3), play -> play.asCompleted(play.submitAll()));
    }

    @Override
    public List<String> why(Trial one, Trial two) {
        List<String> why = new ArrayList<>();
        for (Trial run : List.of(one, two)) {
            List<String> turns = run.lives().stream()
                    .flatMap(life -> turn(run, life).stream())
                    .toList();
            int workers = run.setting().workers();
            String with = "With " + workers + (workers == 1 ? " worker " : " workers ");
            if (turns.isEmpty()) {
                Duration longest = Trial.longest(run.lives().stream().flatMap(life -> life.pending().stream()));
                why.add(with + "nobody waited for one: the longest time as pending was " + Times.text(longest) + ".");
            } else {
                turns.forEach(turn -> why.add(with + turn));
            }
            why.add(with + "the last answer was there after " + Times.text(run.end()) + ".");
        }
        Duration saved = one.end().minus(two.end());
        if (saved.compareTo(Life.NOTABLE) >= 0) {
            why.add("The third worker saved " + Times.text(saved) + ".");
        }
        return why;
    }

    /** How a future got its worker, if it had to wait for one: {@code f3 was pending until 0.51 s, and then took worker 1 ...}. */
    static Optional<String> turn(Trial run, Life life) {
        Optional<Duration> start =
                life.started().filter(at -> at.minus(life.submitted()).compareTo(Life.NOTABLE) >= 0);
        return start.map(at -> life.name() + " was pending until " + Times.text(at) + ", and then took worker "
                + life.slot()
                + run.before(life)
                        .map(other -> ", which " + other.name() + " had left at " + Times.text(other.ended()))
                        .orElse("")
                + ".");
    }
}
