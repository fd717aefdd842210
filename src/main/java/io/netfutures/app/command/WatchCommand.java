package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.Workspace;
import java.util.List;
import picocli.CommandLine.Command;

/** The command {@code watch}: shows futures live on the whole screen. */
@Command(
        name = "watch",
        description = {
            "Shows the futures live on the whole screen: state, step, time, and the last line received; s sorts, / filters,"
                    + " c cancels the selected one, q leaves.",
            "Without names: the last run."
        },
        footerHeading = "%nExample:%n",
        footer = {"  watch"})
public final class WatchCommand extends AbstractCommand.OnFutures {
    @Override
    public Integer call() {
        Workspace workspace = workspace();
        List<NamedFuture> chosen = futures();
        root.interpreter()
                .watch(names.isEmpty() && !root.choosesDevices() ? workspace.futures()::lastRun : () -> chosen);
        return ExitCode.OK;
    }
}
