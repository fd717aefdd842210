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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            "The newest run always stays, and so does one that is being carried out. A configuration and what has tried it again",
            "stay as long as one of them does: by them it is known what was sent."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  runs prune --keep 100", "  runs prune --keep 30d"})
@Heeds(first = CommonOption.RUNS)
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
        RunStore store = runs.root.kept().store();
        int removed = 0;
        int together = 0;
        try {
            List<Integer> ids = store.ids();
            Set<Integer> old = old(store, ids, said);
            Set<Integer> staying = new HashSet<>();
            ids.stream()
                    .filter(id -> !old.contains(id))
                    .forEach(id -> store.matter(id).ifPresent(staying::add));
            for (int id : old) {
                if (staying.contains(store.matter(id).orElse(0))) {
                    together++;
                } else {
                    removed += store.remove(id) ? 1 : 0;
                }
            }
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, "this cannot be removed: " + FileProblem.text(e));
        }
        String others = together + (together == 1 ? " stays" : " stay") + " with a run of the same configuration";
        runs.err()
                .println(removed
                        + (removed == 1 ? " run is removed" : " runs are removed")
                        + (together == 0 ? "" : "; " + others));
        return ExitCode.OK;
    }

    /** Those of the runs that are old by what was said, and are not being carried out; never the newest. */
    private static Set<Integer> old(RunStore store, List<Integer> ids, Matcher said) throws IOException {
        int number = Integer.parseInt(said.group(1));
        Instant oldest = Instant.now().minus(Duration.ofDays(number));
        Set<Integer> old = new LinkedHashSet<>();
        for (int i = 0; i < ids.size() - 1; i++) {
            int id = ids.get(i);
            boolean isOld = said.group(2).isEmpty()
                    ? ids.size() - i > number
                    : start(store, id).isBefore(oldest);
            if (isOld && !store.isActive(id)) {
                old.add(id);
            }
        }
        return old;
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
