package io.netfutures.app.command;

import io.netfutures.app.work.Durations;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Grid;
import io.netfutures.ssh.KeptSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;

/** The command {@code sessions}: lists the kept sessions. */
@Command(
        name = "sessions",
        description = "Lists the SSH sessions that are kept open, so that the next command costs no login.",
        footerHeading = "%nExample:%n",
        footer = {"  sessions"})
@Heeds(first = {CommonOption.INVENTORY, CommonOption.FORMAT, CommonOption.LAB, CommonOption.DEVICES, CommonOption.RUNS})
public final class SessionsCommand extends AbstractCommand {
    @Override
    public Integer call() {
        Grid table = new Grid("DEVICE", "PROMPT", "OPEN FOR", "IDLE FOR", "USES");
        List<KeptSession> open = workspace().sessions().list();
        for (KeptSession each : open) {
            table.row(
                    each.device().name(),
                    each.prompt(),
                    ago(each.since()),
                    each.inUse() ? "in use" : ago(each.lastUsed()),
                    Long.toString(each.uses()));
        }
        if (!open.isEmpty()) {
            out().print(table);
            out().flush();
        }
        err().println(open.size() + (open.size() == 1 ? " session" : " sessions"));
        return ExitCode.OK;
    }

    private static String ago(Instant then) {
        Duration time = Duration.between(then, Instant.now());
        return Durations.text(time.isNegative() ? Duration.ZERO : time);
    }
}
