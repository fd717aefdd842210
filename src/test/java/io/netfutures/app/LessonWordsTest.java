package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.work.ExitCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words that the lessons need besides: fault, time, and a quiet wait; and explain at the command line. */
@Tag("slow")
class LessonWordsTest {
    @TempDir
    Path home;

    private String out = "";
    private String err = "";

    private int run(List<String> script, String... words) {
        InProcess netfutures = new InProcess(home, Path.of(""));
        int code = netfutures.typed(String.join("\n", script), words);
        out = netfutures.out();
        err = netfutures.err();
        return code;
    }

    private int lab(String... script) {
        return run(List.of(script), "--lab", "run", "-");
    }

    @Test
    void a_router_that_refuses_is_well_again_after_none() {
        int code = lab(
                "fault r2 refuse",
                "f = submit -q r2 sh clock",
                "exception f",
                "fault r2 none",
                "g = submit -q r2 sh clock",
                "exception g");
        assertThat(out.lines()).hasSize(2);
        assertThat(out).startsWith("AuthFailed: 192.168.100.2:22: login: ").endsWith("\nNone\n");
        assertThat(code).isZero();
    }

    @Test
    void a_fault_holds_from_the_next_command_on_whatever_session_is_kept() {
        lab(
                "a = submit -q r1,r2,r3 sh clock",
                "wait -q a",
                "fault r1 hang",
                "fault r2 refuse",
                "fault r3 think 1h",
                "f = submit -q r2 sh clock",
                "exception f",
                "g = submit -q --timeout 1s r1,r3 sh clock",
                "exception g");
        assertThat(out.lines().filter(line -> line.contains("AuthFailed: 192.168.100.2")))
                .hasSize(1);
        assertThat(out.lines().filter(line -> line.contains("CommandTimeout: 192.168.100.")))
                .hasSize(2);
        assertThat(err).contains("192.168.100.2: its session is closed; the next command logs in\n");
        assertThat(err).doesNotContain("192.168.100.1: its", "192.168.100.3: its");
    }

    @Test
    void a_router_that_hangs_never_answers_and_one_that_thinks_answers_late() {
        assertThat(lab(
                        "fault r1 hang",
                        "fault r2 think 1h",
                        "f = submit -q sh clock",
                        "wait f[2]",
                        "wait f[2] --quiet",
                        "done f",
                        "cancel f[0] f[1]"))
                .isZero();
        assertThat(out.lines())
                .containsExactly(
                        "DoneAndNotDoneFutures(done={f[2]}, not_done={})",
                        "f[0] False",
                        "f[1] False",
                        "f[2] True",
                        "f[0] True",
                        "f[1] True");
    }

    @Test
    void a_refusal_in_the_lab_says_once_that_the_device_is_simulated_and_what_it_knows() {
        assertThat(lab("submit r1 sh clck", "wait", "submit r2 sh clck")).isEqualTo(ExitCode.FAILED);
        assertThat(err)
                .containsOnlyOnce(
                        "note: a simulated cisco_ios knows a handful of commands, a real one may know this too;"
                                + " netfutures lab --knows cisco_ios lists them\n");
        lab("submit -q r1 sh clck");
        assertThat(err).contains("the device refused").doesNotContain("simulated");
        assertThat(run(List.of(), "lab", "--knows", "cisco_ios")).isZero();
        assertThat(out.lines()).isSorted().contains("show clock", "ping WORD");
        assertThat(run(List.of(), "lab", "--knows", "cumulus_linux")).isZero();
        assertThat(out.lines()).contains("uptime", "cat WORD").doesNotHaveDuplicates();
        assertThat(run(List.of(), "lab", "--knows", "linus")).isEqualTo(ExitCode.USAGE);
        assertThat(err).contains("there is no platform linus; did you mean linux?");
    }

    @Test
    void time_prints_how_long_a_command_took_and_keeps_its_failure() {
        assertThat(lab("time echo two words", "fs = submit -q sh clock", "time wait -q fs"))
                .isZero();
        assertThat(out).matches("two words\n\\d+\\.\\d s\n\\d+\\.\\d s\n");
        assertThat(lab("time use nobody", "echo never")).isEqualTo(ExitCode.USAGE);
        assertThat(out).matches("\\d+\\.\\d s\n");
        assertThat(err).startsWith("netfutures: stdin:1: there is no device nobody");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fault r1 think      | how long? as: fault r1 think 5s",
                "fault r1 refuse 5s  | only think takes a time",
                "fault r9 refuse     | there is no device r9",
                "fault r1 sulk       | sulk",
                "fault               | Missing required parameter",
                "explain everything  | everything",
            })
    void a_wrong_word_is_told_in_one_sentence(String line, String said) {
        assertThat(lab(line)).isEqualTo(ExitCode.USAGE);
        assertThat(err).startsWith("netfutures: stdin:1: ").contains(said);
        assertThat(out).isEmpty();
    }

    @Test
    void explain_alone_lists_what_can_be_explained() {
        assertThat(run(List.of(), "explain")).isZero();
        assertThat(out.lines().map(line -> line.split(" ")[0]))
                .containsExactly("TOPIC", "submit", "map", "as_completed", "wait", "cancel", "exceptions", "cap");
    }

    @Test
    void explain_needs_no_inventory_and_draws_two_runs_with_the_reasons() {
        assertThat(run(List.of("explain cap"), "run", "-")).isZero();
        assertThat(out)
                .startsWith("a cap on the workers, and who is pending\n")
                .contains(
                        "\n1. two workers (2 workers)\n",
                        "\n2. three workers (3 workers)\n",
                        "\nf3 R3 [",
                        "\nWhy, measured in these two runs:\n- With 2 workers f3 was pending until ")
                .endsWith(" s.\n");
    }
}
