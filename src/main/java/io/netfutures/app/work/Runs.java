package io.netfutures.app.work;

import io.netfutures.app.chapter.ChapterLog;
import io.netfutures.app.chapter.PythonLog;
import io.netfutures.app.view.FutureView;
import io.netfutures.app.view.Look;
import io.netfutures.app.view.StatusLine;
import io.netfutures.app.view.StyledLine;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Judge;
import io.netfutures.device.Task;
import io.netfutures.fleet.AutoWorkers;
import io.netfutures.fleet.DeviceFuture;
import io.netfutures.fleet.Event;
import io.netfutures.fleet.Fleet;
import io.netfutures.fleet.LastLines;
import io.netfutures.fleet.Plan;
import io.netfutures.fleet.Retrying;
import io.netfutures.fleet.Run;
import io.netfutures.journal.RunJournal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The runs of a workspace: submits plans, names their futures, and reports their ends. For the interpreter's thread. */
public final class Runs implements AutoCloseable {
    private static final String EXECUTOR = "ThreadPoolExecutor-0";

    private final Function<String, Inventory> selecting;
    private final Console console;
    private final Site site;
    private final Report report;
    private final Sessions sessions;
    private final Fleet fleet;
    private final Workers workers;
    private final LiveView live;
    private final Door door;
    private final Inquiry inquiry;
    private volatile @Nullable Between between;
    private final LastLines lastLines = new LastLines();
    private final NamedFutures futures = new NamedFutures();
    private final Set<String> sent = new LinkedHashSet<>();
    private final List<Consumer<NamedFuture>> callbacks = new ArrayList<>();
    private final ParsedFiles parsedFiles = new ParsedFiles();

    /** {@code selecting} finds the devices that words select. */
    Runs(
            Console console,
            Site site,
            Report report,
            Sessions sessions,
            Workers workers,
            Door door,
            Function<String, Inventory> selecting) {
        this.selecting = selecting;
        this.console = console;
        this.inquiry = new Inquiry(console);
        this.site = site;
        this.report = report;
        this.sessions = sessions;
        this.door = door;
        this.fleet = Fleet.open(EXECUTOR, sessions.worker(), workers);
        this.workers = workers;
        this.live = new LiveView(console, door);
        report.closing(this::adapted);
    }

    /** {@code workers auto: 16 -> 812}; empty if the number of workers is fixed. */
    private Optional<String> adapted() {
        AutoWorkers auto = fleet.autoWorkers();
        int reached = auto.reached();
        return reached == 0
                ? Optional.empty()
                : Optional.of("workers auto: " + (reached > auto.first() ? auto.first() + " -> " : "") + reached);
    }

    /**
     * Submits a plan; returns at once.
     *
     * @param wanted the plan of this submission
     * @param settings of the run
     * @param journals opens the journal of what is left of the plan
     * @param bounding sets the limits that hold for all runs; called when nothing can refuse this one any more
     * @throws UserError if submitting is refused; nothing was contacted
     */
    ReportedRun submit(Plan wanted, Submission what, RunSettings settings, Journals journals, Runnable bounding)
            throws InterruptedException {
        Optional<String> name = what.name();
        Refusals refusals = refusals(wanted, what.refused(), settings.limits().unsafe());
        Plan plan = agreed(permitted(wanted, refusals, what, settings), what, settings);
        Judge judge = Judges.of(plan, settings.templates(), console, site);
        name.ifPresent(futures::claimName);
        Listing listing = listing(plan, settings, name);
        Plan complete = withSecrets(plan);
        boolean isKept = !settings.keep().none() || what.keeping() instanceof Keeping.GoingOn;
        // Before host keys are asked for, which is the first connection.
        RunJournal journal = isKept ? journals.open(complete, refusals.refused().size()) : null;
        boolean isBegun = false;
        ReportedRun run;
        try {
            askForHostKeys(complete);
            bounding.run();
            remember(plan);
            sessions.used();
            futures.trim();
            run = new ReportedRun(
                    report,
                    settings.report(),
                    listing,
                    refusals.refused().size(),
                    what.keeping()::isConfigured,
                    futures.names(name, plan.assignments().size()),
                    name.isPresent(),
                    journal == null ? 0 : journal.id(),
                    what.asTheyCome(),
                    all -> futures.add(name, all),
                    callbacks);
            isBegun = true;
            begin(complete, judge, journal, settings, run);
        } catch (InterruptedException | RuntimeException | Error e) {
            if (journal != null) {
                journals.giveUp(journal, isBegun);
            }
            throw e;
        }
        if (live.isFor(settings.report())) {
            live.show(look -> lines(run.futures(), look));
        }
        return run;
    }

    /** The plan, if its user has agreed to it; who goes on with a run has done that before. */
    private Plan agreed(Plan plan, Submission what, RunSettings settings) {
        Consent consent = new Consent(console, door);
        consent.requireForPauses(plan, settings.limits().rollout());
        consent.requireForUndo(plan);
        consent.requireTime(plan, settings.limits().rollout());
        if (!(what.keeping() instanceof Keeping.GoingOn)) {
            consent.require(plan, settings.limits().rollout());
        }
        return plan;
    }

    /** The journal comes first, so that nothing is printed that it lacks. */
    private void begin(Plan plan, Judge judge, @Nullable RunJournal journal, RunSettings settings, ReportedRun run) {
        boolean isLogged = live.isLogged(settings.report());
        Fleet.Listener log =
                settings.quiet() ? Fleet.Listener.NONE : new ChapterLog(PythonLog.to(console.err()), isLogged);
        // Nobody asks for an answer again once it is written.
        Fleet.Listener last = door == Door.COMMAND && run.isAsTheyCome() ? Runs::forget : Fleet.Listener.NONE;
        SecondLook look = new SecondLook(
                new Retrying(sessions.worker(), plan.limits().retries()),
                judge,
                workers,
                journal == null ? complaints -> {} : journal::worsened);
        Between rests = new Between(
                settings.limits().rollout(),
                console,
                inquiry,
                () -> settings.quiet() || run.isSilenced(),
                look,
                journal == null
                        ? ""
                        : KeptRuns.in(console, settings.keep().folder()).undo(journal.id()));
        between = rests;
        fleet.submit(
                plan,
                worker -> new WorkerLayers(console, site, sessions, inquiry).around(worker, judge, journal, settings),
                rests,
                Fleet.Listener.of(List.of(
                        lastLines,
                        journal == null ? Fleet.Listener.NONE : journal,
                        new Aside(inquiry, Fleet.Listener.of(List.of(log, run)), isLogged),
                        last,
                        Heap.SHARED)));
    }

    /** The status lines of these futures; none once they are all done. */
    private List<StyledLine> lines(List<NamedFuture> all, Look look) {
        if (all.stream().noneMatch(NamedFuture::isActive)) {
            return List.of();
        }
        List<StyledLine> lines = new ArrayList<>(status(all, look));
        adapted().ifPresent(line -> lines.add(StyledLine.of(line)));
        return lines;
    }

    /** How far these futures of the last run are; while it waits for its next wave, and so nothing runs, until when. From any thread. */
    public List<StyledLine> status(List<NamedFuture> all, Look look) {
        List<StyledLine> lines = new ArrayList<>(StatusLine.lines(views(all), workers.isHeld(), Instant.now(), look));
        Between last = between;
        if (last != null && lines.size() > 1) {
            last.status(look.width()).ifPresent(line -> lines.set(1, line));
        }
        return lines;
    }

    /** What Ctrl-C does to these runs. */
    Interrupts interrupts() {
        return new Interrupts(
                console, workers, this::active, futures::label, inquiry::isOpen, door == Door.PROMPT, System::nanoTime);
    }

    /** The journals of the runs to come. */
    interface Journals {
        /** Opens the journal of a plan, from which so many devices were left out. */
        RunJournal open(Plan plan, int leftOut);

        /** Ends a journal whose run was not begun, or not to its end. */
        void giveUp(RunJournal journal, boolean isBegun);
    }

    private Listing listing(Plan plan, RunSettings said, Optional<String> name) {
        ReportSettings settings = said.report();
        Destination destination = settings.destination();
        if (destination == null) {
            return report.listing(settings);
        }
        if (name.isPresent()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "results that have a name are asked for later, by " + destination.later(name.get()) + ": leave out "
                            + name.get() + " =, or the option");
        }
        KeptRuns kept = KeptRuns.in(console, said.keep().folder());
        return report.listing(
                settings,
                destination.open(console, settings, kept, site.platforms(), plan.assignments()),
                destination.gathersFailures());
    }

    /**
     * What of this plan would be carried out; contacts nothing.
     *
     * @throws UserError if submitting it would be refused
     */
    Plan permitted(Plan wanted, Submission what, RunSettings settings) {
        Plan plan = permitted(
                wanted, refusals(wanted, what.refused(), settings.limits().unsafe()), what, settings);
        Judges.of(plan, settings.templates(), console, site);
        new Consent(console, door).requireTime(plan, settings.limits().rollout());
        return plan;
    }

    /** The devices that get no task, and those that do. */
    private Refusals refusals(Plan plan, List<Refusal> known, boolean unsafe) {
        List<Refusal> refused = new ArrayList<>(known);
        List<Device> others = new ArrayList<>();
        Guard guard = new Guard(site);
        for (Plan.Assignment each : plan.assignments()) {
            Optional<Refusal> refusal = guard.refusal(each.device(), each.task(), unsafe);
            refusal.ifPresentOrElse(refused::add, () -> others.add(each.device()));
        }
        return new Refusals(refused, others);
    }

    /** The plan without the devices that are refused, if that is what the user wants, and then in waves. */
    private Plan permitted(Plan plan, Refusals refusals, Submission what, RunSettings settings) {
        boolean isAnew = what.keeping() instanceof Keeping.Anew;
        return settings.limits().rollout().spread(permitted(plan, refusals, settings), selecting, isAnew);
    }

    private Plan permitted(Plan plan, Refusals refusals, RunSettings settings) {
        if (refusals.refused().isEmpty()) {
            return plan;
        }
        if (!settings.limits().skipRefused() || refusals.others().isEmpty()) {
            throw new UserError(ExitCode.USAGE, refusals.message());
        }
        if (!settings.quiet()) {
            console.complain("note: " + refusals.note());
        }
        return plan.only(Set.copyOf(refusals.others()));
    }

    private void remember(Plan plan) {
        for (Plan.Assignment each : plan.assignments()) {
            if (each.task() instanceof Task.Show show) {
                sent.addAll(show.commands());
            }
        }
    }

    /** The plan with all secrets that its logins take; a ping takes none. */
    private Plan withSecrets(Plan plan) throws InterruptedException {
        Map<Device, Device> complete = site.complete(plan.assignments().stream()
                .filter(each -> !(each.task() instanceof Task.Ping))
                .map(Plan.Assignment::device)
                .toList());
        return plan.with(plan.assignments().stream()
                .map(each -> each.task() instanceof Task.Ping
                        ? each
                        : new Plan.Assignment(
                                complete.getOrDefault(each.device(), each.device()),
                                each.task(),
                                each.delay(),
                                each.wave()))
                .toList());
    }

    private void askForHostKeys(Plan plan) throws InterruptedException {
        site.prepare(plan.assignments().stream()
                .filter(each -> !(each.task() instanceof Task.Ping))
                .map(Plan.Assignment::device)
                .toList());
    }

    private static void forget(Event event) {
        if (event instanceof Event.Ended(DeviceFuture device)) {
            device.forgetAnswers();
        }
    }

    /** From now on as many devices are worked on at once as answer well, up to so many. */
    void adaptWorkers(int most) {
        fleet.adaptWorkers(most);
    }

    /** From now on as many devices are worked on at once as now. */
    void fixWorkers() {
        fleet.fixWorkers();
    }

    /** How the number of workers follows the devices, if it does. */
    public AutoWorkers autoWorkers() {
        return fleet.autoWorkers();
    }

    /** The named futures of all runs. */
    NamedFutures futures() {
        return futures;
    }

    /** The runs that are not done. */
    public List<Run> active() {
        return fleet.active();
    }

    /** These futures as a drawing shows them. */
    public List<FutureView> views(List<NamedFuture> some) {
        return some.stream()
                .map(each -> each.view(lastLines.lastLine(each.device().name()).orElse("")))
                .toList();
    }

    /** The commands that were sent, without duplicates. */
    public Set<String> sent() {
        return sent;
    }

    /** From now on calls {@code callback} with every newly submitted future when it is done, in the thread that ends it. */
    public void callback(Consumer<NamedFuture> callback) {
        callbacks.add(callback);
    }

    /** The files that callbacks have written, of all runs. */
    public ParsedFiles parsedFiles() {
        return parsedFiles;
    }

    /** Drops the callbacks for future submissions. */
    public void forgetCallbacks() {
        callbacks.clear();
    }

    /** Blocks until everything submitted is done. */
    void await() {
        fleet.await();
    }

    @Override
    public void close() {
        fleet.close();
        live.close();
    }
}
