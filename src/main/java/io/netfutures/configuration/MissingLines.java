package io.netfutures.configuration;

import java.util.List;

/**
 * Which of the wanted lines a configuration does not have yet. Sending them has the effect of sending all that were wanted: what cannot be
 * told is among them, since it does no harm to send a line that is there. So is a line that is there in other words (a password that the
 * device shows encrypted, an abbreviation, a default that it does not show), and one that is there but may be changed by a line sent
 * before it: another value of the same thing, or what may go with something that a {@code no} takes away.
 *
 * @param lines what has to be sent, in the wanted order, as a configuration that can be sent as it is: above a line stand the headers of
 *     its sections, as {@code interface Loopback0}, and where a section must be left for the next line, {@code exit}. Blank lines and
 *     comments are left out. Empty if all is there: then nothing needs to be sent
 * @param doubts of which of {@code lines} it cannot be told whether they are there
 */
public record MissingLines(List<String> lines, List<Doubt> doubts) {
    /**
     * Something that cannot be told.
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
     * Compares what is wanted with what the device runs with. Never fails: of what it does not understand it says that it is missing. With
     * {@link Notation.Form#NESTED} the wanted lines are indented, or typed one below the other, with {@code exit} to leave a section.
     *
     * @param running all that the device has shown of its configuration, in this notation
     */
    public static MissingLines of(Notation notation, String running, List<String> wanted) {
        return switch (notation.form()) {
            case NESTED ->
                new NestedComparison(notation, ConfigText.read(running.lines().toList())).compare(wanted);
            case SET -> new SetComparison(running).compare(wanted);
        };
    }
}
