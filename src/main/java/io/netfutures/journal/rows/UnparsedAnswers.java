package io.netfutures.journal.rows;

import io.netfutures.device.Printable;
import io.netfutures.nodeset.BriefNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The answers that gave no table, or one without rows: equal reasons are told once, under the devices that have them. For one thread at a time. */
public final class UnparsedAnswers {
    /** The line that a template did not take; it may differ from device to device. */
    private static final Pattern LINE = Pattern.compile("(?s): '.*'(?:\\.\\.\\.)?$");

    private static final Pattern LENGTH = Pattern.compile(" in [0-9]+ lines?$");

    private final Map<Reason, Devices> reasons = new LinkedHashMap<>();
    private final boolean isFailure;
    private boolean hasFailed;

    private record Reason(String command, String why) {}

    private record Devices(List<String> whys, List<String> names) {
        /** As the first device has it, without what is not so for all. */
        String why() {
            String first = whys.getFirst();
            return whys.stream().allMatch(first::equals)
                    ? first
                    : LENGTH.matcher(first).replaceFirst("");
        }
    }

    /** {@code isFailure} is whether the command fails because there is no table. */
    public UnparsedAnswers(boolean isFailure) {
        this.isFailure = isFailure;
    }

    /** Adds an answer whose rows could not be chosen, with which the command always fails. */
    void fail(String device, AnswerRows.Parsed parsed) {
        hasFailed = true;
        add(device, parsed);
    }

    void add(String device, AnswerRows.Parsed parsed) {
        if (!parsed.isTable()) {
            add(device, parsed.command(), parsed.problem());
        } else if (!parsed.noRows().isEmpty()) {
            add(device, parsed.command(), parsed.noRows());
        }
    }

    void add(String device, String command, String why) {
        String kind = LENGTH.matcher(LINE.matcher(why).replaceFirst("")).replaceFirst("");
        Devices devices = reasons.computeIfAbsent(
                new Reason(command, kind), first -> new Devices(new ArrayList<>(), new ArrayList<>()));
        if (devices.whys().size() < 2 && !devices.whys().contains(why)) {
            devices.whys().add(why);
        }
        devices.names().add(device);
    }

    boolean isLacking() {
        return hasFailed || (isFailure && !reasons.isEmpty());
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
