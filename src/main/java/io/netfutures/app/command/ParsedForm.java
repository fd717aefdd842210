package io.netfutures.app.command;

import io.netfutures.app.work.Console;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.GatheringWriter;
import io.netfutures.app.work.ReportSettings.Format;
import io.netfutures.app.work.RowTable;
import io.netfutures.app.work.UserError;
import io.netfutures.journal.ResultWriter;
import io.netfutures.journal.rows.AnswerRows;
import io.netfutures.journal.rows.CsvRows;
import io.netfutures.journal.rows.JsonRows;
import io.netfutures.journal.rows.ParsedResults;
import io.netfutures.journal.rows.Remarks;
import io.netfutures.journal.rows.RowDiff;
import io.netfutures.journal.rows.RowQuery;
import io.netfutures.journal.rows.RowWriter;
import io.netfutures.journal.rows.RowsAhead;
import io.netfutures.journal.rows.TabledAnswers;
import io.netfutures.journal.rows.YamlRows;
import io.netfutures.parse.Parsers;
import io.netfutures.parse.TemplateMistake;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is made of answers that are parsed.
 *
 * @param keys the columns by which rows are the same in a comparison; empty for the keys of the templates
 */
record ParsedForm(
        Parsers parsers, RowQuery query, List<String> keys, Console console, boolean isStrict, boolean hasBom) {
    /** A writer of rows in a format; null is a table. The plan is that of the results to come. */
    ResultWriter rows(@Nullable Format said, List<RowsAhead.Asked> plan, OutputStream out) {
        Format format = said == null || !said.isData() ? Format.table : said;
        if (hasBom && format != Format.csv) {
            throw new UserError(ExitCode.USAGE, "--bom belongs to csv: say --format csv, or -o FILE.csv");
        }
        refuseKeys();
        boolean isTable = format == Format.table;
        RowsAhead ahead = ahead(plan);
        List<String> columns = ahead.shown(query, !isTable);
        RowWriter writer = switch (format) {
            case csv -> new CsvRows(out, columns, hasBom);
            case json -> JsonRows.array(out, query.number());
            case ndjson -> JsonRows.lines(out, query.number());
            case yaml -> new YamlRows(out, query.number());
            default -> table(out, columns);
        };
        return new ParsedResults(
                new AnswerRows(parsers), query, ahead, writer, isTable, new Remarks(isStrict), console::complain);
    }

    /** A writer of equal tables, each once under its devices. */
    ResultWriter gathered(List<RowsAhead.Asked> plan, OutputStream out) {
        refuseKeys();
        ahead(plan);
        return new TabledAnswers(
                new AnswerRows(parsers),
                query,
                this::table,
                new GatheringWriter(out, console.err(), false),
                new Remarks(isStrict),
                console::complain);
    }

    /** A writer of what differs. */
    ResultWriter diff(List<RowsAhead.Asked> plan, OutputStream out, RowDiff.Base base) {
        if (query.counts() || !query.groupBy().isEmpty() || !query.sort().isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--sort, --group-by and --count say nothing to a comparison of rows; leave them out");
        }
        ahead(plan);
        return new RowDiff(
                new AnswerRows(parsers),
                query,
                keys,
                out,
                base,
                new Remarks(isStrict),
                console.err()::println,
                console::complain);
    }

    private void refuseKeys() {
        if (!keys.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE, "--key says which rows are the same in a comparison; say --diff or --against too");
        }
    }

    private RowTable table(OutputStream out, List<String> columns) {
        return new RowTable(
                out,
                columns,
                out.equals(console.out()) ? console.width() : 0,
                query.columns() != null,
                console::complain);
    }

    private RowsAhead ahead(List<RowsAhead.Asked> plan) {
        try {
            RowsAhead ahead = RowsAhead.of(plan, parsers);
            if (ahead.hasTemplates()) { // else each answer is told, and no name can be wrong
                require(ahead);
            }
            return ahead;
        } catch (TemplateMistake e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private void require(RowsAhead ahead) {
        try {
            query.require(ahead.columns());
            RowQuery.require("--key", keys.stream(), ahead.columns());
        } catch (IllegalArgumentException e) {
            String more = ahead.unknown().isEmpty() ? "" : "\n    a template cannot be used: " + ahead.unknown();
            throw new UserError(ExitCode.USAGE, e.getMessage() + more);
        }
    }
}
