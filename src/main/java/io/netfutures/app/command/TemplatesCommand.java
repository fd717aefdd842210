package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.UserError;
import io.netfutures.device.Nearest;
import io.netfutures.parse.TemplateFolder;
import io.netfutures.parse.TemplateMistake;
import io.netfutures.parse.Templates;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code templates}: lists what makes tables of answers; contacts nothing. */
@Command(
        name = "templates",
        description = {
            "Lists the templates that make tables of answers; contacts nothing.",
            "The first that fits a command is taken: from --templates, $NETFUTURES_TEMPLATES, $NET_TEXTFSM,"
                    + " ~/ntc-templates and an installed Python package, in this order, and at last a few that come with"
                    + " netfutures.",
            "There are about a thousand more: pip install ntc-templates, or git clone"
                    + " https://github.com/networktocode/ntc-templates ~/ntc-templates; they are found there."
        },
        subcommands = {TemplatesTestCommand.class, TemplatesFindCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  netfutures templates",
            "  netfutures templates cisco_ios interface",
            "  netfutures templates find cisco_ios sh ip int br",
            "  netfutures templates test my_os_show_version.textfsm answer.txt"
        })
@Heeds
public final class TemplatesCommand extends AbstractCommand {
    private static final List<String> COLUMNS = List.of("platform", "command", "template", "source");

    @Parameters(index = "0", arity = "0..1", paramLabel = "PLATFORM", description = "only for this, as cisco_ios")
    @Nullable
    String platform;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "WORD",
            description = "only for commands with this in them")
    List<String> words = new ArrayList<>();

    @Mixin
    TemplateOptions where = new TemplateOptions();

    @Mixin
    PlainRows rows = new PlainRows();

    @Override
    public Integer call() {
        Templates templates = where.templates(root.console());
        String wanted = String.join(" ", words).toLowerCase(Locale.ROOT);
        List<List<String>> table = new ArrayList<>();
        for (TemplateFolder source : templates.sources()) {
            for (TemplateFolder.Entry each : entries(source)) {
                String command = readable(each.command());
                if (command.toLowerCase(Locale.ROOT).contains(wanted)) {
                    table.add(List.of(each.platform(), command, String.join(":", each.templates()), source.toString()));
                }
            }
        }
        if (table.isEmpty()) {
            throw new UserError(
                    ExitCode.FAILED,
                    "there is no template%s%s; netfutures templates lists all, and its help says how to get more"
                            .formatted(
                                    platform == null
                                            ? ""
                                            : " for "
                                                    + String.join(" ", platform, wanted)
                                                            .strip(),
                                    hint()));
        }
        rows.write(root.console(), COLUMNS, table);
        return ExitCode.OK;
    }

    /** What else may have been meant by a word that is no platform. */
    private String hint() {
        if (platform == null || Platforms.builtIn().named(platform).isPresent()) {
            return "";
        }
        List<String> known = new ArrayList<>(Platforms.builtIn().names());
        known.addAll(spec.subcommands().keySet());
        return Nearest.hintWithParts(platform, known);
    }

    private List<TemplateFolder.Entry> entries(TemplateFolder source) {
        String only = platform;
        if (only == null) {
            return source.entries();
        }
        try {
            return source.entries(
                    Platforms.builtIn().named(only).map(Platform::inTemplates).orElse(only));
        } catch (TemplateMistake e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** A pattern of an index without the signs that say how short its words may be, and where it ends. */
    static String readable(String pattern) {
        return pattern.replace("[[", "").replace("]]", "").replaceFirst("(\\\\s\\*)?(\\(\\$\\|\\\\\\|\\)|\\$)$", "");
    }
}
