package io.netfutures.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.concurrent.TaskFuture;
import io.netfutures.concurrent.TaskScope;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException.AuthFailed;
import io.netfutures.device.DeviceException.HandshakeTimeout;
import io.netfutures.device.DeviceException.SkippedAuthBreaker;
import io.netfutures.device.Step;
import io.netfutures.device.Task;
import io.netfutures.fleet.DeviceFuture;
import io.netfutures.fleet.Fleet;
import io.netfutures.fleet.Run;
import io.netfutures.lab.Lab;
import io.netfutures.lab.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many accounts a wrong password can lock. */
@Tag("slow")
class AuthBreakerTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Task CLOCK = Task.Show.of("sh clock");

    private final AuthBreaker breaker = new AuthBreaker();

    private static Device device(String name, String password) {
        return Device.of(name, "cisco_ios", Credentials.of("cisco", password));
    }

    private static List<Device> devices(int count, Function<Integer, String> password) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> device("R" + i, password.apply(i)))
                .toList();
    }

    private void refuse(String... names) throws Exception {
        for (String name : names) {
            try (AuthBreaker.Try attempted = breaker.enter(device(name, "pw"), LONG)) {
                attempted.refused();
            }
        }
    }

    @Test
    void after_three_refusals_no_further_device_is_tried_until_they_are_forgiven() throws Exception {
        refuse("R1", "R2");
        breaker.check(device("R9", "pw"));
        refuse("R3");
        assertThatThrownBy(() -> breaker.check(device("R9", "pw")))
                .isInstanceOf(SkippedAuthBreaker.class)
                .hasMessage(
                        "R9:22: login: not contacted: R1, R2, R3 refused user \"cisco\" with the same password or key, and"
                                + " no device has accepted it; check it at one device (-d R1), so that no account is locked");
        assertThatThrownBy(() -> breaker.enter(device("R9", "pw"), LONG))
                .isInstanceOf(SkippedAuthBreaker.class)
                .hasMessageContaining("no login was tried");
        breaker.check(device("R9", "another"));
        breaker.forgive();
        refuse("R9");
    }

    @Test
    void a_credential_that_one_device_has_accepted_is_never_broken() throws Exception {
        refuse("R1", "R2");
        try (AuthBreaker.Try attempted = breaker.enter(device("R3", "pw"), LONG)) {
            attempted.accepted();
        }
        refuse("R4", "R5", "R6", "R7");
        breaker.check(device("R8", "pw"));
    }

    @Test
    void no_more_logins_are_under_way_than_refusals_are_left() throws Exception {
        AuthBreaker.Try first = breaker.enter(device("R1", "pw"), LONG);
        AuthBreaker.Try second = breaker.enter(device("R2", "pw"), LONG);
        AuthBreaker.Try third = breaker.enter(device("R3", "pw"), LONG);
        assertThatThrownBy(() -> breaker.enter(device("R4", "pw"), Duration.ofMillis(20)))
                .isInstanceOf(HandshakeTimeout.class)
                .hasMessageContaining("no login was tried: the first ones of user \"cisco\" have not been answered");
        breaker.enter(device("R4", "another"), LONG).close();
        first.refused();
        first.close();
        assertThatThrownBy(() -> breaker.enter(device("R4", "pw"), Duration.ofMillis(20)))
                .as("one refused and two under way may make three")
                .isInstanceOf(HandshakeTimeout.class);
        second.close();
        breaker.enter(device("R4", "pw"), LONG).close();
        third.accepted();
        breaker.enter(device("R5", "pw"), LONG).close();
    }

    @Test
    void who_waits_is_let_in_by_the_first_acceptance_and_let_go_by_an_interrupt() throws Exception {
        try (TaskScope scope = TaskScope.open(Workers.of(10))) {
            List<AuthBreaker.Try> first = new ArrayList<>();
            for (String name : List.of("R1", "R2", "R3")) {
                first.add(breaker.enter(device(name, "pw"), LONG));
            }
            TaskFuture<String> cancelled = scope.submit("R4", () -> {
                breaker.enter(device("R4", "pw"), LONG).close();
                return "in";
            });
            TaskFuture<String> waiting = scope.submit("R5", () -> {
                breaker.enter(device("R5", "pw"), LONG).close();
                return "in";
            });
            cancelled.cancel();
            first.getFirst().accepted();
            assertThat(waiting.result(LONG)).isEqualTo("in");
            first.forEach(AuthBreaker.Try::close);
        }
    }

    @Test
    void it_keeps_no_secret_in_its_text() {
        assertThatThrownBy(() -> refuse("R1", "R2", "R3", "R4")).hasMessageNotContaining("pw");
        assertThatThrownBy(() -> breaker.breakAfter(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_mistyped_password_is_sent_to_three_of_500_devices_by_fifty_workers() throws Exception {
        List<Device> right = devices(500, i -> "right");
        List<Device> wrong = devices(500, i -> "wrong");
        try (Lab lab = Lab.start(right);
                Ssh ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address);
                Fleet fleet = Fleet.open(ssh.worker(), Workers.of(50))) {
            Run run = fleet.submit(wrong, CLOCK);
            List<Throwable> failures = new ArrayList<>();
            for (DeviceFuture each : run.asCompleted()) {
                failures.add(each.future().exceptionNow());
            }
            assertThat(failures)
                    .hasSize(500)
                    .filteredOn(AuthFailed.class::isInstance)
                    .hasSize(3);
            assertThat(failures)
                    .filteredOn(SkippedAuthBreaker.class::isInstance)
                    .hasSize(497);
            assertThat(lab.routers().stream().mapToInt(Router::loginsTried).sum())
                    .isEqualTo(3);
            assertThat(run.futures().get(499).future().exception())
                    .isInstanceOfSatisfying(
                            SkippedAuthBreaker.class,
                            skipped -> assertThat(skipped.step()).isEqualTo(Step.LOGIN))
                    .hasMessageContaining("not contacted");
            assertThat(lab.awaitNoSessions(LONG)).isTrue();
        }
    }

    @Test
    void with_a_password_that_most_accept_those_that_refuse_it_fail_alone() throws Exception {
        List<Device> inLab = devices(60, i -> i % 10 == 5 ? "other" : "right");
        List<Device> right = devices(60, i -> "right");
        try (Lab lab = Lab.start(inLab);
                Ssh ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address);
                Fleet fleet = Fleet.open(ssh.worker(), Workers.of(50))) {
            Run run = fleet.submit(right, CLOCK);
            for (DeviceFuture each : run.asCompleted()) {
                int number = Integer.parseInt(each.device().name().substring(1));
                if (number % 10 == 5) {
                    assertThat(each.future().exception()).isInstanceOf(AuthFailed.class);
                } else {
                    assertThat(each.future().exception()).isNull();
                }
            }
        }
    }
}
