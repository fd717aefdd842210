package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netfutures.lab.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks on which there is no more room, or nothing may be written: by the bound of a process for its files, or by a file system. */
@Tag("slow")
class FullDiskTest {
    private static final int DEVICES = SixtyRouters.DEVICES;

    /** In kilobytes: more than the plan of the run, less than its journal. */
    private static final int ROOM = 12;

    @TempDir
    Path home;

    private SixtyRouters routers;
    private String out = "";
    private String err = "";

    @BeforeEach
    void open() throws Exception {
        routers = SixtyRouters.start(home);
    }

    @AfterEach
    void close() throws Exception {
        routers.close();
    }

    private int run(String... words) {
        InProcess program = new InProcess(home);
        int code = program.run(words);
        out = program.out();
        err = program.err();
        return code;
    }

    /** Runs it in a process of which no file becomes larger than {@link #ROOM}. */
    private int runInLittleRoom(String... words) throws Exception {
        int code = routers.runWithin("-f " + ROOM, words);
        out = routers.out();
        err = routers.err();
        return code;
    }

    private Path run(int number) {
        return home.resolve(".local/state/netfutures/runs/" + number);
    }

    private List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void a_run_that_cannot_be_kept_to_its_end_goes_on_and_can_be_resumed() throws Exception {
        assertThat(runInLittleRoom("submit", "--host-keys", "off", "--format", "ndjson", "sh privilege"))
                .isEqualTo(74);

        assertThat(out.lines()).as(err).hasSize(DEVICES).allMatch(line -> line.contains("\"returned\""));
        assertThat(err.lines().filter(line -> line.contains("the run is not kept any further")))
                .singleElement()
                .asString()
                .contains(run(1).resolve("journal.ndjson") + ": File too large", "results are written", "cancelled");
        long kept = Files.readString(run(1).resolve("journal.ndjson"))
                .lines()
                .filter(line -> line.contains("\"end\":") && line.endsWith("\"}"))
                .count();
        assertThat(kept).isBetween(1L, DEVICES - 1L);
        assertThat(err)
                .contains("run 1 lacks the ends of " + (DEVICES - kept) + " devices, which could not be written;"
                        + " make room, then resume 1 asks them again");
        assertThat(files(run(1).resolve("answers"))).hasSize((int) kept);

        assertThat(run("resume", "1", "--host-keys", "off")).isZero();

        assertThat(run("runs", "show", "1")).isZero();
        assertThat(out).contains("devices     " + DEVICES + ": " + DEVICES + " ok\n");
        assertThat(routers.lab().routers().stream()
                        .filter(router -> router.received().stream()
                                        .filter("sh privilege"::equals)
                                        .count()
                                == 1))
                .as("what was kept is not asked again")
                .hasSize((int) kept);
    }

    @Test
    void a_configuration_that_cannot_be_kept_is_not_begun() throws Exception {
        assertThat(runInLittleRoom(
                        "config",
                        "--yes",
                        "--waves",
                        "all",
                        "-w",
                        "4",
                        "--host-keys",
                        "off",
                        "interface Loopback0",
                        "description new"))
                .isEqualTo(74);

        Path journal = run(1).resolve("journal.ndjson");
        List<String> sends = Files.readString(journal)
                .lines()
                .filter(line -> line.contains("\"sends\":") && line.endsWith("\"}"))
                .map(line -> line.replaceAll(".*\"sends\":\"(R\\d+)\".*", "$1"))
                .toList();
        assertThat(sends).hasSizeBetween(1, DEVICES - 1);
        assertThat(routers.lab().routers().stream()
                        .filter(router -> router.received().contains("description new"))
                        .map(router -> router.device().name()))
                .as("devices that were sent a line")
                .containsExactlyInAnyOrderElementsOf(sends);
        assertThat(err).contains("cancelled");
    }

    @Test
    void a_file_of_results_without_room_is_not_there_and_the_run_is_kept() throws Exception {
        for (Router each : routers.lab().routers()) {
            for (int i = 0; i < 15; i++) {
                each.configure("interface Loopback" + i, "description " + "x".repeat(200));
            }
        }
        assertThat(runInLittleRoom(
                        "submit",
                        "-d",
                        "R[1-6]",
                        "--host-keys",
                        "off",
                        "-o",
                        "out.txt",
                        "--format",
                        "text",
                        "sh run",
                        "sh run",
                        "sh run",
                        "sh run"))
                .isEqualTo(74);

        assertThat(err.lines().filter(line -> line.contains("a result cannot be written: ")))
                .singleElement()
                .asString()
                .contains("written: out.txt: File too large; there will be no such file", "runs show --format");
        assertThat(files(home)).noneMatch(file -> file.contains("out.txt"));
        assertThat(run("runs", "show", "--format", "ndjson")).isZero();
        assertThat(out.lines()).hasSize(6).allMatch(line -> line.contains("\"returned\""));
    }

    /** A file system of its own, which only an administrator can mount. */
    private Path mounted(String options) throws Exception {
        Path folder = Files.createDirectories(home.resolve("mounted"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString())
                .redirectErrorStream(true)
                .start();
        mount.getInputStream().readAllBytes();
        assumeTrue(mount.waitFor() == 0, "this user cannot mount a file system");
        return folder;
    }

    private static void mount(String... words) throws Exception {
        assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
    }

    @Test
    void without_room_for_its_plan_a_run_contacts_nothing_and_leaves_nothing() throws Exception {
        Path folder = mounted("size=8k");
        try {
            assertThat(run("submit", "--run-dir", "mounted/runs", "--host-keys", "off", "sh privilege"))
                    .isEqualTo(74);
            assertThat(err)
                    .contains("the run cannot be kept: " + folder.resolve("runs/1"))
                    .contains(": No space left on device; nothing was contacted; --run-dir FOLDER keeps it elsewhere");
            assertThat(files(folder.resolve("runs"))).isEmpty();
            assertThat(routers.lab().routers()).allMatch(router -> router.loginsTried() == 0);
        } finally {
            mount("umount", folder.toString());
        }
    }

    @Test
    void what_lies_on_a_read_only_disk_can_be_read() throws Exception {
        Path folder = mounted("size=4m");
        try {
            assertThat(run("submit", "-d", "R1", "--run-dir", "mounted", "--host-keys", "off", "sh privilege"))
                    .isZero();
            mount("mount", "-o", "remount,ro", folder.toString());

            assertThat(run("submit", "-d", "R2", "--run-dir", "mounted", "--host-keys", "off", "sh privilege"))
                    .isEqualTo(74);
            assertThat(err).contains("Read-only file system; nothing was contacted", "--no-journal");
            assertThat(routers.lab().router("R2").loginsTried()).isZero();

            assertThat(run("runs", "--run-dir", "mounted")).isZero();
            assertThat(out).contains("submit sh privilege");
            assertThat(run("runs", "show", "--run-dir", "mounted")).isZero();
            assertThat(out).contains("devices     1: 1 ok").doesNotContain("is running");
            assertThat(run("runs", "report", "--run-dir", "mounted", "-o", "run.html"))
                    .isZero();
            assertThat(run("devices", "--run-dir", "mounted", "-d", "@ok", "--fold"))
                    .isZero();
            assertThat(out).isEqualTo("R1\n");
        } finally {
            mount("umount", folder.toString());
        }
    }
}
