package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.terminal.Shell;
import io.netfutures.app.work.Console;
import io.netfutures.lab.Gate;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lessons as scripts, each in a process of its own, on routers whose answers the test holds and lets go. */
@Tag("slow")
class ScriptLessonsTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String CLOCK = "'\\*\\d\\d:\\d\\d:\\d\\d\\.\\d{3} UTC [A-Za-z0-9 ]+'";

    @TempDir
    Path home;

    @Test
    void submit_basics_prints_in_the_order_of_completion_and_the_third_takes_the_freed_worker() throws Exception {
        try (Classroom room = Classroom.open(home)) {
            Gate one = room.router("R1").holdAnswers();
            Gate two = room.router("R2").holdAnswers();
            Gate three = room.router("R3").holdAnswers();
            try (Program program = room.lesson("submit-basics")) {
                one.awaitHeld(1, SOON);
                two.awaitHeld(1, SOON);
                assertThat(room.router("R3").loginsTried())
                        .as("the third waits for a worker")
                        .isZero();
                two.release();
                assertThat(program.nextOut()).as("while R1 still thinks").matches("\\{'R2': " + CLOCK + "}");
                three.awaitHeld(1, SOON);
                one.release();
                assertThat(program.nextOut()).matches("\\{'R1': " + CLOCK + "}");
                three.release();
                assertThat(program.nextOut()).matches("\\{'R3': " + CLOCK + "}");
                assertThat(program.restOfOut()).isEmpty();
                assertThat(program.exitCode()).isZero();
                List<String> log = program.allErr();
                assertThat(slotOf(log, "===>", "R3")).as("the freed worker").isEqualTo(slotOf(log, "<===", "R2"));
                assertThat(log)
                        .as("a student sees what is done, and why")
                        .contains("> workers 2", "> fs = submit \"sh clock\"", "> as_completed fs")
                        .anyMatch(line -> line.startsWith("# submit returns at once"));
            }
            assertThat(room.lab().awaitNoSessions(SOON)).isTrue();
        }
    }

    @Test
    void submit_futures_shows_running_running_pending_and_then_each_one_finished() throws Exception {
        try (Classroom room = Classroom.open(home)) {
            Gate one = room.router("R1").holdAnswers();
            Gate two = room.router("R2").holdAnswers();
            Gate three = room.router("R3").holdAnswers();
            try (Program program = room.lesson("submit-futures")) {
                String first = id(program.nextOut(), "running");
                String second = id(program.nextOut(), "running");
                String third = id(program.nextOut(), "pending");
                two.release();
                assertThat(program.nextOut()).isEqualTo("Future done " + finished(second));
                three.awaitHeld(1, SOON);
                one.release();
                assertThat(program.nextOut()).isEqualTo("Future done " + finished(first));
                three.release();
                assertThat(program.nextOut()).isEqualTo("Future done " + finished(third));
                assertThat(program.nextOut()).as("the merged dict").matches("\\{'R1': " + CLOCK + ",");
                assertThat(program.nextOut()).matches(" 'R2': " + CLOCK + ",");
                assertThat(program.nextOut()).matches(" 'R3': " + CLOCK + "}");
                assertThat(program.restOfOut())
                        .as("and the timeline")
                        .anyMatch(line -> line.contains(" R1 [0]"))
                        .anyMatch(line -> line.contains(" R3 ["));
                assertThat(program.exitCode()).isZero();
            }
        }
    }

    @Test
    void submit_ends_at_the_result_that_nobody_catches_and_the_others_finish() throws Exception {
        try (Classroom room = Classroom.open(home, "R2")) {
            Gate one = room.router("R1").holdAnswers();
            try (Program program = room.lesson("submit")) {
                assertThat(program.nextOut()).startsWith("DoneAndNotDoneFutures(done={f2}");
                assertThat(program.nextOut()).endsWith("state=finished raised NetMikoAuthenticationException>");
                String line = program.nextErr();
                while (!line.contains("ends here")) {
                    line = program.nextErr();
                }
                assertThat(line)
                        .isEqualTo("> submit.nf ends here: its line " + lineOf("submit", "f2.result()")
                                + " has failed, and no try stands before it.");
                one.release();
                assertThat(program.restOfOut())
                        .as("result f1 f3 is never reached")
                        .isEmpty();
                assertThat(program.exitCode()).isEqualTo(1);
                List<String> log = program.allErr();
                assertThat(slotOf(log, "<===", "R1")).isNotEmpty();
                assertThat(slotOf(log, "<===", "R3")).isNotEmpty();
            }
            assertThat(room.router("R2").loginsTried()).isEqualTo(1);
        }
    }

    @Test
    void submit_exception_catches_the_failure_and_goes_on() throws Exception {
        try (Classroom room = Classroom.open(home, "R2")) {
            Gate one = room.router("R1").holdAnswers();
            try (Program program = room.lesson("submit-exception")) {
                assertThat(program.nextOut())
                        .isEqualTo("Authentication failure: unable to connect cisco_ios 127.0.0.1:" + room.port("R2"));
                assertThat(program.nextOut()).isEqualTo("Authentication failed.");
                one.release();
                assertThat(String.join("\n", program.restOfOut()))
                        .as("without the device that failed")
                        .matches("\\{'R1': " + CLOCK + ",\n? 'R3': " + CLOCK + "}");
                assertThat(program.exitCode()).isZero();
            }
        }
    }

    @Test
    void submit_callback_parses_in_the_worker_that_received() throws Exception {
        try (Classroom room = Classroom.open(home);
                Program program = room.lesson("submit-callback")) {
            assertThat(program.restOfOut()).anyMatch(line -> line.startsWith("R1: Ethernet0/0"));
            assertThat(program.exitCode()).isZero();
            for (String name : List.of("R1", "R2", "R3")) {
                assertThat(slotOf(program.allErr(), "####", name)).isEqualTo(slotOf(program.allErr(), "<===", name));
                assertThat(Files.readString(home.resolve("parsed_" + name + "_sh_ip_int_br.csv")))
                        .startsWith("Ethernet0/0,127.0.0.1,up,up\r\n");
            }
        }
    }

    @Test
    void map_basics_prints_nothing_before_the_slow_first_one_is_there() throws Exception {
        try (Classroom room = Classroom.open(home)) {
            Gate one = room.router("R1").holdAnswers();
            try (Program program = room.lesson("map-basics")) {
                List<String> log = new ArrayList<>();
                while (log.stream().filter(line -> line.contains("<===")).count() < 2) {
                    log.add(program.nextErr());
                }
                assertThat(program.waitingOut()).as("R2 and R3 are there").isEmpty();
                one.release();
                for (String name : List.of("R1", "R2", "R3")) {
                    assertThat(program.nextOut()).matches("\\{'" + name + "': " + CLOCK + "}");
                }
                assertThat(program.restOfOut()).as("the timeline").anyMatch(line -> line.startsWith("fs[0] R1"));
            }
        }
    }

    @Test
    void map_exceptions_loses_the_third_answer_and_then_keeps_it_with_none_for_the_second() throws Exception {
        try (Classroom room = Classroom.open(home, "R2");
                Program program = room.lesson("map-exceptions")) {
            List<String> out = program.restOfOut();
            assertThat(out.getFirst()).startsWith("{'R1': ");
            assertThat(String.join("\n", out.subList(1, out.size())))
                    .matches("\\{'R1': " + CLOCK + ",\n? 'R2': None,\n? 'R3': " + CLOCK + "}");
            assertThat(String.join("\n", program.allErr()))
                    .contains("root WARNING: Authentication failure: unable to connect cisco_ios 127.0.0.1:"
                            + room.port("R2") + "\nAuthentication failed.");
            assertThat(program.exitCode()).isZero();
        }
    }

    @Test
    void count_threads_times_three_to_nine_workers() throws Exception {
        try (Program program = Program.start(home, "lesson", "count-threads", "--pace", "fast")) {
            List<String> out = program.restOfOut();
            assertThat(out).hasSize(14);
            for (int i = 0; i < 7; i++) {
                assertThat(out.get(2 * i)).isEqualTo((i + 3) + " workers");
                assertThat(out.get(2 * i + 1)).matches("\\d+\\.\\d s");
            }
            assertThat(program.exitCode()).isZero();
        }
    }

    @Test
    void a_lesson_runs_in_the_lab_without_any_argument_and_brings_its_faults() throws Exception {
        try (Program program = Program.start(home, "lesson", "submit-exception", "--pace", "fast")) {
            assertThat(program.nextOut())
                    .isEqualTo("Authentication failure: unable to connect cisco_ios 192.168.100.2:22");
            assertThat(program.nextOut()).isEqualTo("Authentication failed.");
            assertThat(String.join("\n", program.restOfOut()))
                    .matches("\\{'192.168.100.1': " + CLOCK + ",\n? '192.168.100.3': " + CLOCK + "}");
        }
    }

    /** The chapter's programs as it prints them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "netmiko_threads_submit_basics",
                "netmiko_threads_submit_futures",
                "netmiko_threads_submit_exception"
            })
    void a_program_of_the_chapter_does_here_what_it_does_there(String name) throws Exception {
        Files.writeString(home.resolve(name + ".py"), ChapterPrograms.text(name));
        try (Program program = Program.start(home, "lesson", name + ".py", "--pace", "fast")) {
            List<String> out = program.restOfOut();
            assertThat(program.exitCode()).as("%s", program.allErr()).isZero();
            String all = String.join("\n", out);
            switch (name) {
                case "netmiko_threads_submit_basics" -> {
                    assertThat(out).hasSize(3).allMatch(line -> line.matches("\\{'192.168.100.[123]': " + CLOCK + "}"));
                }
                case "netmiko_threads_submit_futures" ->
                    assertThat(all)
                            .matches("(?s)Future: <Future at \\S+ state=running> for device 192.168.100.1\n"
                                    + "Future: <Future at \\S+ state=running> for device 192.168.100.2\n"
                                    + "Future: <Future at \\S+ state=pending> for device 192.168.100.3\n"
                                    + "(Future done <Future at \\S+ state=finished returned dict>\n){3}"
                                    + "\\{'192.168.100.1': .*,\n '192.168.100.2': .*,\n '192.168.100.3': .*}");
                default ->
                    assertThat(all).matches("\\{'192.168.100.1': .*,\n '192.168.100.2': .*,\n '192.168.100.3': .*}");
            }
            assertThat(program.allErr())
                    .filteredOn(line -> line.contains(" root INFO: "))
                    .as("each moment is logged once")
                    .hasSize(6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nf", "java"})
    void every_lesson_is_there_in_both_languages(String kind) throws Exception {
        try (Program program = Program.start(home, "lesson")) {
            List<String> listed = program.restOfOut();
            assertThat(listed).hasSize(8).allMatch(line -> line.matches("[a-z-]+ +[A-Zms].{30,}"));
            assertThat(listed)
                    .allSatisfy(line -> assertThat(Path.of("scripts/lessons", line.split(" ")[0] + "." + kind))
                            .exists());
        }
    }

    @Test
    void a_script_of_ones_own_with_a_mistake_in_it_says_where() throws Exception {
        Files.writeString(home.resolve("mine.nf"), "# mine\nworkers 2\nsubmitt sh clock\n");
        try (Program program = Program.start(home, "lesson", "mine.nf")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.allErr())
                    .anyMatch(line -> line.startsWith("netfutures: mine.nf:3: "))
                    .contains("> mine.nf ends here: its line 3 has failed, and no try stands before it.");
        }
    }

    @Test
    void at_a_terminal_a_pause_lets_the_student_look_until_an_empty_line() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new Console(
                        new BufferedReader(new StringReader("workers\n\nno more\n")),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        () -> true,
                        Map.of("HOME", home.toString()),
                        Path.of("")),
                "lesson",
                "map-basics",
                "--pace",
                "fast");
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
                .as("what was typed is answered before the lesson goes on")
                .first()
                .asString()
                .startsWith("3 workers, ");
        String said = err.toString(StandardCharsets.UTF_8);
        assertThat(said).contains("Look again and again: print fs\n").doesNotContain("no more");
        assertThat(said.split(Pattern.quote(Shell.LOOK), -1))
                .as("asked until an empty line")
                .hasSize(3);
    }

    private static int lineOf(String lesson, String text) throws Exception {
        return Files.readAllLines(Path.of("scripts/lessons", lesson + ".nf")).indexOf(text) + 1;
    }

    private static String id(String line, String state) {
        assertThat(line).matches("Future: <Future at 0x[0-9a-f]+ state=" + state + "> for device 127.0.0.1");
        return line.split(" ")[3];
    }

    private static String finished(String id) {
        return "<Future at " + id + " state=finished returned dict>";
    }

    private static String slotOf(List<String> log, String mark, String device) {
        return log.stream()
                .filter(line -> line.contains(mark) && line.endsWith(" " + device))
                .findFirst()
                .map(line -> line.split(" ")[0])
                .orElseThrow(() -> new AssertionError("no " + mark + " of " + device + " in " + log));
    }
}
