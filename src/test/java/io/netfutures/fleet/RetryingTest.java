package io.netfutures.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.AuthFailed;
import io.netfutures.device.DeviceException.BannerTimeout;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.DeviceException.CommandTimeout;
import io.netfutures.device.DeviceException.ConnectRefused;
import io.netfutures.device.DeviceException.ConnectTimeout;
import io.netfutures.device.DeviceException.ConnectionLost;
import io.netfutures.device.DeviceException.Failure;
import io.netfutures.device.DeviceException.HandshakeTimeout;
import io.netfutures.device.DeviceException.HostKeyChanged;
import io.netfutures.device.DeviceException.JumpFailed;
import io.netfutures.device.DeviceException.ServerBusy;
import io.netfutures.device.DeviceException.SessionLimit;
import io.netfutures.device.DeviceException.SkippedAuthBreaker;
import io.netfutures.device.DeviceException.Unreachable;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.device.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which failures are tried again, how often, and after what pause; the clock and the dice are the test's. */
class RetryingTest {
    private static final Device R1 = Device.of("R1", "cisco_ios", Credentials.of("cisco", "cisco"));
    private static final Task SHOW = Task.Show.of("sh clock");
    private static final Task CONFIGURE = new Task.Configure(List.of("hostname R1"), false);
    private static final Reply REPLY = new Reply(R1, List.of(new Reply.Output("sh clock", "12:00")));

    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private int attempts;

    private static Arguments after(Function<Failure, DeviceException> failure, Step step, int shows, int configures) {
        return Arguments.of(failure.apply(new Failure(R1, step, "it went wrong", "look")), shows, configures);
    }

    /** How often in all a show and a configuration that always fail so are tried with three retries. */
    static Stream<Arguments> failures() {
        return Stream.of(
                after(ConnectTimeout::new, Step.CONNECT, 4, 4),
                after(Unreachable::new, Step.CONNECT, 4, 4),
                after(ServerBusy::new, Step.IDENTIFY, 4, 4),
                after(SessionLimit::new, Step.PROMPT, 4, 4),
                after(BannerTimeout::new, Step.IDENTIFY, 2, 2),
                after(HandshakeTimeout::new, Step.KEY_EXCHANGE, 2, 2),
                after(HandshakeTimeout::new, Step.LOGIN, 1, 1),
                after(ConnectionLost::new, Step.COMMAND, 4, 1),
                after(ConnectionLost::new, Step.KEY_EXCHANGE, 4, 1),
                after(ConnectionLost::new, Step.LOGIN, 1, 1),
                after(ConnectRefused::new, Step.CONNECT, 1, 1),
                after(AuthFailed::new, Step.LOGIN, 1, 1),
                after(SkippedAuthBreaker::new, Step.LOGIN, 1, 1),
                after(HostKeyChanged::new, Step.HOST_KEY, 1, 1),
                after(CommandTimeout::new, Step.COMMAND, 1, 1),
                after(failure -> new CommandRejected(failure, "sh clock"), Step.COMMAND, 1, 1),
                after(failure -> behindJump(new ConnectTimeout(failure)), Step.CONNECT, 4, 4),
                after(failure -> behindJump(new AuthFailed(failure)), Step.LOGIN, 1, 1));
    }

    private static JumpFailed behindJump(DeviceException cause) {
        return new JumpFailed(new Failure(R1, Step.CONNECT, "the jump host failed", "", "look", cause));
    }

    private Retrying retrying(Worker worker, int retries) {
        return new Retrying(worker, retries, () -> 1.0, pauses::add);
    }

    private final Progress hearing = new Progress() {
        @Override
        public void at(Step step) {}

        @Override
        public void again(DeviceException failure, int attempt, int most, Duration pause) {
            told.add(attempt + " of " + most + " in " + pause.toMillis());
        }
    };

    @ParameterizedTest
    @MethodSource("failures")
    void only_what_may_pass_by_itself_is_tried_again(DeviceException failure, int shows, int configures) {
        Worker failing = (device, task, progress) -> {
            attempts++;
            throw failure;
        };
        assertThatThrownBy(() -> retrying(failing, 3).perform(R1, SHOW, Progress.NONE))
                .isSameAs(failure);
        assertThat(attempts).as("a task that reads").isEqualTo(shows);
        attempts = 0;
        assertThatThrownBy(() -> retrying(failing, 3).perform(R1, CONFIGURE, Progress.NONE))
                .isSameAs(failure);
        assertThat(attempts).as("a configuration").isEqualTo(configures);
    }

    @Test
    void the_second_attempt_may_succeed_and_is_told() throws Exception {
        Worker busyOnce = (device, task, progress) -> {
            if (attempts++ == 0) {
                throw new ServerBusy(new Failure(R1, Step.IDENTIFY, "busy", "wait"));
            }
            return REPLY;
        };
        assertThat(retrying(busyOnce, 2).perform(R1, SHOW, hearing)).isSameAs(REPLY);
        assertThat(told).containsExactly("2 of 3 in 1000");
        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void pauses_double_up_to_thirty_seconds_and_a_full_device_gets_five_more() {
        Worker dead = (device, task, progress) -> {
            throw new ConnectTimeout(new Failure(R1, Step.CONNECT, "no answer", "look"));
        };
        assertThatThrownBy(() -> retrying(dead, 7).perform(R1, SHOW, Progress.NONE))
                .isInstanceOf(ConnectTimeout.class);
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        pauses.clear();
        Worker full = (device, task, progress) -> {
            throw new SessionLimit(new Failure(R1, Step.PROMPT, "full", "look"));
        };
        assertThatThrownBy(() -> new Retrying(full, 1, () -> 0.5, pauses::add).perform(R1, SHOW, Progress.NONE))
                .isInstanceOf(SessionLimit.class);
        assertThat(pauses).containsExactly(Duration.ofMillis(5500));
    }

    @Test
    void a_configuration_of_which_a_line_was_sent_is_never_sent_again() {
        Worker losing = (device, task, progress) -> {
            attempts++;
            progress.sent("hostname R1");
            throw new SessionLimit(new Failure(R1, Step.CONFIG, "full", "look"));
        };
        assertThatThrownBy(() -> retrying(losing, 3).perform(R1, CONFIGURE, Progress.NONE))
                .isInstanceOf(SessionLimit.class);
        assertThat(attempts).isEqualTo(1);
    }
}
