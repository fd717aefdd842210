package io.netfutures.lab.ios;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The copies of a router's configuration: those in files, and the one that a timer brings back unless {@code configure confirm} comes
 * before. To be used under the router's lock.
 */
final class Snapshots {
    /**
     * A configuration as it was.
     *
     * @param modified whether it was not saved
     * @param changedBy when it was changed and by whom
     */
    record Snapshot(Section running, boolean modified, Optional<String> changedBy) {}

    private record Revert(String file, Instant end, Snapshot before) {}

    private final Map<String, Snapshot> files = new HashMap<>();
    private Optional<Revert> revert = Optional.empty();
    private int archived;

    /** The file of this name, with or without {@code flash:}; empty if there is none. */
    Optional<Snapshot> file(String name) {
        return Optional.ofNullable(files.get(key(name)));
    }

    void write(String name, Snapshot snapshot) {
        files.put(key(name), snapshot);
    }

    boolean delete(String name) {
        return files.remove(key(name)) != null;
    }

    private static String key(String name) {
        return name.replaceFirst("^flash:/?", "");
    }

    /** Keeps this for the archive, in a file whose name begins with its path; returns the name. */
    String archive(String path, Snapshot snapshot) {
        String name = path + "-" + archived;
        archived++;
        write(name, snapshot);
        return name;
    }

    /** Lets this come back after a time. */
    void revertTo(String file, Snapshot before, Instant end) {
        revert = Optional.of(new Revert(file, end, before));
    }

    boolean isWaiting() {
        return revert.isPresent();
    }

    Optional<Instant> end() {
        return revert.map(Revert::end);
    }

    /** Begins the time anew; nothing happens if none runs. */
    void prolong(Instant now, Duration time) {
        revert = revert.map(waiting -> new Revert(waiting.file(), now.plus(time), waiting.before()));
    }

    /** Stops the timer; returns the name of the file that would have come back, if it ran. */
    Optional<String> stop() {
        Optional<String> file = revert.map(Revert::file);
        revert = Optional.empty();
        return file;
    }

    /** What is to come back because its time is over, once. */
    Optional<Snapshot> due(Instant now) {
        Optional<Revert> over = revert.filter(waiting -> !now.isBefore(waiting.end()));
        over.ifPresent(unused -> stop());
        return over.map(Revert::before);
    }
}
