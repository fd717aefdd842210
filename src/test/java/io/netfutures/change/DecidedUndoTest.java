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
import io.netfutures.device.Expectation;
import io.netfutures.device.Judge;
import io.netfutures.device.Progress;
import io.netfutures.device.Proof;
import io.netfutures.device.Proof.End;
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

/** Changes that are not as expected, of which somebody decides whether they stay. */
@NullMarked
@Tag("slow")
class DecidedUndoTest {
    private static final Instant BEGIN = Instant.parse("2026-11-30T22:00:00Z");
    private static final Duration WITHIN = Duration.ofMinutes(5);
    private static final Judge CONTENT = (device, expected, before, after) -> Optional.empty();
    private static final Judge SPOILT = (device, expected, before, after) ->
            Optional.of(new Judge.Objection("it is not as before", "-up\n+down\n"));
    private static final String CHANGES = """
            cisco_ios, show clock, ntp server 10.9.9.9
            cisco_nxos, show clock, ntp server 10.9.9.9
            juniper_junos, show version, set system ntp server 10.9.9.9
            arista_eos, show version, ntp server 10.9.9.9
            vyos, show version, set system ntp server 10.9.9.9
            cisco_xr, show version, ntp server 10.9.9.9
            nokia_sros, show version, configure system location 10.9.9.9
            nokia_srl, show version, set / system ntp server 10.9.9.9
            """;

    private volatile Instant now = BEGIN;
    private final InstantSource time = () -> now;

    /** What a device was, and is at the end, and what was told. */
    private record Left(List<String> before, List<String> after, List<String> later, List<String> sent, Proof proof) {}

    private Left changed(String platform, List<String> lines, String check, Judge judge, UndoDecision decision)
            throws Exception {
        return changed(
                platform,
                lines,
                new Care(
                        List.of(check),
                        List.of(new Expectation.Unchanged()),
                        new Undo(new Commit.Confirmed(WITHIN, "nf-1"), List.of(), true),
                        Proving.YES,
                        false),
                judge,
                decision);
    }

    private Left changed(String platform, List<String> lines, Care care, Judge judge, UndoDecision decision)
            throws Exception {
        Device device = Device.of("10.0.0.1", platform, Credentials.of("cisco", "cisco"));
        try (Lab lab = Lab.start(List.of(device), new LabOptions(0, time.withZone(ZoneOffset.UTC), Optional.empty()));
                Ssh ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address);
                KeptSessions sessions = ssh.keeping(WITHIN)) {
            Router router = lab.routers().getFirst();
            if (platform.equals("cisco_ios")) {
                router.configure("archive", "path flash:before");
            }
            List<String> before = router.configuration();
            ChangeWorker worker = new ChangeWorker(
                    sessions,
                    known -> Platforms.builtIn().named(known.platform()),
                    judge,
                    time,
                    pause -> now = now.plus(pause),
                    decision);
            DeviceException failure = catchThrowableOfType(
                    DeviceException.class,
                    () -> worker.perform(
                            device,
                            new Configure(lines, true, new Commit.Now(), OnRefused.STOP, List.of(), care),
                            Progress.NONE));
            assertThat(failure).isNotNull();
            List<String> after = router.configuration();
            List<String> sent = router.received();
            now = now.plus(Duration.ofMinutes(20));
            return new Left(
                    before,
                    after,
                    router.configuration(),
                    sent,
                    Objects.requireNonNull(failure.reply().proof()));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = CHANGES)
    void a_change_of_which_somebody_says_that_it_stays_is_kept_and_not_saved(String platform, String check, String line)
            throws Exception {
        Left left = changed(platform, List.of(line), check, SPOILT, (device, failure, byItself) -> false);
        assertThat(left.proof().end()).isEqualTo(End.IN_FORCE);
        assertThat(left.after()).isNotEqualTo(left.before());
        assertThat(left.later()).isEqualTo(left.after());
        assertThat(left.sent()).noneMatch(sent -> sent.startsWith("copy running") || sent.startsWith("write"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = CHANGES)
    void a_change_of_which_somebody_says_so_is_taken_back(String platform, String check, String line) throws Exception {
        Left left = changed(platform, List.of(line), check, SPOILT, (device, failure, byItself) -> true);
        assertThat(left.proof().end()).isEqualTo(End.TAKEN_BACK);
        assertThat(left.after()).isEqualTo(left.before());
    }

    @Test
    void whoever_decides_is_told_why_and_when_it_goes_by_itself() throws Exception {
        AtomicReference<@Nullable String> told = new AtomicReference<>();
        changed("cisco_ios", List.of("ntp server 10.9.9.9"), "show clock", SPOILT, (device, failure, byItself) -> {
            told.set(device.name() + " " + failure.what() + " " + byItself.orElseThrow());
            return true;
        });
        assertThat(told.get()).isEqualTo("10.0.0.1 it is not as before 2026-11-30T22:05:00Z");
    }

    @ParameterizedTest
    @CsvSource(textBlock = CHANGES)
    void a_decision_that_comes_when_the_device_has_taken_the_change_back_keeps_nothing(
            String platform, String check, String line) throws Exception {
        if (platform.equals("cisco_nxos")) { // it takes back nothing by itself
            return;
        }
        Left left = changed(platform, List.of(line), check, SPOILT, (device, failure, byItself) -> {
            now = byItself.orElseThrow().plusSeconds(30);
            return false;
        });
        assertThat(left.proof().end()).isEqualTo(End.TAKEN_BACK);
        assertThat(left.after()).isEqualTo(left.before());
    }

    @Test
    void lines_before_a_refused_one_stay_if_somebody_says_so_and_it_is_not_told_that_all_is_in_force()
            throws Exception {
        Left left = changed(
                "cisco_ios",
                List.of("ntp server 10.9.9.9", "ntp sorver 10.9.9.9"),
                "show clock",
                CONTENT,
                (device, failure, byItself) -> {
                    assertThat(failure).isInstanceOf(CommandRejected.class);
                    return false;
                });
        assertThat(left.proof().end()).isEqualTo(End.UNKNOWN);
        assertThat(left.later()).anyMatch(line -> line.contains("10.9.9.9"));
    }

    @Test
    void nobody_is_asked_where_nothing_can_be_taken_back_or_nobody_wants_to_be_asked() throws Exception {
        UndoDecision never = (device, failure, byItself) -> {
            throw new AssertionError("asked");
        };
        Care none = new Care(List.of("show clock"), List.of(), Undo.NONE, Proving.YES, false);
        assertThat(changed("cisco_ios", List.of("ntp server 10.9.9.9"), none, SPOILT, never)
                        .proof()
                        .end())
                .isEqualTo(End.IN_FORCE);
        Care timed = new Care(
                List.of("show clock"),
                List.of(),
                new Undo(new Commit.Confirmed(WITHIN, "nf-1"), List.of()),
                Proving.YES,
                false);
        assertThat(changed("cisco_ios", List.of("ntp server 10.9.9.9"), timed, SPOILT, never)
                        .proof()
                        .end())
                .isEqualTo(End.TAKEN_BACK);
    }
}
