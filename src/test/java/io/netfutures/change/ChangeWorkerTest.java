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
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes with checks, a way back and a proof, on simulated devices over SSH. */
@NullMarked
@Tag("slow")
class ChangeWorkerTest {
    private static final Judge CONTENT = (device, expected, before, after) -> Optional.empty();
    private static final Judge SPOILT = (device, expected, before, after) ->
            Optional.of(new Judge.Objection("it is not as before", "-up\n+down\n"));
    private static final List<Expectation> UNCHANGED = List.of(new Expectation.Unchanged());

    /**
     * A change on one platform.
     *
     * @param line a harmless one
     * @param cut lines that let no client in
     */
    record Words(String platform, String check, String line, List<String> cut) {
        @Override
        public String toString() {
            return platform;
        }
    }

    static Stream<Words> platforms() {
        return Stream.of(
                new Words(
                        "cisco_ios",
                        "show clock",
                        "ntp server 10.9.9.9",
                        List.of("interface Ethernet0/0", "shutdown", "description never typed")),
                new Words(
                        "juniper_junos",
                        "show version",
                        "set system ntp server 10.9.9.9",
                        List.of("delete system services ssh")),
                new Words(
                        "arista_eos",
                        "show version",
                        "ntp server 10.9.9.9",
                        List.of("interface Management1", "shutdown")),
                new Words(
                        "vyos",
                        "show version",
                        "set system ntp server 10.9.9.9",
                        List.of("delete interfaces ethernet eth0 address")),
                new Words(
                        "cisco_xr",
                        "show version",
                        "ntp server 10.9.9.9",
                        List.of("interface MgmtEth0/RP0/CPU0/0", "shutdown")),
                new Words(
                        "nokia_sros",
                        "show version",
                        "configure system location 10.9.9.9",
                        List.of("configure system security ssh server-admin-state disable")),
                new Words(
                        "nokia_srl",
                        "show version",
                        "set / system ntp server 10.9.9.9",
                        List.of("set / system ssh-server mgmt admin-state disable")));
    }

    private volatile Instant now = Instant.parse("2026-11-30T22:00:00Z");
    private final InstantSource time = () -> now;

    /** A device, and what changes it. */
    private record Bench(Lab lab, Ssh ssh, KeptSessions sessions, ChangeWorker worker) implements AutoCloseable {
        Router router() {
            return lab.routers().getFirst();
        }

        List<String> sent() {
            return router().received();
        }

        Reply perform(Configure task) throws Exception {
            return worker.perform(router().device(), task, Progress.NONE);
        }

        @Override
        public void close() throws IOException {
            sessions.close();
            ssh.close();
            lab.close();
        }
    }

    private Bench bench(String platform, Judge judge) throws Exception {
        Lab lab = Lab.start(
                List.of(Device.of("10.0.0.1", platform, Credentials.of("cisco", "cisco"))),
                new LabOptions(0, time.withZone(ZoneOffset.UTC), Optional.empty()));
        if (platform.equals("cisco_ios")) {
            lab.routers().getFirst().configure("archive", "path flash:before");
        }
        Ssh ssh = Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address);
        KeptSessions sessions = ssh.keeping(Duration.ofMinutes(5));
        ChangeWorker worker = new ChangeWorker(
                sessions,
                device -> Platforms.builtIn().named(device.platform()),
                judge,
                time,
                pause -> now = now.plus(pause),
                UndoDecision.ALWAYS);
        return new Bench(lab, ssh, sessions, worker);
    }

    private static Configure change(List<String> lines, Care care) {
        return new Configure(lines, true, new Commit.Now(), OnRefused.STOP, List.of(), care);
    }

    private static Care timed(String check) {
        return new Care(
                List.of(check),
                UNCHANGED,
                new Undo(new Commit.Confirmed(Duration.ofMinutes(5), "nf-1"), List.of()),
                Proving.YES,
                false);
    }

    private static Proof proof(DeviceException failure) {
        return Objects.requireNonNull(failure.reply().proof());
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_change_that_is_as_expected_is_kept_and_proved(Words words) throws Exception {
        try (Bench bench = bench(words.platform(), CONTENT)) {
            Reply reply = bench.perform(change(List.of(words.line()), timed(words.check())));
            Proof proof = Objects.requireNonNull(reply.proof());
            assertThat(proof.end()).isEqualTo(End.IN_FORCE);
            assertThat(proof.before()).extracting(Reply.Output::command).containsExactly(words.check());
            assertThat(proof.after()).extracting(Reply.Output::command).containsExactly(words.check());
            assertThat(Objects.requireNonNull(proof.runningBefore()).text()).doesNotContain("10.9.9.9");
            assertThat(Objects.requireNonNull(proof.runningAfter()).text()).contains("10.9.9.9");
            List<String> after = bench.router().configuration();
            now = now.plus(Duration.ofMinutes(20));
            assertThat(bench.router().configuration()).isEqualTo(after);
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_change_that_is_not_as_expected_is_taken_back_to_the_byte(Words words) throws Exception {
        try (Bench bench = bench(words.platform(), SPOILT)) {
            List<String> before = bench.router().configuration();
            NotAsExpected failure = catchThrowableOfType(
                    NotAsExpected.class, () -> bench.perform(change(List.of(words.line()), timed(words.check()))));
            assertThat(failure).hasMessageContaining("it is not as before");
            assertThat(proof(failure).end()).isEqualTo(End.TAKEN_BACK);
            assertThat(bench.router().configuration()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_device_that_cut_itself_off_comes_back_by_itself_and_it_is_told(Words words) throws Exception {
        try (Bench bench = bench(words.platform(), CONTENT)) {
            List<String> before = bench.router().configuration();
            DeviceException failure = catchThrowableOfType(
                    DeviceException.class, () -> bench.perform(change(words.cut(), timed(words.check()))));
            assertThat(failure).isNotNull();
            assertThat(proof(failure).end()).isEqualTo(End.TAKEN_BACK);
            assertThat(bench.router().configuration()).isEqualTo(before);
            assertThat(bench.sent())
                    .filteredOn(line -> line.equals(words.cut().getFirst()))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"cisco_ios, configure revert now", "cisco_nxos, no checkpoint nf-1"})
    void a_refused_line_takes_back_those_before_it(String platform, String last) throws Exception {
        try (Bench bench = bench(platform, CONTENT)) {
            List<String> before = bench.router().configuration();
            CommandRejected refused = catchThrowableOfType(
                    CommandRejected.class,
                    () -> bench.perform(
                            change(List.of("ntp server 10.9.9.9", "ntp sorver 10.9.9.9"), timed("show clock"))));
            assertThat(refused.command()).isEqualTo("ntp sorver 10.9.9.9");
            assertThat(proof(refused).end()).isEqualTo(End.TAKEN_BACK);
            assertThat(bench.router().configuration()).isEqualTo(before);
            assertThat(bench.sent()).endsWith(last, "show running-config");
        }
    }

    @Test
    void a_line_that_a_candidate_refuses_takes_back_nothing_that_was_there() throws Exception {
        try (Bench bench = bench("juniper_junos", CONTENT)) {
            List<String> before = bench.router().configuration();
            CommandRejected refused = catchThrowableOfType(
                    CommandRejected.class,
                    () -> bench.perform(
                            change(List.of("set system host-name mx1", "set nonsense"), timed("show version"))));
            assertThat(proof(refused).end()).isEqualTo(End.UNTOUCHED);
            assertThat(bench.router().configuration()).isEqualTo(before);
            assertThat(bench.sent()).doesNotContain("rollback 1");
        }
    }

    @Test
    void a_session_with_a_refused_line_does_not_stay_on_the_device() throws Exception {
        try (Bench bench = bench("arista_eos", CONTENT)) {
            List<String> before = bench.router().configuration();
            CommandRejected refused = catchThrowableOfType(
                    CommandRejected.class,
                    () -> bench.perform(
                            change(List.of("ntp server 10.9.9.9", "ntp sorver 10.9.9.9"), timed("show version"))));
            assertThat(proof(refused).end()).isEqualTo(End.UNTOUCHED);
            assertThat(bench.router().configuration()).isEqualTo(before);
            assertThat(bench.sent()).contains("configure session nf-1 abort");
        }
    }

    @Test
    void a_device_that_refuses_the_first_line_is_seen_to_be_as_it_was() throws Exception {
        try (Bench bench = bench("cisco_ios", CONTENT)) {
            Care care = new Care(List.of(), List.of(), Undo.NONE, Proving.YES, false);
            CommandRejected refused = catchThrowableOfType(
                    CommandRejected.class, () -> bench.perform(change(List.of("ntp sorver 10.9.9.9"), care)));
            assertThat(proof(refused).end()).isEqualTo(End.UNTOUCHED);
            assertThat(bench.sent()).filteredOn("show running-config"::equals).hasSize(2);
        }
    }

    @Test
    void a_checkpoint_takes_a_change_back_to_the_byte_and_is_removed() throws Exception {
        try (Bench bench = bench("cisco_nxos", SPOILT)) {
            List<String> before = bench.router().configuration();
            NotAsExpected failure = catchThrowableOfType(
                    NotAsExpected.class,
                    () -> bench.perform(change(List.of("ntp server 10.9.9.9"), timed("show clock"))));
            assertThat(proof(failure).end()).isEqualTo(End.TAKEN_BACK);
            assertThat(bench.router().configuration()).isEqualTo(before);
            assertThat(bench.sent())
                    .containsSubsequence(
                            "checkpoint nf-1",
                            "ntp server 10.9.9.9",
                            "rollback running-config checkpoint nf-1 atomic",
                            "no checkpoint nf-1");
        }
    }

    @Test
    void a_change_that_is_as_expected_leaves_no_checkpoint() throws Exception {
        try (Bench bench = bench("cisco_nxos", CONTENT)) {
            Reply reply = bench.perform(change(List.of("ntp server 10.9.9.9"), timed("show clock")));
            assertThat(Objects.requireNonNull(reply.proof()).end()).isEqualTo(End.IN_FORCE);
            assertThat(bench.sent())
                    .containsSubsequence(
                            "checkpoint nf-1",
                            "ntp server 10.9.9.9",
                            "copy running-config startup-config",
                            "no checkpoint nf-1")
                    .doesNotContain("rollback running-config checkpoint nf-1 atomic");
        }
    }

    @Test
    void a_device_that_takes_no_checkpoint_is_changed_if_lines_can_take_it_back_and_else_left_as_it_is()
            throws Exception {
        try (Bench bench = bench("cisco_nxos", SPOILT)) {
            bench.router().refuse("checkpoint nf-1");
            List<String> before = bench.router().configuration();
            CommandRejected refused = catchThrowableOfType(
                    CommandRejected.class,
                    () -> bench.perform(change(List.of("ntp server 10.9.9.9"), timed("show clock"))));
            assertThat(refused).hasMessageContaining("the device has taken no checkpoint; nothing was changed");
            assertThat(proof(refused).end()).isEqualTo(End.UNTOUCHED);
            assertThat(bench.sent()).doesNotContain("ntp server 10.9.9.9", "no checkpoint nf-1");

            Undo undo =
                    new Undo(new Commit.Confirmed(Duration.ofMinutes(5), "nf-1"), List.of("no ntp server 10.9.9.9"));
            NotAsExpected failure = catchThrowableOfType(
                    NotAsExpected.class,
                    () -> bench.perform(change(
                            List.of("ntp server 10.9.9.9"),
                            new Care(List.of("show clock"), UNCHANGED, undo, Proving.YES, false))));
            assertThat(proof(failure).end()).isEqualTo(End.TAKEN_BACK);
            assertThat(bench.router().configuration()).isEqualTo(before);
        }
    }

    @Test
    void a_change_whose_checkpoint_stays_is_in_force_and_saved_and_it_is_told() throws Exception {
        try (Bench bench = bench("cisco_nxos", CONTENT)) {
            bench.router().refuse("no checkpoint nf-1");
            CommandRejected refused = catchThrowableOfType(
                    CommandRejected.class,
                    () -> bench.perform(change(List.of("ntp server 10.9.9.9"), timed("show clock"))));
            assertThat(refused)
                    .hasMessageContaining("the lines are in force, and the device did not remove its checkpoint");
            assertThat(proof(refused).end()).isEqualTo(End.IN_FORCE);
            assertThat(bench.sent()).contains("copy running-config startup-config");
        }
    }

    @Test
    void lines_take_a_change_back_where_the_device_cannot() throws Exception {
        try (Bench bench = bench("dell_os10", SPOILT)) {
            List<String> before = bench.router().configuration();
            Care care = new Care(
                    List.of("show clock"),
                    UNCHANGED,
                    new Undo(new Commit.Confirmed(Duration.ofMinutes(5), "nf-1"), List.of("no ntp server 10.9.9.9")),
                    Proving.YES,
                    false);
            NotAsExpected failure = catchThrowableOfType(
                    NotAsExpected.class, () -> bench.perform(change(List.of("ntp server 10.9.9.9"), care)));
            assertThat(proof(failure).end()).isEqualTo(End.TAKEN_BACK);
            assertThat(bench.router().configuration()).isEqualTo(before);
        }
    }

    /** Checks that take longer than the device waits to be told to keep the change. */
    private Judge slow(Judge judge) {
        return (device, expected, before, after) -> {
            now = now.plus(Duration.ofMinutes(6));
            return judge.objection(device, expected, before, after);
        };
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void a_change_to_be_confirmed_that_is_over_when_it_has_been_looked_at_is_no_success(Words words) throws Exception {
        try (Bench bench = bench(words.platform(), slow(CONTENT))) {
            Configure task = new Configure(
                    List.of(words.line()),
                    false,
                    new Commit.Confirmed(Duration.ofMinutes(5), "nf-1"),
                    OnRefused.STOP,
                    List.of(),
                    new Care(List.of(words.check()), UNCHANGED, Undo.NONE, Proving.YES, false));
            NotAsExpected failure = catchThrowableOfType(NotAsExpected.class, () -> bench.perform(task));
            assertThat(failure).hasMessageContaining("the checks took longer than the device waits");
            assertThat(proof(failure).end()).isEqualTo(End.TAKEN_BACK);
        }
    }

    @Test
    void a_change_that_is_undone_in_part_is_not_known_and_shown_as_it_is() throws Exception {
        try (Bench bench = bench("dell_os10", SPOILT)) {
            Undo undo = new Undo(new Commit.Confirmed(Duration.ofMinutes(5), "nf-1"), List.of("zzz bogus"));
            NotAsExpected failure = catchThrowableOfType(
                    NotAsExpected.class,
                    () -> bench.perform(change(
                            List.of("ntp server 10.9.9.9"),
                            new Care(List.of("show clock"), UNCHANGED, undo, Proving.YES, false))));
            assertThat(proof(failure).end()).isEqualTo(End.UNKNOWN);
            assertThat(Objects.requireNonNull(proof(failure).runningAfter()).text())
                    .contains("10.9.9.9");
            assertThat(failure.getSuppressed())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            CommandRejected.class,
                            other -> assertThat(other.command()).isEqualTo("zzz bogus"));
        }
    }

    static Stream<Words> checking() {
        return platforms()
                .filter(each -> Platforms.builtIn()
                                .named(each.platform())
                                .orElseThrow()
                                .config()
                                .check()
                        != null);
    }

    @ParameterizedTest
    @MethodSource("checking")
    void what_is_only_checked_is_not_in_force(Words words) throws Exception {
        try (Bench bench = bench(words.platform(), SPOILT)) {
            List<String> before = bench.router().configuration();
            Care care = new Care(List.of(words.check()), List.of(), Undo.NONE, Proving.YES, false);
            Configure checked =
                    new Configure(List.of(words.line()), false, new Commit.Check(), OnRefused.STOP, List.of(), care);
            NotAsExpected failure = catchThrowableOfType(NotAsExpected.class, () -> bench.perform(checked));
            assertThat(proof(failure).end()).isEqualTo(End.UNTOUCHED);
            assertThat(bench.router().configuration()).isEqualTo(before);
        }
        try (Bench bench = bench(words.platform(), CONTENT)) {
            Care care = new Care(List.of(words.check()), List.of(), Undo.NONE, Proving.YES, false);
            Reply reply = bench.perform(
                    new Configure(List.of(words.line()), false, new Commit.Check(), OnRefused.STOP, List.of(), care));
            assertThat(Objects.requireNonNull(reply.proof()).end()).isEqualTo(End.UNTOUCHED);
        }
    }

    @Test
    void a_router_that_waits_for_another_change_is_not_changed() throws Exception {
        try (Bench bench = bench("cisco_ios", CONTENT)) {
            Configure other = new Configure(
                    List.of("ntp server 10.9.9.5"),
                    false,
                    new Commit.Confirmed(Duration.ofMinutes(5), "nf-0"),
                    OnRefused.STOP,
                    List.of());
            bench.worker().perform(bench.router().device(), other, Progress.NONE);
            Undo undo =
                    new Undo(new Commit.Confirmed(Duration.ofMinutes(5), "nf-1"), List.of("no ntp server 10.9.9.9"));
            CommandRejected refused = catchThrowableOfType(
                    CommandRejected.class,
                    () -> bench.perform(change(
                            List.of("ntp server 10.9.9.9"), new Care(List.of(), List.of(), undo, Proving.YES, false))));
            assertThat(refused).hasMessageContaining("already in progress");
            assertThat(proof(refused).end()).isEqualTo(End.UNTOUCHED);
            assertThat(bench.sent()).doesNotContain("ntp server 10.9.9.9");
        }
    }

    @Test
    void a_router_without_an_archive_is_changed_if_lines_can_take_it_back_and_else_left_as_it_is() throws Exception {
        try (Bench bench = bench("cisco_ios", SPOILT)) {
            bench.router().configure("no archive");
            List<String> before = bench.router().configuration();
            CommandRejected refused = catchThrowableOfType(
                    CommandRejected.class,
                    () -> bench.perform(change(List.of("ntp server 10.9.9.9"), timed("show clock"))));
            assertThat(refused).isNotNull();
            assertThat(proof(refused).end()).isEqualTo(End.UNTOUCHED);
            assertThat(bench.sent()).doesNotContain("ntp server 10.9.9.9");

            Care care = new Care(
                    List.of("show clock"),
                    UNCHANGED,
                    new Undo(new Commit.Confirmed(Duration.ofMinutes(5), "nf-1"), List.of("no ntp server 10.9.9.9")),
                    Proving.YES,
                    false);
            NotAsExpected failure = catchThrowableOfType(
                    NotAsExpected.class, () -> bench.perform(change(List.of("ntp server 10.9.9.9"), care)));
            assertThat(proof(failure).end()).isEqualTo(End.TAKEN_BACK);
            assertThat(bench.router().configuration()).isEqualTo(before);
        }
    }
}
