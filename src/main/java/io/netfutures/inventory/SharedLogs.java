package io.netfutures.inventory;

import io.netfutures.device.Device;
import io.netfutures.device.FileName;
import io.netfutures.device.Settings.SessionLog;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Separates session logs that several devices of an inventory share: one file would mix them, or hold only the last. */
final class SharedLogs {
    private SharedLogs() {}

    /**
     * The devices in the same order, each with a log of its own. The name of the device is added to the name of a shared file, as in
     * {@code session-R1.log}.
     *
     * @throws FileMistake if another device writes to that file already
     */
    static List<ListedDevice> apart(List<ListedDevice> found, Notes notes) throws FileMistake {
        Map<Path, Integer> writers = new HashMap<>();
        for (ListedDevice each : found) {
            SessionLog log = each.device().settings().sessionLog();
            if (log != null) {
                writers.merge(file(log), 1, Integer::sum);
            }
        }
        Map<Path, ListedDevice> byFile = new HashMap<>();
        List<ListedDevice> apart = new ArrayList<>();
        for (ListedDevice each : found) {
            ListedDevice own = own(each, writers, notes);
            SessionLog log = own.device().settings().sessionLog();
            ListedDevice writer = log == null ? null : byFile.putIfAbsent(file(log), own);
            if (writer != null) {
                throw each.place()
                        .error("the device in line " + writer.place().line()
                                + " writes the same session_log; give each a file of its own");
            }
            apart.add(own);
        }
        return apart;
    }

    private static ListedDevice own(ListedDevice found, Map<Path, Integer> writers, Notes notes) {
        Device device = found.device();
        SessionLog log = device.settings().sessionLog();
        if (log == null || writers.getOrDefault(file(log), 0) < 2) {
            return found;
        }
        Path file = log.file().resolveSibling(named(name(log.file()), FileName.of(device.name())));
        notes.add(
                found.place(),
                "session_log " + file(log),
                "several devices write this session_log; each has a file of its own, with its name in it, as "
                        + name(file));
        return found.with(
                device.with(device.settings().withSessionLog(new SessionLog(file, log.append(), log.withInput()))));
    }

    /** {@code session-R1.log} for {@code session.log}. */
    private static String named(String file, String device) {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) + "-" + device + file.substring(dot) : file + "-" + device;
    }

    private static String name(@Nullable Path file) {
        Path last = file == null ? null : file.getFileName();
        return last == null ? "" : last.toString();
    }

    private static Path file(SessionLog log) {
        return log.file().toAbsolutePath().normalize();
    }
}
