package io.netfutures.app.command;

import io.netfutures.app.script.Interpreter;
import io.netfutures.app.script.Script;
import io.netfutures.app.work.Door;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code run}: carries out a script. */
@Command(
        name = "run",
        aliases = "source",
        description = {
            "Carries out the commands in a file, or with - those of standard input.",
            "A script ends at the first command that fails, whose file and line are said; try COMMAND goes on."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  netfutures run -i devices.yaml morning.nf",
            "  source morning.nf",
            "  #!/usr/bin/env -S netfutures run"
        })
@Heeds(first = {CommonOption.INVENTORY, CommonOption.FORMAT, CommonOption.LAB, CommonOption.DEVICES, CommonOption.RUNS})
public final class RunCommand extends AbstractCommand {
    private static final String KEEP_GOING = "--keep-going";

    @Parameters(paramLabel = "FILE", description = "the script, or - for standard input")
    String file = "";

    @Option(names = KEEP_GOING, description = "go on after a command that has failed")
    boolean keepGoing;

    @Mixin
    RunOptions options;

    @Override
    public Integer call() throws IOException {
        Interpreter interpreter = root.interpreter();
        if (interpreter.door() != Door.COMMAND) {
            refuseSettings();
        }
        boolean fromInput = file.equals("-");
        Optional<Script> script = fromInput
                ? Optional.empty()
                : Optional.of(Script.read(root.console().directory().resolve(Path.of(file))));
        if (interpreter.door() == Door.COMMAND) {
            root.enter(Door.SCRIPT, options.settings());
        }
        return script.isPresent()
                ? interpreter.script(script.get(), keepGoing)
                : interpreter.stream("stdin", root.console().in(), keepGoing);
    }

    /** The settings of a session are made at its start; a script in it has them too. */
    private void refuseSettings() {
        spec.commandLine().getParseResult().matchedOptions().stream()
                .filter(each -> !each.longestName().equals(KEEP_GOING))
                .findFirst()
                .ifPresent(each -> {
                    throw new UserError(
                            ExitCode.USAGE,
                            each.shortestName() + " here does nothing; write it at the commands of the script");
                });
    }
}
