package io.netfutures.app.command;

import io.netfutures.app.work.Durations;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.ReportedRun;
import io.netfutures.app.work.Submission;
import io.netfutures.app.work.Workspace;
import io.netfutures.device.Answer;
import io.netfutures.device.Care;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Nearest;
import io.netfutures.device.Task;
import io.netfutures.nodeset.BriefNames;
import io.netfutures.platform.ConfirmedCommit;
import io.netfutures.platform.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The command {@code config}: submits configuration lines; returns at once, like {@code submit}. */
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
            "  config --template ntp.j2 --vars ntp.yaml --dry-run",
            "  config --before \"sh ip ospf neighbor\" --unchanged --file mtu.cfg",
            "  config --confirm 5m --file acl.cfg",
            "  config confirm",
            "  config --dry-run hostname R9"
        },
        subcommands = {ConfigConfirmCommand.class, ConfigAbandonCommand.class})
public final class ConfigCommand extends AbstractCommand {
    @Parameters(
            arity = "0..*",
            paramLabel = "LINE",
            description = "what to send: hostname R9, or several as \"interface Lo0\" \"description lab\"")
    List<String> words = new ArrayList<>();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = {
                "the lines, one a line, without empty ones and those with !;",
                "or a folder with a file for each device; or a YAML file whose keys select devices"
            })
    @Nullable
    String file;

    @Option(
            names = "--template",
            paramLabel = "FILE",
            description =
                    "the lines, as a Jinja2 template makes them of what the inventory says of each device; LINEs come after")
    @Nullable
    String template;

    @Option(
            names = "--vars",
            paramLabel = "FILE",
            description = "a YAML file with values for --template; what the inventory says of a device comes first")
    @Nullable
    String vars;

    @Option(names = "--save", description = "save the configuration, where no line was refused")
    boolean save;

    @Option(
            names = "--check",
            description = "let the devices check the lines, and put nothing in force; for platforms with a commit")
    boolean check;

    @Option(
            names = "--confirm",
            paramLabel = "TIME",
            description =
                    "put the lines in force, and let the device take them back after this time unless config confirm is said"
                            + " before; config abandon takes them back at once")
    @Nullable
    Duration confirm;

    @Option(
            names = "--on-refused",
            paramLabel = "WHAT",
            description = {
                "stop (default): send none of the lines after a refused one; continue: send them too, and fail at the end",
                "with all that was refused; where there is a commit, it is not made then"
            })
    Task.OnRefused onRefused = Task.OnRefused.STOP;

    @Option(
            names = "--answer",
            paramLabel = "QUESTION=TEXT",
            description = "what to type when a line asks this (a regular expression); may be repeated")
    Map<String, String> answers = new LinkedHashMap<>();

    @Option(names = "--dry-run", description = "say what would be sent to whom, and contact nothing")
    boolean dryRun;

    @Mixin
    CareOptions caring = new CareOptions();

    @Mixin
    RunOptions options;

    @Override
    public Integer call() throws Exception {
        options.results.parseChecks(caring.expected.isSaid());
        refuse();
        Workspace workspace = root.workspace(options.settings());
        Inventory devices = root.chosen(workspace);
        String name = CareOptions.changeName();
        Task.Commit commit = commit(name);
        Function<Device, Care> care = caring.of(
                commit,
                options.results.parsing.isOn(),
                options.results.parsing.keys(),
                !options.unkept,
                name,
                workspace,
                devices,
                root.console().directory());
        Map<Device, Task> configurations = new LinkedHashMap<>();
        lines(workspace, devices, typed())
                .forEach((device, own) -> configurations.put(device, task(own, commit, () -> care.apply(device))));
        refuseTimes(workspace, configurations);
        noteRestarts(workspace, configurations);
        Submission submission = submission(configurations, options.settings());
        if (dryRun) {
            if (!options.quiet) {
                caring.notes().forEach(root.console()::complain);
            }
            new DryRun(workspace, out()).print(workspace.permitted(submission));
            return ExitCode.OK;
        }
        ReportedRun run = workspace.submit(submission);
        if (confirm != null && !options.quiet) {
            root.console()
                    .complain("note: each device takes the lines back after " + Durations.text(confirm)
                            + "; config confirm keeps them, config abandon takes them back at once");
        }
        say(run);
        return ExitCode.OK;
    }

    /** Refuses what makes no sense together, and a word that is meant for this command and would be sent as a line. */
    private void refuse() {
        if (check && confirm != null) {
            throw new ParameterException(spec.commandLine(), "--check puts nothing in force; leave out --confirm");
        }
        if (template != null && file != null) {
            throw new ParameterException(
                    spec.commandLine(), "--file and --template both say what to send; leave out one of them");
        }
        if (vars != null && template == null) {
            throw new ParameterException(spec.commandLine(), "--vars is for --template; leave it out");
        }
        if (words.size() == 1 && file == null && template == null) {
            String near = Nearest.hint(words.getFirst(), List.of("confirm", "abandon"));
            if (!near.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(),
                        words.getFirst() + " would be sent as a line" + near + " To send it, put it into a --file");
            }
        }
    }

    /** A time that a device rounds up would be over here before it is there. */
    private void refuseTimes(Workspace workspace, Map<Device, Task> configurations) {
        configurations.forEach((device, task) -> {
            Task.Commit.Confirmed timed = ((Task.Configure) task).timed();
            ConfirmedCommit known =
                    workspace.site().platform(device).map(Platform::confirmed).orElse(null);
            if (timed != null && known != null && !known.counts(timed.within())) {
                throw new ParameterException(
                        spec.commandLine(),
                        "%s counts the time to take a change back in minutes: say %s %dm, and not %s (a number alone is seconds)"
                                .formatted(
                                        device.name(),
                                        confirm != null ? "--confirm" : "--within",
                                        timed.within().toMinutes() + 1,
                                        Durations.text(timed.within())));
            }
        });
    }

    private void noteRestarts(Workspace workspace, Map<Device, Task> configurations) {
        List<String> restarting = configurations.entrySet().stream()
                .filter(each -> ((Task.Configure) each.getValue()).timed() != null)
                .map(Map.Entry::getKey)
                .filter(device -> workspace
                        .site()
                        .platform(device)
                        .map(Platform::confirmed)
                        .filter(ConfirmedCommit::restarts)
                        .isPresent())
                .map(Device::name)
                .toList();
        if (!restarting.isEmpty() && !options.quiet) {
            root.console()
                    .complain("note: to take a change back " + BriefNames.of(restarting)
                            + (restarting.size() == 1 ? " restarts and loses" : " restart and lose")
                            + " whatever was not saved before");
        }
    }

    /** The lines of each device for which there are some: from a template or a file, and then those that were typed. */
    private Map<Device, List<String>> lines(Workspace workspace, Inventory devices, List<String> typed) {
        Map<Device, List<String>> lines = new LinkedHashMap<>();
        Path directory = root.console().directory();
        if (template != null) {
            RenderedLines rendered = RenderedLines.of(template, vars, devices, directory);
            if (!options.quiet) {
                rendered.noteLeft(root.console());
            }
            lines.putAll(rendered.lines());
        } else if (file != null) {
            LinesFile read = LinesFile.read(
                    directory.resolve(file), devices, workspace.site().known(), workspace.around());
            if (!options.quiet) {
                read.noteLeft(root.console());
            }
            lines.putAll(read.lines());
        } else {
            devices.forEach(device -> lines.put(device, List.of()));
        }
        lines.replaceAll(
                (device, own) -> Stream.concat(own.stream(), typed.stream()).toList());
        return lines;
    }

    /** Joins the words to one line, unless one of them is a quoted line. */
    private List<String> typed() {
        boolean quoted = words.stream().anyMatch(each -> each.strip().indexOf(' ') >= 0);
        return words.isEmpty() || quoted ? words : List.of(String.join(" ", words));
    }

    private Task.Commit commit(String name) {
        Duration within = confirm;
        try {
            return check
                    ? new Task.Commit.Check()
                    : within != null ? new Task.Commit.Confirmed(within, name) : new Task.Commit.Now();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Task.Configure task(List<String> lines, Task.Commit commit, Supplier<Care> care) {
        try {
            return new Task.Configure(lines, save, commit, onRefused, Answer.all(answers), care.get());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
