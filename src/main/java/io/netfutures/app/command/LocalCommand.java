package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code local}: runs a command of the local shell. */
@Command(
        name = "local",
        description = "Runs a command of the local shell; ! before the command is short for it.",
        footerHeading = "%nExample:%n",
        footer = {"  !ls results"})
@Heeds
public final class LocalCommand extends AbstractCommand {
    @Parameters(arity = "1..*", paramLabel = "TEXT", description = "the command")
    List<String> words = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        out().flush();
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", String.join(" ", words));
        shell.directory(root.console().directory().toAbsolutePath().toFile());
        int code = root.console().run(shell, "");
        if (code != ExitCode.OK && root.interpreter().isInScript()) {
            root.interpreter().complain("the local command ended with exit code " + code);
        }
        return code;
    }
}
