package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.journal.HeldRun;
import io.netfutures.journal.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A configuration reaches a device once, whoever goes on with its run, and however; told by what the routers have received. */
@Tag("slow")
class SentOnceTest {
    private static final String LINE = "hostname once";

    @TempDir
    Path home;

    private Classroom room;

    @RegisterExtension
    final Witness witness = new Witness(() -> this.err);

    private String err = "";
    private String out = "";

    @BeforeEach
    void open() throws Exception {
        room = Classroom.open(home, "R2");
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

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

    /** R1 is configured, R2 refuses the login, and R3 is not reached. */
    private void stopped() {
        assertThat(config("-w", "1", "--fail-fast", LINE)).isEqualTo(3);
        assertThat(sent()).containsExactly(1L, 0L, 0L);
    }

    private List<Long> sent() {
        return Stream.of("R1", "R2", "R3")
                .map(name -> room.router(name).received().stream()
                        .filter(LINE::equals)
                        .count())
                .toList();
    }

    private void mend() throws Exception {
        Files.writeString(room.inventory(), Files.readString(room.inventory()).replace("wrong-one", "cisco"));
    }

    private Path journal() {
        return home.resolve(".local/state/netfutures/runs/1/journal.ndjson");
    }

    @Test
    void what_was_tried_again_does_not_go_on_too() throws Exception {
        stopped();
        mend();
        assertThat(bare("retry", "--yes", "--failed")).isZero();
        assertThat(sent()).containsExactly(1L, 1L, 1L);

        assertThat(bare("resume", "1")).isEqualTo(1);
        assertThat(err).contains("R3: not configured again, for lines may have been sent already, by run 2");
        assertThat(bare("retry", "--failed", "1")).isEqualTo(1);
        assertThat(err).contains("R2, R3: not configured again");
        assertThat(bare("resume", "2")).isZero();
        assertThat(sent()).containsExactly(1L, 1L, 1L);
    }

    @Test
    void what_went_on_is_not_tried_again_by_the_run_that_had_tried_it() throws Exception {
        stopped();
        assertThat(bare("retry", "--yes", "--failed")).isEqualTo(3);
        assertThat(err).contains("1 failed, 1 not contacted");
        assertThat(bare("resume", "1")).isZero();
        assertThat(sent()).containsExactly(1L, 0L, 1L);

        mend();
        assertThat(bare("resume", "2")).isEqualTo(1);
        assertThat(err).contains("R3: not configured again, for lines may have been sent already, by run 1");
        assertThat(bare("retry", "--failed", "2")).isEqualTo(1);
        assertThat(sent()).containsExactly(1L, 1L, 1L);
    }

    @Test
    void nobody_goes_on_while_somebody_else_does() throws Exception {
        stopped();
        RunStore store = RunStore.in(home.resolve(".local/state/netfutures/runs"));
        try (HeldRun held = store.hold(1, true).orElseThrow()) {
            assertThat(held.run().id()).isEqualTo(1);
            assertThat(bare("resume", "1")).isEqualTo(2);
            assertThat(err)
                    .contains("run 1 is being carried out, or tried again; nothing was contacted; wait for its end")
                    .doesNotContain("--no-journal");
            assertThat(bare("retry", "--failed", "1")).isEqualTo(2);
        }
        assertThat(bare("resume", "1", "--no-journal")).isEqualTo(2);
        assertThat(err).contains("leave out --no-journal");
        assertThat(bare("retry", "--failed", "1", "--no-journal")).isEqualTo(2);
        assertThat(sent()).containsExactly(1L, 0L, 0L);
        assertThat(bare("resume", "1")).isZero();
        assertThat(sent()).containsExactly(1L, 0L, 1L);
    }

    @Test
    void where_the_journal_is_damaged_it_is_not_known_what_was_sent() throws Exception {
        stopped();
        String whole = Files.readString(journal());
        String sends = whole.lines()
                .filter(line -> line.contains("\"sends\":\"R1\""))
                .findFirst()
                .orElseThrow();
        String changed =
                whole.replace(sends, sends.replace("\"R1\"", "\"R7\"")).replaceFirst("(?m)^.*\"end\":\"R1\".*\n", "");
        Files.writeString(journal(), changed);
        assertThat(bare("resume")).isEqualTo(1);
        assertThat(err).contains("R1: not configured again").doesNotContain("R3: not");
    }

    @Test
    void without_its_journal_nothing_is_known() throws Exception {
        mend();
        assertThat(config(LINE)).isZero();
        Files.delete(journal());
        assertThat(bare("resume")).isEqualTo(1);
        assertThat(err).contains("R1, R2, R3: not configured again");
        assertThat(sent()).containsExactly(1L, 1L, 1L);
    }

    @Test
    void a_last_line_that_was_not_written_to_its_end_has_let_nothing_happen() throws Exception {
        stopped();
        String whole = Files.readString(journal());
        int sends = whole.indexOf("\"sends\":\"R1\"");
        Files.writeString(journal(), whole.substring(0, sends + 8));
        assertThat(bare("resume")).isNotEqualTo(2);
        assertThat(err).doesNotContain("not configured again");
        assertThat(sent()).startsWith(2L);
    }

    @Test
    void a_name_that_means_another_box_today_is_not_configured() throws Exception {
        stopped();
        Files.writeString(
                room.inventory(),
                Files.readString(room.inventory()).replace("port: " + room.port("R3"), "port: " + room.port("R1")));
        assertThat(bare("resume")).isEqualTo(1);
        assertThat(err)
                .contains("R3: was 127.0.0.1 port " + room.port("R3") + " in run 1, and is 127.0.0.1 port "
                        + room.port("R1") + " in the inventory now; --force takes it for the same device");
        assertThat(sent()).containsExactly(1L, 0L, 0L);
    }

    @Test
    void a_device_that_had_failed_is_tried_where_it_is_today() throws Exception {
        stopped();
        Files.writeString(
                room.inventory(),
                Files.readString(room.inventory())
                        .replace("wrong-one", "cisco")
                        .replace("port: " + room.port("R2"), "port: " + room.port("R1")));
        assertThat(bare("retry", "--failed", "1", "-d", "R2")).isZero();
        assertThat(sent()).containsExactly(2L, 0L, 0L);
    }

    @Test
    void what_was_sent_is_known_though_the_first_run_is_removed() throws Exception {
        stopped();
        assertThat(bare("retry", "--yes", "--failed", "1")).isEqualTo(3);
        assertThat(bare("retry", "--yes", "--failed", "1")).isEqualTo(3);
        mend();
        assertThat(bare("resume", "2")).isZero();
        assertThat(sent()).containsExactly(1L, 0L, 1L);
        remove(1);
        assertThat(bare("resume", "3")).isEqualTo(1);
        assertThat(err).contains("R3: not configured again, for lines may have been sent already, by run 2");
        assertThat(sent()).containsExactly(1L, 0L, 1L);
    }

    /** Removes a run as somebody does who does not know what belongs together. */
    private void remove(int run) throws Exception {
        Path folder = home.resolve(".local/state/netfutures/runs/" + run);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    @Test
    void what_was_sent_is_known_though_a_run_in_the_middle_is_removed() throws Exception {
        stopped();
        assertThat(bare("retry", "--yes", "--failed", "1")).isEqualTo(3);
        assertThat(bare("retry", "--yes", "--failed", "2")).isEqualTo(3);
        mend();
        remove(2);
        assertThat(bare("resume", "1")).isZero();
        assertThat(sent()).containsExactly(1L, 0L, 1L);
        assertThat(bare("resume", "3")).isEqualTo(1);
        assertThat(err).contains("R3: not configured again, for lines may have been sent already, by run 1");
        assertThat(sent()).containsExactly(1L, 0L, 1L);
    }

    @Test
    void a_plan_that_names_only_the_run_that_it_tries_again_belongs_to_that() throws Exception {
        stopped();
        assertThat(bare("retry", "--yes", "--failed", "1")).isEqualTo(3);
        assertThat(bare("retry", "--yes", "--failed", "2")).isEqualTo(3);
        mend();
        for (int run = 1; run <= 3; run++) {
            Path plan = home.resolve(".local/state/netfutures/runs/" + run + "/plan.json");
            Files.writeString(plan, Files.readString(plan).replaceFirst("\"matter\":[0-9]+,", ""));
        }
        assertThat(bare("resume", "1")).isZero();
        assertThat(bare("resume", "3")).isEqualTo(1);
        assertThat(err).contains("R3: not configured again, for lines may have been sent already, by run 1");
        assertThat(sent()).containsExactly(1L, 0L, 1L);
    }

    @Test
    void a_configuration_and_what_tries_it_again_are_removed_together() throws Exception {
        stopped();
        assertThat(bare("retry", "--yes", "--failed", "1")).isEqualTo(3);
        assertThat(run("ping", "-q", "-d", "R1")).isZero();

        assertThat(bare("runs", "prune", "--keep", "2")).isZero();
        assertThat(err).isEqualTo("0 runs are removed; 1 stays with a run of the same configuration\n");
        assertThat(bare("runs", "prune", "--keep", "1")).isZero();
        assertThat(err).isEqualTo("2 runs are removed\n");

        assertThat(run("submit", "-q", "sh privilege")).isEqualTo(1);
        assertThat(bare("retry", "--yes")).isEqualTo(1);
        assertThat(bare("runs", "prune", "--keep", "1")).isZero();
        assertThat(err).as("what only reads").isEqualTo("2 runs are removed\n");
    }

    @Test
    void a_script_sends_nothing_twice_either() throws Exception {
        Path script = home.resolve("twice.nf");
        Files.writeString(
                script, "use R1\ntry config --yes --waves all \"" + LINE + "\" \"bogus line\"\nwait\nretry failed\n");
        assertThat(run("run", script.toString())).isEqualTo(1);
        assertThat(err).contains("R1: not configured again, for lines may have been sent already");
        assertThat(sent()).containsExactly(1L, 0L, 0L);
    }

    @Test
    void what_a_script_tries_again_belongs_to_its_run() throws Exception {
        Path script = home.resolve("again.nf");
        Files.writeString(
                script,
                "use R2,R3\ntry config --yes --waves all -w 1 --fail-fast \"" + LINE + "\"\nwait\nretry cancelled\n");
        assertThat(run("run", script.toString())).isNotEqualTo(2);
        assertThat(sent()).containsExactly(0L, 0L, 1L);
        assertThat(bare("resume", "1")).isEqualTo(1);
        assertThat(err).contains("R3: not configured again, for lines may have been sent already, by run 2");
    }

    @Test
    void a_script_leaves_no_trace_out_either() throws Exception {
        Path script = home.resolve("trace.nf");
        Files.writeString(
                script,
                "use R2,R3\ntry config --yes --waves all -w 1 --fail-fast \"" + LINE
                        + "\"\nwait\nretry cancelled --no-journal\n");
        assertThat(run("run", script.toString())).isEqualTo(2);
        assertThat(err).contains("leave out --no-journal");
        assertThat(sent()).containsExactly(0L, 0L, 0L);
    }

    @Test
    void a_bound_that_is_typed_takes_the_place_of_its_opposite() throws Exception {
        assertThat(run("submit", "-w", "1", "--max-fail", "50%", "sh privilege"))
                .isEqualTo(1);
        assertThat(bare("retry", "--failed", "1", "--fail-fast")).isNotZero();
        mend();
        assertThat(bare("resume", "1", "-w", "2")).isZero();
        assertThat(bare("retry", "--failed", "2", "-w", "3")).isZero();
        assertThat(Files.readString(home.resolve(".local/state/netfutures/runs/3/plan.json")))
                .contains("\"options\":[\"--fail-fast\",\"--workers\",\"3\"]");
    }

    @Test
    void a_secret_is_typed_again_for_those_devices_only_that_have_not_got_it() throws Exception {
        assertThat(config("-w", "1", "--fail-fast", "username bob secret geheim"))
                .isEqualTo(3);
        assertThat(bare("resume", "1")).isEqualTo(2);
        assertThat(err).contains("held a secret, which is not kept; nothing was contacted; ", " with -d 'R3'");
        assertThat(bare("retry", "--failed", "1")).isEqualTo(2);
        assertThat(err).contains(" with -d 'R[2-3]'");
    }

    @Test
    void what_bound_a_run_bounds_what_goes_on_with_it() throws Exception {
        mend();
        assertThat(run("submit", "-w", "1", "--cap", "@all=2", "--delay", "R2=1h", "--deadline", "10s", "sh privilege"))
                .isEqualTo(4);
        assertThat(bare("resume")).isZero();
        assertThat(err).contains("2 go on, with --workers 1 --cap @all=2 --deadline 10s");
    }

    @Test
    void a_run_that_was_refused_its_host_keys_leaves_nothing_behind() throws Exception {
        Files.delete(home.resolve(".config/netfutures/known_hosts"));
        assertThat(run("submit", "--host-keys", "ask", "sh privilege")).isNotZero();
        bare("runs");
        assertThat(out + err).doesNotContain("submit sh privilege");
    }

    /** Writes an inventory of four devices, which are R1, R3, R1 again, and one that is not there. */
    private void four() throws Exception {
        StringBuilder yaml = new StringBuilder();
        int i = 0;
        for (int port : List.of(room.port("R1"), room.port("R3"), room.port("R1"), 1)) {
            yaml.append("""
                    - {name: x%d, device_type: cisco_ios, host: 127.0.0.1, port: %d, username: cisco, password: cisco, secret: cisco}
                    """.formatted(++i, port));
        }
        Files.writeString(room.inventory(), yaml);
    }

    /** Runs what was named as the next step, with the devices that stand behind it, and the consent that nobody is asked for here. */
    private int next(String when) {
        String step = err.lines()
                .filter(line -> line.startsWith(when + ": netfutures "))
                .map(line -> line.substring(line.indexOf(": netfutures ") + 13))
                .findFirst()
                .orElseThrow();
        return bare((step.replace("'", "") + " --yes").split(" "));
    }

    @Test
    void the_next_command_does_what_it_says() throws Exception {
        four();
        String looked = "again, after a look at these devices, which may have got lines";
        assertThat(config("--no-backup", "bogus line", LINE)).isEqualTo(1);
        assertThat(err)
                .contains("again: netfutures retry --failed 1 -d 'x4'\n")
                .contains(looked + ": netfutures retry --failed 1 --force -d 'x[1-3]'\n");
        String said = err;
        assertThat(bare("runs", "show", "1")).isZero();
        assertThat(out).contains(said.substring(said.indexOf("again")));
        assertThat(bare("runs", "report", "1", "-o", "-")).isZero();
        assertThat(out).contains("netfutures retry --failed 1 --force -d &#39;x[1-3]&#39;");
        err = said;
        assertThat(next("again")).isEqualTo(1);
        assertThat(err).contains("1 device: 0 ok, 1 failed").doesNotContain("not configured again");
        err = said;
        assertThat(next(looked)).isEqualTo(1);
        assertThat(err).contains("3 devices: 0 ok, 3 failed").doesNotContain("not configured again");
        assertThat(room.router("R1").received().stream().filter("bogus line"::equals))
                .hasSize(4);
    }

    @Test
    void of_a_secret_the_next_command_is_that_of_before() throws Exception {
        four();
        Files.writeString(room.inventory(), Files.readString(room.inventory()).replaceAll("port: [0-9]+", "port: 1"));
        assertThat(config("--host-keys", "off", "username bob secret geheim")).isEqualTo(1);
        assertThat(err)
                .contains("again: the command as it was typed, for its secret is not kept, with -d 'x[1-4]'\n")
                .doesNotContain("retry --failed");
    }

    @Test
    void while_a_run_is_carried_out_nothing_is_to_be_typed() throws Exception {
        stopped();
        Files.writeString(journal(), Files.readString(journal()).replaceFirst("(?m)^.*\"end\":\"R3\".*\n", ""));
        assertThat(bare("runs", "show", "1")).isZero();
        assertThat(out).contains("1 not contacted", "go on: netfutures resume 1\n");
        RunStore store = RunStore.in(home.resolve(".local/state/netfutures/runs"));
        try (HeldRun held = store.hold(1, true).orElseThrow()) {
            assertThat(bare("runs", "show", String.valueOf(held.run().id()))).isZero();
            assertThat(out).contains(", and is running").doesNotContain("resume");
        }
    }

    @Test
    void the_next_command_names_the_run_and_its_folder() throws Exception {
        StringBuilder yaml = new StringBuilder();
        for (int i = 1; i <= 4; i++) {
            yaml.append("- {name: x%d, device_type: cisco_ios, host: 127.0.0.1, port: 1, username: a, password: b}%n"
                    .formatted(i));
        }
        Files.writeString(room.inventory(), yaml);
        assertThat(run("submit", "--host-keys", "off", "--run-dir", "my runs", "sh clock"))
                .isEqualTo(1);
        assertThat(err).contains("again: netfutures retry --failed 1 --run-dir 'my runs'\n");
        assertThat(run("submit", "--host-keys", "off", "sh clock")).isEqualTo(1);
        assertThat(err).contains("again: netfutures retry --failed 1\n");
    }
}
