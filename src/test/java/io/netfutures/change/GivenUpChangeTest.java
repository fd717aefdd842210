package io.netfutures.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.concurrent.Workers;
import io.netfutures.device.Care;
import io.netfutures.device.Care.Proving;
import io.netfutures.device.Care.Undo;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Proof;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Task.Configure;
import io.netfutures.device.Worker;
import io.netfutures.fleet.DeviceFuture;
import io.netfutures.fleet.Fleet;
import io.netfutures.fleet.Plan;
import io.netfutures.fleet.Run;
import io.netfutures.journal.DeviceResult;
import io.netfutures.platform.Platforms;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A change that is cancelled on the way leaves what is known of it. */
class GivenUpChangeTest {
    private static final Device DEVICE = Device.of("10.0.0.1", "cisco_ios", Credentials.of("cisco", "cisco"));

    /** The result of a change whose worker hangs in the lines, behind so many of them. */
    private static DeviceResult cancelled(int lines) throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        Worker worker = (device, task, progress) -> {
            progress.at(Step.CONNECT);
            if (task instanceof Configure configure) {
                progress.at(Step.CONFIG);
                configure.lines().subList(0, lines).forEach(progress::sent);
                hangs.countDown();
                new CountDownLatch(1).await();
            }
            return new Reply(device, List.of(new Reply.Output("show running-config", "hostname R1\n")));
        };
        ChangeWorker changes = new ChangeWorker(
                worker,
                device -> Platforms.builtIn().named(device.platform()),
                (device, expected, before, after) -> Optional.empty());
        Task task = new Configure(
                List.of("hostname R2", "hostname R3"),
                false,
                new Task.Commit.Now(),
                Task.OnRefused.STOP,
                List.of(),
                new Care(List.of(), List.of(), Undo.NONE, Proving.YES, false));
        try (Fleet fleet = Fleet.open(changes, Workers.of(1))) {
            Run run = fleet.submit(Plan.of(List.of(DEVICE), task));
            DeviceFuture future = run.futures().getFirst();
            hangs.await();
            run.cancel();
            assertThat(run.asCompleted()).containsExactly(future);
            return DeviceResult.of(future);
        }
    }

    @Test
    void its_configuration_before_the_first_line_is_kept_and_what_became_of_it_is_not_known() throws Exception {
        DeviceResult result = cancelled(1);
        Proof proof = Objects.requireNonNull(result.proof());
        assertThat(result.state()).isEqualTo(DeviceResult.State.CANCELLED);
        assertThat(proof.end()).isEqualTo(Proof.End.UNKNOWN);
        assertThat(Objects.requireNonNull(proof.runningBefore()).text()).isEqualTo("hostname R1\n");
    }

    @Test
    void nothing_is_said_of_one_that_had_not_begun() throws Exception {
        assertThat(cancelled(0).proof()).isNull();
    }
}
