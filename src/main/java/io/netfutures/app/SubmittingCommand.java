package io.netfutures.app;

import io.netfutures.device.Inventory;
import io.netfutures.device.Task;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Submits show commands to devices; the subclasses differ in the order in which they wait for results. */
abstract class SubmittingCommand extends Verb {
    @Parameters(
            arity = "1..*",
            paramLabel = "SHOW-COMMAND",
            description =
                    "what to send: sh clock, or several as \"sh clock\" \"sh version\"; devices may stand before it")
    List<String> words = new ArrayList<>();

    @Mixin
    RunOptions options;

    /** Whether the ends of futures that nobody named are printed as they come. */
    abstract boolean asTheyCome();

    /** What happens after the submission, which returned at once. */
    abstract int follow(Workspace workspace, Submission submission) throws Exception;

    @Override
    public final Integer call() throws Exception {
        Workspace workspace = root.workspace(options);
        Inventory devices = root.chosen(workspace);
        List<String> commands = words;
        if (root.devices == null && words.size() > 1 && isSelection(workspace, words.getFirst())) {
            devices = workspace.select(words.getFirst());
            commands = words.subList(1, words.size());
        }
        boolean asTheyCome = root.target().isEmpty() && asTheyCome();
        return follow(workspace, workspace.submit(devices, task(commands), options, root.target(), asTheyCome));
    }

    private static boolean isSelection(Workspace workspace, String word) {
        try {
            return word.indexOf(' ') < 0
                    && workspace.network().inventory().select(word).size() > 0;
        } catch (IllegalArgumentException aCommand) {
            return false;
        }
    }

    /** Words are one command, unless one of them is a quoted command. */
    private Task task(List<String> commands) {
        boolean quoted = commands.stream().anyMatch(each -> each.strip().indexOf(' ') >= 0);
        try {
            return new Task.Show(quoted ? commands : List.of(String.join(" ", commands)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
