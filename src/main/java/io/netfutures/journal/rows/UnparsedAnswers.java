package io.netfutures.journal.rows;

import io.netfutures.device.Printable;
import io.netfutures.nodeset.BriefNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The answers that gave no table: equal reasons are told once, under the devices that have them. For one thread at a time. */
public final class UnparsedAnswers {
    /** The line that a template did not take; it may differ from device to device. */
    private static final Pattern LINE = Pattern.compile("(?s): '.*'(?:\\.\\.\\.)?$");

    private final Map<Reason, Devices> reasons = new LinkedHashMap<>();
    private final boolean isFailure;

    private record Reason(String command, String why) {}

    private record Devices(String why, List<String> names) {}

    /** {@code isFailure} is whether the command fails because of them. */
    public UnparsedAnswers(boolean isFailure) {
        this.isFailure = isFailure;
    }

    void add(String device, AnswerRows.Parsed parsed) {
        if (!parsed.isTable()) {
            add(device, parsed.command(), parsed.problem());
        }
    }

    void add(String device, String command, String why) {
        reasons.computeIfAbsent(
                        new Reason(command, LINE.matcher(why).replaceFirst("")),
                        first -> new Devices(why, new ArrayList<>()))
                .names()
                .add(device);
    }

    boolean isLacking() {
        return isFailure && !reasons.isEmpty();
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    /** Tells them, {@code R1, R2: sh clock: there is no template ...}. */
    void tell(Consumer<String> complain) {
        reasons.forEach((reason, devices) -> {
            devices.names().sort(CellOrder.INSTANCE);
            complain.accept(
                    BriefNames.of(devices.names()) + ": " + Printable.line(reason.command()) + ": " + devices.why());
        });
    }
}
