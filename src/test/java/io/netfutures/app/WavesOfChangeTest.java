package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change of several devices, which comes to them in waves. */
@Tag("slow")
class WavesOfChangeTest extends InClassroom {
    private static final String NTP = "ntp server 10.9.9.9";
    private static final String NO_LINE = "bogus line";

    private int typed(String answer, String... words) {
        return netfutures.atTerminal(true).typed(answer, line(words).toArray(String[]::new));
    }

    /** The numbers of the routers that were sent this line. */
    private String sent(String line) {
        return Stream.of("1", "2", "3")
                .filter(each -> room.router("R" + each).received().contains(line))
                .toList()
                .toString();
    }

    private Instant first(String router, String line) {
        return room.router(router).transcript().stream()
                .filter(each -> each.text().strip().endsWith(line))
                .findFirst()
                .orElseThrow()
                .at();
    }

    @Test
    void where_nobody_can_be_asked_more_than_one_device_needs_a_yes() {
        assertThat(run("config", NTP)).isEqualTo(2);
        assertThat(netfutures.err())
                .isEqualTo(
                        "netfutures: config of 3 devices: there is no terminal to ask whether it shall; say --yes, or"
                                + " see with --dry-run what would be sent\n");
        assertThat(room.router("R1").connections()).isZero();
        assertThat(run("config", "-d", "R1", NTP)).isZero();
        assertThat(run("config", "--yes", NTP)).isZero();
        assertThat(sent(NTP)).isEqualTo("[1, 2, 3]");
    }

    @Test
    void at_a_terminal_the_number_of_devices_has_to_be_typed() {
        assertThat(typed("y\n", "config", NTP)).isEqualTo(2);
        assertThat(netfutures.err())
                .contains(
                        "This configures 3 devices: first R1, then 2 more.\nType 3 to go on: ",
                        "the number was not typed; nothing was sent");
        assertThat(room.router("R1").connections()).isZero();
        assertThat(typed("3\n", "config", NTP)).isZero();
        assertThat(sent(NTP)).isEqualTo("[1, 2, 3]");
    }

    @Test
    void the_end_of_the_input_is_no_yes() {
        assertThat(typed("", "config", NTP)).isEqualTo(2);
        assertThat(sent(NTP)).isEqualTo("[]");
    }

    @Test
    void a_change_begins_with_one_device_and_goes_on_with_the_others() {
        assertThat(run("config", "--yes", NTP)).isZero();
        assertThat(netfutures.err()).contains("netfutures: wave 1 is done; wave 2: 2 devices\n");
        assertThat(first("R2", NTP)).isAfter(first("R1", NTP));
        assertThat(first("R3", NTP)).isAfter(first("R1", NTP));
    }

    @Test
    void a_first_device_that_refuses_is_the_last_one() {
        assertThat(run("config", "--yes", NO_LINE)).isEqualTo(3);
        assertThat(sent(NO_LINE)).isEqualTo("[1]");
        assertThat(room.router("R2").connections()).isZero();
        assertThat(netfutures.err())
                .contains("1 device has failed, more than --max-fail allows: nothing more is started");
    }

    @Test
    void what_did_not_get_its_turn_can_be_resumed_in_waves_too() {
        room.router("R1").refuseLogins(true);
        assertThat(run("config", "--yes", NTP)).isEqualTo(3);
        assertThat(sent(NTP)).isEqualTo("[]");
        assertThat(run("resume", "1")).isZero();
        assertThat(netfutures.err()).contains("wave 1 is done; wave 2: 1 device\n");
        assertThat(sent(NTP)).isEqualTo("[2, 3]");
    }

    @Test
    void chosen_devices_come_first() {
        assertThat(run("config", "--yes", "--first", "R3", "--max-fail", "3", NO_LINE))
                .isEqualTo(1);
        assertThat(sent(NO_LINE)).isEqualTo("[1, 2, 3]");
        assertThat(first("R1", NO_LINE)).isAfter(first("R3", NO_LINE));
        assertThat(run("config", "--yes", "--first", "R9", NTP)).isEqualTo(2);
        assertThat(netfutures.err())
                .contains("--first, among the chosen devices: ")
                .contains("R9");
        assertThat(netfutures.typed(
                        "config --yes -d R1,R2 --first R3 " + NTP,
                        line("run", "-").toArray(String[]::new)))
                .isEqualTo(2);
        assertThat(netfutures.err()).contains("--first R3: none of these is among the chosen devices");
        assertThat(sent(NTP)).isEqualTo("[]");
    }

    @Test
    void waves_are_for_show_commands_too_and_need_no_yes() {
        room.router("R1").refuseLogins(true);
        assertThat(run("submit", "--waves", "1", "sh clock")).isEqualTo(3);
        assertThat(sent("sh clock")).isEqualTo("[]");
        room.router("R1").refuseLogins(false);
        assertThat(run("submit", "--waves", "1", "sh clock")).isZero();
        assertThat(netfutures.err())
                .contains("wave 1 is done; wave 2: 1 device\n", "wave 2 is done; wave 3: 1 device\n");
    }

    @Test
    void a_check_changes_nothing_and_asks_nothing() {
        assertThat(run("config", "--check", "--dry-run", NTP)).isNotZero();
        assertThat(netfutures.err()).contains("cisco_ios has no way to check a configuration");
    }

    @Test
    void a_dry_run_shows_the_waves() {
        assertThat(run("config", "--dry-run", "--first", "R2", NTP)).isZero();
        assertThat(netfutures.out()).isEqualTo("""
                wave 1 of 2: 1 device
                R2: configure terminal
                R2: ntp server 10.9.9.9
                R2: end
                wave 2 of 2: 2 devices
                R1: configure terminal
                R1: ntp server 10.9.9.9
                R1: end
                R3: configure terminal
                R3: ntp server 10.9.9.9
                R3: end
                """);
        assertThat(run("config", "--dry-run", "--waves", "all", "-d", "R1", NTP))
                .isZero();
        assertThat(netfutures.out()).startsWith("R1: configure terminal\n");
        assertThat(room.router("R1").connections()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            0        | no wave has 0 devices
            101%     | no wave has 101 % of the devices
            1,,2     | '' is not a number of devices; write --waves 1,10%,all
            ten      | 'ten' is not a number of devices; write --waves 1,10%,all
            -1       | '-1' is not a number of devices; write --waves 1,10%,all
            1;2      | '1;2' is not a number of devices; write --waves 1,10%,all
            """)
    void wrong_waves_are_told(String waves, String message) {
        assertThat(run("config", "--yes", "--waves=" + waves, NTP)).isEqualTo(2);
        assertThat(netfutures.err()).contains(message);
        assertThat(room.router("R1").connections()).isZero();
    }

    @Test
    void in_a_script_the_futures_of_later_waves_are_pending_until_their_turn() {
        assertThat(netfutures.typed(
                        "c = config --yes " + NTP + "\nfutures c\nwait c\nfutures c\n",
                        line("run", "-q", "-").toArray(String[]::new)))
                .isZero();
        assertThat(netfutures.out()).containsPattern("c\\[1\\] +R2 +pending").containsPattern("c\\[2\\] +R3 +returned");
        assertThat(sent(NTP)).isEqualTo("[1, 2, 3]");
    }

    @Test
    void what_is_left_after_the_first_devices_is_resumed_one_device_first() {
        room.router("R2").refuseLogins(true);
        assertThat(run("config", "--yes", "--first", "R1", "-w", "1", NTP)).isEqualTo(3);
        assertThat(sent(NTP)).isEqualTo("[1]");
        room.router("R2").refuseLogins(false);
        assertThat(run("resume", "1")).as(netfutures.err()).isZero();
        assertThat(sent(NTP)).isEqualTo("[1, 3]");
    }

    @Test
    void a_soak_lies_between_the_waves_and_is_kept_for_whoever_goes_on() {
        room.router("R1").refuseLogins(true);
        assertThat(run("config", "--yes", "--soak", "1ms", NTP)).isEqualTo(3);
        assertThat(run("resume", "1")).isZero();
        assertThat(netfutures.err())
                .contains("with --soak 1ms\n")
                .containsPattern("wave 1 is done; it soaks until .*\n(?s:.*)wave 2: 1 device\n");
        assertThat(sent(NTP)).isEqualTo("[2, 3]");
        assertThat(run("config", "--yes", "--soak", "0s", NTP)).isEqualTo(2);
        assertThat(netfutures.err()).contains("--soak must be greater than 0");
    }

    @Test
    void a_pause_asks_between_the_waves_and_a_no_leaves_the_rest_to_resume() {
        assertThat(typed("y\nn\n", "config", "--yes", "--waves", "1", "--pause", NTP))
                .isEqualTo(1);
        assertThat(netfutures.err())
                .contains(
                        "wave 1 of 3 is done: 1 returned, 0 failed. Go on with 1 device? [y/N] ",
                        "wave 2 of 3 is done: 1 returned, 0 failed. Go on with 1 device? [y/N] ",
                        "wave 3 does not begin\n",
                        "netfutures resume 1");
        assertThat(sent(NTP)).isEqualTo("[1, 2]");
    }

    @Test
    void a_pause_needs_a_terminal_whoever_begins_or_goes_on() {
        assertThat(run("config", "--yes", "--pause", NTP)).isEqualTo(2);
        assertThat(netfutures.err()).contains("--pause: there is no terminal to ask between the waves");
        assertThat(room.router("R1").connections()).isZero();
        assertThat(run("config", "--yes", "--pause", "-d", "R1", NTP)).isZero();
        assertThat(typed("n\n", "config", "--yes", "--pause", "--waves", "1", NTP))
                .isEqualTo(1);
        netfutures.atTerminal(false);
        assertThat(run("resume", "last")).isEqualTo(2);
        assertThat(netfutures.err()).contains("--pause: there is no terminal to ask between the waves");
        assertThat(room.router("R2").connections()).isZero();
        assertThat(run("resume", "last", "--waves", "all")).isZero();
        assertThat(sent(NTP)).isEqualTo("[1, 2, 3]");
    }

    @Test
    void in_a_script_there_is_no_pause() {
        netfutures.atTerminal(true);
        assertThat(netfutures.typed(
                        "config --yes --pause " + NTP, line("run", "-q", "-").toArray(String[]::new)))
                .isEqualTo(2);
        assertThat(netfutures.err()).contains("--pause asks between the waves of one command; in a shell or a script");
        assertThat(room.router("R1").connections()).isZero();
    }

    @Test
    void a_run_goes_on_in_its_waves_in_a_script_too() {
        room.router("R1").refuseLogins(true);
        assertThat(run("config", "--yes", "--waves", "1", "--soak", "1ms", NTP)).isEqualTo(3);
        room.router("R1").refuseLogins(false);
        assertThat(netfutures.typed("resume 1", line("run", "-").toArray(String[]::new)))
                .isZero();
        assertThat(netfutures.err()).contains("with --waves 1 --soak 1ms\n", "wave 1 is done; it soaks until");
        assertThat(first("R3", NTP)).isAfter(first("R2", NTP));
    }
}
