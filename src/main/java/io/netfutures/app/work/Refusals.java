package io.netfutures.app.work;

import io.netfutures.device.Device;
import io.netfutures.nodeset.BriefNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The devices of a run that do not get their tasks, and those that would.
 *
 * <pre>
 * 3 of 5 devices are refused a command, and nothing was contacted:
 *   hp_comware, 3 devices (sw1, sw2, sw3): `show version` is not known to only read on hp_comware; ...
 *   the other 2 (R1, R2) run with --skip-refused; --unsafe sends everything as it is
 * </pre>
 */
record Refusals(List<Refusal> refused, List<Device> others) {
    private record Group(String kind, String reason) {}

    /** Says who is refused, why, and what to do. */
    String message() {
        Map<Group, List<Device>> groups = groups();
        if (others.isEmpty() && groups.size() == 1) {
            return names(devices()) + ": " + refused.getFirst().reason()
                    + (isOverruled() ? "; to send it anyway: --unsafe" : "");
        }
        StringBuilder text = new StringBuilder(
                others.isEmpty()
                        ? "all " + refused.size() + " devices are refused " + what() + ", and nothing was contacted:"
                        : shares() + " refused " + what() + ", and nothing was contacted:");
        lines(text, groups);
        if (!others.isEmpty()) {
            text.append("\n  the other ")
                    .append(others.size())
                    .append(" (")
                    .append(names(others))
                    .append(others.size() == 1 ? ") runs with --skip-refused" : ") run with --skip-refused");
        }
        if (isOverruled()) {
            text.append(others.isEmpty() ? "\n  to send it anyway: --unsafe" : "; --unsafe sends everything as it is");
        }
        return text.toString();
    }

    /** Says who is left out, and why, when the others run. */
    String note() {
        StringBuilder text = new StringBuilder(shares())
                .append(" left out, being refused ")
                .append(what())
                .append(":");
        lines(text, groups());
        return text.toString();
    }

    /** A run has tasks of one kind. */
    private String what() {
        return refused.getFirst().what();
    }

    private String shares() {
        return refused.size() + " of " + (refused.size() + others.size()) + " devices "
                + (refused.size() == 1 ? "is" : "are");
    }

    private static void lines(StringBuilder text, Map<Group, List<Device>> groups) {
        groups.forEach((group, devices) -> text.append("\n  ")
                .append(group.kind())
                .append(", ")
                .append(devices.size())
                .append(devices.size() == 1 ? " device (" : " devices (")
                .append(names(devices))
                .append("): ")
                .append(group.reason()));
    }

    private Map<Group, List<Device>> groups() {
        Map<Group, List<Device>> groups = new LinkedHashMap<>();
        for (Refusal each : refused) {
            groups.computeIfAbsent(new Group(each.kind(), each.reason()), group -> new ArrayList<>())
                    .add(each.device());
        }
        return groups;
    }

    private List<Device> devices() {
        return refused.stream().map(Refusal::device).toList();
    }

    private boolean isOverruled() {
        return refused.stream().anyMatch(Refusal::overruled);
    }

    private static String names(List<Device> devices) {
        return BriefNames.of(devices.stream().map(Device::name).toList());
    }
}
