package io.netfutures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages tell to those who take the library: how to get it, and what is logged. Each snippet runs in a process of its own. */
@NullMarked
@Tag("slow")
class EmbeddersPagesTest {
    private static final String IMPORTS = Stream.of(
                    "io.netfutures.concurrent.*",
                    "io.netfutures.device.*",
                    "io.netfutures.fleet.*",
                    "io.netfutures.journal.*",
                    "io.netfutures.lab.*",
                    "io.netfutures.session.*",
                    "io.netfutures.ssh.*",
                    "java.nio.file.*",
                    "java.time.InstantSource",
                    "java.util.List",
                    "java.util.logging.*")
            .map(name -> "import " + name + ";\n")
            .reduce("", String::concat);

    @TempDir
    Path folder;

    @Test
    void the_coordinates_are_those_of_the_pom() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        String coordinates =
                first(pom, "<project.*?>.*?(<groupId>.*?</version>)").replaceAll("\\s+", "");
        assertThat(blocks("library.md", "xml").getFirst().replaceAll("\\s+", ""))
                .contains(coordinates);
        assertThat(Files.readString(Path.of("README.md")))
                .contains(coordinates.replaceAll("</\\w+><\\w+>", ":").replaceAll("<.*?>", ""));
    }

    @Test
    void the_binding_is_of_the_version_that_is_tested_here() throws Exception {
        assertThat(blocks("logging.md", "xml"))
                .singleElement()
                .asString()
                .contains("<version>" + first(Files.readString(Path.of("pom.xml")), "<slf4j.version>(.*?)<")
                        + "</version>");
    }

    @Test
    void a_callback_that_fails_is_logged_by_the_JDK_alone() throws Exception {
        assertThat(run(snippet(0)).err())
                .contains("exception calling callback for <Future at", "IllegalStateException: no room for R1");
    }

    @Test
    void what_mina_logs_is_seen_and_has_no_secret() throws Exception {
        assertThat(run(snippet(1)).err())
                .contains("SSH_MSG_USERAUTH_REQUEST", "SSH_MSG_CHANNEL_DATA", "user=cisco")
                .doesNotContain("cisco-login");
    }

    @Test
    void but_its_finest_level_has_the_bytes_of_what_is_typed() throws Exception {
        String err = run(snippet(1).replace("FINE", "FINEST")).err();
        String bytes = Pattern.compile("chunk #\\d+]\\(\\d+/\\d+\\) ((?:[0-9a-f]{2} )+)")
                .matcher(err)
                .results()
                .map(chunk -> chunk.group(1).replace(" ", ""))
                .collect(Collectors.joining());
        assertThat(bytes).contains(HexFormat.of().formatHex("cisco-login\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void both_are_silenced() throws Exception {
        assertThat(run(snippet(2))).isEqualTo(new Jdk.Printed("", ""));
    }

    @Test
    void a_progress_is_the_log_of_a_session() throws Exception {
        Jdk.Printed printed = run(snippet(3));
        assertThat(printed.out()).contains("Current privilege level is");
        assertThat(printed.err())
                .contains("192.168.100.1 login", "192.168.100.1 sent sh privilege", "192.168.100.1 disconnect");
    }

    @Test
    void a_recording_has_what_went_over_the_wire_but_no_secret() throws Exception {
        assertThat(run(snippet(4)).out()).contains("sh clock", "\"i\"", "\"o\"").doesNotContain("cisco-login");
    }

    private static String snippet(int number) throws Exception {
        List<String> snippets = blocks("logging.md", "java");
        assertThat(snippets).as("each has a test here").hasSize(5);
        return snippets.get(number);
    }

    /** Runs these statements with the tool's libraries, and with SLF4J's binding to java.util.logging instead of the tool's. */
    private Jdk.Printed run(String statements) throws Exception {
        Path source = folder.resolve("Snippet.java");
        Files.writeString(
                source,
                IMPORTS + "public class Snippet { public static void main(String[] args) throws Exception {\n"
                        + statements + "}}\n");
        List<String> path = Jdk.classPath(
                entry -> !entry.getFileName().toString().startsWith("slf4j-nop") && !entry.endsWith("test-classes"));
        return Jdk.run(
                folder,
                "java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                String.join(File.pathSeparator, path)
                        + File.pathSeparator
                        + Path.of("target/bindings/slf4j-jdk14.jar").toAbsolutePath(),
                source.toString());
    }

    private static List<String> blocks(String page, String language) throws Exception {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("src/site/markdown", page)))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String first(String text, String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }
}
