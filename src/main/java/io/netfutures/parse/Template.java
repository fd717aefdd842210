package io.netfutures.parse;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A TextFSM template: which lines of a text become which columns of a table. It is compiled once, immutable, and for any number of
 * threads.
 *
 * <p>The language is that of Google's <a href="https://github.com/google/textfsm/wiki/TextFSM">textfsm</a>, with its regular expressions
 * of Python. What differs: conditional groups are refused; the message of an error names file and line; and a rule that tries without
 * end on some line is an error, where Python would hang.
 *
 * {@snippet :
 * Template template = Template.of("uptime", """
 *         Value HOST (\\S+)
 *         Value UPTIME (.+)
 *
 *         Start
 *           ^${HOST} uptime is ${UPTIME}$$ -> Record
 *         """);
 * Table table = template.parse("R1 uptime is 3 days");
 * }
 */
public final class Template implements TextParser {
    private final String name;
    private final List<ValueLine> values;
    private final List<Column> columns;
    private final Map<String, TemplateState> states;
    private final int rules;

    Template(String name, List<ValueLine> values, Map<String, TemplateState> states) {
        this.name = name;
        this.values = values;
        this.states = Map.copyOf(states);
        columns = List.copyOf(values.stream().map(ValueLine::column).toList());
        rules = states.values().stream().mapToInt(state -> state.rules().size()).sum();
    }

    /**
     * Reads a template from a file of UTF-8. Blocks while the file is read.
     *
     * @throws TemplateMistake if it cannot be read or is no template
     */
    public static Template load(Path file) throws TemplateMistake {
        return of(file.toString(), TemplateText.of(file));
    }

    /**
     * Reads a template from its text.
     *
     * @param name what messages call it
     * @throws TemplateMistake if it is no template
     */
    public static Template of(String name, String text) throws TemplateMistake {
        return TemplateReader.read(Objects.requireNonNull(name), Objects.requireNonNull(text));
    }

    /** What messages call it: its file. */
    @Override
    public String name() {
        return name;
    }

    /** The columns of its tables: its values, in their order. */
    @Override
    public List<Column> columns() {
        return columns;
    }

    /**
     * Makes a table of a text.
     *
     * @throws ParseFailure if the template calls a line an error, or gives up on one
     */
    @Override
    public Table parse(String text) throws ParseFailure {
        List<Row> rows = new ArrayList<>();
        try {
            parse(new StringReader(text), rows::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Table(columns, rows);
    }

    /**
     * Makes rows of a text, each as soon as it is complete; so neither text nor table need fit into memory. A row is complete when it is
     * recorded, or, in a template with {@code Fillup}, when what fills it up has come.
     *
     * <p>Blocks as the reader does. The rows are handed to the consumer in the caller's thread, in their order; before a failure some may
     * have been.
     *
     * @throws ParseFailure if the template calls a line an error, or gives up on one
     * @throws IOException if the reader throws it
     */
    @Override
    public void parse(Reader text, Consumer<? super Row> rows) throws ParseFailure, IOException {
        new Parsing(this, rows).run(text);
    }

    List<ValueLine> values() {
        return values;
    }

    TemplateState state(String of) {
        return Objects.requireNonNull(states.get(of));
    }

    boolean hasEof() {
        return states.containsKey(TemplateState.EOF);
    }

    /** How many rules all its states have. */
    int rules() {
        return rules;
    }

    @Override
    public String toString() {
        return name;
    }
}
