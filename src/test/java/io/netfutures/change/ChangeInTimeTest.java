package io.netfutures.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netfutures.device.Care;
import io.netfutures.device.Care.Proving;
import io.netfutures.device.Care.Undo;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.DeviceException.NotAsExpected;
import io.netfutures.device.Expectation;
import io.netfutures.device.Judge;
import io.netfutures.device.Progress;
import io.netfutures.device.Proof;
import io.netfutures.device.Proof.End;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.device.Task.Commit;
import io.netfutures.device.Task.Configure;
import io.netfutures.device.Task.OnRefused;
import io.netfutures.lab.Lab;
import io.netfutures.lab.LabOptions;
import io.netfutures.lab.Router;
import io.netfutures.platform.Platforms;
import io.netfutures.ssh.HostKeys;
import io.netfutures.ssh.KeptSessions;
import io.netfutures.ssh.Ssh;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes whose time is over before they are settled, and ways back that are refused. */
@NullMarked
@Tag("slow")
class ChangeInTimeTest {
    private static final Duration WITHIN = Duration.ofMinutes(5);
    private static final Commit.Confirmed TIMED = new Commit.Confirmed(WITHIN, "nf-1");
    private static final Judge.Objection WORSE = new Judge.Objection("it is not as before", "-up\n+down\n");

    private volatile Instant now = Instant.parse("2026-12-01T22:00:00Z");
    private final InstantSource time = () -> now;

    /** What a change has left: on the device, and in words. */
    private record Left(
            List<String> before,
            List<String> after,
            List<String> sent,
            @Nullable Proof proof,
            @Nullable DeviceException failure) {
        Proof.@Nullable End end() {
            return proof == null ? null : proof.end();
        }
    }

    private Left performed(String platform, Task task, Judge judge) throws Exception {
        Device device = Device.of("10.0.0.1", platform, Credentials.of("cisco", "cisco"));
        try (Lab lab = Lab.start(List.of(device), new LabOptions(0, time.withZone(ZoneOffset.UTC), Optional.empty()));
                Ssh ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address);
                KeptSessions sessions = ssh.keeping(WITHIN)) {
            Router router = lab.routers().getFirst();
            if (platform.equals("cisco_ios")) {
                router.configure("archive", "path flash:before");
            }
            ChangeWorker worker = new ChangeWorker(
                    sessions,
                    known -> Platforms.builtIn().named(known.platform()),
                    judge,
                    time,
                    pause -> now = now.plus(pause),
                    UndoDecision.ALWAYS);
            List<String> before = router.configuration();
            AtomicReference<@Nullable Reply> reply = new AtomicReference<>();
            DeviceException failure = catchThrowableOfType(
                    DeviceException.class, () -> reply.set(worker.perform(device, task, Progress.NONE)));
            return new Left(
                    before,
                    router.configuration(),
                    router.received(),
                    (failure == null ? Objects.requireNonNull(reply.get()) : failure.reply()).proof(),
                    failure);
        }
    }

    private static Configure change(String check, List<String> lines, List<String> undo) {
        Care care = new Care(
                List.of(check), List.of(new Expectation.Unchanged()), new Undo(TIMED, undo), Proving.YES, false);
        return new Configure(lines, true, new Commit.Now(), OnRefused.STOP, List.of(), care);
    }

    @ParameterizedTest
    @CsvSource({
        "cisco_ios, show clock, ntp server 10.9.9.9, configure confirm",
        "juniper_junos, show version, set system ntp server 10.9.9.9, commit",
        "arista_eos, show version, ntp server 10.9.9.9, configure session nf-1 commit",
        "cisco_xr, show version, ntp server 10.9.9.9, commit",
        "vyos, show version, set system ntp server 10.9.9.9, confirm"
    })
    void a_change_whose_time_is_over_is_not_called_kept(String platform, String check, String line, String keeping)
            throws Exception {
        Judge slow = (device, expected, before, after) -> {
            now = now.plus(WITHIN).plusSeconds(61);
            return Optional.empty();
        };
        Left left = performed(platform, change(check, List.of(line), List.of()), slow);
        assertThat(left.failure())
                .isInstanceOf(NotAsExpected.class)
                .hasMessageContaining("the checks took longer than the device waits to be told to keep the change")
                .hasMessageContaining("--within");
        assertThat(left.end()).isEqualTo(End.TAKEN_BACK);
        assertThat(left.after()).isEqualTo(left.before());
        assertThat(left.sent()).doesNotContain(keeping, "write memory", "save");
    }

    @ParameterizedTest
    @CsvSource({
        "cisco_ios, show clock, ntp server 10.9.9.9, configure revert now",
        "juniper_junos, show version, set system ntp server 10.9.9.9, rollback 1",
        "cisco_xr, show version, ntp server 10.9.9.9, rollback configuration last 1"
    })
    void what_a_device_took_back_in_its_time_is_not_taken_back_again(
            String platform, String check, String line, String takingBack) throws Exception {
        Judge slow = (device, expected, before, after) -> {
            now = now.plus(WITHIN).plusSeconds(61);
            return Optional.of(WORSE);
        };
        Left left = performed(platform, change(check, List.of(line), List.of()), slow);
        assertThat(left.failure()).hasMessageContaining("it is not as before");
        assertThat(left.end()).isEqualTo(End.TAKEN_BACK);
        assertThat(left.after()).isEqualTo(left.before());
        assertThat(left.sent()).doesNotContain(takingBack);
    }

    @Test
    void lines_that_take_a_change_back_are_sent_all_though_one_is_refused() throws Exception {
        Left left = performed(
                "dell_os10",
                change(
                        "show clock",
                        List.of("ntp server 10.9.9.9", "nonsense", "vlan 77"),
                        List.of("nonsense of vlan 77", "no ntp server 10.9.9.9")),
                (device, expected, before, after) -> Optional.empty());
        assertThat(left.failure()).isInstanceOf(CommandRejected.class).hasMessageContaining("\"nonsense\"");
        assertThat(left.end()).isEqualTo(End.TAKEN_BACK);
        assertThat(left.after()).isEqualTo(left.before());
    }

    @Test
    void lines_that_do_not_take_a_change_back_leave_it_unknown_with_what_the_device_runs() throws Exception {
        Left left = performed(
                "dell_os10",
                change(
                        "show clock",
                        List.of("ntp server 10.9.9.9", "nonsense"),
                        List.of("nonsense of 10.9.9.9", "vlan 78")),
                (device, expected, before, after) -> Optional.empty());
        assertThat(left.end()).isEqualTo(End.UNKNOWN);
        assertThat(Objects.requireNonNull(Objects.requireNonNull(left.proof()).runningAfter())
                        .text())
                .contains("ntp server 10.9.9.9");
        assertThat(Objects.requireNonNull(left.failure()).getSuppressed())
                .singleElement()
                .isInstanceOfSatisfying(
                        CommandRejected.class,
                        refused -> assertThat(refused.command()).isEqualTo("nonsense of 10.9.9.9"));
    }

    @Test
    void lines_that_are_only_checked_are_not_in_force() throws Exception {
        Care care = new Care(List.of("show version"), List.of(), Undo.NONE, Proving.YES, false);
        Left left = performed(
                "juniper_junos",
                new Configure(
                        List.of("set system ntp server 10.9.9.9"),
                        false,
                        new Commit.Check(),
                        OnRefused.STOP,
                        List.of(),
                        care),
                (device, expected, before, after) -> Optional.empty());
        assertThat(left.failure()).isNull();
        assertThat(left.end()).isEqualTo(End.UNTOUCHED);
        assertThat(left.after()).isEqualTo(left.before());
    }

    @ParameterizedTest
    @CsvSource({
        "cisco_ios, ntp server 10.9.9.9",
        "arista_eos, ntp server 10.9.9.9",
        "vyos, set system ntp server 10.9.9.9"
    })
    void what_is_to_be_confirmed_is_not_saved_before_it_is(String platform, String line) throws Exception {
        Care care = new Care(List.of(), List.of(), Undo.NONE, Proving.YES, false);
        Left left = performed(
                platform,
                new Configure(List.of(line), true, TIMED, OnRefused.STOP, List.of(), care),
                (device, expected, before, after) -> Optional.empty());
        assertThat(left.failure()).isNull();
        assertThat(left.end()).isEqualTo(End.IN_FORCE);
        assertThat(left.sent()).doesNotContain("write memory", "save");
    }
}
