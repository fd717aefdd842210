package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of devices whose mode stands only in the line above the prompt. */
@Tag("slow")
class ChangesOfNokiaTest {
    private static final String SROS = "/configure router bgp neighbor 10.9.9.9";
    private static final String SRL = "set / system ntp server 10.9.9.9";

    @TempDir
    Path home;

    private SixPlatforms fleet;
    private InProcess program;

    @RegisterExtension
    final Witness witness = new Witness(() -> program.out() + program.err());

    @BeforeEach
    void open() throws Exception {
        fleet = SixPlatforms.open(home, "sros", "srl", "classic");
        program = new InProcess(home);
    }

    @AfterEach
    void close() throws Exception {
        fleet.close();
    }

    private int run(String... words) {
        return program.run(Stream.concat(Stream.of("-i", fleet.inventory().toString()), Stream.of(words))
                .toList());
    }

    private List<String> configuration(String device) {
        return fleet.router(device).configuration();
    }

    private static String line(String device) {
        return device.equals("sros1") ? SROS : SRL;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sros1", "srl1"})
    void a_change_is_kept_by_a_later_command(String device) throws Exception {
        assertThat(run("config", "-d", device, "--confirm", "5m", line(device))).isZero();
        List<String> after = configuration(device);
        assertThat(after).contains(line(device));
        assertThat(run("config", "confirm")).isZero();
        fleet.pass(Duration.ofMinutes(20));
        assertThat(configuration(device)).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sros1", "srl1"})
    void a_change_is_abandoned_by_a_later_command(String device) throws Exception {
        List<String> before = configuration(device);
        assertThat(run("config", "-d", device, "--confirm", "5m", line(device))).isZero();
        assertThat(configuration(device)).isNotEqualTo(before);
        assertThat(run("config", "abandon")).isZero();
        assertThat(configuration(device)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sros1", "srl1"})
    void a_change_that_nobody_confirms_is_gone_and_it_is_told(String device) throws Exception {
        List<String> before = configuration(device);
        assertThat(run("config", "-d", device, "--confirm", "5m", line(device))).isZero();
        fleet.pass(Duration.ofMinutes(6));
        assertThat(configuration(device)).isEqualTo(before);
        assertThat(run("config", "confirm")).isNotZero();
        assertThat(program.err()).contains("taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sros1", "srl1"})
    void a_change_is_committed_and_saved_in_one_go(String device) throws Exception {
        assertThat(run("config", "-d", device, line(device))).isZero();
        assertThat(configuration(device)).contains(line(device));
        assertThat(run("config", "-d", device, "--check", line(device) + "8")).isZero();
        assertThat(configuration(device)).doesNotContain(line(device) + "8");
    }

    @ParameterizedTest
    @CsvSource({"sros1, /configure bogus thing", "sros1, /configure port bogus shutdown", "srl1, set / bogus thing"})
    void a_refused_line_leaves_nothing_in_force(String device, String refused) throws Exception {
        List<String> before = configuration(device);
        assertThat(run("config", "-d", device, line(device), refused)).isNotZero();
        assertThat(configuration(device)).isEqualTo(before);
        assertThat(run("config", "-d", device, "--before", "show version", "--unchanged", line(device), refused))
                .isNotZero();
        assertThat(configuration(device)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = "sros1")
    void configuration_is_left_from_its_root_wherever_the_lines_have_led(String device) throws Exception {
        assertThat(run("config", "-d", device, line(device))).isZero();
        assertThat(fleet.router(device).received())
                .containsSubsequence("edit-config private", line(device), "commit", "exit all", "quit-config");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sros1", "srl1"})
    void its_configuration_is_backed_up_and_the_same_a_second_time(String device) throws Exception {
        assertThat(run("backup", "-d", device, "--outdir", "kept")).isZero();
        fleet.pass(Duration.ofMinutes(1));
        assertThat(run("backup", "-d", device, "--outdir", "kept")).isZero();
        assertThat(program.out() + program.err()).contains("1 the same");
    }

    @ParameterizedTest
    @ValueSource(strings = "sros1")
    void only_missing_lines_cannot_be_told_and_nothing_is_sent(String device) throws Exception {
        assertThat(run("config", "-d", device, "--if-missing", line(device))).isNotZero();
        assertThat(program.err()).contains("--if-missing");
        assertThat(fleet.router(device).received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = "srl1")
    void what_is_there_is_not_sent_again(String device) throws Exception {
        assertThat(run("config", "-d", device, line(device))).isZero();
        assertThat(run("config", "-d", device, "--if-missing", line(device))).isZero();
        assertThat(fleet.router(device).received())
                .filteredOn(line(device)::equals)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = "srl1")
    void a_run_is_undone_with_lines_that_follow_from_the_configurations(String device) throws Exception {
        List<String> before = configuration(device);
        assertThat(run("config", "-d", device, line(device))).isZero();
        assertThat(run("runs", "undo", "last")).isZero();
        assertThat(configuration(device)).isEqualTo(before);
    }
}
