package io.netfutures.app.command;

import io.netfutures.app.work.Console;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.ReportSettings.Format;
import io.netfutures.app.work.UserError;
import io.netfutures.condition.Condition;
import io.netfutures.condition.ConditionMistake;
import io.netfutures.device.Task;
import io.netfutures.fleet.Plan;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.rows.RowQuery;
import io.netfutures.journal.rows.RowsAhead;
import io.netfutures.parse.TemplateMistake;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import io.netfutures.platform.Tables;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.Stack;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say that answers are parsed, and what is wanted of their rows. */
final class ParseOptions {
    private static final String STRICT = "strict";
    private static final String PARSE = "--parse";

    @Option(
            names = PARSE,
            arity = "0..1",
            paramLabel = STRICT,
            preprocessor = OnlyStrict.class,
            description = {
                "make one table of the answers, by templates (see netfutures help templates);",
                "an answer that gives none is told, and is a failure only with --parse strict"
            })
    @Nullable
    String parse;

    @Mixin
    TemplateOptions templates = new TemplateOptions();

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "with --parse, only rows for which this holds: 'status != up and interface ~ \"^Gi\"'")
    @Nullable
    String where;

    @Option(
            names = "--sort",
            paramLabel = "COL,...",
            preprocessor = AlsoWithMinus.class,
            description = "with --parse, sort the rows by these columns: status,interface; -mtu is the greatest first")
    @Nullable
    String sort;

    @Option(
            names = "--group-by",
            paramLabel = "COL,...",
            description = "with --parse, rows with the same value in these columns stand together")
    @Nullable
    String groupBy;

    @Option(
            names = "--key",
            paramLabel = "COL,...",
            description =
                    "with --parse and --diff, --against or before. of --expect, the columns by which rows are the same (else Key"
                            + " of the template)")
    @Nullable
    String key;

    @Option(names = "--count", description = "with --parse, how many rows there are; with --group-by, of each group")
    boolean counts;

    @Option(names = "--bom", description = "with --parse and csv, a mark by which Excel knows that it is UTF-8")
    boolean bom;

    /** Whether answers are parsed. */
    boolean isOn() {
        return parse != null;
    }

    /** The columns by which rows are the same; empty for those that templates call keys. */
    List<String> keys() {
        return names("--key", key);
    }

    /** The word strict, or none; what else follows is not the option's. */
    static final class OnlyStrict implements IParameterPreprocessor {
        @Override
        @SuppressWarnings("JdkObsolete") // the interface wants it
        public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            boolean isStrict = !args.isEmpty() && args.peek().equals(STRICT);
            if (!isStrict && "=".equals(info.get("separator"))) {
                throw new ParameterException(
                        command.commandLine(),
                        "%s takes only the word strict, not \"%s\"; a command is written behind a blank: --parse \"sh version\""
                                .formatted(PARSE, args.isEmpty() ? "" : args.peek()));
            }
            option.setValue(isStrict ? args.pop() : "");
            return true;
        }
    }

    /** A value that begins with a minus; what begins with two is the next option. */
    static final class AlsoWithMinus implements IParameterPreprocessor {
        @Override
        @SuppressWarnings("JdkObsolete") // the interface wants it
        public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            if (args.isEmpty()) {
                return false;
            }
            if (args.peek().startsWith("--")) {
                throw new ParameterException(
                        command.commandLine(),
                        "--sort wants columns, as status,interface, and found the option " + args.peek());
            }
            option.setValue(args.pop());
            return true;
        }
    }

    /** The option about the rows of results that was given; empty if none was. */
    String ofResults() {
        return where != null
                ? "--where"
                : sort != null
                        ? "--sort"
                        : groupBy != null
                                ? "--group-by"
                                : counts ? "--count" : bom ? "--bom" : STRICT.equals(parse) ? STRICT : "";
    }

    /** What these devices are asked. */
    static List<RowsAhead.Asked> asked(List<Plan.Assignment> plan) {
        return plan.stream()
                .map(each -> asked(each.device().platform(), each.task()))
                .toList();
    }

    /** What these devices were asked. */
    static List<RowsAhead.Asked> askedBy(List<NamedFuture> futures) {
        return futures.stream()
                .map(each -> asked(each.device().platform(), each.task()))
                .toList();
    }

    /** What these devices were asked. */
    static List<RowsAhead.Asked> askedThen(List<KeptDevice> devices) {
        return devices.stream()
                .map(each -> asked(each.part().platform(), each.task().task()))
                .toList();
    }

    private static RowsAhead.Asked asked(String platform, Task task) {
        if (!(task instanceof Task.Show show)) {
            throw new UserError(ExitCode.USAGE, PARSE + " is for answers to show commands; leave it out");
        }
        return new RowsAhead.Asked(platform, show.commands());
    }

    /**
     * What these options say.
     *
     * @param columns the names of columns, as typed
     * @param format as said
     * @throws UserError if they make no sense
     */
    ParsedForm form(@Nullable String columns, @Nullable Format format, Console console, Platforms platforms) {
        if (format != null && format != Format.auto && !format.isData()) {
            throw new UserError(ExitCode.USAGE, PARSE + " writes table, csv, json, ndjson or yaml, not " + format);
        }
        RowQuery query = new RowQuery(
                condition(),
                names("--sort", sort).stream().map(RowQuery.SortKey::of).toList(),
                names("--group-by", groupBy),
                counts,
                columns == null ? null : names("--columns", columns));
        return new ParsedForm(tables(console, platforms), query, keys(), console, STRICT.equals(parse), bom);
    }

    /** This task, for which a device of this platform is asked in a form that needs no template, where it has one. */
    Task.Show asking(Task.Show task, Platform platform, Tables tables) {
        Map<String, String> rather = new HashMap<>();
        for (String command : task.commands()) {
            try {
                tables.rather(platform, command).ifPresent(other -> rather.put(command, other));
            } catch (TemplateMistake e) { // which is told, if there is no other table, or of the answer
                rather.remove(command);
            }
        }
        return rather.isEmpty() ? task : task.sending(rather);
    }

    /** The tables of these platforms. */
    Tables tables(Console console, Platforms platforms) {
        return platforms.tables(templates.templates(console));
    }

    /**
     * Refuses options that say something of rows, where there are none, and those that cannot be read; before the words of a command are
     * looked at, for some may belong to a condition without quotes.
     *
     * @param columns as typed
     */
    void check(@Nullable String columns) {
        refuseAlone();
        if (isOn()) {
            condition();
            names("--sort", sort);
            names("--group-by", groupBy);
            names("--key", key);
            names("--columns", columns);
        }
    }

    private void refuseAlone() {
        String alone = where != null
                ? "--where"
                : sort != null
                        ? "--sort"
                        : groupBy != null
                                ? "--group-by"
                                : key != null
                                        ? "--key"
                                        : counts
                                                ? "--count"
                                                : bom ? "--bom" : templates.folders.isEmpty() ? "" : "--templates";
        if (!isOn() && !alone.isEmpty()) {
            throw new UserError(ExitCode.USAGE, alone + " belongs to " + PARSE);
        }
    }

    private @Nullable Condition condition() {
        try {
            return where == null ? null : Condition.parse(where);
        } catch (ConditionMistake e) {
            boolean isWord = where != null && where.strip().indexOf(' ') < 0;
            throw new UserError(
                    ExitCode.USAGE,
                    "--where: " + e.getMessage()
                            + (isWord ? "\n    the whole condition stands in quotes: --where 'status != up'" : ""));
        }
    }

    /** The names, each once, upper and lower case being one. */
    private static List<String> names(String option, @Nullable String typed) {
        if (typed == null) {
            return List.of();
        }
        List<String> names = Stream.of(typed.split(",", -1)).map(String::strip).toList();
        if (names.stream().anyMatch(name -> name.isEmpty() || name.equals("-"))) {
            throw new UserError(
                    ExitCode.USAGE, option + " is a list of columns, as interface,status: not \"" + typed + "\"");
        }
        Set<String> seen = new HashSet<>();
        return names.stream()
                .filter(name -> seen.add(name.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
