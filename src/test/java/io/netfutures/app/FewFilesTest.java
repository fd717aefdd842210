package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that may not open a file for each device: {@code ulimit -n}. */
@Tag("slow")
class FewFilesTest {
    @TempDir
    Path home;

    private SixtyRouters routers;

    @BeforeEach
    void open() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/limits")), "this system does not say its limits");
        routers = SixtyRouters.start(home);
    }

    @AfterEach
    void close() throws Exception {
        routers.close();
    }

    private int run(int files, String... words) throws Exception {
        return routers.runWithin("-n " + files, words);
    }

    @Test
    void no_more_devices_are_asked_at_once_than_there_are_files_for_which_the_lab_shares() throws Exception {
        assertThat(run(180, "--lab", "submit", "--format", "ndjson", "sh clock"))
                .as(routers.err())
                .isZero();
        assertThat(routers.err())
                .containsPattern("note: at most \\d+ devices at once and not 50: this process may open 180 files,"
                        + " shared with the lab, whose 60 devices listen on one each; a limit of \\d+ would do");
        assertThat(routers.out().lines()).hasSize(60).allMatch(line -> line.contains("\"returned\""));
    }

    @Test
    void what_a_run_writes_is_kept_aside() throws Exception {
        List<String> words = new ArrayList<>(List.of("submit", "--host-keys", "off", "-w", "60", "--record", "heard"));
        words.addAll(List.of("-o", "results.ndjson", "--format", "ndjson", "sh clock"));
        assertThat(run(150, words.toArray(String[]::new))).as(routers.err()).isZero();
        assertThat(routers.err().lines().filter(line -> line.startsWith("netfutures: note: at most")))
                .as("once")
                .singleElement()
                .asString()
                .matches(".* at most \\d+ devices at once and not 60: this process may open 150 files;.*");
        assertThat(Files.readAllLines(home.resolve("results.ndjson")))
                .hasSize(60)
                .allMatch(line -> line.contains("\"returned\""));
    }

    @Test
    void one_device_at_once_is_said_once_in_the_singular() throws Exception {
        assertThat(run(126, "--lab", "submit", "-w", "60", "sh clock"))
                .as(routers.err())
                .isZero();
        assertThat(routers.err().lines().filter(line -> line.contains(" at once and not ")))
                .singleElement()
                .asString()
                .startsWith("netfutures: note: at most 1 device at once and not 60: ");
    }

    @Test
    void a_script_gets_no_more_workers_than_there_are_files_for() throws Exception {
        Files.writeString(home.resolve("script"), "workers 500\nworkers\n");
        assertThat(run(80, "run", "script")).as(routers.err()).isZero();
        assertThat(routers.err()).contains("devices at once and not 500: this process may open 80 files;");
        assertThat(routers.out()).doesNotContain("500");
    }

    @Test
    void a_script_keeps_no_more_sessions_than_there_are_files_for() throws Exception {
        Files.writeString(home.resolve("script"), "submit -o 1.ndjson sh clock\nsubmit -o 2.ndjson sh version\n");
        assertThat(run(90, "run", "--host-keys", "off", "-w", "5", "script"))
                .as(routers.err())
                .isZero();
        assertThat(routers.err()).doesNotContain("Too many open files", "not kept");
        for (String file : List.of("1.ndjson", "2.ndjson")) {
            assertThat(Files.readAllLines(home.resolve(file)))
                    .as(file)
                    .hasSize(60)
                    .allMatch(line -> line.contains("\"returned\""));
        }
    }

    @Test
    void a_bench_says_what_it_cannot_try() throws Exception {
        String why = "not tried: 60, for this process may open 180 files, shared with the lab";
        assertThat(run(180, "--lab", "bench", "workers", "-q", "60", "sh", "clock"))
                .isEqualTo(2);
        assertThat(routers.err()).contains(why).contains("; now at most ");
        assertThat(routers.out()).isEqualTo("\n");

        assertThat(run(180, "--lab", "bench", "workers", "-q", "1", "60", "sh", "clock"))
                .isEqualTo(1);
        assertThat(routers.err()).contains(why);
        assertThat(routers.out()).containsPattern("\n1 +1 ");
    }

    @Test
    void a_bench_keeps_quiet_only_about_numbers_that_nobody_has_said() throws Exception {
        String usual = "bench workers --host-keys off -q";
        assertThat(run(130, (usual + " 30 50 100 300 1000").split(" "))).isEqualTo(1);
        assertThat(routers.err()).contains("not tried: 50, 100, 300, 1000, for this process may open 130 files");

        assertThat(run(130, usual.split(" "))).as(routers.err()).isZero();
        assertThat(routers.err()).doesNotContain("not tried");
    }

    @Test
    void a_lab_for_which_there_are_too_few_says_so() throws Exception {
        assertThat(run(70, "--lab", "submit", "sh clock")).isEqualTo(2);
        assertThat(routers.err())
                .contains("the lab cannot start: each of its 60 devices listens on a file of this process")
                .contains("choose fewer devices with -d");
        assertThat(run(70, "lab", "-p", "0")).isEqualTo(2);
        assertThat(routers.err()).contains("choose fewer devices with -d").doesNotContain("--port");
    }
}
