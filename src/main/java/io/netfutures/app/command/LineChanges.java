package io.netfutures.app.command;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import io.netfutures.journal.GatheredText;
import io.netfutures.journal.Noise;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares texts line by line, and counts what it has ignored. For one thread. */
final class LineChanges {
    private final boolean isSimilar;
    private final Map<String, Integer> ignored = new TreeMap<>();

    /** @param isSimilar whether lines count as equal that differ only in times, ages, counters and loads */
    LineChanges(boolean isSimilar) {
        this.isSimilar = isSimilar;
    }

    /**
     * The change from one text to another.
     *
     * @param old the lines of the first as they were compared
     * @param quiet the change of these
     * @param inWords the same change with the lines as they were written
     */
    record Change(List<String> old, Patch<String> quiet, Patch<String> inWords) {
        boolean isNone() {
            return quiet.getDeltas().isEmpty();
        }
    }

    Change between(List<String> old, List<String> now) {
        List<String> oldQuiet = quiet(old);
        Patch<String> quiet = DiffUtils.diff(oldQuiet, quiet(now));
        countIgnored(old, now, quiet);
        return new Change(oldQuiet, quiet, inWords(quiet, old, now));
    }

    /** Says how much was ignored, if there was anything. */
    void tellIgnored(PrintStream err) {
        String noise = GatheredText.ignored(ignored);
        if (!noise.isEmpty()) {
            err.println(noise);
        }
    }

    private List<String> quiet(List<String> lines) {
        return isSimilar
                ? lines.stream().map(line -> Noise.without(line).text()).toList()
                : lines;
    }

    /** Counts the noise of the lines that count as equal and are not. */
    private void countIgnored(List<String> old, List<String> now, Patch<String> quiet) {
        int here = 0;
        int there = 0;
        List<AbstractDelta<String>> deltas = quiet.getDeltas();
        for (int i = 0; i <= deltas.size(); i++) {
            int until = i < deltas.size() ? deltas.get(i).getSource().getPosition() : old.size();
            for (; here < until; here++, there++) {
                if (!old.get(here).equals(now.get(there))) {
                    Noise.without(now.get(there))
                            .ignored()
                            .forEach((name, count) -> ignored.merge(name, count, Integer::sum));
                }
            }
            if (i < deltas.size()) {
                here += deltas.get(i).getSource().size();
                there += deltas.get(i).getTarget().size();
            }
        }
    }

    /** Changes that were found without noise, with the lines as the device wrote them. */
    private static Patch<String> inWords(Patch<String> quiet, List<String> old, List<String> now) {
        Patch<String> inWords = new Patch<>();
        quiet.getDeltas()
                .forEach(delta ->
                        inWords.addDelta(delta.withChunks(own(delta.getSource(), old), own(delta.getTarget(), now))));
        return inWords;
    }

    private static Chunk<String> own(Chunk<String> chunk, List<String> lines) {
        int from = chunk.getPosition();
        return new Chunk<>(from, lines.subList(from, from + chunk.size()));
    }
}
