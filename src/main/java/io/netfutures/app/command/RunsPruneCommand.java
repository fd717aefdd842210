package io.netfutures.app.command;

import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.UserError;
import io.netfutures.device.FileProblem;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The command {@code runs prune}: removes kept runs. */
@Command(
        name = "prune",
        description = {
            "Removes the older runs with all their answers: all but the newest N, or those that began more than N days ago.",
            "The newest run always stays, and so does one that is being carried out."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  runs prune --keep 100", "  runs prune --keep 30d"})
public final class RunsPruneCommand implements Callable<Integer> {
    private static final Pattern KEEP = Pattern.compile("([0-9]{1,6})(d?)");

    @ParentCommand
    RunsCommand runs;

    @Option(names = "--keep", paramLabel = "N|DAYS", required = true, description = "a number of runs, or days as 30d")
    String keep = "";

    @Override
    public Integer call() {
        Matcher said = KEEP.matcher(keep);
        if (!said.matches()) {
            throw new UserError(ExitCode.USAGE, "--keep " + keep + ": write a number of runs, or days as 30d");
        }
        int number = Integer.parseInt(said.group(1));
        Instant oldest = Instant.now().minus(Duration.ofDays(number));
        RunStore store = runs.root.kept().store();
        int removed = 0;
        try {
            List<Integer> ids = store.ids();
            for (int id : ids.subList(0, Math.max(0, ids.size() - 1))) {
                boolean old = said.group(2).isEmpty()
                        ? ids.size() - ids.indexOf(id) > number
                        : start(store, id).isBefore(oldest);
                removed += old && store.remove(id) ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, "this cannot be removed: " + FileProblem.text(e));
        }
        runs.err().println(removed + (removed == 1 ? " run is removed" : " runs are removed"));
        return ExitCode.OK;
    }

    /** When a run began; of one that cannot be read, when its folder was last changed. */
    private static Instant start(RunStore store, int id) throws IOException {
        Optional<KeptRun> run = store.run(id);
        return run.isPresent()
                ? run.get().plan().start()
                : Files.getLastModifiedTime(store.folder().resolve(Integer.toString(id)))
                        .toInstant();
    }
}
