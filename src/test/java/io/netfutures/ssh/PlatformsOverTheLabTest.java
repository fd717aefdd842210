package io.netfutures.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.DeviceException.NeedsConfirmation;
import io.netfutures.device.Origin;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Settings;
import io.netfutures.device.Task;
import io.netfutures.device.Timeouts;
import io.netfutures.lab.Lab;
import io.netfutures.lab.Router;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import io.netfutures.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The real client and every platform that it knows, simulated by a lab that has its own idea of the platform. */
@NullMarked
@Tag("slow")
class PlatformsOverTheLabTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BOUND = Duration.ofMinutes(1);

    /** One line of {@code platforms.txt}. */
    record Plan(
            String platform,
            String show,
            String last,
            String refused,
            String asking,
            String question,
            List<String> lines,
            String badLine) {
        @Override
        public String toString() {
            return platform;
        }
    }

    private static Stream<Plan> all() {
        try (InputStream file = PlatformsOverTheLabTest.class.getResourceAsStream("platforms.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" +\\| +"))
                    .map(part -> new Plan(
                            part[0],
                            part[1],
                            part[2],
                            part[3],
                            part[4],
                            part[5],
                            List.of(part[6].split(";")),
                            part[7]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Plan> plans() {
        return all().filter(plan -> Platforms.builtIn().named(plan.platform()).isPresent());
    }

    @Test
    void there_is_a_plan_for_every_platform() {
        List<String> planned = all().map(Plan::platform).toList();
        assertThat(Platforms.builtIn().all())
                .allMatch(platform -> platform.names().stream().anyMatch(planned::contains));
    }

    /** A lab with one device, and the client. */
    private record Bench(Device device, Lab lab, Ssh ssh) implements AutoCloseable {
        static Bench of(String platform) throws IOException {
            Device device = new Device(
                    "lab-sw1",
                    "192.168.100.1",
                    22,
                    platform,
                    Credentials.of("cisco", "cisco-secret"),
                    Settings.DEFAULT.with(Timeouts.DEFAULT.within(BOUND)),
                    Set.of(),
                    Origin.CODE);
            Lab lab = Lab.start(List.of(device));
            return new Bench(device, lab, Ssh.open(HostKeys.exactly(lab.hostKey()), lab::address));
        }

        Router router() {
            return lab.routers().getFirst();
        }

        Session session() throws DeviceException, InterruptedException {
            Session session = ssh.connect(device, Progress.NONE);
            session.enable();
            return session;
        }

        @Override
        public void close() throws IOException {
            ssh.close();
            lab.close();
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void a_long_output_comes_whole_once_paging_is_off(Plan plan) throws Exception {
        try (Bench bench = Bench.of(plan.platform());
                Session session = bench.session()) {
            assertThat(session.isPrivileged()).as(session.prompt()).isTrue();
            String output = session.send(plan.show());
            assertThat(output).endsWith(plan.last()).doesNotContain("lab-sw1#", "lab-sw1>", plan.show());
            assertThat(output.lines().count()).isBetween(26L, 60L);
            if (!plan.platform().equals("generic")) {
                assertThat(bench.router().received()).doesNotContain(" " + plan.show());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void a_pager_that_cannot_be_turned_off_makes_no_difference(Plan plan) throws Exception {
        String whole;
        try (Bench bench = Bench.of(plan.platform());
                Session session = bench.session()) {
            whole = session.send(plan.show());
        }
        try (Bench bench = Bench.of(plan.platform())) {
            bench.router().pageAlways(true);
            try (Session session = bench.session()) {
                assertThat(session.send(plan.show())).isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void one_byte_at_a_time_makes_no_difference(Plan plan) throws Exception {
        String whole;
        try (Bench bench = Bench.of(plan.platform());
                Session session = bench.session()) {
            whole = session.send(plan.show());
        }
        try (Bench bench = Bench.of(plan.platform())) {
            bench.router().slow(1, Duration.ofNanos(1));
            try (Session session = bench.session()) {
                assertThat(session.send(plan.show())).isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void a_refused_command_is_a_failure_and_the_session_goes_on(Plan plan) throws Exception {
        try (Bench bench = Bench.of(plan.platform());
                Session session = bench.session()) {
            assertThatExceptionOfType(CommandRejected.class).isThrownBy(() -> session.send(plan.refused()));
            assertThat(session.send(plan.show())).endsWith(plan.last());
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void a_question_is_never_answered_by_accident(Plan plan) throws Exception {
        try (Bench bench = Bench.of(plan.platform());
                Session session = bench.session()) {
            assertThatExceptionOfType(NeedsConfirmation.class)
                    .isThrownBy(() -> session.show(Task.Show.of(plan.asking(), plan.show())))
                    .satisfies(failure -> assertThat(failure.evidence()).contains(plan.question()));
            assertThat(bench.router().answered())
                    .filteredOn(answered -> answered.question().contains(plan.question()))
                    .allSatisfy(answered -> assertThat(answered.answer()).isIn("", "\003"));
            assertThat(bench.router().received()).contains(plan.asking()).doesNotContain(plan.show());
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void lines_come_into_force_and_are_saved(Plan plan) throws Exception {
        assumeFalse(plan.badLine().equals("-"), "it knows no configuration");
        Platform platform = Platforms.builtIn().named(plan.platform()).orElseThrow();
        try (Bench bench = Bench.of(plan.platform())) {
            bench.router().banner("lab-sw1# is not the prompt here");
            try (Session session = bench.session()) {
                Reply reply = session.configure(new Task.Configure(plan.lines(), platform.save() != null));
                assertThat(reply.outputs())
                        .extracting(Reply.Output::command)
                        .startsWith(plan.lines().toArray(String[]::new));
                assertThat(session.isPrivileged()).as(session.prompt()).isTrue();
            }
            if (platform.running() != null) {
                try (Session session = bench.session()) {
                    assertThat(session.send(platform.running()))
                            .containsPattern(
                                    "made.here|" + Pattern.quote(plan.lines().getLast()))
                            .contains("is not the prompt here");
                }
            }
            assertThat(bench.lab().awaitNoSessions(PATIENCE)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void the_last_answer_is_whole_when_the_session_ends(Plan plan) throws Exception {
        try (Bench bench = Bench.of(plan.platform());
                Session session = bench.session()) {
            Reply reply = session.show(Task.Show.of(plan.show()));
            session.finish(reply);
            assertThat(reply.outputs()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void a_refused_line_ends_the_configuration(Plan plan) throws Exception {
        assumeFalse(plan.badLine().equals("-"), "it knows no configuration");
        try (Bench bench = Bench.of(plan.platform());
                Session session = bench.session()) {
            assertThatExceptionOfType(CommandRejected.class)
                    .isThrownBy(
                            () -> session.configure(new Task.Configure(List.of(plan.badLine(), "never sent"), false)));
            assertThat(session.isPrivileged()).as(session.prompt()).isTrue();
            assertThat(bench.router().received()).doesNotContain("never sent");
            assertThat(session.send(plan.show())).endsWith(plan.last());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cisco_s300, password-expired",
        "mellanox, wizard",
        "huawei_smartax, press-key",
        "hp_comware, noisy",
        "hp_comware, press-enter",
        "hp_comware, continue",
        "huawei, change-password",
        "huawei_vrpv8, change-password",
        "mikrotik_routeros, license",
        "mikrotik_routeros, press-enter",
        "fortinet, disclaimer",
        "dell_force10, acknowledge",
        "cisco_asa, anonymous-reporting",
        "cisco_s300, shell-login",
        "cisco_s300, password-expired",
        "dell_powerconnect, shell-login",
        "cisco_wlc, shell-login",
        "hp_procurve, stack",
    })
    void dialogues_before_the_first_prompt_are_known(String platform, String dialogue) throws Exception {
        assumeFalse(Platforms.builtIn().named(platform).isEmpty(), "not known yet");
        try (Bench bench = Bench.of(platform)) {
            bench.router().alsoAsk(dialogue);
            try (Session session = bench.session()) {
                assertThat(session.isPrivileged()).as(session.prompt()).isTrue();
            }
        }
    }
}
