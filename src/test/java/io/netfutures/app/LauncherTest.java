package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netfutures.ClassArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** scripts/netfutures: what it builds, which Java it takes, and which archive of classes. Java and Maven only note their words here. */
@Tag("slow")
class LauncherTest {
    private static final int BOUND = 60;
    private static final String MAKES = "-XX:ArchiveClassesAtExit=";
    private static final String USES = "-XX:SharedArchiveFile=";
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static final String NOTES = """
            #!/bin/sh
            line=${0##*/}
            for word; do line="$line|$word"; done
            printf '%s|\\n' "$line" >>"$NOTES"
            """;

    /** Makes the archive that it shall make as soon as it may. */
    private static final String JAVA = NOTES + """
            case $line in
            *-XX:ArchiveClassesAtExit=*)
                if [ -e "$NOTES.gate" ]; then echo begun >"$NOTES.begun"; read -r go <"$NOTES.gate"; fi
                if [ -e "$NOTES.broken" ]; then exit 1; fi
                file=${line#*-XX:ArchiveClassesAtExit=}
                echo classes >"${file%%|*}"
                ;;
            *'|wrong|--help') exit 2 ;;
            *'|--help') echo "help as of $(cat "$NOTES.said")" ;;
            esac
            """;

    private static final String MAVEN = NOTES + "echo built >target/netfutures.jar\n";

    @TempDir
    Path folder;

    private Path home;
    private Path jar;
    private Path notes;
    private Path launcher;

    @BeforeEach
    void a_program() throws Exception {
        home = Files.createDirectories(folder.toRealPath().resolve("a home"));
        jar = file(home.resolve("target/netfutures.jar"), "jar");
        Files.setLastModifiedTime(jar, FileTime.from(NOON));
        file(home.resolve("inventory/devices.yaml"), "");
        launcher = program(home.resolve("scripts/netfutures"), Files.readString(Path.of("scripts/netfutures")));
        notes = folder.resolve("notes");
        jdk("jdk", "25.0.1+8");
        program(folder.resolve("bin/mvn"), MAVEN);
    }

    private static Path file(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.writeString(file, text);
    }

    private static Path program(Path file, String text) throws IOException {
        return Files.setPosixFilePermissions(file(file, text), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void jdk(String name, String build) throws IOException {
        program(folder.resolve(name).resolve("bin/java"), JAVA);
        file(
                folder.resolve(name).resolve("release"),
                "IMPLEMENTOR=\"Nobody\"\nJAVA_RUNTIME_VERSION=\"" + build + "\"\nJAVA_VERSION=\""
                        + build.replaceFirst("\\+.*", "") + "\"\nMODULES=\"java.base\"\n");
    }

    private record Ended(int code, String out, String err) {}

    private ProcessBuilder builder(String jdk, List<String> words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(file(folder.resolve("nothing"), "").toFile())
                .redirectOutput(Files.createTempFile(folder, "out", "").toFile())
                .redirectError(Files.createTempFile(folder, "err", "").toFile());
        builder.environment().put("NOTES", notes.toString());
        builder.environment().put("HOME", folder.resolve("user").toString());
        builder.environment().put("JAVA_HOME", folder.resolve(jdk).toString());
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().remove("XDG_CACHE_HOME");
        builder.environment().remove("NETFUTURES_JAVA_OPTS");
        return builder;
    }

    private static Ended end(ProcessBuilder builder, Process process) throws Exception {
        try {
            assertThat(process.waitFor(BOUND, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(
                process.exitValue(),
                Files.readString(builder.redirectOutput().file().toPath()),
                Files.readString(builder.redirectError().file().toPath()));
    }

    private static Ended run(ProcessBuilder builder) throws Exception {
        return end(builder, builder.start());
    }

    /** Starts it with this JDK and these words to its end, in which all goes well. */
    private void start(String jdk, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        assertThat(run(builder(jdk, command))).isEqualTo(new Ended(0, "", ""));
    }

    /** How Java and Maven were started since the last call. */
    private List<String> starts() throws IOException {
        List<String> lines = Files.exists(notes) ? Files.readAllLines(notes) : List.of();
        Files.deleteIfExists(notes);
        return lines;
    }

    private String started() throws IOException {
        List<String> starts = starts();
        assertThat(starts).hasSize(1);
        return starts.getFirst();
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("user"))) {
            return all.filter(each -> each.getFileName().toString().endsWith(".jsa"))
                    .toList();
        }
    }

    @Test
    void the_first_start_makes_an_archive_and_each_uses_it() throws Exception {
        start("jdk", "submit", "sh  clock", "");
        List<String> first = starts();
        assertThat(first).hasSize(2);
        assertThat(first.getFirst()).contains(MAKES).contains("|--lab|submit|").doesNotContain("sh  clock");
        assertThat(first.getLast())
                .contains("|" + USES + archives().getFirst() + "|-Dnetfutures.home=" + home + "|-jar|" + jar + "|")
                .endsWith("|submit|sh  clock||");

        start("jdk", "runs");
        assertThat(started()).contains(USES).doesNotContain(MAKES);
        try (Stream<Path> kept = Files.list(archives().getFirst().getParent())) {
            assertThat(kept.map(each -> each.getFileName().toString())).containsOnly("classes-25.0.1+8.jsa", "lock");
        }
    }

    @Test
    void a_newer_jar_and_another_build_of_java_have_archives_of_their_own() throws Exception {
        start("jdk", "runs");
        Files.setLastModifiedTime(archives().getFirst(), FileTime.from(NOON.minusSeconds(1)));
        starts();
        start("jdk", "runs");
        assertThat(starts()).hasSize(2).first().asString().contains(MAKES);

        jdk("newer", "25.0.2+10-LTS");
        start("newer", "runs");
        assertThat(starts()).hasSize(2).first().asString().contains(MAKES);
        start("jdk", "runs");
        assertThat(started()).contains("classes-25.0.1+8.jsa");
        start("newer", "runs");
        assertThat(started()).contains("classes-25.0.2+10-LTS.jsa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void the_version_needs_no_archive(String word) throws Exception {
        start("jdk", word);
        assertThat(started()).doesNotContain(MAKES, USES).endsWith("|-jar|" + jar + "|" + word + "|");
    }

    private String help(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        Ended ended = run(builder("jdk", command));
        assertThat(ended.err()).isEmpty();
        return ended.code() + " " + ended.out();
    }

    private Path says(String text) throws IOException {
        return file(folder.resolve("notes.said"), text);
    }

    @Test
    void help_is_read_from_the_cache_until_there_is_another_jar() throws Exception {
        start("jdk", "runs");
        starts();
        says("Monday");
        assertThat(help("submit", "--help")).isEqualTo("0 help as of Monday\n");
        assertThat(started()).contains("-Dpicocli.ansi=false").endsWith("|submit|--help|");
        says("Tuesday");
        assertThat(help("submit", "--help")).isEqualTo("0 help as of Monday\n");
        assertThat(starts()).isEmpty();
        assertThat(help("--help")).isEqualTo("0 help as of Tuesday\n");
        assertThat(starts()).hasSize(1);

        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(9)));
        assertThat(help("submit", "--help")).isEqualTo("0 help as of Tuesday\n");
        assertThat(starts()).last().asString().endsWith("|submit|--help|");

        Files.setLastModifiedTime(jar, FileTime.from(NOON.minusSeconds(9)));
        says("Wednesday");
        assertThat(help("submit", "--help")).as("of an older jar").isEqualTo("0 help as of Wednesday\n");
        assertThat(starts()).hasSize(1);
        assertThat(help("submit", "--help")).isEqualTo("0 help as of Wednesday\n");
        assertThat(starts()).isEmpty();
    }

    @Test
    void help_that_fails_is_told_by_java_and_not_kept() throws Exception {
        start("jdk", "runs");
        starts();
        for (int i = 0; i < 2; i++) {
            assertThat(help("wrong", "--help")).isEqualTo("2 ");
            assertThat(starts()).hasSize(2);
        }
    }

    @Test
    void help_for_other_words_and_other_colours_is_not_kept() throws Exception {
        says("Monday");
        start("jdk", "runs");
        starts();
        for (List<String> words : List.of(
                List.of("submit", "sh clock", "--help"),
                List.of("../x", "--help"),
                List.of("-i", "--help"),
                List.of("a b", "--help"))) {
            assertThat(help(words.toArray(String[]::new))).isEqualTo("0 help as of Monday\n");
            assertThat(started()).doesNotContain("picocli.ansi");
        }
        for (String variable : List.of("NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE")) {
            ProcessBuilder builder = builder("jdk", List.of(launcher.toString(), "--help"));
            builder.environment().put(variable, "");
            assertThat(run(builder)).isEqualTo(new Ended(0, "help as of Monday\n", ""));
            assertThat(started()).doesNotContain("picocli.ansi");
        }
    }

    @Test
    void a_new_archive_replaces_those_of_older_jars() throws Exception {
        start("jdk", "runs");
        jdk("newer", "25.0.2+10-LTS");
        start("newer", "runs");
        assertThat(archives()).hasSize(2);
        for (Path archive : archives()) {
            Files.setLastModifiedTime(archive, FileTime.from(NOON.minusSeconds(1)));
        }
        start("newer", "runs");
        assertThat(archives()).hasSize(1);

        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(3600)));
        start("newer", "runs");
        assertThat(archives()).as("with a jar from the future").hasSize(1);
    }

    @Test
    void completion_makes_no_archive_but_uses_it() throws Exception {
        start("jdk", "__complete", "bash", "--", "netfutures ");
        assertThat(started()).doesNotContain(MAKES, USES);
        start("jdk", "runs");
        starts();
        start("jdk", "__complete", "bash", "--", "netfutures ");
        assertThat(started()).contains(USES);
    }

    @Test
    void where_no_archive_can_be_made_it_is_tried_once() throws Exception {
        file(folder.resolve("notes.broken"), "");
        start("jdk", "runs");
        assertThat(starts()).hasSize(2);
        start("jdk", "runs");
        assertThat(started()).doesNotContain(MAKES, USES).endsWith("|runs|");
    }

    @Test
    void where_nothing_can_be_written_it_starts_without() throws Exception {
        file(folder.resolve("user"), "no folder");
        start("jdk", "runs");
        assertThat(started()).doesNotContain(MAKES, USES);
    }

    @Test
    void whoever_starts_while_another_makes_the_archive_does_without() throws Exception {
        assumeTrue(run(builder("jdk", List.of("sh", "-c", "command -v flock"))).code() == 0);
        assertThat(run(builder("jdk", List.of("mkfifo", "notes.gate", "notes.begun")))
                        .code())
                .isZero();
        ProcessBuilder first = builder("jdk", List.of(launcher.toString(), "first"));
        Process making = first.start();
        try {
            assertThat(Files.readString(folder.resolve("notes.begun"))).isEqualTo("begun\n");
            starts();
            start("jdk", "second");
            assertThat(started()).doesNotContain(MAKES, USES).endsWith("|second|");
            Files.writeString(folder.resolve("notes.gate"), "go\n");
        } finally {
            assertThat(end(first, making)).isEqualTo(new Ended(0, "", ""));
        }
        assertThat(started()).contains(USES).endsWith("|first|");
    }

    @Test
    void an_end_while_the_archive_is_made_leaves_nothing_behind() throws Exception {
        assertThat(run(builder("jdk", List.of("mkfifo", "notes.gate", "notes.begun")))
                        .code())
                .isZero();
        ProcessBuilder first = builder("jdk", List.of(launcher.toString(), "first"));
        Process making = first.start();
        assertThat(Files.readString(folder.resolve("notes.begun"))).isEqualTo("begun\n");
        List<ProcessHandle> java = making.descendants().toList();
        making.destroy();
        assertThat(end(first, making)).isEqualTo(new Ended(130, "", ""));
        for (ProcessHandle each : java) {
            each.onExit().get(BOUND, TimeUnit.SECONDS);
        }
        assertThat(started()).contains(MAKES);
        try (Stream<Path> all = Files.walk(folder.resolve("user"))) {
            assertThat(all.filter(Files::isRegularFile)
                            .map(each -> each.getFileName().toString()))
                    .isSubsetOf("lock");
        }
    }

    @Test
    void a_damaged_archive_is_no_harm() throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        List<String> libraries = Stream.of(ClassArchive.classPath().split(":"))
                .map(each -> Path.of(each).toUri().toString())
                .toList();
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", libraries));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.finish();
        }
        start("jdk", "runs");
        Path archive = archives().getFirst();
        // As a Java would find it that has the same version, and is another.
        program(folder.resolve("jdk/bin/java"), "#!/bin/sh\nexec '" + ClassArchive.java() + "' \"$@\"\n");
        Files.write(archive, "classes of another".repeat(1000).getBytes(StandardCharsets.US_ASCII));

        Ended ended = run(builder("jdk", List.of(launcher.toString(), "help", "submit")));
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("Usage: netfutures submit");
        assertThat(ended.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NETFUTURES_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
    void a_heap_that_somebody_has_bounded_begins_as_small_as_java_likes(String variable) throws Exception {
        start("jdk", "-V");
        assertThat(started()).contains("|-Xms96m|");
        ProcessBuilder bounded = builder("jdk", List.of(launcher.toString(), "-V"));
        bounded.environment().put(variable, "-Xmx64m");
        assertThat(run(bounded)).isEqualTo(new Ended(0, "", ""));
        assertThat(started()).doesNotContain("-Xms");
    }

    @Test
    void a_link_in_another_folder_starts_it() throws Exception {
        Files.createDirectories(home.resolve("bin"));
        Files.createSymbolicLink(home.resolve("bin/netfutures"), Path.of("../scripts/netfutures"));
        launcher = Files.createSymbolicLink(folder.resolve("bin/nf"), home.resolve("bin/netfutures"));
        start("jdk", "--version");
        assertThat(started()).contains("|" + jar + "|");
        assertThat(run(builder("jdk", List.of("sh", "-c", "cd 'a home/scripts' && sh netfutures -V"))))
                .isEqualTo(new Ended(0, "", ""));
        assertThat(started()).contains("|" + jar + "|");
        assertThat(run(builder("jdk", List.of("sh", "-c", "cd 'a home/bin' && sh netfutures -V"))))
                .isEqualTo(new Ended(0, "", ""));
        assertThat(started()).contains("|" + jar + "|");
    }

    @Test
    void it_builds_what_is_older_than_its_sources() throws Exception {
        Path source = file(home.resolve("src/main/java/Main.java"), "");
        file(home.resolve("pom.xml"), "");
        for (Path each :
                List.of(source, home.resolve("pom.xml"), home.resolve("src/main/java"), home.resolve("src/main"))) {
            Files.setLastModifiedTime(each, FileTime.from(NOON.minusSeconds(1)));
        }
        start("jdk", "--version");
        assertThat(started()).startsWith("java|");

        Files.setLastModifiedTime(source, FileTime.from(NOON.plusSeconds(1)));
        Ended ended = run(builder("jdk", List.of(launcher.toString(), "--version")));
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).startsWith("netfutures: building it");
        assertThat(starts()).hasSize(2).first().asString().startsWith("mvn|").endsWith("|package|");
        start("jdk", "--version");
        assertThat(started()).startsWith("java|");
    }

    @Test
    void the_java_of_an_image_comes_first_and_one_that_is_too_old_is_not_taken() throws Exception {
        jdk("old", "17.0.9+9");
        Files.createSymbolicLink(folder.resolve("bin/java"), folder.resolve("jdk/bin/java"));
        start("old", "runs");
        assertThat(starts()).last().asString().contains("classes-25.0.1+8.jsa");
        jdk("a home/runtime", "21.0.1+12");
        start("jdk", "runs");
        assertThat(starts()).last().asString().contains("classes-21.0.1+12.jsa");
    }
}
