package io.netfutures.app.work;

import io.netfutures.device.FileProblem;
import io.netfutures.device.Surroundings;
import io.netfutures.fleet.Plan;
import io.netfutures.journal.HeldRun;
import io.netfutures.journal.KeptDevice;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.RunJournal;
import io.netfutures.journal.RunOrigin;
import io.netfutures.journal.RunOutcomes;
import io.netfutures.journal.RunStore;
import io.netfutures.journal.UnreadableRun;
import io.netfutures.platform.Platforms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The runs that are kept on disk for this user. */
public final class KeptRuns {
    private static final String LAST = "last";
    private static final Pattern PLAIN = Pattern.compile("[\\w./~+-]+");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final int SHOWN = 50;

    private final Console console;
    private final RunStore store;
    private final @Nullable Path said;
    private final List<RunJournal> journals = new CopyOnWriteArrayList<>();

    private KeptRuns(Console console, RunStore store, @Nullable Path said) {
        this.console = console;
        this.store = store;
        this.said = said;
    }

    /** The runs in {@code folder}; if that is null, in the user's own. */
    public static KeptRuns in(Console console, @Nullable Path folder) {
        Path chosen = folder == null ? console.state().resolve("runs") : folder;
        return new KeptRuns(console, RunStore.in(console.directory().resolve(chosen)), folder);
    }

    public RunStore store() {
        return store;
    }

    /** The numbers of the runs that began last, the latest first; none if they cannot be read. */
    public List<Integer> latest() {
        try {
            return store.ids().stream()
                    .sorted(Comparator.reverseOrder())
                    .limit(SHOWN)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** How devices ended in these runs, and what they answered. */
    Surroundings outcomes() {
        return new RowOutcomes(
                new RunOutcomes(store, this::run, this::complain),
                store,
                this::run,
                () -> Platforms.builtIn().tables(TemplateSearch.at(console).templates(List.of())));
    }

    private KeptRun run(String word) {
        try {
            return named(word);
        } catch (UserError e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Writes down a plan before it is carried out.
     *
     * @throws UserError if that is not possible
     */
    RunJournal begin(Plan plan, RunOrigin origin) {
        try {
            return added(store.begin(plan, origin, this::complain));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Writes down the plan of a run that tries another again.
     *
     * @throws UserError if that is not possible
     */
    RunJournal retry(Plan plan, RunOrigin origin, HeldRun retried) {
        try {
            return added(store.retry(plan, origin, retried, this::complain));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Goes on with a run.
     *
     * @param plan some of its devices
     * @throws UserError if that is not possible
     */
    RunJournal goOn(Plan plan, HeldRun held) {
        try {
            return added(store.resume(held, plan, this::complain));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Holds a run until it is submitted again, so that what is decided by it stays true.
     *
     * @param goesOn whether it is to go on, and not only to be tried again by another run
     * @throws UserError if somebody else goes on with it
     */
    public HeldRun hold(KeptRun run, boolean goesOn) {
        try {
            return store.hold(run.id(), goesOn)
                    .orElseThrow(() -> new UserError(
                            ExitCode.USAGE,
                            "run " + run.id() + " is being carried out, or tried again; nothing was contacted; wait for"
                                    + " its end, which runs shows"));
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, "run " + run.id() + " cannot go on: " + FileProblem.text(e));
        }
    }

    /** What to type next about the run of this number, which is being carried out. */
    NextSteps next(int run) {
        return NextSteps.of(run, where());
    }

    /** What somebody else, who is elsewhere, types to see how far the run of this number is. */
    String look(int run) {
        return "netfutures runs show " + run
                + (said == null
                        ? ""
                        : " --run-dir "
                                + shellWord(store.folder().toAbsolutePath().toString()));
    }

    /** What to type to take back what the run of this number has put in force. */
    public String undo(int run) {
        return "netfutures runs undo " + run + where();
    }

    private String where() {
        return said == null ? "" : " --run-dir " + shellWord(said.toString());
    }

    /** What to type next about this run; null while it is being carried out. Blocks for the files of newer runs if it configures. */
    public @Nullable NextSteps next(KeptRun run) throws IOException {
        if (run.isActive()) {
            return null;
        }
        Map<String, KeptDevice> byName =
                run.devices().stream().collect(Collectors.toMap(KeptDevice::name, each -> each, (one, same) -> one));
        Set<String> configured = configured(run);
        return next(run.id())
                .with(
                        configured::contains,
                        name -> !Objects.requireNonNull(byName.get(name)).task().whole());
    }

    /** The devices to which this run, or one of its matter, may have sent lines; all if that cannot be told. */
    private Set<String> configured(KeptRun run) {
        try {
            return store.configured(run);
        } catch (IOException e) {
            return run.devices().stream().map(KeptDevice::name).collect(Collectors.toSet());
        }
    }

    /** As one word of a shell. */
    static String shellWord(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** Drops a run that was written down and not begun. */
    void drop(RunJournal journal) {
        journal.close();
        try {
            store.remove(journal.id());
        } catch (IOException e) {
            console.complain(
                    "run " + journal.id() + ", which did not begin, cannot be removed: " + FileProblem.text(e));
        }
    }

    private RunJournal added(RunJournal journal) {
        journals.removeIf(each -> each.isClosed() && each.lost() == 0);
        journals.add(journal);
        return journal;
    }

    private static UserError unwritable(IOException e) {
        return new UserError(
                ExitCode.OUTPUT,
                "the run cannot be kept: " + FileProblem.text(e)
                        + "; nothing was contacted; --run-dir FOLDER keeps it elsewhere, --no-journal nowhere");
    }

    void complain(String what) {
        console.complain(what);
    }

    private void complain(IOException e) {
        console.complain("the run is not kept any further: " + FileProblem.text(e)
                + "; what had ended before is kept, the others go on and their results are written where you want them; only"
                + " configurations that have not begun are cancelled");
    }

    /** Tells of this process's runs of which ends could not be written; returns whether there are any. */
    boolean tellLost() {
        boolean any = false;
        for (RunJournal each : journals) {
            if (each.lost() > 0) {
                any = true;
                console.complain("run " + each.id() + " lacks the ends of " + each.lost()
                        + (each.lost() == 1 ? " device" : " devices")
                        + ", which could not be written; make room, then resume " + each.id()
                        + (each.isConfigurationLost()
                                ? " goes on with those that can have got no lines; look at the others"
                                : " asks them again"));
            }
        }
        return any;
    }

    /** Ends what is written about runs that were not carried out to their end. */
    void close() {
        journals.forEach(RunJournal::close);
    }

    /** Whether this word can only be meant for a run: a number, or {@code last}. */
    public static boolean isRun(String word) {
        return word.equals(LAST) || NUMBER.matcher(word).matches();
    }

    /**
     * The run that this word names: its number, or {@code last} for the newest that can be read.
     *
     * @throws UserError if there is none
     */
    public KeptRun named(String word) {
        try {
            List<Integer> ids = store.ids();
            if (ids.isEmpty()) {
                throw new UserError(ExitCode.USAGE, "no run is kept yet in " + store.folder());
            }
            if (word.equals(LAST)) {
                return newest(ids);
            }
            if (!NUMBER.matcher(word).matches()) {
                throw new UserError(ExitCode.USAGE, word + " is no run; write its number, or last; runs lists them");
            }
            int id = Integer.parseInt(word);
            if (!ids.contains(id)) {
                throw new UserError(ExitCode.USAGE, "there is no run " + word + "; the last is " + ids.getLast());
            }
            return store.read(id);
        } catch (UnreadableRun e) {
            throw new UserError(ExitCode.OUTPUT, "run " + word + " cannot be read: " + e.getMessage());
        } catch (IOException e) {
            throw new UserError(ExitCode.OUTPUT, "the runs cannot be read: " + FileProblem.text(e));
        }
    }

    /** The newest run that can be read; of newer ones it is told why they cannot. */
    private KeptRun newest(List<Integer> ids) {
        UnreadableRun first = null;
        for (int id : ids.reversed()) {
            try {
                KeptRun run = store.read(id);
                if (first != null) {
                    console.complain("run " + ids.getLast() + " cannot be read, and the last that can is " + id + ": "
                            + first.getMessage());
                }
                return run;
            } catch (UnreadableRun e) {
                first = first == null ? e : first;
            }
        }
        throw new UserError(
                ExitCode.OUTPUT, "no run can be read" + (first == null ? "" : "; the last: " + first.getMessage()));
    }
}
