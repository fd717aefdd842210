package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import io.netfutures.device.Inventory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code use}: shows or changes the current selection of devices. */
@Command(
        name = "use",
        description = {
            "Chooses the devices that the following commands go to: names, @groups, wildcards, r[1-3].",
            "A + before the set adds to the selection, a - takes away; without a set, it says what is chosen."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  use @core", "  use +r3", "  use -r1", "  use all"})
@Heeds(first = {CommonOption.INVENTORY, CommonOption.FORMAT, CommonOption.LAB, CommonOption.DEVICES, CommonOption.RUNS})
public final class UseCommand extends AbstractCommand {
    @Parameters(arity = "0..1", paramLabel = "SET", description = "names, @groups, wildcards, r[1-3], all")
    @Nullable
    String set;

    @Override
    public Integer call() {
        Workspace workspace = workspace();
        if (set != null) {
            workspace.select(chosen(workspace, set));
        }
        Inventory now = workspace.selection();
        if (set == null) {
            now.forEach(device -> out().println(device.name()));
        }
        return ExitCode.OK;
    }

    private static Inventory chosen(Workspace workspace, String set) {
        Inventory now = workspace.selection();
        boolean adds = set.startsWith("+") && set.length() > 1;
        boolean takes = set.startsWith("-") && set.length() > 1;
        Inventory said = workspace.select(adds || takes ? set.substring(1) : set);
        Inventory chosen = adds
                ? workspace
                        .site()
                        .inventory()
                        .without(workspace.site().inventory().without(now).without(said))
                : takes ? now.without(said) : said;
        if (chosen.size() == 0) {
            throw new UserError(ExitCode.USAGE, "that leaves no device; use all selects every device again");
        }
        return chosen;
    }
}
