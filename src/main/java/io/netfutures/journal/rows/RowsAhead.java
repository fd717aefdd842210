package io.netfutures.journal.rows;

import io.netfutures.parse.Column;
import io.netfutures.parse.Parsers;
import io.netfutures.parse.TemplateMistake;
import io.netfutures.parse.TextParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the rows of a run before anything is contacted: which columns its templates have.
 *
 * @param columns of all its templates, after the device and the command, each name once, in the order in which they come up first
 * @param hasCommands whether a device is asked several commands
 * @param unknown why there are columns of which nothing is known: a template that cannot be used; empty if there is none
 */
public record RowsAhead(List<String> columns, boolean hasCommands, String unknown) {
    public RowsAhead {
        columns = List.copyOf(columns);
    }

    /** The names of the columns that a query shows; a command has one only if {@code hasCommand}, and devices are asked several. */
    public List<String> shown(RowQuery query, boolean hasCommand) {
        return query.shown(columns, hasCommand && hasCommands);
    }

    /** Whether there is a template for any of the commands. */
    public boolean hasTemplates() {
        return columns.size() > RunRows.OWN;
    }

    /** What a device is asked. */
    public record Asked(String platform, List<String> commands) {}

    /**
     * What is known of the answers to these commands.
     *
     * @throws TemplateMistake if no template can be used, and one because of this; of an answer that has no other, it is told then
     */
    public static RowsAhead of(Iterable<Asked> plan, Parsers parsers) throws TemplateMistake {
        List<String> names = new ArrayList<>(List.of(RunRows.DEVICE, RunRows.COMMAND));
        Set<String> taken = new HashSet<>(names);
        Set<Asked> seen = new HashSet<>();
        boolean hasCommands = false;
        Optional<TemplateMistake> mistake = Optional.empty();
        for (Asked each : plan) {
            hasCommands |= each.commands().size() > 1;
            if (!seen.add(each)) {
                continue;
            }
            for (String command : each.commands()) {
                try {
                    Optional<TextParser> parser = parsers.parser(each.platform(), command);
                    for (Column column : parser.map(known -> RunRows.columns(known.columns()))
                            .orElse(List.of())) {
                        if (taken.add(column.name().toLowerCase(Locale.ROOT))) {
                            names.add(column.name());
                        }
                    }
                } catch (TemplateMistake e) {
                    mistake = mistake.or(() -> Optional.of(e));
                }
            }
        }
        RowsAhead ahead = new RowsAhead(
                names,
                hasCommands,
                mistake.map(each -> String.valueOf(each.getMessage())).orElse(""));
        if (!ahead.hasTemplates() && mistake.isPresent()) {
            throw mistake.get();
        }
        return ahead;
    }
}
