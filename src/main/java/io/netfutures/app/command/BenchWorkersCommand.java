package io.netfutures.app.command;

import io.netfutures.app.view.WorkersPlot;
import io.netfutures.app.work.Asked;
import io.netfutures.app.work.Console;
import io.netfutures.app.work.Crew;
import io.netfutures.app.work.Door;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.FileBudget;
import io.netfutures.app.work.KeepSettings;
import io.netfutures.app.work.Keeping;
import io.netfutures.app.work.Refusal;
import io.netfutures.app.work.Report;
import io.netfutures.app.work.ReportSettings;
import io.netfutures.app.work.ReportedRun;
import io.netfutures.app.work.Round;
import io.netfutures.app.work.RunSettings;
import io.netfutures.app.work.Submission;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import io.netfutures.concurrent.Status;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Printable;
import io.netfutures.device.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The command {@code bench workers}: the same run with several numbers of workers. */
@Command(
        name = "workers",
        description = {
            "Runs the same command on every selected device with each number of workers, and says what each has taken.",
            "Each is measured twice, there and back (30 50 100 100 50 30), for a program gets faster while it runs; the shorter time counts.",
            "So it takes twice as long as a run with each number. Each time, every device is logged in to again. Nothing of it is kept.",
            "Ctrl-C ends it with what was measured."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  netfutures bench workers 30 50 100 300 1000 auto",
            "  netfutures bench workers -d @core 5 10 20 sh ip int br",
            "  netfutures --lab bench workers 1 2 3 -o workers.svg"
        })
@Heeds(
        always = CommonOption.DEVICES,
        first = {CommonOption.INVENTORY, CommonOption.FORMAT, CommonOption.LAB})
public final class BenchWorkersCommand implements Callable<Integer> {
    private static final List<String> USUAL = List.of("30", "50", "100", "300", "1000");
    private static final String QUESTION = "version";
    private static final int WARM_UP = 30;

    /** No show command begins so, but a mistyped number does. */
    private static final Pattern MISTYPED = Pattern.compile("[-+]?\\d");

    @ParentCommand
    BenchCommand bench;

    @Spec
    CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "N|SHOW-COMMAND",
            description = {
                "numbers of workers, or auto (default: 30 50 100 300 1000), and behind them what to send;",
                "without it, what answers --ask version on the platform of each device"
            })
    List<String> words = new ArrayList<>();

    @Mixin
    SendingOptions sending = new SendingOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: table)")
    RoundsWriter.Format format = RoundsWriter.Format.table;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.svg",
            description = "draw time against workers as a picture too; {date} and {time} may stand in the name")
    @Nullable
    String file;

    @Option(names = "--overwrite", description = "replace the file of -o if it is there already")
    boolean overwrites;

    @Option(
            names = {"-q", "--quiet"},
            description = "no notes")
    boolean quiet;

    @Option(
            names = {"-w", "--workers"},
            hidden = true,
            description = "refused, with advice")
    @Nullable
    String workers;

    @Mixin
    LimitOptions limits = new LimitOptions();

    @Mixin
    LoginOptions logins = new LoginOptions();

    @Override
    public Integer call() throws Exception {
        refuse();
        List<String> said =
                words.stream().takeWhile(BenchWorkersCommand::isNumber).toList();
        List<String> command = words.subList(said.size(), words.size());
        if (!command.isEmpty() && MISTYPED.matcher(command.getFirst()).lookingAt()) {
            String mistyped = command.getFirst();
            throw new ParameterException(
                    spec.commandLine(),
                    mistyped.matches("\\d+")
                            ? "workers " + mistyped + ": this is out of range"
                            : Printable.line(mistyped)
                                    + ": a whole number of workers is needed, or auto; as: 30 100 auto");
        }
        RunSettings settings = settings();
        Workspace workspace = bench.root.workspace(settings);
        Submission all = submission(workspace, bench.root.chosen(workspace), command, settings);
        int devices = workspace.permitted(all).assignments().size();
        Lineup lineup = lineup(said, devices, workspace.files());
        RoundsPicture picture = new RoundsPicture(bench.root.console(), file, overwrites, quiet);
        warmUp(workspace, all);
        List<Round> rounds = rounds(workspace, all, new ThereAndBack(lineup.crews()));
        if (!rounds.isEmpty()) {
            conclude(rounds, picture, title(all, devices));
        }
        boolean isWhole = said.isEmpty() || lineup.impossible().isEmpty();
        return isWhole
                ? ExitCode.OK
                : Math.max(ExitCode.FAILED, workspace.report().exitCode());
    }

    private void refuse() {
        if (bench.root.interpreter().door() != Door.COMMAND) {
            throw new UserError(
                    ExitCode.USAGE,
                    "bench logs in to every device again each time, and is for the command line: netfutures bench workers");
        }
        if (workers != null) {
            throw new UserError(ExitCode.USAGE, "the numbers behind bench workers say how many; leave out --workers");
        }
    }

    private static boolean isNumber(String word) {
        return word.matches("\\d{1,9}|(?i:auto)");
    }

    /** The usual ones if none is said. Says what of it is not tried; only numbers that nobody has said may be left out in silence. */
    private Lineup lineup(List<String> said, int devices, Optional<FileBudget> files) {
        Lineup lineup;
        try {
            lineup = Lineup.of(said.isEmpty() ? USUAL : said, devices, files);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        Optional<String> problem = lineup.problem(files);
        if (lineup.crews().isEmpty()) {
            throw new UserError(ExitCode.USAGE, problem.orElseThrow());
        }
        problem.filter(any -> !quiet || !said.isEmpty()).ifPresent(bench.root.console()::complain);
        lineup.note()
                .filter(any -> !quiet)
                .ifPresent(note -> bench.root.console().complain("note: " + note));
        return lineup;
    }

    private List<Round> rounds(Workspace workspace, Submission all, ThereAndBack measured) throws Exception {
        say("measuring each number of workers twice, the shorter time counts: "
                + measured.way().stream().map(Crew::toString).collect(Collectors.joining(" ")) + " ...");
        measured.measure((crew, before) -> {
            Optional<Round> round =
                    workspace.interrupts().happened() ? Optional.empty() : Optional.of(round(workspace, all, crew));
            return round.filter(any -> !workspace.interrupts().happened()).map(done -> told(done, before));
        });
        RoundsWriter writer = new RoundsWriter(bench.out(), format);
        List<Round> rounds = measured.rounds();
        rounds.forEach(writer::write);
        writer.end();
        measured.missing().ifPresent(bench.root.console()::complain);
        return rounds;
    }

    private Round told(Round round, Optional<Round> before) {
        say("  " + round.workers() + ": " + RoundsWriter.text(round.wall())
                + before.map(first -> ", before " + RoundsWriter.text(first.wall()))
                        .orElse(""));
        return round;
    }

    /** A line of progress. */
    private void say(String line) {
        if (!quiet) {
            bench.err().println(line);
        }
    }

    private static String title(Submission all, int devices) {
        String command = all.tasks().values().stream()
                .map(task -> task instanceof Task.Show show ? String.join("; ", show.commands()) : "")
                .distinct()
                .collect(Collectors.joining(", "));
        return command + " on " + devices + (devices == 1 ? " device" : " devices");
    }

    /** Draws the rounds, and says how many workers to take. */
    private void conclude(List<Round> rounds, RoundsPicture picture, String title) {
        Optional<Round> recommended = rounds.size() > 1 ? Round.recommended(rounds) : Optional.empty();
        WorkersPlot plot = new WorkersPlot(
                title,
                rounds.stream()
                        .map(each -> new WorkersPlot.Bar(
                                each.workers(),
                                each.wall(),
                                each.failed(),
                                recommended.filter(each::equals).isPresent() ? mark(each) : ""))
                        .toList());
        Optional<String> advice = recommended.map(BenchWorkersCommand::advice);
        if (format == RoundsWriter.Format.table) {
            Console console = bench.root.console();
            bench.out().println();
            plot.lines(console.look()).forEach(line -> bench.out().println(console.text(line)));
            advice.ifPresent(bench.out()::println);
        } else if (!quiet) {
            advice.ifPresent(bench.err()::println);
        }
        bench.out().flush();
        picture.write(plot.svg());
    }

    private static boolean isAuto(Round round) {
        return round.workers().equals(Crew.AUTO.toString());
    }

    private static String mark(Round recommended) {
        return isAuto(recommended) ? "recommended" : "knee";
    }

    private static String advice(Round recommended) {
        return "recommended: --workers " + recommended.workers()
                + (isAuto(recommended)
                        ? ", within 10 % of the best with up to " + recommended.reached() + " at once"
                        : ", the fewest within 10 % of the best")
                + ", and no more failures";
    }

    private RunSettings settings() {
        return new RunSettings(
                sending.site(null, logins),
                limits.limits(null, sending.unsafe, sending.skipRefused),
                ReportSettings.of(null).silent(!quiet && bench.root.console().canDraw()),
                new KeepSettings(null, true));
    }

    private Submission submission(Workspace workspace, Inventory devices, List<String> command, RunSettings settings) {
        Map<Device, Task> tasks = new LinkedHashMap<>();
        List<Refusal> refused = List.of();
        if (command.isEmpty()) {
            Asked asked = Asked.of(List.of(QUESTION), devices, workspace.site());
            asked.commands().forEach((device, own) -> tasks.put(device, show(own)));
            refused = asked.refused();
        } else {
            tasks.putAll(Workspace.everywhere(devices, show(SubmittingCommand.together(command))));
        }
        return Submission.of(tasks, settings, Optional.empty(), new Keeping.Anew("bench workers", List.of()))
                .refusing(refused)
                .printing(false);
    }

    private Task show(List<String> commands) {
        try {
            return new Task.Show(commands, List.of(), null);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Some devices first, so that the first round does not pay for what a program does only once. */
    private void warmUp(Workspace workspace, Submission all) throws Exception {
        Map<Device, Task> some = new LinkedHashMap<>();
        all.tasks().entrySet().stream().limit(WARM_UP).forEach(each -> some.put(each.getKey(), each.getValue()));
        say("warming up on " + some.size() + (some.size() == 1 ? " device" : " devices") + " ...");
        finish(workspace, workspace.submit(all.of(some)));
    }

    private Round round(Workspace workspace, Submission all, Crew crew) throws Exception {
        workspace.resize(crew);
        long start = System.nanoTime();
        ReportedRun run = workspace.submit(all);
        finish(workspace, run);
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        Round round = Round.of(crew.toString(), run.futures(), wall);
        if (!quiet && round.failed() > 0) {
            run.futures().stream()
                    .flatMap(each -> each.status() instanceof Status.Raised raised
                            ? Stream.of(Report.text(each, raised.cause()))
                            : Stream.of())
                    .findFirst()
                    .ifPresent(first -> bench.root
                            .console()
                            .complain("with " + crew + " workers " + round.failed() + " failed, the first: " + first));
        }
        return round;
    }

    /** Blocks until the run is done, and takes its failures over, which the round counts. */
    private static void finish(Workspace workspace, ReportedRun run) throws Exception {
        workspace.await(run.futures());
        run.futures().forEach(workspace.report()::count);
    }
}
