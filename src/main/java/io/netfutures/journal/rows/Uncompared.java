package io.netfutures.journal.rows;

import io.netfutures.device.Printable;
import io.netfutures.nodeset.BriefNames;
import io.netfutures.nodeset.NodeSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What of two times could not be compared, as the other time has nothing of the kind. For one thread. */
final class Uncompared {
    private final Set<String> unanswered = new TreeSet<>(CellOrder.INSTANCE);
    private final Map<String, Set<String>> oneSided = new LinkedHashMap<>();

    /** The other time has no answer of this device. */
    void device(String name) {
        unanswered.add(name);
    }

    /** A device was asked a command only at the time that these words say: {@code sh clock in run 1}. */
    void command(String words, String device) {
        oneSided.computeIfAbsent(words, first -> new TreeSet<>(CellOrder.INSTANCE))
                .add(device);
    }

    /** Tells it; {@code when} is the other time, {@code in run 1}. */
    void tell(String when, Consumer<String> complain) {
        oneSided.forEach((words, devices) -> complain.accept(
                Printable.line("not compared: only " + NodeSet.fold(List.copyOf(devices)) + " was asked " + words)));
        if (!unanswered.isEmpty()) {
            complain.accept(Printable.line("no answer" + when + " to compare with: " + BriefNames.folded(unanswered)));
        }
    }
}
