package io.netfutures.app.command;

import io.netfutures.app.script.Interpreter;
import io.netfutures.app.terminal.PlainPrompt;
import io.netfutures.app.terminal.Shell;
import io.netfutures.app.work.Door;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code shell}: the interactive shell. */
@Command(
        name = "shell",
        description = {
            "An interactive prompt on the devices: futures that you can hold, watch and cancel.",
            "Without a terminal it carries out the commands of standard input, as run - does."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  netfutures --lab shell", "  netfutures shell -i devices.yaml -d @core"})
@Heeds(first = {CommonOption.INVENTORY, CommonOption.FORMAT, CommonOption.LAB, CommonOption.DEVICES, CommonOption.RUNS})
public final class ShellCommand extends AbstractCommand {
    @Mixin
    RunOptions options;

    @Override
    public Integer call() throws IOException {
        Interpreter interpreter = root.interpreter();
        if (interpreter.door() != Door.COMMAND) {
            throw new UserError(ExitCode.USAGE, "this is the shell already");
        }
        if (!root.console().terminal().getAsBoolean()) {
            BufferedReader commands = root.console().in();
            if (isEmpty(commands)) {
                throw new UserError(
                        ExitCode.USAGE,
                        "standard input is no terminal, and ended without a command; start the shell in a terminal, or"
                                + " give it commands: echo 'submit sh clock' | netfutures shell");
            }
            root.enter(Door.SCRIPT, options.settings());
            return interpreter.stream("stdin", commands, false);
        }
        root.enter(Door.PROMPT, options.settings());
        return root.console().canDraw() ? Shell.run(interpreter) : PlainPrompt.run(interpreter);
    }

    /** Blocks until the first character or the end of the input; true if there is no input. */
    private static boolean isEmpty(BufferedReader commands) throws IOException {
        commands.mark(1);
        boolean isEmpty = commands.read() < 0;
        if (!isEmpty) {
            commands.reset();
        }
        return isEmpty;
    }
}
