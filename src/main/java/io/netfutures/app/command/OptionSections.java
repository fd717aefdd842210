package io.netfutures.app.command;

import java.lang.reflect.Member;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Layout;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The options in the help of a command: its own first, then those that it shares with others, by what they are about. */
final class OptionSections {
    private static final String RUN = "The run:";
    private static final String LIMITS = "Limits:";
    private static final Map<Class<?>, String> HEADINGS = headings();

    /** With more options than this, a synopsis of all says nothing any more. */
    private static final int SHORT = 15;

    private OptionSections() {}

    private static Map<Class<?>, String> headings() {
        Map<Class<?>, String> headings = new LinkedHashMap<>();
        headings.put(ResultOptions.class, "Results:");
        headings.put(RunOptions.class, RUN);
        headings.put(SendingOptions.class, RUN);
        headings.put(LimitOptions.class, LIMITS);
        headings.put(WorkersOption.class, LIMITS);
        headings.put(LoginOptions.class, "Logins:");
        headings.put(RootCommand.class, "Devices and runs, before any command too:");
        return headings;
    }

    /** Shows the options of this command and of all below it in sections. */
    static void of(CommandLine line) {
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, OptionSections::text);
        boolean isLong = line.getCommandSpec().options().size() > SHORT;
        line.getCommandSpec().usageMessage().abbreviateSynopsis(isLong);
        line.getSubcommands().values().forEach(OptionSections::of);
    }

    private static String text(Help help) {
        List<OptionSpec> all = help.commandSpec().options().stream()
                .filter(each -> !each.hidden())
                .sorted(Comparator.comparing(each -> each.longestName().replaceFirst("^-+", "")))
                .toList();
        if (help.commandSpec().parent() == null) {
            return list(help, all, all);
        }
        StringBuilder text = new StringBuilder(list(
                help,
                all,
                all.stream().filter(each -> !HEADINGS.containsKey(home(each))).toList()));
        HEADINGS.values().stream().distinct().forEach(heading -> {
            List<OptionSpec> section = all.stream()
                    .filter(each -> heading.equals(HEADINGS.get(home(each))))
                    .toList();
            if (!section.isEmpty()) {
                text.append('\n').append(heading).append('\n').append(list(help, all, section));
            }
        });
        return text.toString();
    }

    /** @param all those whose labels decide where the descriptions begin */
    private static String list(Help help, List<OptionSpec> all, List<OptionSpec> section) {
        Layout layout = help.createDefaultLayout(all, List.of(), help.colorScheme());
        layout.addOptions(section, help.parameterLabelRenderer());
        return layout.toString();
    }

    /** The class that declares an option; the standard ones are for all commands, as those of the root. */
    private static Class<?> home(OptionSpec option) {
        return option.userObject() instanceof Member member && !option.usageHelp() && !option.versionHelp()
                ? member.getDeclaringClass()
                : RootCommand.class;
    }
}
