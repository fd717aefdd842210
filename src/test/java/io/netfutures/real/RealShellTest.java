package io.netfutures.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.netfutures.concurrent.Status;
import io.netfutures.concurrent.TaskFuture;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.concurrent.When;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.AlgorithmMismatch;
import io.netfutures.device.DeviceException.ConnectionLost;
import io.netfutures.device.DeviceException.ServerBusy;
import io.netfutures.device.DeviceException.ShellRefused;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.device.Timeouts;
import io.netfutures.real.RealServer.Kind;
import io.netfutures.session.Session;
import io.netfutures.ssh.Ssh;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a session at servers that refuse, die, change their keys under way, or are besieged. */
@Tag("slow")
final class RealShellTest {
    private static final Duration BOUND = Duration.ofMinutes(2);

    @Test
    void an_account_without_a_shell_says_so() throws Exception {
        try (RealServer server = OpenSshServer.startWith("/usr/sbin/nologin", "ed25519")) {
            assertThat(fails(ShellRefused.class, server))
                    .hasMessageContaining("This account is currently not available");
        }
    }

    @Test
    void a_forced_command_that_ends_at_once_is_no_shell() throws Exception {
        try (RealServer server = OpenSshServer.start("ForceCommand /bin/false")) {
            fails(ShellRefused.class, server);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_came_before_the_server_died_is_kept(Kind kind) throws Exception {
        try (RealServer server = kind.start();
                Ssh ssh = Ssh.open(RealServer.known(server));
                Session session = ssh.connect(server.device(), Progress.NONE)) {
            Path begun = server.account().home().resolve("begun");
            CompletableFuture<ConnectionLost> lost = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    session.send("echo the first half; touch begun; sleep 1000");
                    lost.completeExceptionally(new AssertionError("no failure"));
                } catch (ConnectionLost e) {
                    lost.complete(e);
                } catch (DeviceException | InterruptedException e) {
                    lost.completeExceptionally(e);
                }
            });
            await().atMost(BOUND).until(() -> Files.exists(begun));
            server.process().kill();
            assertThat(lost.get(5, TimeUnit.SECONDS).evidence()).contains("the first half");
        }
    }

    @Test
    void twenty_megabytes_come_whole_through_twenty_changes_of_keys() throws Exception {
        try (RealServer server = OpenSshServer.start("RekeyLimit 1M");
                Ssh ssh = Ssh.open(RealServer.known(server));
                Session session = ssh.connect(server.device(), Progress.NONE)) {
            byte[] random = new byte[15_000_000];
            new Random(1).nextBytes(random);
            String text = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(random);
            Files.writeString(server.account().home().resolve("large"), text + "\n");
            assertThat(session.send("cat large").equals(text)).isTrue();
            assertThat(session.send("echo and on it goes")).isEqualTo("and on it goes");
        }
    }

    @Test
    void without_an_algorithm_in_common_both_lists_are_shown() throws Exception {
        try (RealServer server = OpenSshServer.start("KexAlgorithms diffie-hellman-group14-sha1")) {
            assertThat(fails(AlgorithmMismatch.class, server))
                    .hasMessageContaining("diffie-hellman-group14-sha1")
                    .hasMessageContaining("curve25519-sha256");
        }
    }

    /** Beyond MaxStartups sshd hangs up on strangers, some at first and then all; who knocks again gets in. */
    @Test
    void two_hundred_at_once_are_answered_or_told_that_the_server_is_busy() throws Exception {
        try (RealServer server = OpenSshServer.start("MaxStartups 10:30:60");
                Ssh ssh = Ssh.open(RealServer.known(server));
                TaskScope scope = TaskScope.open(Workers.of(200))) {
            // Two hundred logins are work for a server on the same machine.
            Duration patience = Duration.ofMinutes(2);
            Device device = server.device()
                    .with(server.device()
                            .settings()
                            .with(new Timeouts(patience, patience, patience, patience, patience, patience)));
            List<Device> left = Collections.nCopies(200, device);
            for (int round = 1; !left.isEmpty(); round++) {
                // Not as a run of a fleet, in which the tasks for one device follow each other.
                List<TaskFuture<Reply>> futures = new ArrayList<>();
                for (Device each : left) {
                    futures.add(scope.submit(
                            each.name(), () -> ssh.worker().perform(each, Task.Show.of("echo in"), Progress.NONE)));
                }
                scope.waitFor(futures, When.ALL_COMPLETED);
                List<TaskFuture<Reply>> busy = futures.stream()
                        .filter(each -> each.status() instanceof Status.Raised)
                        .toList();
                assertThat(busy).extracting(TaskFuture::exception).allMatch(ServerBusy.class::isInstance);
                assertThat(busy.size()).as("round " + round).isLessThan(futures.size());
                left = Collections.nCopies(busy.size(), device);
            }
            assertThat(server.process().log())
                    .filteredOn(line -> line.contains(server.acceptedPassword()))
                    .hasSize(200);
        }
    }

    private static <E extends DeviceException> E fails(Class<E> type, RealServer server) throws Exception {
        try (Ssh ssh = Ssh.open(RealServer.known(server))) {
            DeviceException thrown = catchThrowableOfType(
                    DeviceException.class,
                    () -> ssh.connect(server.device(), Progress.NONE).close());
            assertThat(thrown).isInstanceOf(type);
            return type.cast(thrown);
        }
    }
}
