package io.netfutures.app.command;

import io.netfutures.app.work.Asked;
import io.netfutures.app.work.Crew;
import io.netfutures.app.work.Door;
import io.netfutures.app.work.ExitCode;
import io.netfutures.app.work.HostKeyPolicy;
import io.netfutures.app.work.KeepSettings;
import io.netfutures.app.work.Keeping;
import io.netfutures.app.work.NamedFuture;
import io.netfutures.app.work.Refusal;
import io.netfutures.app.work.Report;
import io.netfutures.app.work.ReportSettings;
import io.netfutures.app.work.ReportedRun;
import io.netfutures.app.work.Round;
import io.netfutures.app.work.RunSettings;
import io.netfutures.app.work.SiteSettings;
import io.netfutures.app.work.Submission;
import io.netfutures.app.work.UserError;
import io.netfutures.app.work.Workspace;
import io.netfutures.concurrent.Status;
import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            "Runs the same command on every selected device, once for each number of workers, and says what each has taken.",
            "Each time, every device is logged in to again. Nothing of it is kept."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  netfutures bench workers 30 50 100 300 1000",
            "  netfutures bench workers -d @core 5 10 20 sh ip int br",
            "  netfutures --lab bench workers 1 2 3 --format csv"
        })
@Heeds(
        always = CommonOption.DEVICES,
        first = {CommonOption.INVENTORY, CommonOption.FORMAT, CommonOption.LAB})
public final class BenchWorkersCommand implements Callable<Integer> {
    private static final List<String> USUAL = List.of("30", "50", "100", "300", "1000");
    private static final String QUESTION = "version";
    private static final int WARM_UP = 30;

    @ParentCommand
    BenchCommand bench;

    @Spec
    CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "N|SHOW-COMMAND",
            description = {
                "numbers of workers (default: 30 50 100 300 1000), and behind them what to send;",
                "without it, what answers --ask version on the platform of each device"
            })
    List<String> words = new ArrayList<>();

    @Option(names = "--platform", paramLabel = "PLATFORM", description = "talk to every device as this platform")
    @Nullable
    String platform;

    @Option(names = "--unsafe", description = "send a command too that may change something on a device")
    boolean unsafe;

    @Option(names = "--skip-refused", description = "leave out the devices that are refused the command")
    boolean skipRefused;

    @Option(
            names = "--host-keys",
            paramLabel = "POLICY",
            description = "ask (default on a terminal), strict (default elsewhere), accept-new, or off")
    @Nullable
    HostKeyPolicy hostKeys;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: table)")
    RoundsWriter.Format format = RoundsWriter.Format.table;

    @Option(
            names = {"-q", "--quiet"},
            description = "no notes")
    boolean quiet;

    @Mixin
    LimitOptions limits = new LimitOptions();

    @Mixin
    LoginOptions logins = new LoginOptions();

    @Override
    public Integer call() throws Exception {
        if (bench.root.interpreter().door() != Door.COMMAND) {
            throw new UserError(
                    ExitCode.USAGE,
                    "bench logs in to every device again each time, and is for the command line: netfutures bench workers");
        }
        if (limits.workers != null) {
            throw new UserError(ExitCode.USAGE, "the numbers behind bench workers say how many; leave out --workers");
        }
        List<String> said =
                words.stream().takeWhile(BenchWorkersCommand::isNumber).toList();
        List<String> command = words.subList(said.size(), words.size());
        List<Integer> numbers = (said.isEmpty() ? USUAL : said)
                .stream().map(Integer::valueOf).distinct().toList();
        RunSettings settings = settings();
        Workspace workspace = bench.root.workspace(settings);
        Inventory devices = bench.root.chosen(workspace);
        RoundsWriter writer = new RoundsWriter(bench.out(), format);
        List<Round> rounds = new ArrayList<>();
        Submission all = submission(workspace, devices, command, settings);
        warmUp(workspace, all);
        for (int number : numbers) {
            if (workspace.interrupts().happened()) {
                break;
            }
            Round round = round(workspace, all, number);
            if (!workspace.interrupts().happened()) {
                writer.write(round);
                rounds.add(round);
            }
        }
        writer.end();
        return rounds.stream().allMatch(each -> each.failed() == 0) ? ExitCode.OK : ExitCode.FAILED;
    }

    private static boolean isNumber(String word) {
        return word.matches("\\d{1,6}");
    }

    private RunSettings settings() {
        return new RunSettings(
                new SiteSettings(platform, hostKeys, null, logins.settings()),
                limits.limits(unsafe, skipRefused),
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
        workspace.permitted(all);
        if (!quiet) {
            bench.err().println("warming up on " + some.size() + (some.size() == 1 ? " device" : " devices") + " ...");
        }
        finish(workspace, workspace.submit(all.of(some)));
    }

    private Round round(Workspace workspace, Submission all, int number) throws Exception {
        workspace.resize(Crew.of(number));
        long start = System.nanoTime();
        ReportedRun run = workspace.submit(all);
        finish(workspace, run);
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        Round round = Round.of(
                Integer.toString(number), Math.min(number, run.futures().size()), run.futures(), wall);
        if (!quiet && round.failed() > 0) {
            run.futures().stream()
                    .flatMap(each -> each.status() instanceof Status.Raised raised
                            ? Stream.of(Report.text(each, raised.cause()))
                            : Stream.of())
                    .findFirst()
                    .ifPresent(first -> bench.root
                            .console()
                            .complain(
                                    "with " + number + " workers " + round.failed() + " failed, the first: " + first));
        }
        return round;
    }

    /** Blocks until the run is done, and takes its failures over, which the round counts. */
    private static void finish(Workspace workspace, ReportedRun run) throws Exception {
        workspace.await(run.futures());
        for (NamedFuture each : run.futures()) {
            if (each.status() instanceof Status.Raised) {
                each.future().exceptionNow();
            }
        }
    }
}
