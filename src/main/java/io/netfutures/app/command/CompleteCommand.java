package io.netfutures.app.command;

import io.netfutures.app.script.NextWords;
import io.netfutures.app.work.Choice;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.ExitCode;
import io.netfutures.device.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command that the scripts of {@code completion} call to ask what can come next. It contacts nothing, and writes nothing but the
 * answer, since whatever it writes appears within the line that is being typed.
 *
 * <p>The first line of the answer is {@code words}, {@code files} or {@code folders}: what to complete besides the words that follow;
 * and then {@code whole} if a blank can follow a single word. Each further line is a word, for zsh and fish with a tab and a sentence.
 */
@Command(name = "__complete", hidden = true, description = "Says what can come next.")
@Heeds(
        always = {CommonOption.INVENTORY, CommonOption.FORMAT, CommonOption.LAB, CommonOption.DEVICES, CommonOption.RUNS
        })
public final class CompleteCommand extends AbstractCommand {
    @Parameters(index = "0")
    UserShell shell = UserShell.bash;

    @Option(names = "--breaks", description = "bash's $COMP_WORDBREAKS")
    String breaks = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            description = "bash: the line; else the words, the last of which is begun")
    List<String> words = new ArrayList<>();

    @Override
    public Integer call() {
        if (words.isEmpty()) {
            return ExitCode.USAGE;
        }
        boolean isLine = shell == UserShell.bash;
        BegunLine typed = BegunLine.of(words.getLast(), breaks);
        List<String> before = (isLine ? typed.before() : words.subList(0, words.size() - 1))
                .stream().skip(1).map(this::expanded).toList();
        NextWords.Next next = next(before, typed.begun());
        Map<String, String> said = next.words();
        List<String> possible = said.keySet().stream()
                .filter(word -> Printable.line(word).equals(word))
                .filter(word -> !isLine || word.startsWith(typed.begun()))
                .toList();
        boolean isWhole = possible.size() != 1 || NextWords.Next.isWhole(possible.getFirst());
        out().println(files(next.files()) + (isWhole ? " whole" : ""));
        out().print(possible.stream()
                .map(word ->
                        isLine ? typed.replacement(word) : word + "\t" + Printable.line(said.getOrDefault(word, "")))
                .map(line -> line + "\n")
                .collect(Collectors.joining()));
        return ExitCode.OK;
    }

    private NextWords.Next next(List<String> before, String begun) {
        Console console = root.console();
        CommandLines language = new CommandLines(root.vocabulary(), root.interpreter());
        Choice choice = language.choice(before);
        return new NextWords(language, new NamesInFiles(console, choice), console.installation()).after(before, begun);
    }

    /** The word, in which {@code ~/} is the user's home, as it will be when the shell has read the line. */
    private String expanded(String word) {
        String home = root.console().environment().getOrDefault("HOME", "");
        return word.startsWith("~/") && !home.isEmpty() ? home + word.substring(1) : word;
    }

    private static String files(NextWords.Files files) {
        return switch (files) {
            case NONE -> "words";
            case ANY -> "files";
            case FOLDERS -> "folders";
        };
    }
}
