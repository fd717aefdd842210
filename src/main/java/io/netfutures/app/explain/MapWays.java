package io.netfutures.app.explain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Compares results in the order of the arguments with results in the order in which they are done. */
final class MapWays implements Ways {
    private static final Setting SETTING = Setting.of(3, 900, 300, 600);

    private static final Way MAP = new Way(
            "map",
            List.of("map sh clock"),
            List.of("for answer in executor.map(send_show, devices, repeat('sh clock')):", "    print(answer)"));

    private static final Way SUBMIT = new Way(
            "submit and as_completed",
            List.of("fs = submit sh clock", "as_completed fs"),
            List.of(
                    "futures = [executor.submit(send_show, device, 'sh clock')",
                    "           for device in devices]",
                    "for future in as_completed(futures):",
                    "    print(future.result())"));

    @Override
    public Trial one(Bench bench) throws Exception {
        return bench.play(MAP, SETTING, Play::map);
    }

    @Override
    public Trial two(Bench bench) throws Exception {
        return bench.play(SUBMIT, SETTING, play -> play.asCompleted(play.submitAll()));
    }

    @Override
    public List<String> why(Trial one, Trial two) {
        List<String> why = new ArrayList<>(heldBack(one, "map", "argument order"));
        boolean held = !why.isEmpty();
        if (!held) {
            why.add("In this run map held nothing back: no answer lay for " + Times.text(Life.NOTABLE)
                    + " or longer before it was handed over.");
        }
        why.add(inOrderOfEnd(two));
        why.add("The last answer was there after " + Times.text(one.end()) + " with map, and after "
                + Times.text(two.end()) + " with as_completed"
                + (held && one.end().minus(two.end()).compareTo(Life.NOTABLE) < 0
                        ? ": map made nothing slower, it only kept answers back."
                        : "."));
        return why;
    }

    /** For each answer that waited for a notable time, a sentence on which earlier one it waited for. */
    static List<String> heldBack(Trial run, String who, String order) {
        List<String> said = new ArrayList<>();
        List<Life> lives = run.lives();
        for (int i = 0; i < lives.size(); i++) {
            Life life = lives.get(i);
            Optional<Duration> given = life.handedOver().filter(at -> life.wasHeldBack());
            if (given.isEmpty()) {
                continue;
            }
            Duration lay = given.get().minus(life.ended());
            Optional<Life> waitedFor = lives.subList(0, i).stream()
                    .filter(other -> other.ended().compareTo(life.ended()) > 0)
                    .max(Comparator.comparing(Life::ended));
            String there = life.device() + "'s " + (life.returned() ? "answer" : "exception") + " was there after "
                    + Times.text(life.ended()) + ", and was handed over after " + Times.text(given.get()) + ": ";
            said.add(there
                    + waitedFor
                            .map(other -> who + " waited " + Times.text(lay) + " for " + other.device()
                                    + ", which comes before it in the " + order + ".")
                            .orElse("nobody asked for " + Times.text(lay) + "."));
        }
        return said;
    }

    /** A sentence that as_completed returned each of them immediately. */
    static String inOrderOfEnd(Trial run) {
        List<Life> given = run.byHandover();
        Duration lay = Trial.longest(given.stream().flatMap(life -> life.lay().stream()));
        String each = given.stream()
                .flatMap(life -> life.handedOver().stream().map(at -> life.device() + " after " + Times.text(at)))
                .reduce((a, b) -> a + ", " + b)
                .orElse("nothing");
        boolean same = Trial.devices(given).equals(Trial.devices(run.byEnd()));
        return "as_completed handed over " + each
                + (same ? ": in the order in which they were done, " : ": ")
                + "each " + (lay.isZero() ? "less than 0.01 s" : "at most " + Times.text(lay)) + " after it was there.";
    }
}
