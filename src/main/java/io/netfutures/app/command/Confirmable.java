package io.netfutures.app.command;

import io.netfutures.app.work.KeptRuns;
import io.netfutures.device.Proof;
import io.netfutures.device.Task;
import io.netfutures.device.Task.Commit;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptState;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How changes that were to be confirmed stand, as kept runs tell. Immutable.
 *
 * @param settled which device was told what becomes of which change, and by which run
 */
record Confirmable(Map<String, String> settled, Instant now) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

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
        Map<String, String> settled = new HashMap<>();
        for (int id : runs.latest()) {
            try {
                for (KeptDevice each : runs.store().read(id).devices()) {
                    if (each.task().task() instanceof Task.Settle settle && isSettled(each, settle)) {
                        boolean isKept = settle.deeds().contains(Task.Deed.KEEP);
                        settled.put(key(each, settle.name()), (isKept ? "kept by run " : "taken back by run ") + id);
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

    /** What has become of a change that was to be confirmed, behind the names of devices; empty if it was none, or that is not known. */
    Optional<String> told(KeptDevice device) {
        return switch (stand(device)) {
            case OPEN -> Optional.of("waits for config confirm or config abandon until " + TIME.format(until(device)));
            case OVER ->
                Optional.of("was to be confirmed by " + TIME.format(until(device))
                        + ", and has taken the change back by itself then");
            case UNKNOWN -> Optional.empty();
            case NONE -> Optional.ofNullable(settled(device));
        };
    }

    private @Nullable String settled(KeptDevice device) {
        return device.task().task() instanceof Task.Configure configure
                        && configure.commit() instanceof Commit.Confirmed timed
                ? settled.get(key(device, timed.name()))
                : null;
    }

    /** Whether a device has taken a change back behind the end of its run: by itself, or since it was told to. */
    boolean isTakenBack(KeptDevice device) {
        String word = settled(device);
        return stand(device) == Stand.OVER || (word != null && word.startsWith("taken back"));
    }

    /** When a device that has put a change in force takes it back. */
    static Instant until(KeptDevice device) {
        Task.Configure configure = (Task.Configure) device.task().task();
        Commit.Confirmed timed = (Commit.Confirmed) configure.commit();
        return device.history().getLast().at().plus(timed.within());
    }
}
