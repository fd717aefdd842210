package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.Grid;
import io.netfutures.app.work.KeptRuns;
import io.netfutures.app.work.SameFailures;
import io.netfutures.app.work.UserError;
import io.netfutures.device.FileProblem;
import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.KeptState;
import io.netfutures.journal.RunOrigin;
import io.netfutures.journal.RunStore;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code runs}: lists the runs that are kept; contacts nothing. */
@Command(
        name = "runs",
        description = {
            "Lists the runs that are kept, the newest last; contacts nothing.",
            "Every submit, map, config, ping and retry is kept with its answers, also if it is killed."
        },
        subcommands = {
            RunsShowCommand.class,
            RunsOpenCommand.class,
            RunsDiffCommand.class,
            RunsReportCommand.class,
            RunsUndoCommand.class,
            RunsPruneCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  runs",
            "  runs show last",
            "  runs show 17 R1 --format text",
            "  runs open 17",
            "  runs diff 12 17",
            "  runs report 17 -o run.html",
            "  runs undo 17 --dry-run",
            "  runs prune --keep 30d"
        })
@Heeds(first = CommonOption.RUNS)
public final class RunsCommand extends AbstractCommand {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Option(names = "--last", paramLabel = "N", description = "no more than so many (default: 20)")
    int most = 20;

    @Override
    public Integer call() {
        if (most < 1) {
            throw new UserError(ExitCode.USAGE, "--last needs at least 1 run, not " + most);
        }
        Grid table = new Grid("RUN", "STARTED", "DEVICES", "OK", "FAILED", "CANCELLED", "OPEN", "", "WHAT");
        int older;
        try {
            KeptRuns kept = root.kept();
            List<Integer> ids = kept.store().ids();
            older = Math.max(0, ids.size() - most);
            for (int id : ids.subList(older, ids.size())) {
                row(table, kept.store(), id);
            }
            if (ids.isEmpty()) {
                err().println("no run is kept yet in " + kept.store().folder());
                return ExitCode.OK;
            }
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, "the runs cannot be read: " + FileProblem.text(e));
        }
        out().print(table);
        if (older > 0) {
            err().println("older runs: " + older + "; runs --last " + (most + older) + " lists them too");
        }
        return ExitCode.OK;
    }

    private static void row(Grid table, RunStore store, int id) {
        try {
            row(table, store.read(id));
        } catch (IOException e) {
            table.row(Integer.toString(id), "", "", "", "", "", "", "", "cannot be read: " + FileProblem.text(e));
        }
    }

    private static void row(Grid table, KeptRun run) throws IOException {
        int pending = run.count(KeptState.PENDING);
        int started = run.count(KeptState.STARTED);
        table.row(
                Integer.toString(run.id()),
                time(run.plan().start()),
                Integer.toString(run.devices().size()),
                Integer.toString(run.count(KeptState.RETURNED)),
                count(run.count(KeptState.RAISED)),
                count(run.count(KeptState.CANCELLED)),
                count(pending + started),
                run.isActive() ? "running" : "",
                title(run));
    }

    /** What was typed; of a simulated run with the option that says so. */
    private static String title(KeptRun run) {
        RunOrigin origin = run.plan().origin();
        return (origin.simulated() ? "--lab " : "") + origin.command();
    }

    private static String count(int number) {
        return number == 0 ? "" : Integer.toString(number);
    }

    /** Which of these devices of runs -d, -x and --pick choose; all, without these options. */
    Predicate<KeptDevice> chosen(List<KeptDevice> devices) {
        if (!root.choosesDevices()) {
            return each -> true;
        }
        Set<String> chosen =
                root.choice().among(devices, root.console(), root.interpreter().door());
        return each -> chosen.contains(each.name());
    }

    /** Prints why these devices have failed, as far as they have; devices that failed for one reason share a line. */
    void failures(List<KeptDevice> devices) {
        List<DeviceResult> ends = devices.stream()
                .map(KeptDevice::ending)
                .flatMap(Optional::stream)
                .toList();
        SameFailures.among(ends).forEach(each -> out().println(each.whole()));
    }

    /** In the local time zone. */
    static String time(Instant instant) {
        return TIME.format(instant.atZone(ZoneId.systemDefault()));
    }
}
