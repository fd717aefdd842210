package io.netfutures.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A column of a table of results. {@code toString()} is its name, as in {@code seconds}. */
public enum ResultColumn {
    DEVICE,
    ADDRESS,
    PORT,
    PLATFORM,
    /** {@code returned} for a command that was answered; else how the work on the device ended. */
    STATE,
    COMMAND,
    OUTPUT,
    /** The type of the failure. */
    ERROR,
    MESSAGE,
    /** How long the work on the device took. */
    SECONDS,
    /** When the work on the device began, in UTC. */
    STARTED,
    /** How often the work on the device was tried. */
    ATTEMPTS;

    /** All columns, in their usual order. */
    public static final List<ResultColumn> ALL = List.of(values());

    /**
     * The columns that a list of names gives, in its order: {@code device,state,seconds}.
     *
     * @throws IllegalArgumentException if a name is not that of a column or comes twice, with a message for the user
     */
    public static List<ResultColumn> parse(String names) {
        List<ResultColumn> columns = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            String word = name.strip().toLowerCase(Locale.ROOT);
            ResultColumn column = Stream.of(values())
                    .filter(each -> each.toString().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no column '" + name.strip()
                            + "'; the columns are "
                            + ALL.stream().map(ResultColumn::toString).collect(Collectors.joining(", "))));
            if (columns.contains(column)) {
                throw new IllegalArgumentException("the column " + column + " is named twice");
            }
            columns.add(column);
        }
        return List.copyOf(columns);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
