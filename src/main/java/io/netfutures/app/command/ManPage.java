package io.netfutures.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The manual page of the program in the format of man(7), made from the definitions of its commands. */
final class ManPage {
    private static final String SECTIONS = "man-sections.txt";

    private final CommandLine language;
    private final Vocabulary vocabulary;
    private final StringBuilder text = new StringBuilder();

    ManPage(CommandLine language, Vocabulary vocabulary) {
        this.language = language;
        this.vocabulary = vocabulary;
    }

    String text() {
        CommandSpec root = language.getCommandSpec();
        String version = root.version().length == 0 ? "netfutures" : root.version()[0];
        line(".TH NETFUTURES 1 \"\" \"" + escaped(version) + "\" \"User Commands\"");
        line(".SH NAME");
        line("netfutures \\- " + escaped(String.join(" ", root.usageMessage().description())));
        line(".SH SYNOPSIS");
        line(".B netfutures");
        line("[\\fIOPTION\\fR]... \\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIWORD\\fR]...");
        line(".SH OPTIONS OF ALL COMMANDS");
        root.options().stream().filter(each -> !each.hidden()).forEach(this::option);
        Map<String, CommandSpec> mixins = new LinkedHashMap<>();
        Map<String, Set<String>> users = new LinkedHashMap<>();
        line(".SH COMMANDS");
        for (Vocabulary.Group group : vocabulary.groups()) {
            line(".SS \"" + escaped(group.title()) + "\"");
            for (String name : group.names()) {
                CommandLine command = language.getSubcommands().get(name);
                if (command != null) {
                    command.getCommandSpec().mixins().forEach((field, mixin) -> {
                        if (!isHelp(mixin)) {
                            String key = mixin.userObject().getClass().getName();
                            mixins.putIfAbsent(key, mixin);
                            users.computeIfAbsent(key, any -> new LinkedHashSet<>())
                                    .add(name);
                        }
                    });
                    command(name, command.getCommandSpec());
                }
            }
        }
        mixins.forEach((key, mixin) -> {
            line(".SH \"OPTIONS OF " + escaped(String.join(", ", users.getOrDefault(key, Set.of()))) + "\"");
            options(mixin, Set.of());
        });
        return text.append(sections()).toString();
    }

    private void command(String name, CommandSpec command) {
        line(".TP");
        String words = command.positionalParameters().stream()
                .filter(each -> !each.hidden())
                .map(ManPage::word)
                .collect(Collectors.joining(" "));
        line("\\fB" + escaped(name) + "\\fR" + (words.isEmpty() ? "" : " " + words));
        UsageMessageSpec usage = command.usageMessage();
        line(escaped(String.join(" ", usage.description())));
        line(".RS");
        for (PositionalParamSpec each : command.positionalParameters()) {
            if (!each.hidden()) {
                entry("\\fI" + escaped(each.paramLabel()) + "\\fR", each);
            }
        }
        Set<String> elsewhere = new HashSet<>();
        Stream.concat(Stream.of(language.getCommandSpec()), command.mixins().values().stream())
                .flatMap(each -> each.options().stream())
                .forEach(each -> elsewhere.addAll(List.of(each.names())));
        options(command, elsewhere);
        String[] examples = usage.footer();
        if (examples.length > 0) {
            line(".PP");
            line(".nf");
            for (String example : examples) {
                line(escaped(example.strip().replace("%%", "%")));
            }
            line(".fi");
        }
        line(".RE");
    }

    private static boolean isHelp(CommandSpec mixin) {
        return mixin.options().stream().anyMatch(OptionSpec::usageHelp);
    }

    private static String word(PositionalParamSpec each) {
        String label =
                "\\fI" + escaped(each.paramLabel()) + "\\fR" + (each.arity().max() > 1 ? "..." : "");
        return each.arity().min() == 0 ? "[" + label + "]" : label;
    }

    private void options(CommandSpec command, Set<String> elsewhere) {
        command.options().stream()
                .filter(each -> !each.hidden() && !elsewhere.contains(each.longestName()))
                .forEach(this::option);
    }

    private void option(OptionSpec option) {
        List<String> names = new ArrayList<>();
        for (String name : option.names()) {
            names.add("\\fB" + escaped(name) + "\\fR");
        }
        String value = option.arity().max() > 0 ? " \\fI" + escaped(option.paramLabel()) + "\\fR" : "";
        entry(String.join(", ", names) + value, option);
    }

    private void entry(String head, ArgSpec says) {
        line(".TP");
        line(head);
        line(escaped(String.join(" ", says.description()).replace("%%", "%")));
    }

    /** What no definition says: exit status, environment, files. */
    private static String sections() {
        try (InputStream sections = ManPage.class.getResourceAsStream(SECTIONS)) {
            if (sections == null) {
                throw new IllegalStateException("no " + SECTIONS);
            }
            return new String(sections.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(SECTIONS, e);
        }
    }

    /** Text that roff shows as it is: a backslash and a hyphen have a meaning, and a dot or quote at the start of a line. */
    private static String escaped(String plain) {
        String escaped = plain.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
