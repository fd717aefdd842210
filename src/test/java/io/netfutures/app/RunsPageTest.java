package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that the page about kept runs shows, one after the other. */
@Tag("slow")
class RunsPageTest {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    Path home;

    @Test
    void every_command_of_the_page_does_what_it_says() throws Exception {
        Path inventory = Files.createDirectories(home.resolve("inventory"));
        Files.copy(Path.of("inventory/devices.yaml"), inventory.resolve("devices.yaml"));
        String page = Files.readString(Path.of("src/site/markdown/runs.md"));
        List<String> commands = Pattern.compile("(?m)^netfutures ([^#\n]+)")
                .matcher(page)
                .results()
                .map(each -> each.group(1).strip())
                .toList();
        assertThat(commands).hasSizeGreaterThan(8);
        for (String command : commands) {
            List<String> words = new ArrayList<>();
            Matcher word = WORD.matcher(command);
            while (word.find()) {
                words.add(word.group(1) == null ? word.group(2) : word.group(1));
            }
            run(command, words);
        }
        assertThat(home.resolve("run.html")).isNotEmptyFile();
    }

    private void run(String command, List<String> words) {
        InProcess netfutures = new InProcess(home).together();
        int code = netfutures.run(words);
        assertThat(code).as(command + "\n" + netfutures.out()).isZero();
        assertThat(netfutures.out()).as(command).isNotEmpty();
    }
}
