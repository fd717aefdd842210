package io.netfutures.journal.rows;

import io.netfutures.device.Printable;
import io.netfutures.journal.rows.AnswerRows.Remark;
import io.netfutures.nodeset.BriefNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What is to be told of the answers of a run: equal remarks once, under the devices that have them. For one thread at a time. */
public final class Remarks {
    /** The line that a template did not take; it may differ from device to device. */
    private static final Pattern LINE = Pattern.compile("(?s): '.*'(?:\\.\\.\\.)?$");

    private static final Pattern LENGTH = Pattern.compile(" in [0-9]+ lines?$");

    private final Map<Reason, Devices> reasons = new LinkedHashMap<>();
    private final boolean isStrict;
    private boolean isLacking;

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

    /** {@code isStrict} is whether the command fails if an answer gives no table, or one without rows. */
    public Remarks(boolean isStrict) {
        this.isStrict = isStrict;
    }

    void add(String device, AnswerRows.Parsed parsed) {
        parsed.remarks().forEach(each -> add(device, parsed.command(), each));
    }

    void add(String device, String command, Remark remark) {
        switch (remark) {
            case Remark.NoTable none -> isLacking |= isStrict;
            case Remark.NoRows none -> isLacking |= isStrict;
            case Remark.Refused refused -> isLacking = true;
            case Remark.NoColumn none -> {}
        }
        String why = remark.text();
        String kind = LENGTH.matcher(LINE.matcher(why).replaceFirst("")).replaceFirst("");
        Devices devices = reasons.computeIfAbsent(
                new Reason(command, kind), first -> new Devices(new ArrayList<>(), new ArrayList<>()));
        if (devices.whys().size() < 2 && !devices.whys().contains(why)) {
            devices.whys().add(why);
        }
        devices.names().add(device);
    }

    boolean isLacking() {
        return isLacking;
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
