package io.netfutures.app.report;

import io.netfutures.app.view.NextStep;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException.CommandTimeout;
import io.netfutures.device.DeviceException.Failure;
import io.netfutures.device.Proof;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import io.netfutures.fleet.Fleet;
import io.netfutures.fleet.Plan;
import io.netfutures.journal.ConfigChanges;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.RunJournal;
import io.netfutures.journal.RunOrigin;
import io.netfutures.journal.RunStore;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;

/** Runs for tests, kept in real files, of devices that nobody has contacted. */
@NullMarked
public final class MadeUpRun {
    private MadeUpRun() {}

    static Device device(String name) {
        return Device.of(name, "cisco_ios", Credentials.of("cisco", "canary"));
    }

    /** Carries it out with this worker, and reads what is kept of it. */
    public static KeptRun kept(Path folder, RunOrigin origin, List<String> devices, Task task, Worker worker)
            throws IOException {
        RunStore store = RunStore.in(folder);
        Plan plan = Plan.of(devices.stream().map(MadeUpRun::device).toList(), task);
        RunJournal journal = store.begin(plan, origin, trouble -> {
            throw new AssertionError(trouble);
        });
        try (Fleet fleet = Fleet.open(worker, Workers.of(4))) {
            fleet.submit(plan, journal);
        }
        return store.run(journal.id()).orElseThrow();
    }

    /** Only the numbers of bytes change by themselves. */
    static final ConfigChanges.Lasting LASTING = (platform, configuration) ->
            configuration.lines().filter(line -> !line.endsWith(" bytes")).toList();

    /** What stands on a page to type next. */
    static final RunPage.Next NEXT = new RunPage.Next(
            List.of(new NextStep("again", "netfutures retry --failed 1")),
            List.of(new NextStep("go on", "netfutures resume 1")));

    /** The page of a run. */
    static String page(KeptRun run) throws IOException {
        StringWriter page = new StringWriter();
        RunPage.write(run, List.of(), NEXT, LASTING, Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC, page);
        return page.toString();
    }

    /** A change by this worker of devices that it does not contact: the description of one interface, but of those whose names begin with same. */
    public static Reply change(Device device) {
        String before =
                "Current configuration : 3 bytes\n!\ninterface Loopback0\n description old\n!\ninterface Loopback1\n description old\n";
        String after = device.name().startsWith("same")
                ? before.replace("3 bytes", "4 bytes")
                : before.replaceFirst("old", device.name().startsWith("other") ? "other" : "new");
        return new Reply(device, List.of(), "transcript").with(proof(before, after));
    }

    /** What a device has shown that runs with its change. */
    public static Proof proof(String before, String after) {
        return new Proof(
                new Reply.Output("#", "show running-config", before),
                List.of(),
                List.of(),
                new Reply.Output("#", "show running-config", after),
                Proof.End.IN_FORCE);
    }

    /** A run of three devices, the second of which fails, with all texts from {@code texts}. */
    static KeptRun hostile(Path folder, Supplier<String> texts) throws IOException {
        RunOrigin origin =
                new RunOrigin(texts.get(), texts.get(), texts.get(), texts.get(), texts.get(), false, 0, List.of(), 0);
        List<String> names = List.of("1" + texts.get(), "2" + texts.get(), "3" + texts.get());
        return kept(
                folder,
                origin,
                names,
                Task.Show.of("sh " + texts.get().replaceAll("\\p{C}|\\R", ""), "sh 2"),
                (device, task, progress) -> {
                    if (device.name().startsWith("2")) {
                        throw new CommandTimeout(
                                new Failure(device, Step.COMMAND, texts.get(), texts.get(), texts.get(), null));
                    }
                    List<String> commands = ((Task.Show) task).commands();
                    return new Reply(
                            device,
                            List.of(
                                    new Reply.Output(texts.get(), commands.getFirst(), texts.get()),
                                    new Reply.Output("#", "sh 2", "the same")));
                });
    }
}
