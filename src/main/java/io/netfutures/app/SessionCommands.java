package io.netfutures.app;

import io.netfutures.device.Inventory;
import io.netfutures.ssh.KeptSession;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The sessions that are kept from one command to the next. */
final class SessionCommands {
    private SessionCommands() {}

    /** What is open. */
    @Command(
            name = "sessions",
            description = "Lists the SSH sessions that are kept open, so that the next command costs no login.",
            footerHeading = "%nExample:%n",
            footer = {"  sessions"})
    static final class ListSessions extends Verb {
        @Override
        public Integer call() {
            Table table = new Table("DEVICE", "PROMPT", "OPEN FOR", "IDLE FOR", "USES");
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

    /** Closing. */
    @Command(
            name = "disconnect",
            description = "Closes kept sessions: of these devices, or all; one in use is closed when its task is done.",
            footerHeading = "%nExamples:%n",
            footer = {"  disconnect", "  disconnect r1"})
    static final class Disconnect extends Verb {
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
}
