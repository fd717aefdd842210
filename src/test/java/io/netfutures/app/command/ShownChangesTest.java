package io.netfutures.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.report.MadeUpRun;
import io.netfutures.change.ChangeWorker;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.Care;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Judge;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.fleet.Fleet;
import io.netfutures.fleet.Plan;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.RunJournal;
import io.netfutures.journal.RunOrigin;
import io.netfutures.journal.RunStore;
import io.netfutures.lab.Lab;
import io.netfutures.platform.Platforms;
import io.netfutures.ssh.HostKeys;
import io.netfutures.ssh.Ssh;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
class ShownChangesTest {
    @TempDir
    Path folder;

    private KeptRun run(List<String> devices) throws Exception {
        return MadeUpRun.kept(
                folder.resolve("runs"),
                RunOrigin.of("config"),
                devices,
                new Task.Configure(List.of("interface Loopback0", "description new"), false),
                (device, task, progress) -> MadeUpRun.change(device));
    }

    @Test
    void equal_changes_are_told_once_each_line_below_its_header() throws Exception {
        assertThat(ShownChanges.of(run(List.of("other", "r1", "r2", "same1", "same2")), Platforms.builtIn()))
                .containsExactly(
                        "changed in the running configuration:",
                        "  r[1-2] (2): the same 2 lines",
                        "     interface Loopback0",
                        "    - description old",
                        "    + description new",
                        "  other: 2 lines",
                        "     interface Loopback0",
                        "    - description old",
                        "    + description other",
                        "not changed in the running configuration: same[1-2]");
    }

    @Test
    void of_many_different_changes_the_rest_is_counted() throws Exception {
        List<String> devices = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            devices.add("d" + i);
        }
        KeptRun run = MadeUpRun.kept(
                folder.resolve("runs"),
                RunOrigin.of("config"),
                devices,
                new Task.Configure(List.of("hostname x"), false),
                (device, task, progress) -> {
                    Reply reply = MadeUpRun.change(device);
                    return reply.with(MadeUpRun.proof("a", device.name()));
                });
        assertThat(ShownChanges.of(run, Platforms.builtIn()))
                .last()
                .isEqualTo("  and 2 other changes; see all with: runs report " + run.id());
    }

    @Test
    void a_run_that_changed_nothing_says_nothing() throws Exception {
        KeptRun run = MadeUpRun.kept(
                folder.resolve("runs"),
                RunOrigin.of("config"),
                List.of("r1"),
                Task.Show.of("show clock"),
                (device, task, progress) -> new Reply(device, List.of(), ""));
        assertThat(ShownChanges.of(run, Platforms.builtIn())).isEmpty();
    }

    @Test
    void what_devices_of_the_lab_have_changed_is_read_before_and_after() throws Exception {
        Platforms platforms = Platforms.builtIn();
        List<Device> devices = Stream.of("R1", "R2")
                .map(name -> Device.of(name, "cisco_ios", Credentials.of("cisco", "cisco")))
                .toList();
        Care care = new Care(List.of(), List.of(), Care.Undo.NONE, Care.Proving.YES, false);
        Task change = new Task.Configure(
                List.of("interface Loopback0", "description lab", "exit", "ntp server 192.0.2.1"),
                false,
                new Task.Commit.Now(),
                Task.OnRefused.STOP,
                List.of(),
                care);
        Judge none = (device, expectations, before, after) -> Optional.empty();
        RunStore store = RunStore.in(folder.resolve("runs"));
        Plan plan = Plan.of(devices, change);
        RunJournal journal = store.begin(plan, RunOrigin.of("config"), trouble -> {
            throw new AssertionError(trouble);
        });
        try (Lab lab = Lab.start(devices);
                Ssh ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address);
                Fleet fleet = Fleet.open(
                        new ChangeWorker(ssh.worker(), device -> platforms.named(device.platform()), none),
                        Workers.of(2))) {
            fleet.submit(plan, journal);
        }
        assertThat(ShownChanges.of(store.run(journal.id()).orElseThrow(), platforms))
                .containsExactly(
                        "changed in the running configuration:",
                        "  R[1-2] (2): the same 2 lines",
                        "     interface Loopback0",
                        "    + description lab",
                        "    +ntp server 192.0.2.1");
    }
}
