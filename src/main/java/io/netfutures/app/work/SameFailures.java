package io.netfutures.app.work;

import io.netfutures.device.Printable;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.DeviceResult.Failure;
import io.netfutures.journal.DeviceResult.Target;
import io.netfutures.nodeset.BriefNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Results of devices that failed for the same reason after as many attempts, which a line can tell. The same are reasons that differ
 * in nothing but the device's own name and address, and the line of a file at which it is described.
 *
 * @param results at least one
 */
public record SameFailures(List<DeviceResult> results) {
    /** Stands for the name or the address of each device. */
    private static final String MASK = "DEVICE";

    /** Where a device is described, as in {@code check it in devices.yaml:12} */
    private static final Pattern PLACE =
            Pattern.compile("( (?:in|at) (?:\\S*/\\S+?|\\S+?\\.(?:ya?ml|json|ini|toml|csv))):\\d+(?![\\w:])");

    private static final Pattern OPENING = Pattern.compile("^" + MASK + "( \\(" + MASK + "\\))?: ");

    public SameFailures {
        results = List.copyOf(results);
    }

    /** What failures have in common that one line tells. */
    private record Cause(String type, String step, String reason, int attempts) {}

    /** Those of these results that are failures, by their reasons, in the order in which each reason comes up first. */
    public static List<SameFailures> among(Collection<DeviceResult> results) {
        Map<Cause, List<DeviceResult>> byCause = new LinkedHashMap<>();
        for (DeviceResult each : results) {
            Failure failure = each.failure();
            if (failure != null) {
                Cause cause = new Cause(
                        failure.type(), failure.step(), masked(failure.reason(), each.device()), each.attempts());
                byCause.computeIfAbsent(cause, same -> new ArrayList<>()).add(each);
            }
        }
        return byCause.values().stream().map(SameFailures::new).toList();
    }

    /** The reason in words that hold for every device with the same. */
    private static String masked(String reason, Target device) {
        String masked = PLACE.matcher(reason).replaceAll("$1");
        for (String own : List.of(device.address(), device.name())) {
            masked = masked.replaceAll(
                    "(?<![\\w.-])" + Pattern.quote(own) + "(:" + device.port() + ")?(?![\\w-]|\\.\\w)", MASK);
        }
        return masked;
    }

    /** {@code R[1-40]: login: the device refused the password; check it}; of a single one its message. Of too many names some. */
    public String text() {
        return text(BriefNames::of);
    }

    /** As {@link #text()}, with every name. */
    public String whole() {
        return text(BriefNames::whole);
    }

    private String text(Function<Collection<String>, String> brief) {
        DeviceResult first = results.getFirst();
        Failure failure = first.failure();
        if (failure == null) {
            return "";
        }
        List<String> names =
                results.stream().map(each -> each.device().name()).distinct().toList();
        String step = failure.step().isEmpty() ? "" : failure.step() + ": ";
        String reason = names.size() == 1
                ? failure.message()
                : step
                        + OPENING.matcher(masked(failure.reason(), first.device()))
                                .replaceFirst("");
        return named(names, Printable.line(reason), brief) + Report.tried(first.attempts());
    }

    /** The reason with this name before it, unless it begins with that. */
    public static String named(String name, String reason) {
        return named(List.of(name), reason, BriefNames::of);
    }

    private static String named(List<String> names, String reason, Function<Collection<String>, String> brief) {
        boolean isNamed = names.size() == 1
                && reason.startsWith(names.getFirst())
                && reason.substring(names.getFirst().length()).matches("(?s)[: (].*");
        return isNamed ? reason : brief.apply(names) + ": " + reason;
    }
}
