package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A change with what is done around it, as its user says and sees it. */
@Tag("slow")
class CareOfChangeTest extends InClassroom {
    private static final String NTP = "ntp server 10.9.9.9";

    private void archive() {
        Stream.of("R1", "R2", "R3").forEach(name -> room.router(name).configure("archive", "path flash:before"));
    }

    @Test
    void what_a_change_did_is_kept_and_shown() {
        assertThat(run("config", "--yes", NTP)).isZero();
        assertThat(run("runs", "show", "last")).isZero();
        assertThat(netfutures.out()).contains("R[1-3] (3): the same 1 line", "+" + NTP);
        assertThat(room.router("R1").received()).containsOnlyOnce(NTP);
        assertThat(room.router("R1").loginsTried()).isEqualTo(1);
    }

    @Test
    void a_run_that_is_not_kept_reads_no_configuration() {
        assertThat(run("config", "--yes", "--no-journal", NTP)).isZero();
        assertThat(room.router("R1").received()).doesNotContain("show running-config");
    }

    @Test
    void a_change_that_is_as_expected_is_kept() {
        archive();
        assertThat(run("config", "--yes", "--before", "show ip interface brief", "--unchanged", NTP))
                .isZero();
        assertThat(room.router("R2").received())
                .containsSubsequence(
                        "show ip interface brief",
                        "configure terminal revert timer 5",
                        NTP,
                        "show ip interface brief",
                        "configure confirm");
        assertThat(running("R3")).contains(NTP);
    }

    @Test
    void a_change_that_is_not_as_expected_is_taken_back_and_stops_the_others() {
        archive();
        List<String> before = running("R1");
        assertThat(run(
                        "config",
                        "--yes",
                        "--before",
                        "show ip interface brief",
                        "--unchanged",
                        "interface Ethernet0/1",
                        "shutdown"))
                .isEqualTo(3);
        assertThat(netfutures.err())
                .contains(
                        "R1",
                        "its answer to show ip interface brief has changed",
                        "R1: the change is taken back; its configuration is what it was before");
        assertThat(running("R1")).isEqualTo(before);
        assertThat(room.router("R2").received()).isEmpty();
    }

    /** It is refused as a mistake, also as a dry run, and no router was asked. */
    private void refused(String expected, String... words) {
        for (List<String> more : List.of(List.of("--dry-run"), List.of("--yes"))) {
            assertThat(run(Stream.of(List.of("config"), more, List.of(words), List.of(NTP))
                            .flatMap(List::stream)
                            .toArray(String[]::new)))
                    .isEqualTo(2);
            assertThat(netfutures.err()).contains(expected);
        }
        assertThat(room.router("R1").received()).isEmpty();
    }

    @Test
    void what_no_answer_can_have_is_refused_before_a_line_is_sent() {
        String[] brief = {"--parse", "--before", "show ip interface brief"};
        refused(
                "what is expected: --key: there is no column interfase; did you mean interface?",
                with(brief, "--key", "interfase", "--expect", "status == before.status"));
        refused(
                "what is expected: there is no column staus; did you mean status?",
                with(brief, "--expect", "staus == before.status"));
        refused(
                "it compares each row with what it was",
                with(brief, "--expect", "status == before.status", "--expect-count", ">=before"));
        refused(
                "what is expected on cisco_ios: rows are expected, and there is no template for show history",
                "--parse",
                "--before",
                "show history",
                "--expect",
                "status == up");
    }

    @Test
    void what_is_expected_of_no_answer_is_refused() {
        refused("--expect is about answers; say with --before what to ask", "--expect", "up");
        refused("--expect is about answers; say with --before what to ask", "--parse", "--expect", "status == up");
        refused("--expect-count is about answers; say with --before what to ask", "--parse", "--expect-count", "4");
        refused("--unchanged is about answers; say with --before what to ask", "--unchanged");
    }

    @Test
    void a_check_that_may_change_something_is_refused() {
        refused("R1, R2, R3: `reload` is not known to only read on cisco_ios", "--before", "reload");
        refused("a command is empty", "--before", " ");
    }

    @Test
    void what_is_not_put_in_force_is_not_looked_at() {
        refused("--check puts nothing in force", "--check", "--before", "show clock", "--unchanged");
    }

    @Test
    void who_decides_whether_a_change_is_taken_back_must_be_there_and_have_something_to_decide() {
        String[] checks = {"--before", "show clock"};
        refused("contradict each other", with(checks, "--undo-on", "ask", "--no-undo"));
        refused("--undo and --undo-on never: leave out one of them", "--undo", "lines", "--undo-on", "never");
        refused("--undo-on ask is for a change that can be taken back", "--undo-on", "ask");
        refused(
                "--undo-on ask is for a change that can be taken back: leave out --confirm",
                with(checks, "--undo-on", "ask", "--confirm", "1m"));
        archive();
        assertThat(run(with(new String[] {"config", "--yes", "--undo-on", "ask", NTP}, checks)))
                .isEqualTo(2);
        assertThat(netfutures.err())
                .contains("--undo-on ask asks on the terminal about each device, and there is none");
        netfutures.atTerminal(true);
        assertThat(netfutures.typed(
                        "config --yes --undo-on ask --before 'show clock' " + NTP,
                        line("run", "-q", "-").toArray(String[]::new)))
                .isEqualTo(2);
        assertThat(netfutures.err()).contains("which a shell or a script, which go on meanwhile, cannot");
        assertThat(room.router("R1").received()).isEmpty();
    }

    @Test
    void the_report_tells_what_became_of_a_change_and_what_was_asked_around_it() throws Exception {
        archive();
        assertThat(run("config", "--yes", "--before", "show ip interface brief", "interface Ethernet0/1", "shutdown"))
                .isEqualTo(3);
        assertThat(run("runs", "report", "last", "-o", "page.html")).isZero();
        assertThat(Files.readString(home.resolve("page.html")))
                .contains(
                        "<p>taken back: R1</p>",
                        "<p>The change: taken back.</p>",
                        "Before: <code>show ip interface brief</code>",
                        "After: <code>show ip interface brief</code>");
    }

    @Test
    void what_nobody_wants_taken_back_stays_by_either_word() {
        assertThat(run("config", "-d", "R1", "--undo-on", "never", "--before", "show clock", "--expect", "never", NTP))
                .isEqualTo(1);
        assertThat(running("R1")).contains(NTP);
        assertThat(room.router("R1").received()).doesNotContain("configure terminal revert timer 5");
    }

    @Test
    void what_cannot_be_compared_is_told_before_a_line_is_sent() {
        assertThat(run(
                        "config",
                        "-d",
                        "R1",
                        "--no-undo",
                        "--parse",
                        "--before",
                        "show ip interface brief",
                        "--expect",
                        "status == upp",
                        "--expect-count",
                        ">=before",
                        NTP))
                .isEqualTo(1);
        assertThat(netfutures.err())
                .contains("R1", "status == upp held of no row of its answer", "so >=before says nothing")
                .doesNotContain("in force");
        assertThat(room.router("R1").received()).doesNotContain("configure terminal");
    }

    @Test
    void a_device_that_lacks_no_line_is_judged_too() {
        room.router("R1").configure(NTP);
        String[] missing = {"config", "-d", "R1", "--no-undo", "--if-missing", "--before", "show ip interface brief"};
        assertThat(run(with(missing, "--expect", "Ethernet0/9", NTP))).isEqualTo(1);
        assertThat(netfutures.err()).contains("no line of its answer fits Ethernet0/9");
        assertThat(run(with(missing, "--expect", "Ethernet0/1", NTP))).isZero();
        assertThat(room.router("R1").received()).doesNotContain("configure terminal");
    }

    private static String[] with(String[] some, String... more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
    }

    @Test
    void what_became_of_changes_that_failed_is_told_with_gathered_answers_too() {
        archive();
        assertThat(run(
                        "config",
                        "--yes",
                        "--gather",
                        "--waves",
                        "all",
                        "--before",
                        "show ip interface brief",
                        "--unchanged",
                        "interface Ethernet0/1",
                        "shutdown"))
                .isEqualTo(1);
        assertThat(netfutures.err()).contains("taken back: R1, R2, R3\n");
        assertThat(run("runs", "show", "1")).isZero();
        assertThat(netfutures.out()).contains("taken back: R1, R2, R3\n");
    }

    @Test
    void equal_dialogues_of_routers_with_different_names_are_gathered() {
        assertThat(run("config", "--yes", "--gather", NTP)).isZero();
        assertThat(netfutures.out())
                .contains("R[1-3] (3)\n", "R1(config)#" + NTP + "\n")
                .doesNotContain("R2");
    }

    @Test
    void a_router_that_cannot_take_it_back_says_so_and_is_not_changed() {
        assertThat(run("config", "-d", "R1", "--before", "show clock", NTP)).isEqualTo(1);
        assertThat(running("R1")).doesNotContain(NTP);
        assertThat(netfutures.err())
                .contains("the device takes no change that takes itself back after this time; nothing was changed");
    }

    @Test
    void only_what_is_missing_is_sent() {
        room.router("R1").configure(NTP);
        assertThat(run("config", "--yes", "--if-missing", NTP)).isZero();
        assertThat(room.router("R1").received()).doesNotContain("configure terminal");
        assertThat(room.router("R2").received()).contains("configure terminal", NTP);
    }

    @Test
    void a_change_that_was_to_be_confirmed_is_confirmed_or_abandoned() {
        archive();
        assertThat(run("config", "confirm")).isEqualTo(2);
        assertThat(netfutures.err()).contains("no run is kept with a change that was to be confirmed");
        assertThat(run("config", "--yes", "--confirm", "5m", NTP)).isZero();
        assertThat(netfutures.err()).contains("config confirm keeps them");
        assertThat(run("runs", "show", "1")).isZero();
        assertThat(netfutures.out())
                .containsPattern("waiting for config confirm or config abandon until [-0-9]+ [0-9:]+: R1, R2, R3\\n");
        assertThat(run("config", "confirm")).isZero();
        assertThat(room.router("R1").received()).endsWith("configure confirm", "show running-config", "exit");
        assertThat(run("runs", "show", "1")).isZero();
        assertThat(netfutures.out()).contains("kept by run 2: R1, R2, R3\n");
        assertThat(run("config", "abandon"))
                .as("what is kept is no more to be abandoned")
                .isEqualTo(2);
        assertThat(run("config", "abandon", "1")).isEqualTo(2);
        assertThat(room.router("R1").received()).doesNotContain("configure revert now");
        assertThat(run("config", "--yes", "--confirm", "5m", "ntp server 10.9.9.8"))
                .isZero();
        assertThat(run("config", "abandon")).isZero();
        assertThat(running("R2")).contains(NTP).doesNotContain("ntp server 10.9.9.8");
    }

    @Test
    void what_a_change_has_left_is_looked_at_before_it_is_settled() {
        archive();
        assertThat(run("config", "--yes", "--confirm", "5m", NTP)).isZero();
        room.router("R1").configure("no " + NTP);
        assertThat(run("config", "confirm")).isEqualTo(1);
        assertThat(netfutures.err())
                .contains("R1", "its configuration is what it was before the change, which was taken back already");
        assertThat(room.router("R1").received()).doesNotContain("configure confirm");
        assertThat(room.router("R2").received()).contains("configure confirm");

        assertThat(run("config", "--yes", "--confirm", "5m", "-d", "R2,R3", "ntp server 10.9.9.8"))
                .isZero();
        room.router("R2").configure("ntp server 10.9.9.7");
        assertThat(run("config", "abandon")).isEqualTo(1);
        assertThat(netfutures.err()).contains("R2", "its configuration is no longer what the change has left");
        assertThat(running("R2")).contains("ntp server 10.9.9.8", "ntp server 10.9.9.7");
        assertThat(running("R3")).doesNotContain("ntp server 10.9.9.8");
    }

    @Test
    void a_device_that_refused_to_keep_a_change_can_be_told_again() {
        archive();
        assertThat(run("config", "-d", "R1", "--confirm", "5m", NTP)).isZero();
        room.router("R1").configure("no " + NTP);
        assertThat(run("config", "confirm")).isEqualTo(1);
        room.router("R1").configure(NTP);
        assertThat(run("config", "confirm")).isZero();
    }

    @Test
    void a_time_that_a_router_cannot_count_is_refused() {
        archive();
        assertThat(run("config", "-d", "R1", "--confirm", "5", NTP)).isEqualTo(2);
        assertThat(netfutures.err())
                .contains("R1 counts the time to take a change back in minutes: say --confirm 1m, and not 5.0 s");
        assertThat(run("config", "-d", "R1", "--before", "show clock", "--within", "90s", NTP))
                .isEqualTo(2);
        assertThat(netfutures.err()).contains("say --within 2m");
        assertThat(room.router("R1").received()).isEmpty();
    }

    @Test
    void a_change_that_is_over_before_its_last_wave_begins_is_refused() {
        archive();
        assertThat(run("config", "--dry-run", "--soak", "5m", "--confirm", "5m", NTP))
                .isEqualTo(2);
        assertThat(run("config", "--yes", "--soak", "5m", "--confirm", "5m", NTP))
                .isEqualTo(2);
        assertThat(netfutures.err())
                .contains("the first wave would take the change back before the last one begins")
                .contains("--confirm longer than 5 min 0 s, for which the 2 waves soak");
        assertThat(room.router("R1").received()).isEmpty();
    }

    @Test
    void what_was_not_changed_is_not_to_be_confirmed() {
        archive();
        room.router("R1").configure(NTP);
        assertThat(run("config", "-d", "R1", "--confirm", "5m", "--if-missing", NTP))
                .isZero();
        assertThat(run("config", "abandon")).isEqualTo(2);
        assertThat(room.router("R1").received()).doesNotContain("configure revert now");
    }

    @Test
    void while_a_change_is_to_be_confirmed_there_is_no_other() {
        archive();
        assertThat(run("config", "-d", "R1", "-q", "--confirm", "5m", NTP)).isZero();
        assertThat(netfutures.err()).contains("config confirm 1"); // quiet as it is
        assertThat(run("config", "confirm", "--dry-run")).isZero();
        assertThat(netfutures.out()).isEqualTo("R1: configure confirm\n");
        assertThat(run("config", "abandon", "--dry-run")).isZero();
        assertThat(netfutures.out()).isEqualTo("R1: configure revert now\n");
        assertThat(run("config", "-d", "R1", "ntp server 10.9.9.8")).isEqualTo(1);
        assertThat(netfutures.err())
                .contains("run 1 made a change there that is to be confirmed", "config confirm 1, or config abandon 1");
        assertThat(running("R1")).contains(NTP).doesNotContain("ntp server 10.9.9.8");
        assertThat(run("submit", "-d", "R1", "--unsafe", "copy running-config startup-config"))
                .isEqualTo(1);
        assertThat(netfutures.err()).contains("run 1 made a change there that is to be confirmed");
        assertThat(run("submit", "-d", "R1", "--unsafe", "show clock")).isZero();
        assertThat(room.router("R1").received()).doesNotContain("copy running-config startup-config");
        assertThat(run("config", "abandon")).isZero();
        assertThat(run("config", "-d", "R1", "ntp server 10.9.9.8")).isZero();
        assertThat(running("R1")).contains("ntp server 10.9.9.8").doesNotContain(NTP);
    }

    @Test
    void a_word_for_this_command_is_not_sent_as_a_line() {
        assertThat(run("config", "-d", "R1", "confrm")).isEqualTo(2);
        assertThat(netfutures.err()).contains("confrm would be sent as a line; did you mean confirm?");
        assertThat(room.router("R1").received()).isEmpty();
    }

    @Test
    void several_devices_are_not_changed_again_without_consent() {
        archive();
        String[] words = {"--yes", "--waves", "all", "--before", "show clock", "--expect", "nothing", NTP};
        assertThat(run(with(new String[] {"config"}, words))).isEqualTo(1);
        int before = room.router("R1").loginsTried();
        assertThat(run("retry", "--failed")).isEqualTo(2);
        assertThat(netfutures.err()).contains("say --yes");
        assertThat(room.router("R1").loginsTried()).isEqualTo(before);
        assertThat(run("retry", "--failed", "--yes")).isEqualTo(1);
        assertThat(room.router("R1").loginsTried()).isGreaterThan(before);
    }

    @Test
    void what_came_into_force_of_a_failed_change_can_be_undone() {
        List<String> before = running("R1");
        assertThat(run("config", "-d", "R1", NTP, "ntp sorver 10.9.9.9")).isEqualTo(1);
        assertThat(running("R1")).contains(NTP);
        assertThat(run("runs", "undo", "last")).isZero();
        assertThat(running("R1")).isEqualTo(before);
    }

    @Test
    void a_run_is_undone_as_a_change_like_any_other() {
        List<String> before = running("R1");
        assertThat(run("config", "--yes", "interface Ethernet0/3", "description new", "exit", NTP))
                .isZero();
        assertThat(run("runs", "undo", "last", "--dry-run", "-d", "R1")).isZero();
        assertThat(netfutures.out()).isEqualTo("""
                        R1: configure terminal revert timer 5
                        R1: interface Ethernet0/3
                        R1: no description new
                        R1: exit
                        R1: no ntp server 10.9.9.9
                        R1: end
                        R1: configure confirm
                        R1: else: configure revert now
                        """);
        assertThat(run("runs", "undo", "1")).isEqualTo(2);
        assertThat(netfutures.err()).contains("say --yes");
        room.router("R3").configure("ntp server 10.9.9.7");
        assertThat(run("runs", "undo", "1", "--yes", "--waves", "all")).isEqualTo(1);
        assertThat(netfutures.err()).contains("R3", "its configuration is no longer what the change has left");
        assertThat(running("R1")).isEqualTo(before);
        assertThat(running("R2")).doesNotContain(NTP);
        assertThat(running("R3")).contains(NTP);
    }

    @Test
    void a_banner_that_replaced_another_one_is_replaced_as_a_whole() throws Exception {
        room.router("R1").configure("banner motd ^Cold\nand older\n^C");
        List<String> before = running("R1");
        Files.writeString(home.resolve("banner.cfg"), "banner motd ^C\nnew\nand newer\n^C\nhostname R9\n");
        assertThat(run("config", "-d", "R1", "--file", "banner.cfg")).isZero();
        assertThat(running("R1")).isNotEqualTo(before);
        assertThat(run("runs", "undo", "last")).isZero();
        assertThat(running("R1")).isEqualTo(before);
    }

    @Test
    void devices_that_cannot_be_undone_for_one_reason_are_told_in_one_line() {
        assertThat(run("config", "--yes", "--no-backup", "--before", "show clock", "--no-undo", NTP))
                .isZero();
        assertThat(run("runs", "undo", "last", "--yes")).isEqualTo(2);
        assertThat(netfutures.err()).isEqualTo("""
                        netfutures: R1, R2, R3 are left as they are: the configuration before and after is not kept
                        netfutures: run 1 has left nothing in force there that can be undone
                        """);
    }

    @Test
    void what_was_to_be_taken_back_by_lines_is_undone_by_them_and_that_too_can_be_taken_back() throws Exception {
        Files.writeString(home.resolve("undo.cfg"), "no " + NTP + "\n");
        assertThat(run("config", "-d", "R1", "--before", "show clock", "--undo", "undo.cfg", NTP))
                .isZero();
        assertThat(run("runs", "undo", "1", "-q"))
                .as("a router without an archive")
                .isZero();
        assertThat(running("R1")).doesNotContain(NTP);
        assertThat(room.router("R1").received()).containsOnlyOnce(NTP).containsOnlyOnce("no " + NTP);
    }

    @Test
    void lines_of_a_file_take_a_change_back() throws Exception {
        Files.writeString(home.resolve("undo.cfg"), "interface Ethernet0/1\nno shutdown\n");
        List<String> before = running("R1");
        assertThat(run(
                        "config",
                        "-d",
                        "R1",
                        "--before",
                        "show ip interface brief",
                        "--unchanged",
                        "--undo",
                        "undo.cfg",
                        "interface Ethernet0/1",
                        "shutdown"))
                .isEqualTo(1);
        assertThat(running("R1"))
                .filteredOn(line -> !line.startsWith("!"))
                .isEqualTo(before.stream().filter(line -> !line.startsWith("!")).toList());
    }
}
