package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.TemplateSearch;
import io.netfutures.app.work.UserError;
import io.netfutures.device.Nearest;
import io.netfutures.parse.Column;
import io.netfutures.parse.TemplateFolder;
import io.netfutures.parse.TemplateMistake;
import io.netfutures.parse.Templates;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The command {@code templates find}: says which template is for a command; contacts nothing. */
@Command(
        name = "find",
        description = {
            "Says which template makes a table of what a command answers, and why the others do not.",
            "It ends with 1 if there is none."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  netfutures templates find cisco_ios sh ip int br", "  netfutures templates find eos show version"})
@Heeds
public final class TemplatesFindCommand implements Callable<Integer> {
    @ParentCommand
    TemplatesCommand templates;

    @Parameters(index = "0", paramLabel = "PLATFORM", description = "a device_type, as cisco_ios")
    String name = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND", description = "as a device gets it")
    List<String> words = new ArrayList<>();

    @Mixin
    TemplateOptions where = new TemplateOptions();

    @Override
    public Integer call() {
        Platform platform = Platforms.builtIn()
                .named(name)
                .orElseThrow(() -> new UserError(
                        ExitCode.USAGE,
                        "there is no platform " + name
                                + Nearest.hintWithParts(
                                        name, Platforms.builtIn().names())
                                + "; netfutures platforms lists them"));
        String command = String.join(" ", words);
        Templates all = where.templates(templates.root.console());
        try {
            Optional<Templates.Question> question = TemplateSearch.question(all, platform, command);
            refused(all, platform, command);
            if (question.isEmpty()) {
                throw new UserError(
                        ExitCode.FAILED,
                        "there is no template for %s of %s; netfutures help templates says how to get more"
                                .formatted(command, platform.inTemplates()));
            }
            show(question.get());
            return ExitCode.OK;
        } catch (TemplateMistake e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private void show(Templates.Question question) {
        PrintStream out = templates.root.console().out();
        out.println("template  " + question.parser().name());
        out.println("sends     " + question.command());
        question.otherwise()
                .ifPresent(plain -> out.println("else      " + plain.command() + ", by "
                        + plain.parser().name()));
        out.println("columns   "
                + question.parser().columns().stream().map(Column::name).collect(Collectors.joining(" ")));
    }

    /** Says of each folder that is asked before, why it has none. */
    private void refused(Templates all, Platform platform, String command) throws TemplateMistake {
        for (TemplateFolder source : all.sources()) {
            if (source.parser(platform.inTemplates(), command).isPresent()) {
                return;
            }
            int known = source.entries(platform.inTemplates()).size();
            String why = known == 0
                    ? "it has none for " + platform.inTemplates()
                    : "none of its %d for %s fits; netfutures templates %s%s lists them"
                            .formatted(known, platform.inTemplates(), where.typed(), name);
            templates.root.console().err().println("not in %s: %s".formatted(source, why));
        }
    }
}
