package io.netfutures.app.command;

import io.netfutures.app.work.Console;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.RowTable;
import io.netfutures.app.work.UserError;
import io.netfutures.device.FileProblem;
import io.netfutures.journal.rows.CsvRows;
import io.netfutures.journal.rows.JsonRows;
import io.netfutures.journal.rows.RowWriter;
import io.netfutures.journal.rows.RunRows;
import io.netfutures.journal.rows.YamlRows;
import io.netfutures.parse.Column;
import io.netfutures.parse.ParseFailure;
import io.netfutures.parse.Row;
import io.netfutures.parse.Template;
import io.netfutures.parse.TemplateMistake;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The command {@code templates test}: makes a table of a file; contacts nothing. */
@Command(
        name = "test",
        description = {
            "Makes a table of the text in a file with a template, or says what is wrong with either.",
            "It ends with 1 if the template calls a line an error, and with 2 if it is no template."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  netfutures templates test my_os_show_version.textfsm answer.txt",
            "  netfutures templates test my_os_show_version.textfsm answer.txt --format yaml"
        })
@Heeds
public final class TemplatesTestCommand implements Callable<Integer> {
    @ParentCommand
    TemplatesCommand templates;

    @Parameters(index = "0", paramLabel = "TEMPLATE", description = "the file of the template")
    Path template = Path.of("");

    @Parameters(index = "1", paramLabel = "FILE", description = "what a device has answered")
    Path answer = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "for programs, as submit --parse writes them: ${COMPLETION-CANDIDATES}")
    DevicesCommand.@Nullable Format format;

    @Override
    public Integer call() {
        Path directory = templates.root.console().directory();
        Path file = directory.resolve(answer);
        try {
            Template parser = Template.load(directory.resolve(template));
            if (Files.isDirectory(file)) {
                throw new UserError(
                        ExitCode.USAGE, answer + " is a folder; name a file with the text that a device has answered");
            }
            try (BufferedReader text = Files.newBufferedReader(file)) {
                write(parser, afterMark(text));
            }
            return ExitCode.OK;
        } catch (TemplateMistake e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        } catch (ParseFailure e) {
            throw new UserError(ExitCode.FAILED, String.valueOf(e.getMessage()));
        } catch (CharacterCodingException e) {
            throw new UserError(
                    ExitCode.USAGE,
                    answer + " is not UTF-8; convert it, as with: iconv -f latin1 -t utf-8 " + answer
                            + " > answer.txt");
        } catch (IOException e) {
            throw new UserError(ExitCode.USAGE, FileProblem.text(e));
        }
    }

    /** Behind the mark of byte order that some editors put before a text. */
    private static Reader afterMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    /** Writes each row as soon as it is found; those before a line that is an error too. */
    private void write(Template parser, Reader text) throws ParseFailure, IOException {
        List<Column> columns = RunRows.unique(parser.columns());
        RowWriter writer = writer(columns.stream().map(Column::name).toList());
        AtomicLong rows = new AtomicLong();
        try {
            parser.parse(text, row -> {
                rows.incrementAndGet();
                put(writer, new Row(columns, row.cells()));
            });
        } finally {
            if (rows.get() > 0) {
                writer.end();
            }
        }
        if (rows.get() == 0) {
            throw new UserError(ExitCode.FAILED, answer + ": this template finds no row in it");
        }
    }

    private RowWriter writer(List<String> columns) {
        Console console = templates.root.console();
        OutputStream out = console.out();
        if (format == null) {
            return new RowTable(out, columns, console.width(), true, console::complain);
        }
        return switch (format) {
            case json -> JsonRows.array(out, "");
            case ndjson -> JsonRows.lines(out, "");
            case csv -> new CsvRows(out, columns, false);
            case yaml -> new YamlRows(out, "");
        };
    }

    private static void put(RowWriter writer, Row row) {
        try {
            writer.write("", row);
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, "this cannot be written: " + FileProblem.text(e));
        }
    }
}
