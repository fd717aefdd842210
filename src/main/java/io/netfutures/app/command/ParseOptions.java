package io.netfutures.app.command;

import io.netfutures.app.work.Console;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.ReportSettings.Format;
import io.netfutures.app.work.RowTable;
import io.netfutures.app.work.UserError;
import io.netfutures.device.Task;
import io.netfutures.fleet.Plan;
import io.netfutures.journal.ResultWriter;
import io.netfutures.journal.rows.CsvRows;
import io.netfutures.journal.rows.JsonRows;
import io.netfutures.journal.rows.ParsedResults;
import io.netfutures.journal.rows.Parsers;
import io.netfutures.journal.rows.RowQuery;
import io.netfutures.journal.rows.RowWriter;
import io.netfutures.journal.rows.RowsAhead;
import io.netfutures.journal.rows.YamlRows;
import io.netfutures.parse.TemplateFolder;
import io.netfutures.parse.TemplateMistake;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that say that answers are parsed, and what is wanted of their rows. */
final class ParseOptions {
    private static final String STRICT = "strict";

    @Option(
            names = "--parse",
            arity = "0..1",
            paramLabel = STRICT,
            preprocessor = OnlyStrict.class,
            description = {
                "make a table of the answers, by templates; what gives none is told, and does not count as a failure,",
                "but with --parse strict"
            })
    @Nullable
    String parse;

    @Option(names = "--templates", paramLabel = "DIR", description = "a folder of templates, with its index")
    @Nullable
    Path templates;

    @Option(
            names = "--sort",
            paramLabel = "COL,...",
            preprocessor = AlsoWithMinus.class,
            description = "with --parse, sort the rows by these columns: status,intf; -mtu is the greatest first")
    @Nullable
    String sort;

    @Option(
            names = "--group-by",
            paramLabel = "COL,...",
            description = "with --parse, rows with the same value in these columns stand together")
    @Nullable
    String groupBy;

    @Option(names = "--count", description = "with --parse, how many rows there are; with --group-by, of each group")
    boolean counts;

    @Option(names = "--bom", description = "with --parse and csv, a mark by which Excel knows that it is UTF-8")
    boolean bom;

    /** Whether answers are parsed. */
    boolean isOn() {
        return parse != null;
    }

    /** The word strict, or none; what else follows is not the option's. */
    static final class OnlyStrict implements IParameterPreprocessor {
        @Override
        @SuppressWarnings("JdkObsolete") // the interface wants it
        public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            boolean isStrict = !args.isEmpty() && args.peek().equals(STRICT);
            option.setValue(isStrict ? args.pop() : "");
            return true;
        }
    }

    /** A value that begins as an option does. */
    static final class AlsoWithMinus implements IParameterPreprocessor {
        @Override
        @SuppressWarnings("JdkObsolete") // the interface wants it
        public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            if (args.isEmpty()) {
                return false;
            }
            option.setValue(args.pop());
            return true;
        }
    }

    /** What these devices are asked. */
    static List<RowsAhead.Asked> asked(List<Plan.Assignment> plan) {
        return plan.stream()
                .map(each -> new RowsAhead.Asked(
                        each.device().platform(), each.task() instanceof Task.Show show ? show.commands() : List.of()))
                .toList();
    }

    Parsing of(@Nullable String columns, Console console) {
        RowQuery query = new RowQuery(
                row -> true,
                names("--sort", sort).stream().map(RowQuery.SortKey::of).toList(),
                names("--group-by", groupBy),
                counts,
                columns == null ? null : names("--columns", columns));
        return new Parsing(query, parsers(console), console, STRICT.equals(parse), bom);
    }

    private static List<String> names(String option, @Nullable String typed) {
        if (typed == null) {
            return List.of();
        }
        List<String> names = Stream.of(typed.split(",", -1)).map(String::strip).toList();
        if (names.stream().anyMatch(name -> name.isEmpty() || name.equals("-"))) {
            throw new UserError(
                    ExitCode.USAGE, option + " is a list of columns, as intf,status: not \"" + typed + "\"");
        }
        return names;
    }

    private Parsers parsers(Console console) {
        if (templates == null) {
            return (platform, command) -> Optional.empty();
        }
        try {
            TemplateFolder folder = TemplateFolder.open(console.directory().resolve(templates));
            return (platform, command) -> folder.parser(
                    Platforms.builtIn().named(platform).map(Platform::ntc).orElse(platform), command);
        } catch (TemplateMistake e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** What is to be done with answers. */
    record Parsing(RowQuery query, Parsers parsers, Console console, boolean isStrict, boolean hasBom) {
        /** A writer of the rows of these devices. */
        ResultWriter writer(@Nullable Format format, List<RowsAhead.Asked> plan, OutputStream out) {
            try {
                RowsAhead ahead = RowsAhead.of(plan, parsers);
                Format known = format == null || !format.isData() ? Format.table : format;
                boolean isTable = known == Format.table;
                List<String> columns = query.shown(ahead, !isTable);
                RowWriter writer = switch (known) {
                    case csv -> new CsvRows(out, columns, hasBom);
                    case json -> JsonRows.array(out);
                    case ndjson -> JsonRows.lines(out);
                    case yaml -> new YamlRows(out);
                    default -> new RowTable(out, columns, out.equals(console.out()) ? console.width() : 0);
                };
                return new ParsedResults(parsers, query, ahead, writer, isTable, console::complain, isStrict);
            } catch (TemplateMistake e) {
                throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
            }
        }
    }
}
