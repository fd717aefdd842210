package io.netfutures.journal;

import io.netfutures.device.Printable;
import io.netfutures.device.Surroundings;
import io.netfutures.fleet.Plan;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that keeps runs, each in a folder of its own, numbered from 1. Several processes may use it at once. Its methods block for
 * the file system; only the owner can read what is written.
 */
public final class RunStore {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private final Path folder;
    private final InstantSource clock;

    private RunStore(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** The runs in this folder, which need not exist yet. */
    public static RunStore in(Path folder) {
        return in(folder, InstantSource.system());
    }

    static RunStore in(Path folder, InstantSource clock) {
        return new RunStore(folder, clock);
    }

    /** The folder with all runs. */
    public Path folder() {
        return folder;
    }

    /**
     * Writes down what is to be done, before it is: when this returns, the disk has it.
     *
     * @param trouble told once, from any thread, if something cannot be written later
     */
    public RunJournal begin(Plan plan, RunOrigin origin, Consumer<IOException> trouble) throws IOException {
        return begin(plan, origin, 0, List.of(), trouble);
    }

    /** Does the same for a run that tries {@code retried} again, which is held until the new run has ended. */
    public RunJournal retry(Plan plan, RunOrigin origin, HeldRun retried, Consumer<IOException> trouble)
            throws IOException {
        return begin(plan, origin, retried.matter(), retried.takeOver(), trouble);
    }

    private RunJournal begin(Plan plan, RunOrigin origin, int matter, List<RunLock> held, Consumer<IOException> trouble)
            throws IOException {
        List<RunLock> locks = new ArrayList<>(held);
        RunFolder run = null;
        try {
            run = create();
            locks.add(RunLock.of(run).orElseThrow());
            RunPlan kept = RunPlan.of(plan, origin, matter, clock.instant());
            run.write(kept);
            return open(run, kept, 1, plan.assignments().size(), locks, trouble);
        } catch (IOException | RuntimeException e) {
            try {
                if (run != null) {
                    OwnFile.removeAll(run.path()); // there is no run without a plan
                }
            } catch (IOException left) {
                e.addSuppressed(left);
            } finally {
                RunLock.closeAll(locks);
            }
            throw e;
        }
    }

    private RunFolder create() throws IOException {
        OwnFile.folders(folder);
        for (int id = last() + 1; ; id++) {
            Path path = folder.resolve(Integer.toString(id));
            if (OwnFile.isNewFolder(path)) {
                return new RunFolder(path);
            }
        }
    }

    /**
     * Holds a run, so that nobody else goes on with it meanwhile; blocks for its files, but not for others who hold it.
     *
     * @param goesOn whether it is to go on, and not only to be tried again by another run
     * @return empty if somebody else holds it, or carries it out
     */
    public Optional<HeldRun> hold(int id, boolean goesOn) throws IOException {
        return HeldRun.of(this, id, goesOn);
    }

    /**
     * The devices to which lines of a configuration may have been sent by this run, or one that it tries again, or one that tries it
     * again; empty if it configures none. Blocks for the files of all newer runs if it does.
     *
     * @throws IOException if that cannot be told
     */
    public Set<String> configured(KeptRun run) throws IOException {
        return HeldRun.configured(this, run);
    }

    /** Goes on with a run that is held: writes the ends of the devices of {@code plan}, which are some of it, into its journal. */
    public RunJournal resume(HeldRun held, Plan plan, Consumer<IOException> trouble) throws IOException {
        KeptRun run = held.run();
        List<RunLock> locks = held.takeOver();
        try {
            return open(
                    folder(run.id()),
                    run.plan(),
                    run.rounds() + 1,
                    plan.assignments().size(),
                    locks,
                    trouble);
        } catch (IOException | RuntimeException e) {
            RunLock.closeAll(locks);
            throw e;
        }
    }

    RunFolder folder(int id) {
        return new RunFolder(folder.resolve(Integer.toString(id)));
    }

    private RunJournal open(
            RunFolder run, RunPlan plan, int round, int devices, List<RunLock> locks, Consumer<IOException> trouble)
            throws IOException {
        List<String> names = plan.parts().stream().map(RunPlan.Part::name).toList();
        FileOutputStream out = OwnFile.append(run.journal());
        try {
            RunJournal journal =
                    new RunJournal(run, new AnswerFiles(run, names, round), clock, trouble, out, locks, devices);
            journal.begin(round);
            return journal;
        } catch (IOException | RuntimeException e) {
            out.close();
            throw e;
        }
    }

    /** The number of the newest run; 0 if there is none. */
    public int last() throws IOException {
        return ids().stream().reduce(0, Math::max);
    }

    /** The numbers of all runs, oldest first. */
    public List<Integer> ids() throws IOException {
        List<Integer> ids = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(Files::isDirectory)
                    .map(each -> each.getFileName().toString())
                    .filter(NUMBER.asMatchPredicate())
                    .forEach(name -> ids.add(Integer.valueOf(name)));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
        ids.sort(Comparator.naturalOrder());
        return ids;
    }

    /**
     * How devices ended in these runs, for {@link io.netfutures.device.Inventory#select(String, Surroundings)}: {@code @failed},
     * {@code @ok:17}. A run that cannot be read is passed over for the last; what cannot be compared has not {@code @changed}.
     */
    public Surroundings outcomes() {
        return new RunOutcomes(this, this::named, untold -> {});
    }

    private KeptRun named(String word) throws IOException {
        List<Integer> ids = ids();
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("no run is kept in " + folder);
        }
        List<Integer> meant = word.equals("last")
                ? ids.reversed()
                : NUMBER.matcher(word).matches() ? List.of(Integer.valueOf(word)) : List.of();
        return meant.stream()
                .flatMap(id -> run(id).stream())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no run " + Printable.line(word) + " that can be read"));
    }

    /** The run of this number; empty if there is none that can be read. */
    public Optional<KeptRun> run(int id) {
        try {
            return Optional.of(read(id));
        } catch (UnreadableRun ignored) {
            return Optional.empty();
        }
    }

    /**
     * The run of this number, of which there is a folder.
     *
     * @throws UnreadableRun if its files cannot be read, or say no run; one that was ended before it was planned has none
     */
    public KeptRun read(int id) throws UnreadableRun {
        return KeptRun.read(folder(id));
    }

    /**
     * The run of this number, if it may have sent anything.
     *
     * @throws UnreadableRun if that cannot be told
     */
    Optional<KeptRun> sender(int id) throws UnreadableRun {
        return Files.exists(folder(id).journal()) ? Optional.of(read(id)) : run(id);
    }

    /**
     * The run in which what this run configures was tried first: itself, or one that it tries again, directly or not. What runs of one
     * such matter have sent is known only while all of them are there. Empty if this run configures nothing, or cannot be read.
     */
    public OptionalInt matter(int id) {
        return HeldRun.matter(this, id);
    }

    /** Whether a process carries out the run of this number now. */
    public boolean isActive(int id) throws IOException {
        return RunLock.isHeld(folder(id));
    }

    /** Removes the run of this number with all its answers, unless it is being carried out; returns whether it did. */
    public boolean remove(int id) throws IOException {
        RunFolder run = folder(id);
        Optional<RunLock> lock = RunLock.of(run);
        if (lock.isEmpty()) {
            return false;
        }
        try {
            OwnFile.removeAll(run.path());
        } finally {
            lock.get().close();
        }
        return true;
    }
}
