package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.lab.Gate;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Running configurations as files, of routers over real sockets. */
@Tag("slow")
class BackupTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    /** A virtual machine that starts on a busy machine takes its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path home;

    private Classroom room;
    private Path configs;
    private String out = "";
    private String err = "";

    @RegisterExtension
    final Witness witness = new Witness(() -> this.err);

    @BeforeEach
    void open() throws Exception {
        room = Classroom.open(home);
        configs = home.resolve("configs");
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    private int run(String... words) {
        InProcess program = new InProcess(home);
        int code = program.run(words);
        out = program.out();
        err = program.err();
        return code;
    }

    private int backup(String... words) {
        return run(
                Stream.concat(Stream.of("backup", "-i", room.inventory().toString(), "-o", "configs"), Stream.of(words))
                        .toArray(String[]::new));
    }

    private Path file(String name) {
        return configs.resolve(name + ".cfg");
    }

    private String text(String name) throws IOException {
        return Files.readString(file(name));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(configs)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private void age(String... names) throws IOException {
        for (String name : names) {
            Files.setLastModifiedTime(file(name), LONG_AGO);
        }
    }

    @Test
    void each_device_gets_a_file_and_only_a_changed_one_is_touched_again() throws Exception {
        assertThat(backup()).isZero();
        assertThat(err).contains("3 new in " + configs + "\nnew: R[1-3]\n3 devices: 3 ok in ");
        assertThat(out).isEmpty();
        assertThat(files()).containsExactly("R1.cfg", "R2.cfg", "R3.cfg");
        assertThat(text("R1"))
                .startsWith("!\nversion ")
                .endsWith("\nend\n")
                .contains("\nhostname R1\n")
                .doesNotContain("Building configuration", "Current configuration", "\r");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(configs)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("R1"))))
                .isEqualTo("rw-------");

        age("R1", "R2", "R3");
        Files.setPosixFilePermissions(file("R2"), PosixFilePermissions.fromString("rw-r-----"));
        room.router("R2").configure("interface Loopback7", "description new here");
        assertThat(backup()).isZero();
        assertThat(err).contains("2 the same, 1 changed in " + configs + "\nchanged: R2\n");
        assertThat(Files.getLastModifiedTime(file("R1"))).isEqualTo(LONG_AGO);
        assertThat(Files.getLastModifiedTime(file("R2"))).isNotEqualTo(LONG_AGO);
        assertThat(text("R2")).contains("description new here");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("R2"))))
                .as("who could read it still can")
                .isEqualTo("rw-r-----");
        assertThat(home.resolve(".local/state/netfutures/runs"))
                .as("no second copy is kept")
                .doesNotExist();
    }

    @Test
    void a_device_that_fails_or_answers_in_part_keeps_its_file() throws Exception {
        assertThat(backup()).isZero();
        String before = text("R1");
        age("R1", "R2", "R3");
        room.router("R1").dropAfter(300);
        room.router("R2").refuseLogins(true);
        assertThat(backup()).isEqualTo(1);
        assertThat(err)
                .contains("R1 (127.0.0.1:", "the device closed the connection", "1 the same, 2 failed: R[1-2] in ")
                .contains("R2 (127.0.0.1:", "refused the password");
        assertThat(text("R1")).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(file("R1"))).isEqualTo(LONG_AGO);
        assertThat(files()).hasSize(3);
    }

    @Test
    void secrets_are_masked_where_that_is_wanted() throws Exception {
        assertThat(backup("--mask")).isZero();
        assertThat(text("R1")).contains("enable secret 5 ****").doesNotContain("$1$");
        assertThat(backup()).isZero();
        assertThat(text("R1")).contains("enable secret 5 $1$").doesNotContain("****");
    }

    @Test
    void what_is_no_plain_file_is_never_written_through() throws Exception {
        Files.createDirectory(configs);
        Path precious = Files.writeString(home.resolve("precious"), "precious");
        Files.createSymbolicLink(file("R1"), precious);
        Files.createDirectory(file("R2"));
        assertThat(backup()).isEqualTo(74);
        assertThat(err)
                .contains("a result cannot be written: " + file("R1") + ": is no plain file, and is left as it is; move"
                        + " it away")
                .contains(file("R2") + ": is no plain file")
                .contains("1 new, 2 failed: R[1-2] in " + configs);
        assertThat(precious).hasContent("precious");
        assertThat(Files.isSymbolicLink(file("R1"))).isTrue();
        assertThat(files()).containsExactly("R1.cfg", "R2.cfg", "R3.cfg");
    }

    @Test
    void a_device_may_be_called_whatever_it_is_called() throws Exception {
        List<String> names =
                List.of("../../up", "/etc/passwd", "a/b", ".git", "CON", "R 1", "\u0418\u043c\u044f", "-rf");
        StringBuilder yaml = new StringBuilder();
        for (String name : names) {
            yaml.append(
                    "- {name: \"%s\", device_type: cisco_ios, host: 127.0.0.1, port: %d, username: cisco, password: cisco, secret: cisco}\n"
                            .formatted(name, 2000 + names.indexOf(name)));
        }
        Path inventory = Files.writeString(home.resolve("odd.yaml"), yaml);
        Files.setPosixFilePermissions(inventory, PosixFilePermissions.fromString("rw-------"));
        assertThat(run("backup", "--lab", "-i", "odd.yaml", "-o", "configs")).isZero();
        assertThat(files())
                .hasSize(names.size())
                .allMatch(name -> name.endsWith(".cfg"))
                .contains("-rf.cfg", ".git.cfg");
        assertThat(run("backup", "--lab", "-i", "odd.yaml", "-o", "configs", "--git"))
                .isEqualTo(74);
        assertThat(err)
                .contains("nothing was contacted: " + configs
                        + ": lies in no git repository, and has files already; make one there with: git init "
                        + configs);
    }

    @Test
    void files_of_devices_that_are_gone_are_left_alone_and_told() throws Exception {
        assertThat(backup("-d", "R1")).isZero();
        assertThat(err).doesNotContain("no device of the inventory");
        Files.writeString(file("R8"), "old");
        Files.writeString(configs.resolve("notes.txt"), "mine");
        assertThat(backup("-d", "R1")).isZero();
        assertThat(err).contains("netfutures: note: of no device of the inventory, and left as it is: R8.cfg\n");
        assertThat(text("R8")).isEqualTo("old");
        assertThat(backup("-q", "-d", "R1")).isZero();
        assertThat(err).isEmpty();
    }

    @Test
    void a_platform_without_a_running_configuration_holds_up_the_others_unless_it_is_skipped() throws Exception {
        Path inventory = Files.writeString(
                home.resolve("mixed.yaml"),
                Files.readString(room.inventory())
                        + "- {name: srv, device_type: linux, host: 127.0.0.1, port: 9, username: x, password: x}\n");
        Files.setPosixFilePermissions(inventory, PosixFilePermissions.fromString("rw-------"));
        assertThat(run("backup", "-i", "mixed.yaml", "-o", "configs")).isEqualTo(2);
        assertThat(err).contains("srv", "linux has no words for running-config");
        assertThat(configs).doesNotExist();
        assertThat(run("backup", "-i", "mixed.yaml", "-o", "configs", "--skip-refused"))
                .isZero();
        assertThat(files()).hasSize(3);
    }

    @Test
    void a_folder_that_cannot_be_used_is_refused_before_anything_is_contacted() throws Exception {
        Files.writeString(home.resolve("plain"), "a file");
        for (String folder : List.of("plain", "none/below", "plain/below", "/proc/none")) {
            assertThat(run("backup", "-i", room.inventory().toString(), "-o", folder))
                    .as(folder)
                    .isIn(2, 74);
            assertThat(err).as(folder).doesNotContain("Exception");
        }
        assertThat(room.router("R1").connections()).isZero();
        assertThat(run("backup", "-i", room.inventory().toString())).isEqualTo(2);
        assertThat(err).contains("--outdir");
    }

    @Test
    void it_works_in_a_script_with_the_sessions_of_other_commands() throws Exception {
        Path script = Files.writeString(home.resolve("night.nf"), """
                submit -q sh clock
                backup R1 -o configs
                use R2
                backup -o configs
                backup -o configs -d R1
                """);
        assertThat(run("run", "-i", room.inventory().toString(), script.toString()))
                .isZero();
        assertThat(files()).containsExactly("R1.cfg", "R2.cfg");
        assertThat(err).contains("1 new in ", "1 the same in ");
        assertThat(room.router("R1").loginsTried()).isEqualTo(1);

        Files.writeString(script, "b = backup -o configs\n");
        assertThat(run("run", "-i", room.inventory().toString(), script.toString()))
                .isEqualTo(2);
        assertThat(err).contains("backup has files for results; leave out b =");
    }

    @Test
    void what_has_answered_is_there_when_the_rest_is_given_up() throws Exception {
        try (Gate answers = room.router("R1").holdAnswers();
                Program program =
                        Program.start(home, "backup", "-i", room.inventory().toString(), "-o", "configs")) {
            answers.awaitHeld(1, PATIENCE);
            while (!Files.exists(file("R2")) || !Files.exists(file("R3"))) {
                Thread.onSpinWait();
            }
            interrupt(program);
            while (!program.nextErr().contains("Ctrl-C again")) {
                // not yet
            }
            interrupt(program);
            assertThat(program.exitCode()).isEqualTo(130);
            assertThat(String.join("\n", program.allErr())).contains("2 new, 1 not done: R1 in ");
        }
        assertThat(files()).containsExactly("R2.cfg", "R3.cfg");
    }

    private static void interrupt(Program program) throws Exception {
        new ProcessBuilder("kill", "-INT", Long.toString(program.handle().pid()))
                .start()
                .waitFor();
    }

    @Test
    void a_full_disk_replaces_nothing_and_leaves_nothing_behind() throws Exception {
        try (SixtyRouters routers = SixtyRouters.start(home)) {
            assertThat(routers.runWithin(
                            "-n 1024", "backup", "-i", "devices.yaml", "--host-keys", "off", "-o", "configs"))
                    .as(routers.err())
                    .isZero();
            Map<String, String> before = contents();
            routers.lab().router("R7").configure("hostname X");
            assertThat(routers.runWithin("-f 0", "backup", "-i", "devices.yaml", "--host-keys", "off", "-o", "configs"))
                    .as(routers.err())
                    .isEqualTo(74);
            assertThat(routers.err()).contains("R7.cfg", "59 the same, 1 failed: R7");
            assertThat(contents()).isEqualTo(before);
        }
    }

    private Map<String, String> contents() throws IOException {
        return files().stream().collect(Collectors.toMap(name -> name, name -> {
            try {
                return Files.readString(configs.resolve(name));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }));
    }

    @Test
    void a_second_backup_finds_every_platform_of_the_lab_the_same() throws Exception {
        List<Platform> all = Platforms.builtIn().all().stream()
                .filter(each -> each.ask().containsKey("running-config"))
                .toList();
        String yaml = IntStream.range(0, all.size())
                .mapToObj(i ->
                        "- {name: %s, device_type: %s, host: 127.0.0.1, port: %d, username: admin, password: admin, secret: admin}\n"
                                .formatted(all.get(i).name(), all.get(i).name(), 3000 + i))
                .collect(Collectors.joining());
        Files.setPosixFilePermissions(
                Files.writeString(home.resolve("all.yaml"), yaml), PosixFilePermissions.fromString("rw-------"));
        int first = run("backup", "--lab", "-i", "all.yaml", "-o", "configs");
        int answering = files().size();
        assertThat(answering).as(err).isGreaterThan(all.size() / 2);
        assertThat(run("backup", "--lab", "-i", "all.yaml", "-o", "configs")).isEqualTo(first);
        assertThat(err).contains("\n" + answering + " the same").doesNotContain(" changed");
    }

    @Test
    void without_git_the_library_for_it_is_not_even_there() throws Exception {
        String path = Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(each -> !each.contains("jgit"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", path, Main.class.getName());
        List<List<String>> lines = List.of(
                List.of("--version"),
                List.of("backup", "-q", "-i", room.inventory().toString(), "-o", "configs"));
        for (List<String> words : lines) {
            List<String> command = new ArrayList<>(java);
            command.addAll(words);
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
            builder.environment().put("HOME", home.toString());
            builder.environment().remove("XDG_CONFIG_HOME");
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        }
        assertThat(files()).hasSize(3);
    }
}
