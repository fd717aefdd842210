package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.UserError;
import io.netfutures.device.FileProblem;
import io.netfutures.parse.Cell;
import io.netfutures.parse.Column;
import io.netfutures.parse.ParseFailure;
import io.netfutures.parse.Row;
import io.netfutures.parse.Table;
import io.netfutures.parse.Template;
import io.netfutures.parse.TemplateMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    PlainRows rows = new PlainRows();

    @Override
    public Integer call() {
        Path directory = templates.root.console().directory();
        try {
            Template parser = Template.load(directory.resolve(template));
            Table table = parser.parse(Files.readString(directory.resolve(answer)));
            if (table.rows().isEmpty()) {
                throw new UserError(ExitCode.FAILED, answer + ": this template finds no row in it");
            }
            rows.write(
                    templates.root.console(),
                    table.columns().stream().map(Column::name).toList(),
                    table.rows().stream().map(TemplatesTestCommand::texts).toList());
            return ExitCode.OK;
        } catch (TemplateMistake e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        } catch (ParseFailure e) {
            throw new UserError(ExitCode.FAILED, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UserError(ExitCode.USAGE, FileProblem.text(e));
        }
    }

    private static List<String> texts(Row row) {
        return row.cells().stream().map(Cell::text).toList();
    }
}
