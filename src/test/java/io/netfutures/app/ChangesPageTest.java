package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about changes: its screens are taken again, with the files that it shows. */
class ChangesPageTest {
    private static final Pattern FILE =
            Pattern.compile("```(?:yaml|jinja)\n((?:# |! |\\{# )([\\w.]+)[^\n]*\n.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private String page = "";

    @BeforeEach
    void write_the_files_of_the_page() throws Exception {
        page = Files.readString(Path.of("src/site/markdown/changes.md"));
        for (MatchResult file : FILE.matcher(page).results().toList()) {
            Files.writeString(folder.resolve(file.group(2)), file.group(1));
        }
    }

    @Test
    void a_screen_is_what_the_command_prints() {
        List<String> commands = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .flatMap(block -> Stream.of(block.group(1).split("(?m)^\\$ netfutures ")))
                .filter(command -> !command.isEmpty())
                .toList();
        assertThat(commands).hasSizeGreaterThan(3);
        for (String command : commands) {
            String[] parts = command.split("\n", 2);
            List<String> words = Pattern.compile("'([^']*)'|(\\S+)")
                    .matcher(parts[0])
                    .results()
                    .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                    .toList();
            InProcess netfutures = new InProcess(folder).together();
            int code = netfutures.run(words);
            assertThat(netfutures.out().replace(folder + "/", "")).as(parts[0]).isEqualTo(parts[1]);
            assertThat(code).as(parts[0]).isEqualTo(parts[1].matches("(?s)netfutures: (?!note).*") ? 2 : 0);
        }
    }
}
