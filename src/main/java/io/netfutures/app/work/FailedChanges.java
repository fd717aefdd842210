package io.netfutures.app.work;

import io.netfutures.device.Printable;
import io.netfutures.device.Proof;
import io.netfutures.device.Proof.End;
import io.netfutures.journal.DeviceResult;
import io.netfutures.nodeset.BriefNames;
import io.netfutures.nodeset.NodeSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What became of changes that failed, once for all devices of which the same became. */
public final class FailedChanges {
    private FailedChanges() {}

    /** {@code taken back: R1, R2} and the like, without those of which nothing came into force; every name, however many there are. */
    public static List<String> lines(Collection<DeviceResult> results) {
        Map<String, List<String>> byWords = new HashMap<>();
        for (DeviceResult each : results) {
            Proof proof = each.proof();
            if (each.state() == DeviceResult.State.RAISED && proof != null) {
                byWords.computeIfAbsent(words(proof.end(), proof.runningAfter() != null), words -> new ArrayList<>())
                        .add(each.device().name());
            }
        }
        return Stream.of(End.values())
                .flatMap(end -> Stream.of(words(end, false), words(end, true)))
                .distinct()
                .filter(words -> !words.isEmpty() && byWords.containsKey(words))
                .map(words -> words
                        + Printable.line(BriefNames.whole(NodeSet.of(byWords.getOrDefault(words, List.of()))
                                .names())))
                .toList();
    }

    /** Empty if there is nothing to say. */
    private static String words(End end, boolean isSeen) {
        return switch (end) {
            case UNTOUCHED -> "";
            case IN_FORCE -> "failed, and in force: ";
            case TAKEN_BACK -> "taken back: ";
            case UNKNOWN ->
                isSeen ? "failed, and not what it was before: " : "not known what is in force, look there: ";
        };
    }
}
