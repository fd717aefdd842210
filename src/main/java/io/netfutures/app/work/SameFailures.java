package io.netfutures.app.work;

import io.netfutures.device.Printable;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.DeviceResult.Failure;
import io.netfutures.journal.Gathered;
import io.netfutures.nodeset.BriefNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Results of devices that failed for the same reason, which a line can tell.
 *
 * @param results at least one
 */
public record SameFailures(List<DeviceResult> results) {
    public SameFailures {
        results = List.copyOf(results);
    }

    /** Those of these results that are failures, by their reasons, in the order in which each reason comes up first. */
    public static List<SameFailures> among(Collection<DeviceResult> results) {
        Map<String, List<DeviceResult>> byReason = new LinkedHashMap<>();
        for (DeviceResult each : results) {
            Failure failure = each.failure();
            if (failure != null) {
                byReason.computeIfAbsent(Gathered.alike(each, failure), reason -> new ArrayList<>())
                        .add(each);
            }
        }
        return byReason.values().stream().map(SameFailures::new).toList();
    }

    /** {@code R[1-40]: login: the device refused the password; check it}; of a single one its message. */
    public String text() {
        DeviceResult first = results.getFirst();
        Failure failure = first.failure();
        if (failure == null) {
            return "";
        }
        List<String> names =
                results.stream().map(each -> each.device().name()).distinct().toList();
        String step = failure.step().isEmpty() ? "" : failure.step() + ": ";
        String reason = names.size() == 1 ? failure.message() : step + failure.reason();
        String tried = Report.tried(
                results.stream().mapToInt(DeviceResult::attempts).max().orElse(0));
        return named(names, Printable.line(reason)) + tried;
    }

    /** The reason with these names before it, unless it begins with the only one. */
    public static String named(List<String> names, String reason) {
        boolean isNamed = names.size() == 1
                && reason.startsWith(names.getFirst())
                && reason.substring(names.getFirst().length()).matches("(?s)[: (].*");
        return isNamed ? reason : BriefNames.of(names) + ": " + reason;
    }
}
