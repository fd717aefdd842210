package io.netfutures.lab.ios;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what a typed line means where the session stands, runs it, and words what is wrong with it. */
final class IosCommands {
    private static final Duration LOOKUP = Duration.ofSeconds(3);

    private final IosSession console;
    private String typed = "";
    private int typedAt;

    IosCommands(IosSession console) {
        this.console = console;
    }

    /**
     * A line and its meaning.
     *
     * @param bar where the filter starts, or the end of the line
     * @param leaves whether this command belongs to global configuration and so leaves the sub-mode
     */
    private record Understood(Meaning parsed, int bar, boolean leaves) {}

    static int privilege(Ios ios, String user) {
        return ios.running()
                .value("username " + user + " privilege")
                .map(text -> Integer.parseInt(text.split(" ", -1)[0]))
                .orElse(1);
    }

    boolean shows(String line) {
        return meaning(line).parsed instanceof Meaning.Run run && run.command().shows();
    }

    void refuseLastWord() {
        refuse(new Meaning.Invalid(typed.stripTrailing().lastIndexOf(' ') + 1), typed, typedAt);
    }

    /** Runs the line; {@code column} is where it starts on the screen, for the caret. */
    void execute(String line, int column) {
        typed = line;
        typedAt = column;
        Understood meaning = meaning(line);
        switch (meaning.parsed) {
            case Meaning.Run run -> run(line, column, meaning, run);
            case Meaning fault -> refuse(fault, line, column);
        }
    }

    private void run(String line, int column, Understood meaning, Meaning.Run run) {
        if (!run.command().shows()) {
            if (meaning.leaves) {
                console.go(Mode.CONFIG, console.ios().running());
            }
            if (console.mode().configures() && !console.loading()) {
                console.ios().touch(console.login().user());
            }
            run.command().action().run(console, run);
            return;
        }
        @Nullable ShowFilter filter = null;
        if (meaning.bar < line.length()) {
            switch (ShowFilter.read(line, meaning.bar)) {
                case ShowFilter.Reading.Of of -> filter = of.filter();
                case ShowFilter.Reading.Bad bad -> {
                    refuse(bad.fault(), line, column);
                    return;
                }
            }
        }
        run.command().action().run(console, run);
        List<String> lines = console.takePrinted();
        new Pager(console, filter == null ? lines : filter.apply(lines), console::listenToLine).start();
    }

    private Understood meaning(String line) {
        int from = Grammar.skipBlanks(line, 0);
        Mode mode = console.mode();
        if (!mode.configures()) {
            return exec(mode.grammar(), line, from);
        }
        int second = endOfWord(line, from);
        String word = line.substring(from, second);
        if (word.equalsIgnoreCase("do")) {
            return exec(ExecTable.PRIVILEGED, line, second);
        }
        boolean negated = word.equalsIgnoreCase("no") || (word.length() > 2 && "default".startsWith(word));
        int start = negated ? second : from;
        Meaning here = mode.grammar().parse(line, start, negated);
        if (here instanceof Meaning.Run || mode == Mode.CONFIG) {
            return new Understood(here, line.length(), false);
        }
        Meaning global = ConfigTable.GLOBAL.grammar().parse(line, start, negated);
        boolean better = global instanceof Meaning.Run || !mode.grammar().knows(line, start);
        return new Understood(better ? global : here, line.length(), better && global instanceof Meaning.Run);
    }

    private static Understood exec(Grammar grammar, String line, int from) {
        int bar = bar(line, from);
        Meaning parsed = grammar.parse(line.substring(0, bar), from, false);
        boolean filtered = bar < line.length();
        if (filtered && parsed instanceof Meaning.Run run && !run.command().shows()) {
            return new Understood(grammar.parse(line, from, false), line.length(), false);
        }
        return new Understood(parsed, bar, false);
    }

    private static int bar(String line, int from) {
        int bar = line.indexOf('|', from);
        return bar < 0 ? line.length() : bar;
    }

    private void refuse(Meaning fault, String line, int column) {
        int from = Grammar.skipBlanks(line, 0);
        boolean oneWord = endOfWord(line, from) == line.stripTrailing().length();
        boolean unknown =
                fault instanceof Meaning.Invalid && !console.mode().grammar().knows(line, from);
        if (unknown && oneWord && !console.mode().configures()) {
            lookUp(line.strip());
            return;
        }
        switch (fault) {
            case Meaning.Invalid(int offset) -> {
                console.print(" ".repeat(column + offset) + "^");
                console.print("% Invalid input detected at '^' marker.");
                console.print("");
            }
            case Meaning.Incomplete() -> {
                console.print("% Incomplete command.");
                console.print("");
            }
            case Meaning.Ambiguous() -> console.print("% Ambiguous command:  \"" + line + "\"");
            case Meaning.Run run -> throw new IllegalArgumentException("not a fault: " + run);
        }
    }

    /** In user and privileged mode an unknown word is taken for a host to connect to. */
    private void lookUp(String word) {
        String unknown = "% Unknown command or computer name, or unable to find computer address";
        if (console.ios().running().has("no ip domain lookup")) {
            console.print(unknown);
            console.print("");
            return;
        }
        console.write("Translating \"" + word + "\"...domain server (255.255.255.255)");
        console.pause(LOOKUP, () -> {
            console.write("\r\n");
            console.print("% Bad IP address or host name" + unknown);
            console.print("");
        });
    }

    /** What {@code ?} prints behind this text. */
    List<String> help(String before) {
        String prefix = lastWord(before);
        List<Grammar.Choice> choices = choices(before.substring(0, before.length() - prefix.length()), prefix);
        if (choices == null || choices.isEmpty()) {
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
        return prefix.isEmpty() || choices == null || choices.size() != 1
                ? ""
                : choices.getFirst().name().substring(prefix.length()) + " ";
    }

    private @Nullable List<Grammar.Choice> choices(String before, String prefix) {
        int bar = before.indexOf('|');
        if (bar >= 0 && !console.mode().configures()) {
            return ShowFilter.choices(prefix);
        }
        int from = Grammar.skipBlanks(before, 0);
        int second = endOfWord(before, from);
        String word = before.substring(from, second);
        if (!console.mode().configures()) {
            return console.mode().grammar().choices(before, from, prefix);
        }
        if (word.equalsIgnoreCase("do")) {
            return ExecTable.PRIVILEGED.choices(before, second, prefix);
        }
        int start = word.equalsIgnoreCase("no") || word.equalsIgnoreCase("default") ? second : from;
        List<Grammar.Choice> here = console.mode().grammar().choices(before, start, prefix);
        return here == null || here.isEmpty() ? ConfigTable.GLOBAL.grammar().choices(before, start, prefix) : here;
    }

    private static String lastWord(String text) {
        return text.substring(Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t')) + 1);
    }

    private static int endOfWord(String line, int from) {
        int end = from;
        while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '\t') {
            end++;
        }
        return end;
    }
}
