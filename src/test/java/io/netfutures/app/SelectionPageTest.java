package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.device.Inventory;
import io.netfutures.device.NameList;
import io.netfutures.device.Surroundings;
import io.netfutures.inventory.InventoryFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about selections: its screens are taken again, and every selection in its table has the meaning of one. */
class SelectionPageTest {
    private static final Path PAGE = Path.of("src/site/markdown/selection.md");

    @TempDir
    Path folder;

    private String page = "";

    @BeforeEach
    void put_the_inventory_of_the_page_where_it_is_looked_for() throws Exception {
        page = Files.readString(PAGE);
        Files.writeString(folder.resolve("devices.yaml"), blocks("yaml").getFirst());
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
            List<String> words = Pattern.compile("'([^']*)'|(\\S+)")
                    .matcher(parts[0])
                    .results()
                    .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                    .toList();
            InProcess netfutures = new InProcess(folder).together();
            int code = netfutures.run(words);
            assertThat(netfutures.out().replace(folder + "/", "")).as(parts[0]).isEqualTo(parts[1]);
            assertThat(code).as(parts[0]).isEqualTo(parts[1].startsWith("netfutures: ") ? 2 : 0);
        }
    }

    @Test
    void every_selection_of_the_table_selects() throws Exception {
        List<String> rows = page.lines()
                .dropWhile(line -> !line.startsWith("| you write"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        List<String> written = new ArrayList<>();
        for (String row : rows) {
            Pattern.compile("`([^`]+)`")
                    .matcher(row.split(" \\| ", 2)[0])
                    .results()
                    .map(code -> code.group(1))
                    .forEach(written::add);
        }
        assertThat(written).hasSizeGreaterThan(25);
        Inventory fleet = fleet();
        for (String each : written) {
            if (!List.of("-", "--pick N", "a&b").contains(each)) { // no name is both a and b
                assertThat(fleet.select(each, around())).as(each).isNotEmpty();
            }
        }
    }

    /** Devices for everything that the table names. */
    private Inventory fleet() throws Exception {
        StringBuilder yaml = new StringBuilder();
        List<String> names = new ArrayList<>(List.of("r01", "a", "b", "\"a,b\""));
        for (int i = 1; i <= 10; i++) {
            names.add("r" + i);
            names.add("r0" + i);
            names.add("r1p" + i);
            names.add("r2p" + i);
        }
        names.add("r010");
        int number = 0;
        for (String name : names.stream().distinct().toList()) {
            number++;
            yaml.append(
                    "- {name: %s, host: 10.0.%d.1, device_type: cisco_ios, groups: [core, rack1], tags: [core, new], site: %s}%n"
                            .formatted(name, number - 1, number % 2 == 0 ? "ber" : "\"New York, NY\""));
        }
        yaml.append("- {name: none, host: 10.9.9.9, device_type: cisco_ios}\n");
        Path file = Files.writeString(folder.resolve("fleet.yaml"), yaml);
        Files.writeString(folder.resolve("hosts.txt"), "r1 # first\nr2\n");
        return InventoryFile.load(file).inventory();
    }

    private Surroundings around() {
        return new Surroundings() {
            @Override
            public Optional<DeviceSet> set(String word) {
                return Optional.of(new DeviceSet(List.of("r1"), List.of("r1"), "run 1"));
            }

            @Override
            public NameList file(String file) {
                return Surroundings.filesOf(folder).file(file);
            }
        };
    }
}
