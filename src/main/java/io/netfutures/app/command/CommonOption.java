package io.netfutures.app.command;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options that every command can have. A command refuses those that it does not {@linkplain Heeds heed}, so that none is ignored; but
 * where one works, an alias may say before any command: {@code netfutures -i devices.yaml runs}.
 */
enum CommonOption {
    INVENTORY("--inventory"),
    FORMAT("--inventory-format"),
    LAB("--lab"),
    DEVICES("--devices --exclude --pick"),
    RUNS("--run-dir");

    private static final List<String> AT_THE_START =
            List.of("--inventory", "--lab", "--host-keys", "--record", "--version");

    private final String names;

    /** @param names the long ones, with blanks between */
    CommonOption(String names) {
        this.names = names;
    }

    private List<String> names() {
        return List.of(names.split(" "));
    }

    private static Optional<CommonOption> of(OptionSpec option) {
        return Stream.of(values())
                .filter(each -> each.names().contains(option.longestName()))
                .findFirst();
    }

    /**
     * Hides from each command of the language what it does not heed, so that neither help nor completion offers it.
     *
     * @param isFirst whether nothing has chosen devices yet
     */
    static void hide(CommandLine language, List<Class<?>> commands, boolean isFirst) {
        for (Class<?> each : commands) {
            Command command = each.getAnnotation(Command.class);
            CommandLine line = Objects.requireNonNull(language.getSubcommands().get(command.name()));
            Set<CommonOption> unheeded = EnumSet.allOf(CommonOption.class);
            if (isFirst) {
                unheeded.removeAll(first(each));
            }
            unheeded.removeAll(always(each));
            unheeded.stream()
                    .flatMap(option -> option.names().stream())
                    .forEach(name -> hide(line.getCommandSpec(), name));
            hide(line, List.of(command.subcommands()), isFirst);
        }
    }

    /** Hides from each command of the language the options that are said at the start only. */
    static void hideWhatIsSaidAtTheStart(CommandLine language) {
        AT_THE_START.forEach(name -> hide(language.getCommandSpec(), name));
        language.getSubcommands().values().forEach(CommonOption::hideWhatIsSaidAtTheStart);
    }

    private static void hide(CommandSpec command, String name) {
        OptionSpec option = command.findOption(name);
        if (option != null) {
            command.remove(option);
            command.addOption(OptionSpec.builder(option)
                    .hidden(true)
                    .scopeType(CommandLine.ScopeType.LOCAL)
                    .build());
        }
    }

    private static List<CommonOption> always(Class<?> command) {
        Heeds heeds = command.getAnnotation(Heeds.class);
        return heeds == null ? List.of(DEVICES) : List.of(heeds.always());
    }

    private static List<CommonOption> first(Class<?> command) {
        Heeds heeds = command.getAnnotation(Heeds.class);
        return heeds == null ? List.of(INVENTORY, FORMAT, LAB, RUNS) : List.of(heeds.first());
    }

    /**
     * Why a line is not carried out, because one of these options would have no effect; empty if each has.
     *
     * @param isFirst whether nothing has chosen devices yet
     */
    static Optional<String> refusal(ParseResult line, boolean isFirst) {
        List<OptionSpec> said = new ArrayList<>(line.matchedOptions());
        said.removeIf(each -> isFirst && !of(each).equals(Optional.of(DEVICES)));
        ParseResult last = line;
        while (last.hasSubcommand()) {
            last = last.subcommand();
            said.addAll(last.matchedOptions());
            if (last.isUsageHelpRequested() || last.isVersionHelpRequested()) {
                return Optional.empty();
            }
        }
        if (line.isUsageHelpRequested() || line.isVersionHelpRequested() || !line.hasSubcommand()) {
            return Optional.empty();
        }
        CommandSpec command = last.commandSpec();
        return said.stream()
                .flatMap(each -> refusal(command, each, isFirst).stream())
                .findFirst();
    }

    private static Optional<String> refusal(CommandSpec command, OptionSpec said, boolean isFirst) {
        Optional<CommonOption> option = of(said);
        Class<?> type = command.userObject().getClass();
        if (option.isEmpty()
                || always(type).contains(option.get())
                || (isFirst && first(type).contains(option.get()))) {
            return Optional.empty();
        }
        boolean isLate = first(type).contains(option.get());
        return Optional.of(
                switch (option.get()) {
                    case INVENTORY, FORMAT, LAB ->
                        isLate
                                ? "the inventory was chosen at the start; leave -i and --lab out of this command"
                                : unheeded(command, said);
                    case RUNS ->
                        isLate
                                ? "where runs are kept is chosen at the start, as in shell --run-dir "
                                        + String.join(" ", said.originalStringValues())
                                : unheeded(command, said);
                    case DEVICES -> unheeded(command, said);
                });
    }

    private static String unheeded(CommandSpec command, OptionSpec option) {
        String root = command.root().name();
        return command.qualifiedName().substring(root.length()).strip() + " takes no " + option.shortestName()
                + "; leave it out";
    }
}
