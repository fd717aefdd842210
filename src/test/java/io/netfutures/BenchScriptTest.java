package io.netfutures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that measures, as its page tells of it; it measures nothing here. */
@Tag("slow")
@NullMarked
class BenchScriptTest {
    @TempDir
    Path folder;

    private record Said(int code, String text) {}

    @BeforeEach
    void python() {
        assumeTrue(
                List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                        .anyMatch(each -> Files.isExecutable(Path.of(each, "python3"))),
                "python3 is not there");
    }

    private Said bench(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("scripts/bench"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("NETFUTURES_RIG", folder.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("COLUMNS", "1000");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private static List<String> onThePage(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("src/site/markdown/performance.md")))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    @Test
    void the_page_names_its_options_and_each_of_its_rows() throws Exception {
        String help = bench("--help").text();
        String commands = String.join("\n", onThePage("^    scripts/bench(.*?)(?:#.*)?$"));
        assertThat(Pattern.compile("--[a-z]+").matcher(commands).results().map(MatchResult::group))
                .isNotEmpty()
                .allSatisfy(option -> assertThat(help).contains("  " + option));
        List<String> rows = onThePage("^\\| `([a-z]+)` \\|");
        assertThat(help).contains("only these, of: " + String.join(", ", rows) + "\n");
    }

    @Test
    void without_what_it_needs_it_says_what_to_do() throws Exception {
        assertThat(bench("--quick"))
                .isEqualTo(new Said(2, "bench: there is no rig at " + folder + "; set NETFUTURES_RIG to its folder\n"));
        assertThat(bench("--rows", "strom").text()).startsWith("bench: there is no row strom; the rows: storm, ");
        assertThat(bench("--java", folder.toString()).text())
                .isEqualTo("bench: " + folder + " is no JDK: it has no file release with JAVA_VERSION\n");
    }
}
