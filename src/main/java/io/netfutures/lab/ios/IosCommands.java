package io.netfutures.lab.ios;

import io.netfutures.lab.line.Pager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what a typed line means where the session stands, runs it, and words what is wrong with it. */
final class IosCommands {
    private static final Duration LOOKUP = Duration.ofSeconds(3);

    /** Any key but Space, Enter and {@code /} ends what is paged. */
    private static final Pager.Style PAGER = new Pager.Style(
            24,
            " --More-- ",
            "\b".repeat(9) + " ".repeat(8) + "\b".repeat(9),
            " ",
            "\r",
            "",
            "",
            Optional.of(ShowFilter::pattern),
            "",
            "");

    private final VtyLine vty;

    IosCommands(VtyLine vty) {
        this.vty = vty;
    }

    /**
     * A line and its meaning.
     *
     * @param bar where the filter starts, or the end of the line
     * @param leaves whether this command belongs to global configuration and so leaves the sub-mode
     */
    private record Understood(Meaning parsed, int bar, boolean leaves) {}

    /** The commands that are possible in this mode. */
    static Grammar grammar(Mode mode) {
        return switch (mode) {
            case USER -> ExecTable.USER;
            case PRIVILEGED -> ExecTable.PRIVILEGED;
            case CONFIG -> ConfigTable.GLOBAL.grammar();
            case INTERFACE, SUBINTERFACE, RANGE -> ConfigTable.INTERFACE.grammar();
            case ROUTER -> ConfigTable.ROUTER.grammar();
            case FAMILY -> ConfigTable.FAMILY.grammar();
            case LINE -> ConfigTable.LINE.grammar();
            case VLAN -> ConfigTable.VLAN.grammar();
            case STANDARD_LIST, EXTENDED_LIST -> ConfigTable.LIST.grammar();
            case ROUTE_MAP -> ConfigTable.ROUTE_MAP.grammar();
            case ARCHIVE -> ConfigTable.ARCHIVE.grammar();
        };
    }

    private Grammar grammar() {
        return grammar(vty.mode());
    }

    /** Whether this line runs a command that only shows something. */
    boolean shows(String line) {
        return meaning(line).parsed instanceof Meaning.Run run && run.command().shows();
    }

    /** Runs the line; {@code column} is where it starts on the screen, for the caret. */
    void execute(String line, int column) {
        vty.typed(line, column);
        if (vty.router().refuses(line.strip())) {
            vty.refuse(Grammar.skipBlanks(line, 0));
            return;
        }
        Understood meaning = meaning(line);
        switch (meaning.parsed) {
            case Meaning.Run run -> run(line, meaning, run);
            case Meaning fault -> refuse(fault, line);
        }
    }

    private void run(String line, Understood meaning, Meaning.Run run) {
        if (!run.command().shows()) {
            if (meaning.leaves) {
                vty.go(Mode.CONFIG, vty.router().running());
            }
            if (vty.mode().configures() && !vty.loading()) {
                vty.router().touch(vty.caller().user());
            }
            run.command().action().run(vty, run);
            return;
        }
        @Nullable ShowFilter filter = null;
        if (meaning.bar < line.length()) {
            switch (ShowFilter.read(line, meaning.bar)) {
                case ShowFilter.Reading.Of of -> filter = of.filter();
                case ShowFilter.Reading.Bad bad -> {
                    refuse(bad.fault(), line);
                    return;
                }
            }
        }
        run.command().action().run(vty, run);
        List<String> lines = vty.takePrinted();
        List<String> shown = filter == null ? lines : filter.apply(lines);
        new Pager(vty.terminal(), PAGER, vty.length(), vty.width(), shown, () -> {}).start();
    }

    private Understood meaning(String line) {
        int from = Grammar.skipBlanks(line, 0);
        Mode mode = vty.mode();
        if (!mode.configures()) {
            return exec(grammar(), line, from);
        }
        int second = Term.endOfWord(line, from);
        String word = line.substring(from, second);
        if (word.equalsIgnoreCase("do")) {
            return exec(ExecTable.PRIVILEGED, line, second);
        }
        boolean negated = word.equalsIgnoreCase("no") || (word.length() > 2 && "default".startsWith(word));
        int start = negated ? second : from;
        Meaning here = grammar().parse(line, start, negated);
        if (here instanceof Meaning.Run || mode == Mode.CONFIG) {
            return new Understood(here, line.length(), false);
        }
        Meaning global = ConfigTable.GLOBAL.grammar().parse(line, start, negated);
        boolean better = global instanceof Meaning.Run || !grammar().knows(line, start);
        return new Understood(better ? global : here, line.length(), better && global instanceof Meaning.Run);
    }

    private static Understood exec(Grammar grammar, String line, int from) {
        int found = line.indexOf('|', from);
        int bar = found < 0 ? line.length() : found;
        Meaning parsed = grammar.parse(line.substring(0, bar), from, false);
        boolean filtered = bar < line.length();
        if (filtered && parsed instanceof Meaning.Run run && !run.command().shows()) {
            return new Understood(grammar.parse(line, from, false), line.length(), false);
        }
        return new Understood(parsed, bar, false);
    }

    private void refuse(Meaning fault, String line) {
        int from = Grammar.skipBlanks(line, 0);
        boolean oneWord = Term.endOfWord(line, from) == line.stripTrailing().length();
        boolean unknown = fault instanceof Meaning.Invalid && !grammar().knows(line, from);
        if (unknown && oneWord && !vty.mode().configures()) {
            lookUp(line.strip());
            return;
        }
        switch (fault) {
            case Meaning.Invalid(int offset) -> vty.refuse(offset);
            case Meaning.Incomplete() -> vty.print("% Incomplete command.", "");
            case Meaning.Ambiguous() -> vty.print("% Ambiguous command:  \"" + line + "\"");
            case Meaning.Run run -> throw new IllegalArgumentException("not a fault: " + run);
        }
    }

    /** In user and privileged mode an unknown word is taken for a host to connect to. */
    private void lookUp(String word) {
        String unknown = "% Unknown command or computer name, or unable to find computer address";
        if (vty.router().running().has("no ip domain lookup")) {
            vty.print(unknown, "");
            return;
        }
        vty.terminal().write("Translating \"" + word + "\"...domain server (255.255.255.255)");
        vty.pause(LOOKUP, () -> {
            vty.terminal().write("\n");
            vty.print("% Bad IP address or host name" + unknown, "");
        });
    }

    /** What {@code ?} prints behind this text. */
    List<String> help(String before) {
        String prefix = lastWord(before);
        List<Grammar.Choice> choices = choices(before.substring(0, before.length() - prefix.length()), prefix);
        if (choices.isEmpty()) {
            return List.of("% Unrecognized command");
        }
        if (!prefix.isEmpty()) {
            return List.of(
                    String.join("  ", choices.stream().map(Grammar.Choice::name).toList()), "");
        }
        int width = choices.stream()
                .mapToInt(choice -> choice.name().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (Grammar.Choice choice : choices) {
            lines.add(("  " + choice.name() + " ".repeat(width - choice.name().length() + 2) + choice.help())
                    .stripTrailing());
        }
        lines.add("");
        return lines;
    }

    /** What Tab adds behind this text: the rest of the only word that fits, and a blank; else nothing. */
    String completion(String before) {
        String prefix = lastWord(before);
        List<Grammar.Choice> choices = choices(before.substring(0, before.length() - prefix.length()), prefix);
        return prefix.isEmpty() || choices.size() != 1
                ? ""
                : choices.getFirst().name().substring(prefix.length()) + " ";
    }

    private List<Grammar.Choice> choices(String before, String prefix) {
        int bar = before.indexOf('|');
        if (bar >= 0 && !vty.mode().configures()) {
            return ShowFilter.choices(prefix);
        }
        int from = Grammar.skipBlanks(before, 0);
        int second = Term.endOfWord(before, from);
        String word = before.substring(from, second);
        if (!vty.mode().configures()) {
            return grammar().choices(before, from, prefix);
        }
        if (word.equalsIgnoreCase("do")) {
            return ExecTable.PRIVILEGED.choices(before, second, prefix);
        }
        int start = word.equalsIgnoreCase("no") || word.equalsIgnoreCase("default") ? second : from;
        List<Grammar.Choice> here = grammar().choices(before, start, prefix);
        return here.isEmpty() ? ConfigTable.GLOBAL.grammar().choices(before, start, prefix) : here;
    }

    private static String lastWord(String text) {
        return text.substring(Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t')) + 1);
    }
}
