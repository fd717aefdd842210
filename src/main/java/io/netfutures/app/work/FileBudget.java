package io.netfutures.app.work;

import java.util.Optional;

/**
 * How many devices can be worked on at once with the files, connections among them, that a process may have open.
 *
 * @param limit how many it may have open, {@code ulimit -n}
 * @param taken how many of them are open already or kept for what is no connection
 * @param each how many of them a device takes
 * @param simulated how many devices the lab simulates in this process, each of which listens on one; 0 without a lab
 */
public record FileBudget(int limit, int taken, int each, int simulated) {
    /** Of so many files one is kept for a connection that was closed, for the system takes its time to give it back. */
    private static final int SHARE = 3;

    /** Why a lab with so many devices has no files to listen on, and what would help; empty if it failed for something else. */
    public static Optional<String> exhausted(Exception failure, int devices) {
        return String.valueOf(failure.getMessage()).contains("Too many open files")
                ? Optional.of("each of its " + devices + " devices listens on a file of this process, which may open no"
                        + " more (ulimit -n); choose fewer devices with -d")
                : Optional.empty();
    }

    /** The most devices at once; at least 1. */
    public int most() {
        return Math.max(1, (limit - taken) / SHARE * (SHARE - 1) / each);
    }

    /** The limit that would do for so many devices at once. */
    public long limitFor(int devices) {
        return taken + ((long) devices * each + SHARE - 2) / (SHARE - 1) * SHARE;
    }

    /** Why so many devices cannot be worked on at once, and which limit would do. */
    public String reason(int wanted) {
        String lab = simulated == 0 ? "" : ", shared with the lab, whose " + simulated + " devices listen on one each";
        return "this process may open " + limit + " files" + lab + "; a limit of " + limitFor(wanted)
                + " would do (ulimit -n as root, or limits.conf)";
    }
}
