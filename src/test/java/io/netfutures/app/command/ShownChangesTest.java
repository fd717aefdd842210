package io.netfutures.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.report.MadeUpRun;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.journal.KeptRun;
import io.netfutures.journal.RunOrigin;
import io.netfutures.platform.Platforms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
}
