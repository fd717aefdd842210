package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.work.ExitCode;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exit codes that the page about runs lists; those of lost output and a changed host key have tests of their own. */
@Tag("slow")
class ExitCodesTest {
    @TempDir
    Path home;

    @Test
    void the_page_lists_every_code() throws Exception {
        String page = Files.readString(Path.of("src/site/markdown/runs.md"));
        Set<Integer> listed = new TreeSet<>();
        Pattern.compile("(?m)^\\| ([0-9, ]+) \\| ")
                .matcher(page)
                .results()
                .forEach(row -> List.of(row.group(1).split(", ")).forEach(code -> listed.add(Integer.valueOf(code))));
        Set<Integer> known = new TreeSet<>();
        for (Field field : ExitCode.class.getDeclaredFields()) {
            if (!field.getName().equals("SIGNALLED")) {
                field.setAccessible(true);
                known.add(field.getInt(null));
            }
        }
        List<Integer> signals = List.of(ExitCode.SIGNALLED + 1, ExitCode.SIGNALLED + 15);
        known.addAll(signals);
        assertThat(listed).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 | submit;sh clock
                    0 | submit;-q;--grep;no such line;sh clock
                    1 | submit;sh clck
                    1 | config;--yes;--waves;all;no such line
                    2 | submit;reload
                    2 | submit;-d;nobody;sh clock
                    2 | sbmit;sh clock
                    3 | submit;--fail-fast;-w;1;sh clck
                    3 | submit;--max-fail;1;-w;1;sh clck
                    4 | submit;--deadline;1s;--delay;192.168.100.3=1h;sh clock
                    """)
    void a_run_ends_with(int code, String words) {
        List<String> all = new ArrayList<>(List.of(
                "--lab",
                "-i",
                Path.of("inventory/devices.yaml").toAbsolutePath().toString()));
        all.addAll(List.of(words.split(";")));
        assertThat(new InProcess(home).run(all)).isEqualTo(code);
    }

    @Test
    void results_that_nobody_read_come_before_a_failure() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Program.java(
                        Main.class,
                        "--lab",
                        "-i",
                        Path.of("inventory/devices.yaml").toAbsolutePath().toString(),
                        "submit",
                        "-q",
                        "--format",
                        "ndjson",
                        "sh clck"))
                .directory(home.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        process.getInputStream().close();
        assertThat(process.waitFor()).isEqualTo(74);
    }

    @ParameterizedTest
    @CsvSource({"HUP, 129", "INT, 130", "TERM, 143"})
    void a_signal_ends_it_with(String signal, int code) throws Exception {
        try (Program program = Program.start(
                home,
                "--lab",
                "-i",
                Path.of("inventory/devices.yaml").toAbsolutePath().toString(),
                "submit",
                "--delay",
                "192.168.100.3=1h",
                "sh clck")) {
            while (!program.nextErr().contains("refused")) {
                // until a device has failed
            }
            for (int times = 0; times < 2; times++) {
                assertThat(new ProcessBuilder(
                                        "kill",
                                        "-" + signal,
                                        Long.toString(program.handle().pid()))
                                .start()
                                .waitFor())
                        .isZero();
            }
            assertThat(program.exitCode()).isEqualTo(code);
        }
    }
}
