package io.netfutures.app.command;

import io.netfutures.app.work.KeptRuns;
import io.netfutures.device.Printable;
import io.netfutures.device.Proof;
import io.netfutures.device.Task;
import io.netfutures.device.Task.Commit;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptState;
import io.netfutures.nodeset.BriefNames;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How changes that were to be confirmed stand, as kept runs tell. Immutable.
 *
 * @param settled which device was told what becomes of which change, and by which run
 */
record Confirmable(Map<String, Settled> settled, Instant now) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    /** What a device was told to do with a change, and by which run. */
    record Settled(boolean isKept, int run) {
        @Override
        public String toString() {
            return (isKept ? "kept by run " : "taken back by run ") + run;
        }
    }

    /** How a change of a device stands. */
    enum Stand {
        /** None was to be confirmed, or it is settled. */
        NONE,
        /** The device waits for the word that keeps it. */
        OPEN,
        /** The time is over, and the device has taken it back. */
        OVER,
        /** It may be in force: the run was ended, or failed, on the way. */
        UNKNOWN
    }

    /** Reads what all runs have done; one that cannot be read has settled nothing. */
    static Confirmable of(KeptRuns runs, Instant now) {
        Map<String, Settled> settled = new HashMap<>();
        for (int id : runs.latest()) {
            try {
                for (KeptDevice each : runs.store().read(id).devices()) {
                    if (each.task().task() instanceof Task.Settle settle && isSettled(each, settle)) {
                        settled.put(
                                key(each, settle.name()),
                                new Settled(settle.deeds().contains(Task.Deed.KEEP), id));
                    }
                }
            } catch (IOException unreadable) {
                // what it has done is not known
            }
        }
        return new Confirmable(settled, now);
    }

    /** One that has failed can be tried again if the device is looked at before: what takes back a change may take back another. */
    private static boolean isSettled(KeptDevice device, Task.Settle settle) {
        return device.state() == KeptState.RETURNED || (device.isConfigured() && settle.change() == null);
    }

    private static String key(KeptDevice device, String change) {
        return device.name() + " " + change;
    }

    Stand stand(KeptDevice device) {
        boolean isConfirmed = device.task().task() instanceof Task.Configure configure
                && configure.commit() instanceof Commit.Confirmed timed
                && !settled.containsKey(key(device, timed.name()));
        if (!isConfirmed) {
            return Stand.NONE;
        }
        if (device.state() != KeptState.RETURNED) {
            return device.isConfigured() ? Stand.UNKNOWN : Stand.NONE;
        }
        if (device.change().filter(end -> end != Proof.End.IN_FORCE).isPresent()) {
            return Stand.NONE;
        }
        return until(device).isAfter(now) ? Stand.OPEN : Stand.OVER;
    }

    /** What has become of the changes of these devices that were to be confirmed, a line for all of which the same has. */
    List<String> lines(List<KeptDevice> devices) {
        Map<Stand, List<KeptDevice>> byStand = devices.stream().collect(Collectors.groupingBy(this::stand));
        Map<String, List<KeptDevice>> told = new LinkedHashMap<>();
        List<KeptDevice> open = byStand.getOrDefault(Stand.OPEN, List.of());
        open.stream()
                .map(Confirmable::until)
                .min(Comparator.naturalOrder())
                .ifPresent(
                        first -> told.put("waiting for config confirm or config abandon until " + time(first), open));
        List<KeptDevice> over = byStand.getOrDefault(Stand.OVER, List.of());
        over.stream()
                .map(Confirmable::until)
                .max(Comparator.naturalOrder())
                .ifPresent(last -> told.put("not confirmed by " + time(last) + ", and so taken back by itself", over));
        for (KeptDevice each : byStand.getOrDefault(Stand.NONE, List.of())) {
            settled(each)
                    .ifPresent(word -> told.computeIfAbsent(word.toString(), first -> new ArrayList<>())
                            .add(each));
        }
        return told.entrySet().stream()
                .map(each -> each.getKey() + ": "
                        + Printable.line(BriefNames.whole(
                                each.getValue().stream().map(KeptDevice::name).toList())))
                .toList();
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    private Optional<Settled> settled(KeptDevice device) {
        return device.task().task() instanceof Task.Configure configure
                        && configure.commit() instanceof Commit.Confirmed timed
                ? Optional.ofNullable(settled.get(key(device, timed.name())))
                : Optional.empty();
    }

    /** Whether a device has taken a change back behind the end of its run: by itself, or since it was told to. */
    boolean isTakenBack(KeptDevice device) {
        return stand(device) == Stand.OVER
                || settled(device).filter(each -> !each.isKept()).isPresent();
    }

    /** When a device that has put a change in force takes it back. */
    static Instant until(KeptDevice device) {
        Task.Configure configure = (Task.Configure) device.task().task();
        Commit.Confirmed timed = (Commit.Confirmed) configure.commit();
        return device.history().getLast().at().plus(timed.within());
    }
}
