package io.netfutures.app;

import io.netfutures.app.script.Script;
import io.netfutures.device.Device;
import io.netfutures.device.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Submits configuration lines; returns at once as submit does. */
@Command(
        name = "config",
        description = {
            "Sends configuration lines to every selected device; returns at once, with a future for each.",
            "A device that refuses a line gets none of the lines after it, and its future raises; the others go on. The result"
                    + " is the transcript."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  config \"interface Loopback0\" \"description lab\"",
            "  c = config -d @core --file acl.cfg --save",
            "  config --dry-run hostname R9"
        })
final class ConfigCommand extends Verb {
    @Parameters(
            arity = "0..*",
            paramLabel = "LINE",
            description = "what to send: hostname R9, or several as \"interface Lo0\" \"description lab\"")
    List<String> words = new ArrayList<>();

    @Option(names = "--file", paramLabel = "FILE", description = "the lines; empty ones and those with ! are left out")
    @Nullable
    String file;

    @Option(names = "--save", description = "save the configuration, where no line was refused")
    boolean save;

    @Option(names = "--dry-run", description = "say what would be sent to whom, and contact nothing")
    boolean dryRun;

    @Mixin
    RunOptions options;

    @Override
    public Integer call() throws Exception {
        Task.Configure task = task();
        Workspace workspace = root.workspace(options);
        if (dryRun) {
            for (Device device : root.chosen(workspace)) {
                task.lines().forEach(line -> out().println(device.name() + ": " + Task.Configure.masked(line)));
            }
            return ExitCode.OK;
        }
        say(workspace.submit(root.chosen(workspace), task, options, root.target()));
        return ExitCode.OK;
    }

    private Task.Configure task() {
        List<String> lines = new ArrayList<>();
        if (file != null) {
            Script.read(root.console().directory().resolve(Path.of(file))).lines().stream()
                    .map(Script.Line::text)
                    .filter(line -> !line.isBlank() && !line.strip().startsWith("!"))
                    .forEach(lines::add);
        }
        if (!words.isEmpty()) {
            boolean quoted = words.stream().anyMatch(each -> each.strip().indexOf(' ') >= 0);
            lines.addAll(quoted ? words : List.of(String.join(" ", words)));
        }
        try {
            return new Task.Configure(lines, save);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
