package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Grid;
import io.netfutures.app.work.UserError;
import io.netfutures.device.Nearest;
import io.netfutures.platform.ConfirmedCommit;
import io.netfutures.platform.LineAbove;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code platforms}: shows the known kinds of devices; contacts nothing. */
@Command(
        name = "platforms",
        description = "Lists the kinds of devices that can be talked to, or shows what is known about one.",
        footerHeading = "%nExamples:%n",
        footer = {"  netfutures platforms", "  netfutures platforms juniper_junos"})
@Heeds(first = {CommonOption.INVENTORY, CommonOption.FORMAT, CommonOption.LAB})
public final class PlatformsCommand extends AbstractCommand {
    private static final int WIDTH = 80;
    private static final int MARGIN = 13;
    private static final Pattern LINE =
            Pattern.compile("\\S.{0," + (WIDTH - MARGIN - 2) + "}(?:(?<=[|])|(?= |$))|\\S+");

    @Parameters(arity = "0..1", paramLabel = "PLATFORM", description = "a device_type, as cisco_ios")
    @Nullable
    String name;

    @Override
    public Integer call() {
        Platforms platforms = root.platforms();
        String wanted = name;
        if (wanted == null) {
            Grid table = new Grid("PLATFORM", "ALSO CALLED", "MODES", "CONFIGURATION", "SAVE");
            for (Platform each : platforms.all()) {
                table.row(
                        each.name(),
                        String.join(",", each.names().subList(1, each.names().size())),
                        String.join(",", each.modes()),
                        configuration(each),
                        each.save() == null ? "" : each.save().send());
            }
            out().print(table);
            return ExitCode.OK;
        }
        Platform platform = platforms
                .named(wanted)
                .orElseThrow(() -> new UserError(
                        ExitCode.USAGE,
                        "there is no platform " + wanted + Nearest.hintWithParts(wanted, platforms.names())
                                + "; netfutures platforms lists them"));
        out().print(text(platform));
        return ExitCode.OK;
    }

    private static String configuration(Platform platform) {
        return platform.config().commit() != null
                ? "commit" + (platform.config().check() == null ? "" : ", check")
                        + (platform.confirmed() == null ? "" : ", confirmed")
                : platform.modes().contains(Platform.CONFIG) ? "at once" : "";
    }

    /**
     * <pre>
     * cisco_ios, cisco_xe
     *   prompt     config      (?&lt;host>...)#
     *   way        user to privileged: enable
     * </pre>
     */
    private static String text(Platform platform) {
        StringBuilder text = new StringBuilder(String.join(", ", platform.names())).append('\n');
        for (Map.Entry<String, Pattern> each : platform.prompts().entrySet()) {
            line(text, "prompt", each.getKey() + ": " + each.getValue());
        }
        for (LineAbove.Shape each : platform.above().shapes()) {
            line(text, "above", (each.mode() == null ? "" : each.mode() + ": ") + each.line());
        }
        platform.ways()
                .forEach(way -> line(
                        text,
                        "way",
                        way.from() + " to " + way.to() + ": " + String.join("; ", way.lines())
                                + (way.secret() ? " (with the secret)" : "")));
        platform.open().forEach(each -> line(text, "at first", each.send()));
        if (platform.pager() != null) {
            line(text, "pager", platform.pager().mark().toString());
        }
        change(text, platform);
        line(text, "leave", platform.leave().send());
        platform.readOnly().stream()
                .filter(each -> each.startsWith("$ "))
                .forEach(each -> words(text, "reads", each.substring(2)));
        words(
                text,
                "reads",
                platform.readOnly().stream()
                        .filter(each -> !each.startsWith("$ "))
                        .collect(Collectors.joining(", ")));
        words(text, "filters", String.join(", ", platform.filters()));
        words(text, "writes", String.join(", ", platform.deny()));
        platform.ask()
                .forEach((question, commands) -> line(text, "ask", question + ": " + String.join("; ", commands)));
        line(text, "json", platform.json());
        line(text, "templates", platform.ntc());
        for (String quirk : platform.quirks()) {
            words(text, "mind", quirk);
        }
        return text.toString();
    }

    /** How its configuration is changed, kept, taken back and shown. */
    private static void change(StringBuilder text, Platform platform) {
        line(text, "commit", platform.config().commit());
        line(text, "check", platform.config().check());
        ConfirmedCommit confirmed = platform.confirmed();
        if (confirmed != null) {
            line(text, "confirmed", confirmed.first());
            line(text, "keep", confirmed.keep().send());
            confirmed.takeback().forEach(each -> line(text, "take back", each.send()));
        }
        if (platform.checkpoint() != null) {
            line(text, "checkpoint", platform.checkpoint().take().send());
            line(text, "take back", platform.checkpoint().restore().send());
        }
        line(text, "discard", platform.config().abort());
        line(text, "save", platform.save() == null ? null : platform.save().send());
        line(text, "running", platform.running());
    }

    /** Adds text in lines of {@value #WIDTH} columns, broken at blanks or after a {@code |}. */
    private static void words(StringBuilder text, String label, String value) {
        Matcher line = LINE.matcher(value);
        for (String first = label; line.find(); first = "") {
            text.append("  %-10s ".formatted(first))
                    .append(line.group().stripTrailing())
                    .append('\n');
        }
    }

    private static void line(StringBuilder text, String label, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            text.append("  %-10s ".formatted(label)).append(value).append('\n');
        }
    }
}
