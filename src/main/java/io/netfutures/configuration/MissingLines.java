package io.netfutures.configuration;

import java.util.List;

/**
 * Which of the wanted lines a configuration does not have yet. Sending them has the same effect as sending all that were wanted; a line that is
 * there in other words (a password that the device shows encrypted, a default that it does not show) counts as not there.
 *
 * @param lines what is missing, in the wanted order, with the lines that lead to it; empty if nothing is
 * @param doubts of which wanted lines it cannot be said; {@code lines} has nothing of them
 */
public record MissingLines(List<String> lines, List<Doubt> doubts) {
    /** How the configuration of a platform is written. */
    public enum Form {
        /** As that of IOS: what is indented belongs to the line above that is less indented. */
        NESTED,
        /** As that of Junos and VyOS: lines that begin with set and delete. */
        SET
    }

    /**
     * Something that cannot be said.
     *
     * @param line the wanted line
     * @param reason for users
     */
    public record Doubt(String line, String reason) {}

    public MissingLines {
        lines = List.copyOf(lines);
        doubts = List.copyOf(doubts);
    }

    /**
     * Compares what is wanted with what the device runs with. With {@link Form#NESTED} the wanted lines are indented, or are typed one after
     * the other with {@code exit} or {@code !} to leave a section. With {@link Form#SET} the device has shown its configuration as set
     * commands.
     */
    public static MissingLines of(Form form, List<String> wanted, String running) {
        return switch (form) {
            case NESTED -> new NestedComparison(ConfigText.running(running)).compare(wanted);
            case SET -> SetComparison.compare(wanted, running);
        };
    }
}
