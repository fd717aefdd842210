package io.netfutures.journal.rows;

import io.netfutures.device.Reply;
import io.netfutures.journal.CsvLine;
import io.netfutures.journal.DeviceResult;
import io.netfutures.parse.Cell;
import io.netfutures.parse.Column;
import io.netfutures.parse.ParseFailure;
import io.netfutures.parse.Parsers;
import io.netfutures.parse.Row;
import io.netfutures.parse.TemplateMistake;
import io.netfutures.parse.TextParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes rows of the answers of a device. For any number of threads. */
public final class AnswerRows {
    static final String UNKNOWN = "autodetect";

    private final Parsers parsers;
    private final Map<TextParser, List<Column>> columns = new ConcurrentHashMap<>();
    private final Map<Asked, Optional<TextParser>> found = new ConcurrentHashMap<>();

    private record Asked(String platform, String command) {}

    public AnswerRows(Parsers parsers) {
        this.parsers = parsers;
    }

    /**
     * What became of an answer.
     *
     * @param columns of the rows; empty if there is no table
     * @param table the rows of the answer, behind its device and its command
     * @param remarks what a user has to know of it
     */
    public record Parsed(String command, List<Column> columns, AnswerTable table, List<Remark> remarks) {
        public Parsed {
            columns = List.copyOf(columns);
            remarks = List.copyOf(remarks);
        }

        /** All rows of the answer, behind its device and its command. */
        public List<Row> rows() {
            return table.list();
        }

        /** This answer with these rows in the place of its own. */
        Parsed with(AnswerTable other) {
            return new Parsed(command, columns, other, remarks);
        }

        /** This answer with one more remark. */
        Parsed with(Remark more) {
            return new Parsed(
                    command,
                    columns,
                    table,
                    Stream.concat(remarks.stream(), Stream.of(more)).toList());
        }

        /** The rows as CSV, without a head, and without the device and the command. */
        public String csv() {
            return rows().stream()
                    .map(row -> CsvLine.of(row.cells().stream()
                            .skip(RunRows.OWN)
                            .map(CsvRows::cell)
                            .toList()))
                    .collect(Collectors.joining());
        }

        /** Whether there is a table. */
        public boolean isTable() {
            return remarks.stream().noneMatch(each -> each instanceof Remark.NoTable || each instanceof Remark.Refused);
        }

        /** The remarks, a line for each. */
        String told() {
            return remarks.stream().map(each -> each.text() + "\n").collect(Collectors.joining());
        }

        /** Why there is no table; empty if there is one. */
        public String problem() {
            return isTable() ? "" : remarks.getFirst().text();
        }
    }

    /** What is to be told of an answer. */
    public sealed interface Remark {
        String text();

        /** There is no template, or it does not take the answer. */
        record NoTable(String text) implements Remark {}

        /** Its rows could not be chosen. */
        record Refused(String text) implements Remark {}

        /** Its template finds nothing in it. */
        record NoRows(String text) implements Remark {}

        /** Its rows have no column of those by which they are chosen. */
        record NoColumn(String text) implements Remark {}
    }

    /** What became of each answer of a device to a show command, in their order. */
    public List<Parsed> of(DeviceResult result) {
        return result.work().kind() == DeviceResult.Kind.SHOW
                ? of(result.device(), result.work().lines(), result.outputs())
                : List.of();
    }

    /** What became of each of these answers of a device to commands that were typed so, in their order. */
    List<Parsed> of(DeviceResult.Target device, List<String> typed, List<Reply.Output> outputs) {
        List<Parsed> parsed = new ArrayList<>();
        for (Reply.Output output : outputs) {
            int place = parsed.size();
            parsed.add(of(device, place < typed.size() ? typed.get(place) : output.command(), output));
        }
        return parsed;
    }

    /** {@code typed} is what was to be sent, which a device may have been asked in another form. */
    private Parsed of(DeviceResult.Target device, String typed, Reply.Output output) {
        try {
            Optional<TextParser> parser = parser(new Asked(device.platform(), output.command()));
            if (parser.isEmpty()) {
                return problem(
                        typed,
                        device.platform().equals(UNKNOWN)
                                ? "no template is known, for the inventory does not say what this device is; write its device_type"
                                : "there is no template for this on " + device.platform());
            }
            return parsed(device, typed, output, parser.get());
        } catch (TemplateMistake | ParseFailure e) {
            return problem(typed, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError defect) {
            return problem(typed, "this is a defect, please report it: " + defect);
        }
    }

    private Parsed parsed(DeviceResult.Target device, String typed, Reply.Output output, TextParser parser)
            throws TemplateMistake, ParseFailure {
        try {
            return parsed(typed, output, parser, table(device, typed, output, parser));
        } catch (ParseFailure failure) {
            Optional<TextParser> other =
                    typed.equals(output.command()) ? Optional.empty() : parser(new Asked(device.platform(), typed));
            if (other.isEmpty()) {
                throw failure;
            }
            return asTyped(device, typed, output, other.get(), String.valueOf(failure.getMessage()));
        }
    }

    /** What became of an answer to a command in another form, that came as if it had been sent as typed. */
    private Parsed asTyped(
            DeviceResult.Target device, String typed, Reply.Output output, TextParser parser, String failure) {
        try {
            AnswerTable table = table(device, typed, output, parser);
            return table.size() == 0
                    ? problem(typed, failure + "; and " + parser.name() + " finds no row in it")
                    : parsed(typed, output, parser, table);
        } catch (ParseFailure e) {
            return problem(typed, failure + "; and " + e.getMessage());
        }
    }

    private Parsed parsed(String typed, Reply.Output output, TextParser parser, AnswerTable table) {
        List<Remark> remarks = table.size() > 0 ? List.of() : List.of(new Remark.NoRows(noRows(parser, output.text())));
        return new Parsed(typed, columns(parser), table, remarks);
    }

    private List<Column> columns(TextParser parser) {
        return columns.computeIfAbsent(parser, each -> RunRows.columns(each.columns()));
    }

    private AnswerTable table(DeviceResult.Target device, String typed, Reply.Output output, TextParser parser)
            throws ParseFailure {
        try {
            return AnswerTable.of(
                    parser, columns(parser), new Cell.Text(device.name()), new Cell.Text(typed), output.text());
        } catch (RuntimeException | StackOverflowError defect) { // one answer must not cost those of all others
            throw new ParseFailure(parser, defect);
        }
    }

    /** The search for a template takes longer than that here, and most devices are asked the same. */
    private Optional<TextParser> parser(Asked asked) throws TemplateMistake {
        Optional<TextParser> known = found.get(asked);
        if (known == null) {
            known = parsers.parser(asked.platform(), asked.command());
            found.put(asked, known);
        }
        return known;
    }

    private static Parsed problem(String command, String why) {
        return new Parsed(command, List.of(), AnswerTable.none(), List.of(new Remark.NoTable(why)));
    }

    private static String noRows(TextParser parser, String text) {
        long lines = text.lines().count();
        return text.isBlank()
                ? "the answer is empty"
                : "%s finds no row in %d %s".formatted(parser.name(), lines, lines == 1 ? "line" : "lines");
    }
}
