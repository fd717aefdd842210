package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code completion}: prints the script that makes Tab of a shell complete commands, options and devices. */
@Command(
        name = "completion",
        description = {
            "Prints a script for your shell, so that Tab completes commands, options, devices, groups, platforms and files.",
            "The devices are those of the inventory on the line, or of the one that is found without -i; nothing is contacted."
        },
        footerHeading = "%nIn the shell's own file, ~/.bashrc or ~/.zshrc or ~/.config/fish/config.fish:%n",
        footer = {
            "  source <(netfutures completion bash)",
            "  source <(netfutures completion zsh)",
            "  netfutures completion fish | source",
            "Or once, where the shell looks by itself:",
            "  netfutures completion bash > ~/.local/share/bash-completion/completions/netfutures",
            "  netfutures completion zsh > ~/.zfunc/_netfutures    # with fpath=(~/.zfunc $fpath) before compinit",
            "  netfutures completion fish > ~/.config/fish/completions/netfutures.fish"
        })
@Heeds
public final class CompletionCommand extends AbstractCommand {
    @Parameters(paramLabel = "SHELL", description = "one of ${COMPLETION-CANDIDATES}")
    UserShell shell = UserShell.bash;

    @Override
    public Integer call() {
        out().print(shell.script());
        return ExitCode.OK;
    }
}
