package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a single command shows while it runs: status lines on a terminal, log lines elsewhere. */
@Tag("slow")
class LiveViewTest {
    private static final String INVENTORY =
            Path.of("inventory/devices.yaml").toAbsolutePath().toString();
    private static final String FOREVER = "192.168.100.3=1h";

    @TempDir
    Path home;

    private static String[] submit(String... options) {
        return Stream.of(Stream.of("--lab", "-i", INVENTORY, "submit"), Stream.of(options), Stream.of("sh privilege"))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    private TerminalProgram onTerminal(String redirected, String... words) throws Exception {
        return TerminalProgram.in(home)
                .command(Stream.of(
                                Stream.of("/bin/sh", "-c", "\"$@\" " + redirected + "; echo code $?", "sh"),
                                Program.java(Main.class, words).stream())
                        .flatMap(each -> each)
                        .toArray(String[]::new));
    }

    private static boolean hasStatus(Screen screen) {
        return screen.text().contains("1 running · 2 ok  ▕");
    }

    private static List<String> results(Screen screen) {
        return screen.all().stream().filter(line -> line.startsWith("{'")).toList();
    }

    @Test
    void status_lines_stand_below_the_results_and_are_gone_at_the_end() throws Exception {
        try (TerminalProgram program = onTerminal("", submit("--delay", "192.168.100.3=3s"))) {
            Screen during = program.awaitScreen(
                    "the status below two results",
                    screen -> hasStatus(screen) && results(screen).size() == 2);
            assertThat(during.cursorLine()).as("%s", during).startsWith("1 running · 2 ok");
            assertThat(during.lines().get(during.row() + 1)).startsWith("slowest: 192.168.100.3 ");
            Screen end = program.awaitScreen("code 0");
            assertThat(results(end)).as("%s", end).hasSize(3);
            assertThat(end.all()).as("%s", end).noneMatch(line -> line.contains("ok  ▕") || line.contains("slowest"));
            assertThat(end.text()).contains("3 devices: 3 ok in ").doesNotContain("root INFO");
        }
    }

    @Test
    void hundreds_of_answers_stay_whole_above_it() throws Exception {
        StringBuilder yaml = new StringBuilder();
        IntStream.rangeClosed(1, 300)
                .forEach(i -> yaml.append(
                        "- {name: r%d, host: 10.0.%d.%d, device_type: cisco_ios, username: cisco, password: cisco}%n"
                                .formatted(i, i / 250, i % 250 + 1)));
        Files.writeString(home.resolve("devices.yaml"), yaml);
        try (TerminalProgram program =
                onTerminal("", "--lab", "-i", "devices.yaml", "submit", "-w", "9", "sh ip int br")) {
            Screen end = program.awaitScreen("code 0");
            List<String> all = end.all();
            assertThat(all)
                    .filteredOn(line -> line.startsWith("Loopback0 ") && line.endsWith(" up"))
                    .hasSize(300);
            assertThat(all).noneMatch(line -> line.contains("pending") || line.contains("running"));
            assertThat(program.raw()).contains(" pending");
        }
    }

    @Test
    void it_follows_the_size_of_the_window() throws Exception {
        try (TerminalProgram program = onTerminal("> results.txt", submit("--delay", FOREVER))) {
            program.awaitScreen("the status", LiveViewTest::hasStatus);
            program.resize(30, 10);
            program.awaitScreen("1 run · 2 ok  66 %");
            program.resize(80, 24);
            program.awaitScreen(
                    "the wide status without the narrow one",
                    screen -> hasStatus(screen) && !screen.text().contains("1 run · 2 ok  66 %"));
            program.press(Key.CTRL_C);
            program.awaitScreen("What still runs in 5 s is cancelled then.");
            program.press(Key.CTRL_C);
            assertThat(program.exitCode()).isEqualTo(130);
            assertThat(program.screen().text())
                    // What was drawn for a window that was just becoming narrower may be left above, on any terminal.
                    .contains("Ctrl-C again: 1 cancelled.", "3 devices: 2 ok, 1 cancelled in ");
        }
        assertThat(home.resolve("results.txt")).content().hasLineCount(2).doesNotContain("\u001b");
    }

    @Test
    void a_reader_of_the_results_has_the_terminal_for_itself() throws Exception {
        try (TerminalProgram program = onTerminal("| cat", submit())) {
            Screen end = program.awaitScreen("code 0");
            assertThat(results(end)).hasSize(3);
            assertThat(end.text()).contains("3 devices: 3 ok in ");
            assertThat(program.raw()).doesNotContain("running").doesNotContain("root INFO");
        }
        try (TerminalProgram program = onTerminal("| cat", submit("--progress", "never"))) {
            assertThat(program.awaitScreen("code 0").text()).contains("root INFO: ===> ");
        }
    }

    @Test
    void ctrl_c_that_ends_the_reader_too_counts_once() throws Exception {
        try (TerminalProgram program = onTerminal("| cat", submit("--delay", "192.168.100.3=3s"))) {
            program.awaitScreen("two results", screen -> results(screen).size() == 2);
            program.press(Key.CTRL_C);
            Screen end = program.awaitScreen("3 devices: 3 ok in ");
            assertThat(end.text())
                    .contains("Ctrl-C: nothing new is started. 1 running, 0 pending.")
                    .doesNotContain("again:");
        }
    }

    @Test
    void never_is_log_lines_also_on_a_terminal_and_quiet_is_nothing() throws Exception {
        try (TerminalProgram program = onTerminal("", submit("--progress", "never"))) {
            Screen end = program.awaitScreen("code 0");
            assertThat(end.all())
                    .filteredOn(line -> line.contains("root INFO: "))
                    .hasSizeGreaterThanOrEqualTo(3);
            assertThat(program.raw()).doesNotContain("running");
        }
        try (TerminalProgram program = onTerminal("", submit("-q"))) {
            Screen end = program.awaitScreen("code 0");
            assertThat(end.lines()).filteredOn(line -> !line.isEmpty()).hasSize(4);
            assertThat(program.raw()).doesNotContain("running");
        }
    }

    @Test
    void off_a_terminal_there_are_log_lines_unless_it_is_asked_for() throws Exception {
        try (Program program = Program.start(home, submit())) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.allErr())
                    .filteredOn(line -> line.contains("root INFO: "))
                    .hasSize(6);
        }
        try (Program program = Program.start(home, submit("--progress", "always", "--delay", "192.168.100.3=1h"))) {
            String told = "";
            while (!told.contains("1 running") || !told.contains("2 ok")) {
                told += program.nextErr() + "\n";
            }
            assertThat(told).doesNotContain("root INFO");
            signal("TERM", program);
            signal("TERM", program);
            assertThat(program.exitCode()).isEqualTo(143);
        }
        try (Program program = Program.start(home, submit("--progress", "always"))) {
            assertThat(program.exitCode()).isZero();
            assertThat(String.join("\n", program.allErr()))
                    .doesNotContain("root INFO")
                    .contains("3 devices: 3 ok in ");
            assertThat(String.join("\n", program.restOfOut())).doesNotContain("\u001b");
        }
    }

    @Test
    void sigusr1_prints_how_far_it_is_and_changes_nothing() throws Exception {
        try (Program program = Program.start(home, submit("-w", "1", "--delay", "192.168.100.2=1h"))) {
            String first = program.nextOut();
            assertThat(first).contains("192.168.100.1");
            while (!program.nextErr().endsWith("Connection: 192.168.100.2")) {
                // until it has the worker
            }
            signal("USR1", program);
            List<String> told = new ArrayList<>();
            while (told.isEmpty() || !told.getLast().startsWith("  pending: ")) {
                String line = program.nextErr();
                if (!line.contains("root INFO")) {
                    told.add(line);
                }
            }
            assertThat(told.getFirst()).isEqualTo("SIGUSR1: 1 running, 1 pending, 1 done.");
            assertThat(told.get(1)).matches("  f2 \\(192\\.168\\.100\\.2\\)  running for .* s.*");
            assertThat(told.getLast()).isEqualTo("  pending: 192.168.100.3");
            signal("TERM", program);
            signal("TERM", program);
            assertThat(program.exitCode()).isEqualTo(143);
        }
    }

    private static void signal(String name, Program program) throws Exception {
        assertThat(new ProcessBuilder(
                                "kill",
                                "-" + name,
                                Long.toString(program.handle().pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void a_reader_that_has_enough_ends_the_run() throws Exception {
        StringBuilder yaml = new StringBuilder();
        IntStream.rangeClosed(1, 400)
                .forEach(i -> yaml.append(
                        "- {name: r%d, host: 10.0.%d.%d, device_type: cisco_ios, username: cisco, password: cisco}%n"
                                .formatted(i, i / 250, i % 250 + 1)));
        Files.writeString(home.resolve("devices.yaml"), yaml);
        ProcessBuilder builder = new ProcessBuilder(
                        Program.java(Main.class, "--lab", "-i", "devices.yaml", "submit", "-w", "1", "sh clock"))
                .directory(home.toFile())
                .redirectError(home.resolve("err").toFile());
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        try (BufferedReader reader = process.inputReader()) {
            assertThat(reader.readLine()).startsWith("{'r");
        }
        assertThat(process.waitFor()).isEqualTo(74);
        String err = Files.readString(home.resolve("err"));
        assertThat(err)
                .contains("standard output was closed: nothing new is started. ")
                .containsPattern(Pattern.compile("400 devices: \\d+ ok, .*\\d+ not contacted in "))
                .contains("go on: netfutures resume")
                .doesNotContain("Exception");
    }
}
