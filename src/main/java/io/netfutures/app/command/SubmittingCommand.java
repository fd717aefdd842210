package io.netfutures.app.command;

import io.netfutures.app.work.Asked;
import io.netfutures.app.work.Refusal;
import io.netfutures.app.work.ReportedRun;
import io.netfutures.app.work.Submission;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import io.netfutures.device.Answer;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Task;
import io.netfutures.platform.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** A command that submits show commands to devices; subclasses differ in how they wait for the results. */
abstract class SubmittingCommand extends AbstractCommand {
    /** What no command of a device begins with: a group, a file with names, a range. */
    private static final Pattern SELECTION = Pattern.compile("[@^].+|.*\\[[0-9][0-9,/-]*].*");

    /** A condition on the rows of answers, also in the middle of a selection. */
    private static final Pattern ROWS = Pattern.compile("@rows[:(]");

    private static final Pattern FIELD = Pattern.compile("!?([A-Za-z_][\\w.-]*)[:=].*");

    @Parameters(
            arity = "0..*",
            paramLabel = "SHOW-COMMAND",
            description =
                    "what to send: sh clock, or several as \"sh clock\" \"sh version\"; devices may stand before it")
    List<String> words = new ArrayList<>();

    @Option(
            names = "--commands",
            paramLabel = "FILE",
            description = {
                "the commands, one a line; or a folder with a file for each device;",
                "or a YAML file whose keys select devices: R1, \"@core\", platform:cisco_ios"
            })
    @Nullable
    String file;

    @Option(
            names = "--ask",
            paramLabel = "QUESTION",
            split = ",",
            description = {
                "send what answers this on the platform of each device:",
                "version, running-config, interfaces, neighbors, arp, mac, routes, inventory, log; may be repeated"
            })
    List<String> questions = new ArrayList<>();

    @Option(
            names = "--answer",
            paramLabel = "QUESTION=TEXT",
            description = "what to type when a command asks this (a regular expression); may be repeated")
    Map<String, String> answers = new LinkedHashMap<>();

    @Option(
            names = "--until",
            paramLabel = "REGEX",
            description = "what the last line looks like when a command is done, besides the prompt")
    @Nullable
    String until;

    @Mixin
    ExpectOptions expecting = new ExpectOptions();

    @Mixin
    RunOptions options;

    /** Whether the ends of futures that were not given a name are printed as they come. */
    abstract boolean asTheyCome();

    /** What happens after the submission, which returned at once. */
    abstract int follow(Workspace workspace, ReportedRun run) throws Exception;

    @Override
    public final Integer call() throws Exception {
        if (root.target().isPresent() && expecting.isSaid()) {
            options.results.parseExpected(); // those of a name are asked for later
        }
        Workspace workspace = root.workspace(options.settings());
        Inventory devices = root.chosen(workspace);
        List<String> commands = words;
        boolean elsewhere = file != null || !questions.isEmpty();
        if (root.devices == null && mayBegin(elsewhere) && isSelection(workspace, words.getFirst())) {
            devices = root.chosen(workspace, words.getFirst());
            commands = words.subList(1, words.size());
        }
        if (elsewhere) {
            refuseBoth(commands);
        }
        List<Refusal> refused = List.of();
        Map<Device, Task> tasks = new LinkedHashMap<>();
        if (file != null) {
            fromFile(workspace, devices, file)
                    .lines()
                    .forEach((device, own) -> tasks.put(device, task(LinesFile.commands(own))));
        } else if (!questions.isEmpty()) {
            Asked asked = Asked.of(questions, devices, workspace.site());
            asked.commands().forEach((device, own) -> tasks.put(device, task(own)));
            refused = asked.refused();
        } else {
            tasks.putAll(Workspace.everywhere(devices, task(together(commands))));
        }
        if (options.results.parsing.isOn()) {
            Tables tables = options.results.parsing.tables(
                    root.console(), workspace.site().platforms());
            Map<Asking, Task> known = new HashMap<>();
            tasks.replaceAll((device, task) -> known.computeIfAbsent(
                    new Asking(device.platform(), task), asking -> inOtherForm(workspace, tables, device, task)));
        }
        boolean asTheyCome = root.target().isEmpty() && asTheyCome();
        Submission submission = questions.isEmpty()
                ? submission(tasks, options.settings())
                : submission(tasks, options.settings(), spec.name() + " --ask " + String.join(",", questions));
        return follow(workspace, workspace.submit(submission.refusing(refused).printing(asTheyCome)));
    }

    private record Asking(String platform, Task task) {}

    private Task inOtherForm(Workspace workspace, Tables tables, Device device, Task task) {
        return task instanceof Task.Show show
                ? workspace
                        .site()
                        .platform(device)
                        .<Task>map(platform -> options.results.parsing.asking(show, platform, tables))
                        .orElse(task)
                : task;
    }

    private LinesFile fromFile(Workspace workspace, Inventory devices, String file) {
        LinesFile lines = LinesFile.read(
                root.console().directory().resolve(file),
                devices,
                workspace.site().known(),
                workspace.around());
        if (!options.quiet) {
            lines.noteLeft(root.console());
        }
        return lines;
    }

    /** Refuses two sources of commands. */
    private void refuseBoth(List<String> commands) {
        if (file != null && !questions.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--commands and --ask both say what to send; leave out one of them");
        }
        if (!commands.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    (file != null ? "the commands stand in --commands" : "--ask says what to send") + "; leave out "
                            + String.join(" ", commands));
        }
    }

    /** Whether the first word may select devices: something else is to be sent, or it can be no command. */
    private boolean mayBegin(boolean elsewhere) {
        return words.size() > 1 || (!words.isEmpty() && (elsewhere || isNoCommand(words.getFirst())));
    }

    private static boolean isNoCommand(String word) {
        return word.startsWith("@") || ROWS.matcher(word).find();
    }

    /** Whether a word before a command selects devices; throws a {@link UserError} if it can mean nothing else, and is wrong. */
    private static boolean isSelection(Workspace workspace, String word) {
        if (word.indexOf(' ') >= 0 && !isNoCommand(word)) {
            return false;
        }
        try {
            return workspace.select(word).size() > 0;
        } catch (UserError e) {
            Matcher field = FIELD.matcher(word);
            if (isNoCommand(word)
                    || SELECTION.matcher(word).matches()
                    || (field.matches() && workspace.site().inventory().keys().contains(field.group(1)))) {
                throw e;
            }
            return false; // the word belongs to a command
        }
    }

    /** Joins the words to one command, unless one of them is a quoted command. */
    static List<String> together(List<String> words) {
        boolean quoted = words.stream().anyMatch(each -> each.strip().indexOf(' ') >= 0);
        return quoted || words.isEmpty() ? words : List.of(String.join(" ", words));
    }

    private Task task(List<String> commands) {
        if (commands.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "which command? for instance sh clock");
        }
        try {
            return new Task.Show(commands, Answer.all(answers), until)
                    .expecting(expecting.ofAnswers(options.results.parsing.isOn()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
