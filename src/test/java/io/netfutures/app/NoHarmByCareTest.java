package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is done around a change does no harm by itself, and hides none. */
@Tag("slow")
class NoHarmByCareTest extends InClassroom {
    private static final String NTP = "ntp server 10.9.9.9";

    @Test
    void a_check_that_does_more_than_read_is_refused() {
        assertThat(run("config", "-d", "R1", "--before", "reload", "--no-undo", NTP))
                .isEqualTo(2);
        assertThat(netfutures.err()).contains("reload");
        assertThat(run("config", "-d", "R1", "--before", "configure terminal", "--no-undo", NTP))
                .isEqualTo(2);
        assertThat(room.router("R1").received()).isEmpty();
    }

    @Test
    void what_is_asked_twice_is_compared_if_nothing_else_is_said() {
        room.router("R1").configure("archive", "path flash:before");
        assertThat(run(
                        "config",
                        "-d",
                        "R1",
                        "--before",
                        "show ip interface brief",
                        "interface Ethernet0/1",
                        "shutdown"))
                .isEqualTo(1);
        assertThat(netfutures.err())
                .contains(
                        "its answer to show ip interface brief has changed",
                        "R1: the change is taken back; its configuration is what it was before");
        assertThat(run(
                        "config",
                        "-d",
                        "R1",
                        "--before",
                        "show ip interface brief",
                        "--expect",
                        "Ethernet0/1 .* administratively down",
                        "interface Ethernet0/1",
                        "shutdown"))
                .isZero();
    }

    @Test
    void words_without_a_meaning_are_mistakes() {
        assertThat(run("config", "-d", "R1", "--unchanged", NTP)).isEqualTo(2);
        assertThat(netfutures.err()).contains("is about answers; say with --before what to ask");
        assertThat(run("config", "-d", "R1", "--expect", "up", NTP)).isEqualTo(2);
        assertThat(netfutures.err()).contains("is about answers; say with --before what to ask");
        assertThat(run("config", "-d", "R1", "--within", "0s", "--before", "show clock", NTP))
                .isEqualTo(2);
        assertThat(netfutures.err()).contains("--within: the time to confirm within is a second at least");
        assertThat(room.router("R1").received()).isEmpty();
    }

    @Test
    void what_a_refused_line_has_left_is_undone() {
        List<String> before = running("R1");
        assertThat(run("config", "-d", "R1", NTP, "ntp sorver 10.9.9.9")).isEqualTo(1);
        assertThat(running("R1")).contains(NTP);
        assertThat(run("runs", "undo", "last")).isZero();
        assertThat(running("R1")).isEqualTo(before);
    }

    @Test
    void an_undo_that_a_device_refuses_is_told() throws Exception {
        Files.writeString(home.resolve("undo.cfg"), "no ntp sorver 10.9.9.9\nntp sorver 1\nno " + NTP + "\n");
        List<String> before = running("R1");
        assertThat(run(
                        "config",
                        "-d",
                        "R1",
                        "--before",
                        "show clock",
                        "--undo",
                        "undo.cfg",
                        NTP,
                        "ntp sorver 10.9.9.9"))
                .isEqualTo(1);
        assertThat(netfutures.err())
                .contains(
                        "R1: to undo, refused:  ntp sorver 1",
                        "R1: the change is taken back; its configuration is what it was before");
        assertThat(running("R1")).isEqualTo(before);
    }

    @Test
    void what_has_changed_is_shown_without_secrets() {
        assertThat(run("config", "-d", "R1", "snmp-server community canary-77 RO"))
                .isZero();
        assertThat(run("runs", "show", "last")).isZero();
        assertThat(netfutures.out()).contains("+snmp-server community **** RO").doesNotContain("canary-77");
        assertThat(run("runs", "report", "last", "-o", "run.html")).isZero();
        assertThat(home.resolve("run.html"))
                .content()
                .contains("+snmp-server community")
                .doesNotContain("canary-77");
    }

    @Test
    void a_check_of_lines_leaves_nothing_to_undo() {
        assertThat(run("config", "-d", "R1", "--if-missing", NTP)).isZero();
        assertThat(run("config", "-d", "R1", "--if-missing", NTP)).isZero();
        assertThat(run("runs", "undo", "last")).isEqualTo(2);
        assertThat(netfutures.err()).contains("has left nothing in force there that can be undone");
    }

    @Test
    void the_end_of_a_run_says_how_its_change_is_kept_and_until_when() {
        room.router("R1").configure("archive", "path flash:before");
        assertThat(run("config", "-d", "R1", "--confirm", "5m", NTP)).isZero();
        assertThat(netfutures.err().lines().toList().getLast())
                .matches("keep: netfutures config confirm 1, before [-0-9]{10} [:0-9]{8};"
                        + " else each device takes its lines back in its time");
        assertThat(run("config", "confirm")).isZero();
        assertThat(netfutures.err()).doesNotContain("keep: ");
    }
}
