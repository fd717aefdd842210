package io.netfutures.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netfutures.parse.Cell;
import io.netfutures.parse.Column;
import io.netfutures.parse.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page about conditions: each of its examples selects the rows that the page says, and its mistakes are made again. */
class ConditionsPageTest {
    private static final Path PAGE = Path.of("src/site/markdown/conditions.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private String page = "";

    @BeforeEach
    void read_it() throws Exception {
        page = Files.readString(PAGE);
    }

    private List<List<String>> table(String beginning) {
        return page.lines()
                .dropWhile(line -> !line.startsWith(beginning))
                .takeWhile(line -> line.startsWith("|"))
                .filter(line -> !line.startsWith("|---"))
                .map(line -> line.substring(1, line.lastIndexOf('|')).split("(?<!\\\\)\\|", -1))
                .map(cells -> Arrays.stream(cells).map(String::strip).toList())
                .toList();
    }

    private List<Row> rows() {
        List<List<String>> table = table("| INTF");
        List<Column> columns = table.getFirst().stream()
                .map(name -> new Column(name, false, name.equals("VLANS")))
                .toList();
        return table.stream().skip(1).map(line -> row(columns, line)).toList();
    }

    private static Row row(List<Column> columns, List<String> line) {
        return new Row(
                columns,
                IntStream.range(0, line.size())
                        .mapToObj(i -> columns.get(i).list() ? items(line.get(i)) : new Cell.Text(line.get(i)))
                        .toList());
    }

    private static Cell items(String line) {
        return new Cell.Items(Stream.of(line.split(", "))
                .filter(item -> !item.isEmpty())
                .map(item -> (Cell) new Cell.Text(item))
                .toList());
    }

    @Test
    void each_example_selects_the_rows_that_the_page_says() throws Exception {
        List<Row> rows = rows();
        int examples = 0;
        for (List<String> line : table("| you write").stream().skip(1).toList()) {
            for (String example : CODE.matcher(line.getFirst())
                    .results()
                    .map(code -> code.group(1))
                    .toList()) {
                Condition condition = Condition.parse(example);
                condition.require(rows.getFirst().columns());
                List<String> selected = new ArrayList<>();
                for (int i = 0; i < rows.size(); i++) {
                    if (condition.test(rows.get(i))) {
                        selected.add(String.valueOf(i + 1));
                    }
                }
                assertThat(String.join(", ", selected)).as(example).isEqualTo(line.get(1));
                examples++;
            }
        }
        assertThat(examples).isGreaterThan(30);
    }

    @Test
    void a_mistake_is_told_as_the_page_shows_it() {
        List<String> screens = Pattern.compile("```text\n(.*?)\n```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(screen -> screen.group(1))
                .toList();
        assertThat(screens).hasSizeGreaterThan(1);
        List<Column> columns = rows().getFirst().columns();
        for (String screen : screens) {
            String condition = screen.lines()
                    .skip(1)
                    .limit(1)
                    .collect(Collectors.joining())
                    .strip();
            assertThat(catchThrowableOfType(
                            ConditionMistake.class,
                            () -> Condition.parse(condition).require(columns)))
                    .hasMessage(screen);
        }
    }
}
