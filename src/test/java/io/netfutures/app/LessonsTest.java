package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.lab.Gate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The chapter's programs, each in a process of its own, on routers whose answers the test holds and lets go: what is printed, in
 * which order, by which worker, and what reaches the routers. The numbers are the rows of the chapter's requirements.
 */
@Tag("slow")
class LessonsTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String TIME = "\\d\\d:\\d\\d:\\d\\d\\.\\d{6}";
    private static final String CLOCK =
            "\\*\\d\\d:\\d\\d:\\d\\d\\.\\d{3} UTC [A-Z][a-z]{2} [A-Z][a-z]{2} \\d{1,2} \\d{4}";

    @TempDir
    Path home;

    @Test
    void submit_basics_prints_in_the_order_of_completion_as_soon_as_each_is_done() throws Exception {
        try (Classroom room = Classroom.open(home)) {
            Gate one = room.router("R1").holdAnswers();
            Gate two = room.router("R2").holdAnswers();
            Gate three = room.router("R3").holdAnswers();
            try (Program program = room.lesson("submit-basics.java")) {
                one.awaitHeld(1, SOON);
                two.awaitHeld(1, SOON);
                assertThat(room.router("R3").loginsTried())
                        .as("the third waits for a worker")
                        .isZero();
                two.release();
                assertThat(program.nextOut()).as("while R1 still thinks").matches("\\{'R2': '" + CLOCK + "'}");
                three.awaitHeld(1, SOON);
                one.release();
                assertThat(program.nextOut()).matches("\\{'R1': '" + CLOCK + "'}");
                three.release();
                assertThat(program.nextOut()).matches("\\{'R3': '" + CLOCK + "'}");
                assertThat(program.restOfOut()).isEmpty();
                assertThat(program.exitCode()).isZero();

                List<String> log = program.allErr();
                assertThat(log)
                        .hasSize(6)
                        .allMatch(line -> line.matches("ThreadPoolExecutor-0_[01] root INFO: (===> " + TIME
                                + " Connection|<=== " + TIME + " Received): R[123]"));
                assertThat(slotOf(log, "===>", "R3")).as("the freed worker").isEqualTo(slotOf(log, "<===", "R2"));
                assertThat(indexOf(log, "===>", "R3")).isGreaterThan(indexOf(log, "<===", "R2"));
            }
            assertThat(room.lab().sessionsAtMost())
                    .as("measured at the routers")
                    .isEqualTo(2);
            assertThat(room.lab().awaitNoSessions(SOON))
                    .as("every session is closed")
                    .isTrue();
            assertThat(room.router("R1").received()).contains("enable", "sh clock");
        }
    }

    @Test
    void submit_futures_shows_running_running_pending_and_then_each_one_done() throws Exception {
        try (Classroom room = Classroom.open(home)) {
            Gate one = room.router("R1").holdAnswers();
            Gate two = room.router("R2").holdAnswers();
            Gate three = room.router("R3").holdAnswers();
            try (Program program = room.lesson("submit-futures.java")) {
                String first = id(program.nextOut(), "Future: <Future at (0x[0-9a-f]+) state=running> for device R1");
                String second = id(program.nextOut(), "Future: <Future at (0x[0-9a-f]+) state=running> for device R2");
                String third = id(program.nextOut(), "Future: <Future at (0x[0-9a-f]+) state=pending> for device R3");
                two.release();
                assertThat(program.nextOut()).isEqualTo(done(second));
                three.awaitHeld(1, SOON);
                one.release();
                assertThat(program.nextOut()).isEqualTo(done(first));
                three.release();
                assertThat(program.nextOut()).isEqualTo(done(third));
                assertThat(String.join("\n", program.restOfOut()))
                        .matches("\\{'R1': '" + CLOCK + "',\n 'R2': '" + CLOCK + "',\n 'R3': '" + CLOCK + "'}");
                assertThat(program.exitCode()).isZero();
            }
        }
    }

    private static String done(String id) {
        return "Future done <Future at " + id + " state=finished returned dict>";
    }

    @Test
    void submit_lets_the_others_finish_before_the_uncaught_exception_ends_it() throws Exception {
        try (Classroom room = Classroom.open(home, "R2");
                Program program = room.lesson("submit.java")) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.restOfOut()).as("no dict").isEmpty();
            List<String> log = program.allErr();
            int traceback = log.indexOf("Traceback (most recent call last):");
            assertThat(log.subList(0, traceback))
                    .hasSize(5)
                    .allMatch(line -> line.matches("(===> " + TIME + " Connection to device|<=== " + TIME
                            + " Received result from device): R[123]"));
            assertThat(log.subList(log.size() - 2, log.size()))
                    .containsExactly(
                            "netmiko.ssh_exception.NetMikoAuthenticationException: Authentication failure: unable to connect"
                                    + " cisco_ios 127.0.0.1:" + room.port("R2"),
                            "Authentication failed.");
            assertThat(room.router("R2").loginsTried())
                    .as("a wrong password is tried once")
                    .isEqualTo(1);
        }
    }

    @Test
    void submit_exception_prints_the_failure_and_goes_on() throws Exception {
        try (Classroom room = Classroom.open(home, "R2")) {
            Gate one = room.router("R1").holdAnswers();
            try (Program program = room.lesson("submit-exception.java")) {
                assertThat(program.nextOut())
                        .isEqualTo("Authentication failure: unable to connect cisco_ios 127.0.0.1:" + room.port("R2"));
                assertThat(program.nextOut()).isEqualTo("Authentication failed.");
                String line = program.nextErr();
                while (!line.contains("<===")) {
                    line = program.nextErr();
                }
                assertThat(line).as("the freed worker has taken R3 at once").endsWith("Received: R3");
                one.release();
                assertThat(String.join("\n", program.restOfOut()))
                        .matches("\\{'R1': '" + CLOCK + "',\n? 'R3': '" + CLOCK + "'}");
                assertThat(program.exitCode()).isZero();
            }
        }
    }

    @Test
    void submit_callback_parses_in_the_thread_that_received() throws Exception {
        try (Classroom room = Classroom.open(home);
                Program program = room.lesson("submit-callback.java")) {
            String out = String.join("\n", program.restOfOut());
            assertThat(out).startsWith("{'R1': 'Interface                  IP-Address      OK? Method Status");
            assertThat(program.exitCode()).isZero();
            for (String name : List.of("R1", "R2", "R3")) {
                List<String> log = program.allErr();
                assertThat(slotOf(log, "####", name)).isEqualTo(slotOf(log, "<===", name));
                assertThat(log).anyMatch(line -> line.matches(".* root INFO: #### " + TIME + " Parsed: " + name));
                assertThat(Files.readString(home.resolve("parsed_" + name + "_sh_ip_int_br.csv")))
                        .startsWith("Ethernet0/0,127.0.0.1,up,up\r\n")
                        .doesNotContain("unassigned");
            }
        }
    }

    @Test
    void map_basics_prints_nothing_before_the_slow_first_one_is_there() throws Exception {
        try (Classroom room = Classroom.open(home)) {
            Gate one = room.router("R1").holdAnswers();
            try (Program program = room.lesson("map-basics.java")) {
                List<String> log = new ArrayList<>();
                while (log.stream().filter(line -> line.contains("<===")).count() < 2) {
                    log.add(program.nextErr());
                }
                assertThat(log)
                        .anyMatch(line ->
                                line.matches("ThreadPoolExecutor-0_[012] root INFO: <=== " + TIME + " Received:   R2"));
                one.release();
                List<String> out = program.restOfOut();
                assertThat(out).hasSize(3);
                for (int i = 0; i < 3; i++) {
                    assertThat(out.get(i)).matches("R" + (i + 1) + " " + CLOCK);
                }
            }
        }
    }

    @Test
    void map_exceptions_warns_and_has_none_for_the_device_that_failed() throws Exception {
        try (Classroom room = Classroom.open(home, "R2");
                Program program = room.lesson("map-exceptions.java")) {
            assertThat(String.join("\n", program.restOfOut()))
                    .matches("\\{'R1': '" + CLOCK + "',\n? 'R2': None,\n? 'R3': '" + CLOCK + "'}");
            assertThat(String.join("\n", program.allErr()))
                    .containsPattern("ThreadPoolExecutor-0_[01] root WARNING: Authentication failure: unable to connect"
                            + " cisco_ios 127.0.0.1:\\d+\nAuthentication failed.");
        }
    }

    @Test
    void count_threads_times_three_to_nine_workers() throws Exception {
        try (Classroom room = Classroom.open(home);
                Program program = room.lesson("count-threads.java")) {
            List<String> out = program.restOfOut();
            assertThat(out)
                    .hasSize(15)
                    .startsWith("Number of devices: 9", "#################### 3 threads####################");
            for (int i = 2; i < 15; i += 2) {
                assertThat(out.get(i)).matches("0:00:\\d\\d(\\.\\d{6})?");
            }
            assertThat(out.get(13)).isEqualTo("#################### 9 threads####################");
        }
    }

    /** Without an argument a lesson brings its own routers, with the chapter's addresses and pace. */
    @Test
    void a_lesson_runs_in_the_lab_without_any_argument() throws Exception {
        try (Program program = Program.start(home, "lesson", "submit-exception.java")) {
            List<String> out = program.restOfOut();
            assertThat(out)
                    .hasSize(4)
                    .startsWith(
                            "Authentication failure: unable to connect cisco_ios 192.168.100.2:22",
                            "Authentication failed.");
            assertThat(out.get(2)).matches("\\{'192.168.100.1': '" + CLOCK + "',");
            List<String> log = program.allErr();
            assertThat(indexOf(log, "<===", "192.168.100.3")).isLessThan(indexOf(log, "<===", "192.168.100.1"));
            assertThat(program.exitCode()).isZero();
        }
    }

    @Test
    void a_lesson_with_a_mistake_in_it_says_where() throws Exception {
        Path mine = home.resolve("mine.java");
        Files.writeString(
                mine, "class Mine {\n    public static void main(String[] args) {\n        prnt();\n    }\n}\n");
        try (Program program = Program.start(home, "lesson", mine.toString())) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.allErr().getFirst()).contains("mine.java:3: error: cannot find symbol");
        }
    }

    private static String id(String line, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        return matcher.group(1);
    }

    private static int indexOf(List<String> log, String mark, String device) {
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i).contains(mark) && log.get(i).endsWith(" " + device)) {
                return i;
            }
        }
        throw new AssertionError("no " + mark + " of " + device + " in " + log);
    }

    private static String slotOf(List<String> log, String mark, String device) {
        return log.get(indexOf(log, mark, device)).split(" ")[0];
    }
}
