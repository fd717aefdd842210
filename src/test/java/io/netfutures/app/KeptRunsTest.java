package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.lab.Router;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are kept, and the commands about them, with routers of a lab that are taken for real ones. */
@Tag("slow")
class KeptRunsTest {
    @TempDir
    Path home;

    private Classroom room;

    @RegisterExtension
    final Witness witness = new Witness(() -> this.err);

    private String out = "";
    private String err = "";

    @BeforeEach
    void open() throws Exception {
        room = Classroom.open(home, "R2");
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    /** Runs a command without naming the inventory. */
    private int bare(String... words) {
        InProcess program = new InProcess(home);
        int code = program.run(words);
        out = program.out();
        err = program.err();
        return code;
    }

    private int run(String... words) {
        return bare(Stream.concat(Stream.of("-i", room.inventory().toString()), Stream.of(words))
                .toArray(String[]::new));
    }

    /** Configures the chosen devices, all at once. */
    private int config(String... words) {
        return run(Stream.concat(Stream.of("config", "--yes", "--waves", "all"), Stream.of(words))
                .toArray(String[]::new));
    }

    private Path runs() {
        return home.resolve(".local/state/netfutures/runs");
    }

    /** Gives R2 its right password. */
    private void mend() throws Exception {
        Files.writeString(room.inventory(), Files.readString(room.inventory()).replace("wrong-one", "cisco"));
    }

    @Test
    void a_run_is_listed_and_shown_and_its_answers_are_printed_again() {
        assertThat(run("submit", "sh privilege")).isEqualTo(1);

        assertThat(bare("runs")).isZero();
        assertThat(out).containsPattern("(?m)^1 +[-0-9]+ [:0-9]+ +3 +2 +1 +submit sh privilege$");

        assertThat(bare("runs", "show")).isZero();
        assertThat(out)
                .contains(
                        "run 1: submit sh privilege",
                        "devices     3: 2 ok, 1 failed",
                        room.inventory().toString())
                .contains("R2 (127.0.0.1:" + room.port("R2") + "): login:")
                .containsPattern("(?m)^3 devices: 2 ok, 1 failed in [0-9.]+ s$");

        assertThat(bare("runs", "show", "1", "R1", "R3", "--format", "text")).isZero();
        assertThat(out).isEqualTo("R1: Current privilege level is 15\nR3: Current privilege level is 15\n");
        assertThat(bare("runs", "show", "last", "--format", "ndjson")).isZero();
        assertThat(out.lines()).hasSize(3);

        assertThat(bare("runs", "open", "1")).isZero();
        assertThat(out).contains("R1 [", "✓ returned", "✗ raised");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "csv"})
    void a_kept_answer_is_printed_as_it_was_when_it_came(String format) {
        assertThat(run("submit", "--format", format, "sh privilege")).isEqualTo(1);
        String printed = out;
        assertThat(bare("runs", "show", "--format", format)).isZero();
        assertThat(out.lines())
                .containsExactlyInAnyOrderElementsOf(printed.lines().toList());
    }

    @Test
    void a_question_is_listed_as_it_was_asked() {
        assertThat(run("submit", "-d", "R2", "--ask", "version,interfaces", "--ask", "log"))
                .isEqualTo(1);
        assertThat(bare("retry")).isEqualTo(1);
        assertThat(bare("runs")).isZero();
        assertThat(out)
                .containsPattern("(?m)^1 .* submit --ask version,interfaces,log$")
                .containsPattern("(?m)^2 .* retry --failed 1: submit --ask version,interfaces,log$");
    }

    @Test
    void what_failed_is_tried_again_with_the_inventory_of_that_run() throws Exception {
        assertThat(run("submit", "sh privilege")).isEqualTo(1);
        mend();

        assertThat(bare("retry", "--failed")).isZero();

        assertThat(out).isEqualTo("{'R2': 'Current privilege level is 15'}\n");
        assertThat(room.router("R1").received().stream().filter("sh privilege"::equals))
                .hasSize(1);
        assertThat(bare("runs")).isZero();
        assertThat(out).contains("retry --failed 1: submit sh privilege");
        assertThat(bare("retry")).isEqualTo(2);
        assertThat(err).contains("nothing has failed in run 2");
        assertThat(bare("retry", "--failed", "9")).isEqualTo(2);
        assertThat(err).contains("there is no run 9; the last is 2");
    }

    @Test
    void a_deadline_ends_a_run_that_later_goes_on() throws Exception {
        mend();
        Router slow = room.router("R3");
        assertThat(run("submit", "--delay", "R3=1h", "--deadline", "10s", "sh privilege"))
                .isEqualTo(4);
        assertThat(out).contains("R1", "R2").doesNotContain("R3");

        assertThat(bare("resume")).isZero();

        assertThat(err).contains("run 1: 2 of 3 devices are done; 1 goes on");
        assertThat(out).isEqualTo("{'R3': 'Current privilege level is 15'}\n");
        assertThat(slow.received().stream().filter("sh privilege"::equals)).hasSize(1);
        assertThat(bare("runs", "show", "1")).isZero();
        assertThat(out).contains("3: 3 ok", "resumed     1 time");
        assertThat(bare("resume", "1")).isZero();
        assertThat(err).contains("there is nothing left to do");
    }

    @Test
    void a_configuration_that_has_failed_on_its_way_is_sent_again_only_by_force() throws Exception {
        mend();
        assertThat(config("-d", "R1", "hostname ok", "hostnane bad")).isEqualTo(1);
        int before = room.router("R1").received().size();

        assertThat(bare("retry", "--failed")).isEqualTo(1);
        assertThat(err).contains("R1: not configured again", "--force sends them again");
        assertThat(room.router("R1").received()).hasSize(before);

        assertThat(bare("retry", "--failed", "1", "--force")).isEqualTo(1);
        assertThat(room.router("R1").received().size()).isGreaterThan(before);
    }

    @Test
    void a_configuration_that_was_not_begun_is_tried_again() throws Exception {
        assertThat(config("-d", "R2", "hostname ok")).isEqualTo(1);
        mend();
        assertThat(bare("retry")).isZero();
        assertThat(room.router("R2").received()).contains("hostname ok");
    }

    @Test
    void a_secret_is_not_kept_and_so_the_command_must_be_typed_again() throws Exception {
        assertThat(config("-d", "R2", "username u password geheim")).isEqualTo(1);
        assertThat(bare("retry")).isEqualTo(2);
        assertThat(err).contains("held a secret, which is not kept", "-d 'R2'");
        assertThat(Files.readString(runs().resolve("1/plan.json"))).doesNotContain("geheim");
    }

    @Test
    void lines_with_a_secret_that_have_been_sent_are_not_said_to_go_again_by_force() throws Exception {
        mend();
        assertThat(config("-d", "R1", "enable secret canary", "hostnane bad")).isEqualTo(1);
        assertThat(bare("retry")).isEqualTo(1);
        assertThat(err)
                .contains("R1: not configured again", "type the command again")
                .doesNotContain("--force");
    }

    @Test
    void a_secret_in_a_command_is_not_kept_either() throws Exception {
        assertThat(run("submit", "--unsafe", "username x password geheim")).isEqualTo(1);
        assertThat(bare("runs")).isZero();
        assertThat(out).contains("submit username x password ****");
        assertThat(bare("retry")).isEqualTo(2);
        assertThat(err).contains("held a secret, which is not kept");
        assertThat(Files.readString(runs().resolve("1/plan.json"))).doesNotContain("geheim");
        assertThat(Files.readString(runs().resolve("1/journal.ndjson"))).doesNotContain("geheim");
    }

    @Test
    void a_run_that_cannot_be_read_spoils_no_other() throws Exception {
        for (int i = 0; i < 7; i++) {
            assertThat(run("ping", "-q", "-d", "R1")).isZero();
        }
        Files.write(runs().resolve("2/plan.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Files.delete(runs().resolve("3/journal.ndjson"));
        Files.createDirectory(runs().resolve("3/journal.ndjson"));
        Files.writeString(
                runs().resolve("4/plan.json"),
                Files.readString(runs().resolve("4/plan.json")).substring(0, 99));
        Files.delete(runs().resolve("7/plan.json"));
        Files.writeString(runs().resolve("8"), "a stray file");

        assertThat(bare("runs")).isZero();
        assertThat(out)
                .containsPattern("(?m)^1 .* ping$")
                .containsPattern("(?m)^2 +cannot be read: .*2/plan.json: this is no text in UTF-8$")
                .containsPattern("(?m)^3 +cannot be read: .*3/journal.ndjson: ")
                .containsPattern("(?m)^4 +cannot be read: .*4/plan.json: this is no plan, or not a whole one")
                .containsPattern("(?m)^6 .* ping$")
                .containsPattern("(?m)^7 +cannot be read: .*7/plan.json: it is missing")
                .doesNotContainPattern("(?m)^8");
        assertThat(bare("runs", "show", "4")).isEqualTo(74);
        assertThat(err).contains("run 4 cannot be read: ", "4/plan.json");
        assertThat(bare("runs", "show", "last")).isZero();
        assertThat(out).contains("run 6: ping");
        assertThat(err).contains("run 7 cannot be read, and the last that can is 6: ");
        assertThat(bare("runs", "show", "9")).isEqualTo(2);
        assertThat(bare("runs", "prune", "--keep", "30d")).isZero();
        assertThat(err).contains("0 runs are removed");
        assertThat(bare("runs", "prune", "--keep", "2")).isZero();
        assertThat(err).contains("5 runs are removed");
    }

    @Test
    void a_changed_answer_spoils_no_other_device() throws Exception {
        mend();
        assertThat(run("submit", "-q", "sh privilege")).isZero();
        assertThat(run("submit", "-q", "sh privilege")).isZero();
        Path answer = runs().resolve("1/answers/R2.1.txt");
        Files.writeString(answer, Files.readString(answer).replace("Current", "current"));

        assertThat(bare("runs", "show", "1", "*", "--format", "json")).isEqualTo(74);
        assertThat(out)
                .startsWith("[")
                .endsWith("]\n")
                .contains("\"R1\"", "\"R3\"")
                .doesNotContain("\"R2\"");
        assertThat(err).contains("R2: " + answer + " is not what was written");
        assertThat(bare("runs", "diff", "1", "2")).isEqualTo(74);
        assertThat(err).contains("R2: not compared: ", "0 of 2 devices differ between run 1 and run 2");
        assertThat(run("devices", "-d", "@changed")).isEqualTo(2);
        assertThat(err).contains("@changed: R2 is not compared: ", "selects no device");
    }

    @Test
    void a_deadline_says_which_devices_it_hit() throws Exception {
        mend();
        assertThat(run("submit", "-q", "--delay", "R2=1h", "--delay", "R3=1h", "--deadline", "10s", "sh privilege"))
                .isEqualTo(4);
        assertThat(bare("runs", "show", "1")).isZero();
        assertThat(out.lines().filter(line -> line.contains("the deadline of the run")))
                .isNotEmpty()
                .allMatch(line -> line.matches("(R2, R3|R2|R3): the deadline of the run.*"));
    }

    @Test
    void two_runs_are_compared_device_by_device() throws Exception {
        mend();
        assertThat(run("submit", "sh privilege", "sh ip int br")).isZero();
        assertThat(config("-d", "R3", "interface Loopback0", "ip address 10.9.9.9 255.255.255.255"))
                .isZero();
        assertThat(run("submit", "sh privilege", "sh ip int br")).isZero();

        assertThat(bare("runs", "diff", "1")).isZero();

        assertThat(err).contains("1 of 3 devices differs between run 1 and run 3");
        assertThat(out)
                .contains("--- R3 in run 1", "+++ R3 in run 3", "10.9.9.9")
                .doesNotContain("R1");
    }

    @Test
    void who_goes_on_with_a_run_in_the_lab_is_told_so() throws Exception {
        assertThat(run("--lab", "submit", "-q", "--delay", "R1=1h", "--deadline", "1s", "sh privilege"))
                .isEqualTo(4);

        assertThat(bare("resume")).isZero();

        assertThat(err).contains("note: run 1 was in the lab, and so is this");
    }

    @Test
    void runs_with_nothing_in_common_are_not_called_equal() throws Exception {
        mend();
        assertThat(run("submit", "-d", "R1", "sh privilege")).isZero();
        assertThat(run("submit", "-d", "R1", "--against", "1", "sh clock")).isEqualTo(1);
        assertThat(err).contains("nothing could be compared").doesNotContain("0 of");

        assertThat(bare("runs", "diff", "1")).isEqualTo(1);
        assertThat(err).contains("nothing could be compared").doesNotContain("0 of");
    }

    @Test
    void devices_of_a_run_are_chosen_as_those_of_an_inventory() throws Exception {
        assertThat(run("submit", "sh privilege", "sh ip int br")).isEqualTo(1);
        mend();
        assertThat(config("-x", "R2", "interface Loopback0", "ip address 10.9.9.9 255.255.255.255"))
                .isZero();
        assertThat(run("submit", "sh privilege", "sh ip int br")).isZero();

        assertThat(bare("runs", "show", "1", "-d", "R[1-3]!R3", "--format", "text"))
                .isZero();
        assertThat(out).contains("R1: Current privilege").doesNotContain("R3");
        assertThat(err).contains("R2 (127.0.0.1:");
        assertThat(bare("runs", "show", "-x", "R2,R3")).isZero();
        assertThat(out).contains("Current privilege level is 15", "R1").doesNotContain("R2", "R3", "devices  ");
        assertThat(bare("runs", "show", "1", "-d", "@failed:1", "--raw")).isZero();
        assertThat(err).contains("R2 (127.0.0.1:").doesNotContain("R1");
        assertThat(bare("runs", "show", "1", "-d", "@core")).isEqualTo(2);
        assertThat(err).contains("-d: @core: of a kept run no groups are known");
        assertThat(bare("runs", "diff", "1", "3", "-d", "R3")).isZero();
        assertThat(out).contains("--- R3 in run 1");
        assertThat(err).contains("1 of 1 device differs between run 1 and run 3");
        assertThat(bare("runs", "open", "1", "-d", "R1")).isZero();
        assertThat(out).contains("R1 [").doesNotContain("R2", "R3", "3 devices");
    }

    @Test
    void what_changes_by_itself_is_no_difference_for_those_who_ask_so() throws Exception {
        mend();
        assertThat(run("submit", "sh clock", "sh ip int br")).isZero();
        assertThat(config("interface Loopback7", "ip address 10.7.7.7 255.255.255.255"))
                .isZero();
        assertThat(run("submit", "-x", "R3", "sh clock", "sh ip int br")).isZero();

        assertThat(bare("runs", "diff", "1", "3")).isZero();
        // Two clocks that were read in the same millisecond are the same difference.
        assertThat(out)
                .containsPattern("--- (R1|R\\[1-2] \\(2\\)) in run 1: sh clock")
                .containsPattern("--- (R2|R\\[1-2] \\(2\\)) in run 1: sh clock");

        assertThat(bare("runs", "diff", "1", "3", "--similar")).isZero();
        assertThat(err)
                .contains("ignored: 2 times\n")
                .contains("answered in run 1 only: R3\n")
                .contains("2 of 2 devices differ between run 1 and run 3");
        assertThat(out).contains("+Loopback7 ").doesNotContain("UTC");
        assertThat(out.lines().filter(line -> line.startsWith("---"))).hasSize(2);

        assertThat(bare("runs", "diff", "3", "3", "--similar")).isZero();
        assertThat(out).isEmpty();
        assertThat(err).doesNotContain("ignored").contains("0 of 2 devices differ");
    }

    @Test
    void the_same_difference_is_told_once() throws Exception {
        mend();
        assertThat(run("submit", "sh run | include description")).isZero();
        assertThat(config("-x", "R2", "interface Loopback0", "description core"))
                .isZero();

        assertThat(run("submit", "-q", "--against", "1", "sh run | include description"))
                .isZero();

        assertThat(out).isEqualTo("""
                        --- R[1,3] (2) in run 1
                        +++ R[1,3] (2) now
                        @@ -1,0 +1,1 @@
                        + description core
                        """);
        assertThat(err).isEqualTo("2 of 3 devices differ from run 1\n");
        assertThat(run("submit", "-q", "--against", "last", "sh privilege")).isEqualTo(1);
        assertThat(err).contains("not compared: only R[1-3] (3) was asked sh privilege now");
        assertThat(run("submit", "-q", "--against", "9", "sh privilege")).isEqualTo(2);
        assertThat(err).contains("there is no run 9; the last is 4");
    }

    @Test
    void a_report_is_a_page_that_only_its_owner_reads_and_that_replaces_nothing() throws Exception {
        assertThat(run("submit", "sh privilege")).isEqualTo(1);

        assertThat(bare("runs", "report", "last", "-o", "run.html")).isZero();

        Path page = home.resolve("run.html");
        assertThat(err).contains("the report on run 1 is in " + page);
        assertThat(Files.readString(page))
                .startsWith("<!DOCTYPE html>")
                .contains("<h1>submit sh privilege</h1>", "Current privilege level is 15", "AuthFailed")
                .endsWith("</html>\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
                .isEqualTo("rw-------");
        assertThat(bare("runs", "report", "-o", "run.html")).isEqualTo(74);
        assertThat(err).contains("exists; choose another name with -o, or replace it with --overwrite");
        assertThat(bare("runs", "report", "-o", "run.html", "--overwrite")).isZero();
        assertThat(bare("runs", "report")).isZero();
        assertThat(home.resolve("run-1.html")).exists();
        assertThat(bare("runs", "report", "1", "-o", "-")).isZero();
        assertThat(out).startsWith("<!DOCTYPE html>");
        assertThat(bare("runs", "report", "9")).isEqualTo(2);
        assertThat(bare("runs", "report", "-o", ".")).isEqualTo(74);
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
    }

    @Test
    void old_runs_are_removed_but_never_the_newest() {
        for (int i = 0; i < 3; i++) {
            assertThat(run("ping", "-q")).isZero();
        }
        assertThat(bare("runs", "prune", "--keep", "2")).isZero();
        assertThat(err).contains("1 run is removed");
        assertThat(runs().resolve("1")).doesNotExist();
        assertThat(bare("runs", "prune", "--keep", "0d")).isZero();
        assertThat(runs().resolve("3")).exists();
        assertThat(bare("runs", "prune", "--keep", "some")).isEqualTo(2);
    }

    @Test
    void older_runs_than_those_listed_are_told_of() {
        for (int i = 0; i < 3; i++) {
            assertThat(run("ping", "-q", "-d", "R1")).isZero();
        }
        assertThat(bare("runs", "--last", "2")).isZero();
        assertThat(out).containsPattern("(?m)^3 ").doesNotContainPattern("(?m)^1 ");
        assertThat(err).isEqualTo("older runs: 1; runs --last 3 lists them too\n");
        assertThat(bare("runs")).isZero();
        assertThat(err).isEmpty();
        assertThat(bare("runs", "--last", "0")).isEqualTo(2);
    }

    @Test
    void a_run_with_the_lab_is_not_taken_for_a_real_one() {
        assertThat(run("ping", "-q", "-d", "R1")).isZero();
        assertThat(run("--lab", "ping", "-q", "-d", "R1")).isZero();
        assertThat(bare("runs")).isZero();
        assertThat(out).containsPattern("(?m)^1 .*\\d +ping$").containsPattern("(?m)^2 .* --lab ping$");
        assertThat(bare("runs", "show", "2")).isZero();
        assertThat(out).contains("  simulated   yes, by the lab\n");
        assertThat(bare("runs", "show", "1")).isZero();
        assertThat(out).doesNotContain("simulated");
    }

    @Test
    void a_folder_that_cannot_be_written_ends_it_before_anything_is_contacted() throws Exception {
        Path folder = Files.createDirectories(home.resolve("sealed"));
        Files.writeString(folder.resolve("file"), "");

        assertThat(run("submit", "--run-dir", "sealed/file/runs", "sh privilege"))
                .isEqualTo(74);

        assertThat(err).contains("the run cannot be kept: ", "nothing was contacted", "--no-journal");
        assertThat(room.router("R1").loginsTried()).isZero();
        assertThat(run("submit", "-d", "R1", "--run-dir", "sealed/file/runs", "--no-journal", "sh privilege"))
                .isZero();
    }

    @Test
    void runs_are_kept_where_the_user_says() {
        assertThat(run("submit", "-d", "R1", "--run-dir", "here", "sh privilege"))
                .isZero();
        assertThat(home.resolve("here/1/plan.json")).exists();
        assertThat(runs()).doesNotExist();
        assertThat(bare("runs", "--run-dir", "here")).isZero();
        assertThat(out).contains("submit sh privilege");
        assertThat(bare("runs")).isZero();
        assertThat(err).contains("no run is kept yet in");
    }

    @Test
    void a_selection_names_how_devices_ended_in_a_run() throws Exception {
        assertThat(run("devices", "-d", "@failed")).isEqualTo(2);
        assertThat(err).contains("@failed: no run is kept yet in");
        assertThat(run("submit", "sh ip int br")).isEqualTo(1);
        assertThat(run("devices", "-d", "@failed", "--fold")).isZero();
        assertThat(out).isEqualTo("R2\n");
        mend();
        assertThat(config("-d", "R3", "interface Loopback0", "ip address 10.9.9.9 255.255.255.255"))
                .isZero();
        assertThat(run("devices", "-d", "@changed", "--fold")).isZero();
        assertThat(out).isEqualTo("R3\n");
        assertThat(run("submit", "-d", "@ok:1", "sh ip int br")).isZero();
        assertThat(run("devices", "-d", "@changed", "--fold")).isZero();
        assertThat(out).as("what answers otherwise than in run 1").isEqualTo("R3\n");
        assertThat(run("devices", "-d", "@failed:9")).isEqualTo(2);
        assertThat(err).contains("@failed: there is no run 9; the last is 3");
    }

    @Test
    void only_the_owner_can_look_at_what_is_kept() throws Exception {
        assertThat(run("submit", "-d", "R1", "sh privilege")).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(runs())))
                .isEqualTo("rwx------");
    }
}
