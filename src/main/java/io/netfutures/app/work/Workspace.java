package io.netfutures.app.work;

import io.netfutures.concurrent.Completion;
import io.netfutures.concurrent.LetGo;
import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.When;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Secret;
import io.netfutures.device.Surroundings;
import io.netfutures.device.Task;
import io.netfutures.fleet.Limits;
import io.netfutures.fleet.Plan;
import io.netfutures.journal.HeldRun;
import io.netfutures.journal.RunJournal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What lives from one command to the next: the connections to the devices, the workers, the runs and the settings. Opened by the
 * first command that needs it; for the interpreter's thread, except {@link #interrupts()}.
 */
public final class Workspace implements AutoCloseable {
    private final Console console;
    private final Site site;
    private final Door door;
    private final Surroundings around;
    private final Path inventoryFile;
    private final Origins origins;
    private final KeptRuns kept;
    private RunSettings defaults;
    private final Workers workers;
    private final Optional<FileBudget> files;
    private final Sessions sessions;
    private final Report report;
    private final Runs runs;
    private final Interrupts interrupts;
    private final Map<String, Duration> delays = new LinkedHashMap<>();
    private final Set<String> written;
    private Inventory selection;
    private int haste = 1;

    private Workspace(Console console, Site site, Choice choice, RunSettings settings, Door door) {
        this.inventoryFile = choice.inventoryFile(console);
        this.origins = new Origins(inventoryFile, site, choice.selection());
        this.kept = KeptRuns.in(console, settings.keep().folder());
        this.console = console;
        this.site = site;
        this.door = door;
        this.around = new Around(console, kept.outcomes(), false);
        this.defaults = settings;
        this.files = site.files();
        this.workers = Workers.of(
                settings.limits().workersOrDefault() instanceof Crew.Fixed(int number)
                        ? site.affordable(number, files, defaults.quiet())
                        : 1);
        bound(settings.limits(), null);
        // A single command opens and closes its sessions; if other commands follow, sessions are kept.
        this.sessions = new Sessions(site, door != Door.COMMAND, files);
        this.report = new Report(console, site.lab().isPresent());
        if (door == Door.PROMPT) {
            report.suggest(NextSteps.PROMPT);
        }
        this.runs = new Runs(console, site, report, sessions, workers, door, this::select);
        resize(settings.limits().workersOrDefault() instanceof Crew.Auto auto ? auto : Crew.of(workers.limit()));
        this.selection = site.inventory();
        addDelays(settings.limits().delays(), delays);
        this.written = site.inventory().devices().stream()
                .flatMap(device -> Stream.of(
                        device.credentials().password(), device.credentials().secret()))
                .filter(Objects::nonNull)
                .map(Secret::reveal)
                .collect(Collectors.toUnmodifiableSet());
        this.interrupts = runs.interrupts();
    }

    /** Opens a workspace for the chosen devices; {@code door} is where its commands come from. */
    public static Workspace open(Console console, Choice choice, RunSettings settings, Door door) {
        settings.limits().check();
        if (door != Door.COMMAND && settings.report().destination() != null) {
            throw new UserError(
                    ExitCode.USAGE,
                    "-o, --outdir, --grep, --gather and --diff belong to a command that sends something, as in"
                            + " submit --gather sh clock; leave them out here");
        }
        Site site = Site.open(console, choice, settings, door);
        return new Workspace(console, site, choice, settings, door);
    }

    /** Assigns {@code task} to each of these devices, in their order. */
    public static Map<Device, Task> everywhere(Inventory devices, Task task) {
        Map<Device, Task> tasks = new LinkedHashMap<>();
        devices.forEach(device -> tasks.put(device, task));
        return tasks;
    }

    /**
     * Submits a task for each of some devices; returns at once.
     *
     * @throws UserError if submitting is refused; nothing was contacted
     */
    public ReportedRun submit(Submission what) throws InterruptedException {
        RunSettings said = what.said();
        said.limits().check();
        said.site().refuseOtherThan(defaults.site());
        RunSettings settings = said.over(defaults);
        Plan plan = plan(what.tasks(), said.limits())
                .under(limits(settings.limits(), said.limits(), what.tasks().keySet()));
        return runs.submit(
                plan,
                what,
                settings,
                journals(what.keeping()),
                () -> bound(said.limits(), said.limits().workers()));
    }

    private Runs.Journals journals(Keeping keeping) {
        return new Runs.Journals() {
            @Override
            public RunJournal open(Plan all, int leftOut) {
                return journal(all, leftOut, keeping);
            }

            @Override
            public void giveUp(RunJournal journal, boolean isBegun) {
                if (isBegun || keeping instanceof Keeping.GoingOn) {
                    journal.close();
                } else {
                    kept.drop(journal);
                }
            }
        };
    }

    /**
     * What would be carried out, if this were submitted; contacts nothing.
     *
     * @throws UserError if submitting would be refused
     */
    public Plan permitted(Submission what) {
        RunSettings said = what.said();
        return runs.permitted(plan(what.tasks(), said.limits()), what, said.over(defaults));
    }

    private RunJournal journal(Plan plan, int leftOut, Keeping keeping) {
        RunJournal journal = switch (keeping) {
            case Keeping.GoingOn(HeldRun held) -> kept.goOn(plan, held);
            case Keeping.Anew(String command, List<String> options) ->
                kept.begin(plan, origins.of(plan, command, 0, options, leftOut));
            case Keeping.Retrying(HeldRun retried, String command, List<String> options) ->
                kept.retry(plan, origins.of(plan, command, retried.run().id(), options, leftOut), retried);
        };
        if (door == Door.COMMAND) {
            report.suggest(kept.next(journal.id()));
        }
        return journal;
    }

    /** Sets the limits that hold for all runs, as far as they were given. {@code limit} is that of the workers. */
    private void bound(RunLimits said, @Nullable Crew limit) {
        if (limit != null) {
            resize(limit);
        }
        if (said.rate() != null) {
            workers.pace(said.rate());
        }
        if (said.refusals() != null) {
            site.ssh().breaker().breakAfter(said.refusals());
            site.ssh().breaker().forgive();
        }
    }

    /** Lets credentials be tried again that devices have refused, for the user has seen the refusals. */
    public void forgive() {
        site.ssh().breaker().forgive();
    }

    /** The devices have the time-out of the defaults already, so only one that was {@code said} is added. */
    private Limits limits(RunLimits all, RunLimits said, Set<Device> devices) {
        Caps caps = new Caps(this::select, site.ssh()::jumpHosts);
        return new Limits(
                said.timeout(),
                all.deviceTimeout(),
                all.deadline(),
                Objects.requireNonNullElse(all.retries(), 0),
                all.tolerance(),
                caps.of(all.caps(), devices));
    }

    private Plan plan(Map<Device, Task> tasks, RunLimits said) {
        Map<String, Duration> waits = new HashMap<>(delays);
        addDelays(said.delays(), waits);
        List<Plan.Assignment> assignments = new ArrayList<>();
        tasks.forEach((device, task) -> assignments.add(
                new Plan.Assignment(device, task, waits.getOrDefault(device.name(), Duration.ZERO), 0)));
        return new Plan(assignments, Limits.NONE);
    }

    private void addDelays(Map<String, Duration> said, Map<String, Duration> delays) {
        said.forEach((set, time) -> {
            try {
                select(set).forEach(device -> delays.put(device.name(), time));
            } catch (UserError e) {
                throw new UserError(e.code(), "--delay: " + e.getMessage());
            }
        });
    }

    /** A wait for these futures, which Ctrl-C ends; {@code timeout} null is no bound. */
    public Completion<NamedFuture> waiting(List<NamedFuture> some, @Nullable Duration timeout) {
        Completion<NamedFuture> completion = Completion.of(some, NamedFuture::future, timeout);
        interrupts.waiting(completion);
        return completion;
    }

    /** Blocks until all of these are done, or until Ctrl-C. */
    public void await(List<NamedFuture> some) throws InterruptedException, LetGo {
        waiting(some, null).await(When.ALL_COMPLETED);
    }

    /** Changes how many devices are worked on at once, from now on. */
    public void resize(Crew limit) {
        switch (limit) {
            case Crew.Fixed(int number) -> {
                if (number <= 0) {
                    throw new UserError(ExitCode.USAGE, "workers must be greater than 0, not " + number);
                }
                runs.fixWorkers();
                workers.resize(site.affordable(number, files, defaults.quiet()));
            }
            case Crew.Auto auto -> runs.adaptWorkers(files.map(FileBudget::most).orElse(Integer.MAX_VALUE));
        }
    }

    /** How many devices can be worked on at once; empty if there is no limit. */
    public Optional<FileBudget> files() {
        return files;
    }

    /** From now on {@link #paced} divides every duration by {@code times}. */
    public void hasten(int times) {
        haste = times;
    }

    /** {@code said}, divided by the factor given to {@link #hasten}. */
    public Duration paced(Duration said) {
        return said.dividedBy(haste);
    }

    /** The devices that {@code expression} selects from the whole inventory. */
    public Inventory select(String expression) {
        try {
            return site.inventory().select(expression, around);
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /**
     * The futures that words name, also by their devices, as {@link NamedFutures#select} says; without words, those of the last run.
     *
     * @throws UserError if a word has no meaning
     */
    public List<NamedFuture> futures(List<String> words) {
        return futures().select(words, this::select);
    }

    /** What an expression that selects devices may name besides them. */
    public Surroundings around() {
        return around;
    }

    /** Those that {@code choice} selects from the whole inventory, or else from the current selection; without those it excludes. */
    public Inventory chosen(Choice choice) {
        try {
            Inventory all = site.inventory();
            Inventory chosen = choice.devices() == null ? selection : all.select(choice.devices(), around);
            return choice.narrowed(all, chosen, around, console, defaults.quiet());
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** The devices for commands that name none. */
    public Inventory selection() {
        return selection;
    }

    public void select(Inventory devices) {
        selection = devices;
    }

    public Site site() {
        return site;
    }

    /** The runs that are kept. */
    public KeptRuns kept() {
        return kept;
    }

    /** The file that describes the devices. */
    public Path inventoryFile() {
        return inventoryFile;
    }

    public Workers workers() {
        return workers;
    }

    public Sessions sessions() {
        return sessions;
    }

    public Runs runs() {
        return runs;
    }

    public NamedFutures futures() {
        return runs.futures();
    }

    public Report report() {
        return report;
    }

    public Map<String, Duration> delays() {
        return delays;
    }

    /** The settings of runs that do not override them. */
    public RunSettings defaults() {
        return defaults;
    }

    /** From now on results are written in this format. */
    public void format(ReportSettings.Format format) {
        defaults = new RunSettings(
                defaults.site(),
                defaults.limits(),
                defaults.report().as(format),
                defaults.keep(),
                defaults.templates());
    }

    /** Whether a typed line contains a secret and must not be stored. */
    public boolean holdsSecret(String line) {
        return Secrets.in(line, written) || Secrets.in(line, site.fetchedSecrets());
    }

    /** The handling of Ctrl-C. */
    public Interrupts interrupts() {
        return interrupts;
    }

    /**
     * Ends the input: blocks until everything submitted is done, printing the ends as they come. Reports each failure that no
     * command has asked for and no list has shown.
     *
     * @return the exit code that the outcomes of the futures give
     */
    public int finish(Console console, boolean atPrompt) {
        runs.await();
        int code = report.exitCode();
        List<NamedFuture> unasked = futures().all().stream()
                .filter(each -> each.status() instanceof Status.Raised
                        && each.future().handedOver().isEmpty())
                .toList();
        code = code == ExitCode.OK && !unasked.isEmpty() ? ExitCode.FAILED : code;
        report.unasked(unasked.stream().filter(each -> !futures().isShown(each)).toList());
        if (kept.tellLost() || site.isRecordingLost() || report.isLost()) {
            code = ExitCode.OUTPUT;
        }
        return interrupts.happened() && !atPrompt ? interrupts.exitCode() : code;
    }

    /** Blocks until everything submitted is done; then closes the connections. */
    @Override
    public void close() {
        workers.release();
        runs.close();
        kept.close();
        sessions.close();
        site.close();
    }
}
