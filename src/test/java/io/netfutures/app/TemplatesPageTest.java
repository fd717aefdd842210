package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.parse.Templates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about templates: its screens are taken again, with the files that it shows. */
@NullMarked
class TemplatesPageTest {
    @TempDir
    Path folder;

    private String page = "";

    @BeforeEach
    void write_the_files_of_the_page() throws Exception {
        page = Files.readString(Path.of("src/site/markdown/templates.md"));
        Files.writeString(folder.resolve("power.txt"), blocks("text").getFirst());
        Files.writeString(folder.resolve("other.txt"), blocks("text").getLast());
        Files.writeString(
                folder.resolve("arista_eos_show_power.textfsm"),
                blocks("textfsm").getFirst());
    }

    private List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @Test
    void a_screen_is_what_the_command_prints() {
        List<String> commands = blocks("console").stream()
                .flatMap(block -> Stream.of(block.split("(?m)^\\$ netfutures ")))
                .filter(command -> !command.isEmpty())
                .toList();
        assertThat(commands).hasSizeGreaterThan(5);
        for (String command : commands) {
            String[] parts = command.split("\n", 2);
            InProcess netfutures = new InProcess(folder).together();
            int code = netfutures.run(List.of(parts[0].split(" ")));
            assertThat(netfutures.out().replace(folder + "/", "")).as(parts[0]).isEqualTo(parts[1]);
            assertThat(code).as(parts[0]).isEqualTo(parts[1].startsWith("netfutures: ") ? 1 : 0);
        }
    }

    @Test
    void its_index_and_its_file_for_json_are_usable() throws Exception {
        Files.writeString(
                folder.resolve("index"),
                page.substring(
                        page.indexOf("Template, Hostname"), page.indexOf("```", page.indexOf("Template, Hostname"))));
        Files.writeString(
                folder.resolve("arista_eos_show_power.json.yaml"),
                blocks("yaml").getFirst());
        Templates.Question question = Templates.of(List.of(folder))
                .question("arista_eos", "sh pow", "{command} | json")
                .orElseThrow();
        assertThat(question.command()).isEqualTo("sh pow | json");
        assertThat(question.parser()
                        .parse("{\"powerSupplies\": {\"1\": {\"modelName\": \"PWR-715AC\", \"outputPower\": 212.0}}}")
                        .rows()
                        .getFirst()
                        .cells())
                .extracting(cell -> cell.text())
                .containsExactly("", "1", "PWR-715AC", "absent", "212");
    }
}
