package io.netfutures.app.work;

import io.netfutures.device.Printable;
import io.netfutures.device.Proof;
import io.netfutures.device.Proof.End;
import io.netfutures.journal.DeviceResult;
import io.netfutures.nodeset.BriefNames;
import io.netfutures.nodeset.NodeSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What became of changes that failed, once for all devices of which the same became. */
public final class FailedChanges {
    private FailedChanges() {}

    /** {@code taken back: R1, R2} and the like, without those of which nothing came into force; every name, however many there are. */
    public static List<String> lines(Collection<DeviceResult> results) {
        Map<End, List<String>> byEnd = new EnumMap<>(End.class);
        for (DeviceResult each : results) {
            Proof proof = each.proof();
            if (each.state() == DeviceResult.State.RAISED && proof != null) {
                byEnd.computeIfAbsent(proof.end(), end -> new ArrayList<>())
                        .add(each.device().name());
            }
        }
        return byEnd.entrySet().stream()
                .filter(each -> each.getKey() != End.UNTOUCHED)
                .map(each -> words(each.getKey())
                        + Printable.line(
                                BriefNames.whole(NodeSet.of(each.getValue()).names())))
                .toList();
    }

    private static String words(End end) {
        return switch (end) {
            case UNTOUCHED -> "nothing is changed: ";
            case IN_FORCE -> "failed, and in force: ";
            case TAKEN_BACK -> "taken back: ";
            case UNKNOWN -> "not known what is in force, look there: ";
        };
    }
}
