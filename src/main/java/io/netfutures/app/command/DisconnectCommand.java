package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Workspace;
import io.netfutures.device.Inventory;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code disconnect}: closes kept sessions. */
@Command(
        name = "disconnect",
        description = "Closes kept sessions: of these devices, or all; one in use is closed when its task is done.",
        footerHeading = "%nExamples:%n",
        footer = {"  disconnect", "  disconnect r1"})
@Heeds(first = {CommonOption.INVENTORY, CommonOption.FORMAT, CommonOption.LAB, CommonOption.DEVICES, CommonOption.RUNS})
public final class DisconnectCommand extends AbstractCommand {
    @Parameters(arity = "0..1", paramLabel = "SET", description = "names, @groups, wildcards, r[1-3]; else all")
    @Nullable
    String set;

    @Override
    public Integer call() {
        Workspace workspace = workspace();
        Inventory which = set == null ? workspace.site().inventory() : workspace.select(set);
        Set<String> names = new HashSet<>();
        which.forEach(device -> names.add(device.name()));
        int count = workspace.sessions().disconnect(device -> names.contains(device.name()));
        err().println(count + (count == 1 ? " session closed" : " sessions closed"));
        return ExitCode.OK;
    }
}
