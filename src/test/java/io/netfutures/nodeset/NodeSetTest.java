package io.netfutures.nodeset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeSetTest {
    @ParameterizedTest
    @MethodSource("sameAsNodeset")
    void an_expression_means_what_it_means_to_nodeset(String expression, String expanded, String folded) {
        assertThat(expanded(expression)).isEqualTo(expanded);
        if (!expanded.equals("error")) {
            assertThat(NodeSet.parse(expression)).hasToString(folded);
        }
    }

    @ParameterizedTest
    @MethodSource("differences")
    void a_difference_to_nodeset_is_one_that_is_written_down(
            String expression, String theirs, String ours, String why) {
        assertThat(expanded(expression)).isEqualTo(ours).isNotEqualTo(theirs);
        assertThat(why).isNotEmpty();
    }

    @Test
    void the_table_has_at_least_150_expressions() {
        assertThat(sameAsNodeset()).hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void what_is_folded_gives_the_names_back(int dimensions) {
        Random random = new Random(dimensions);
        for (int round = 0; round < 300; round++) {
            Set<String> names = new HashSet<>();
            for (int i = random.nextInt(60); i >= 0; i--) {
                names.add(name(random, dimensions));
            }
            String folded = NodeSet.fold(names);

            assertThat(NodeSet.parse(folded).names()).as(folded).isEqualTo(names);
            assertThat(NodeSet.fold(List.copyOf(names))).isEqualTo(folded);
        }
    }

    private static String name(Random random, int dimensions) {
        List<String> parts = List.of("r", "sw-", ".", "", "a,b", "[", "p\"", "*", " ", "%", "@");
        StringBuilder name = new StringBuilder(random.nextInt(20) > 0 ? "r" : parts.get(random.nextInt(parts.size())));
        for (int i = 0; i < dimensions; i++) {
            name.append(random.nextBoolean() ? "%02d".formatted(random.nextInt(12)) : random.nextInt(7))
                    .append(i + 1 < dimensions ? "." : "");
        }
        return name.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a,b!c                                  | "a,b!c"
            r[1-2]                                 | "r[1-2]"
            say "hi"                               | "say ""hi\"""
            @core                                  | "@core"
            New York                               | "New York"
            r*                                     | "r*"
            """)
    void a_name_that_would_not_be_taken_for_itself_is_folded_in_quotes(String name, String folded) {
        assertThat(NodeSet.fold(List.of(name))).isEqualTo(folded);
        assertThat(NodeSet.parse(folded).names()).containsExactly(name);
    }

    @Test
    void no_name_is_an_empty_text() {
        assertThat(NodeSet.fold(List.of())).isEmpty();
        assertThat(NodeSet.parse(" ").names()).isEmpty();
    }

    @Test
    void a_set_is_equal_to_another_of_the_same_names() {
        assertThat(NodeSet.parse("r[1-3]"))
                .isEqualTo(NodeSet.of(List.of("r3", "r1", "r2", "r1")))
                .hasSameHashCodeAs(NodeSet.parse("r2,r3,r1"))
                .isNotEqualTo(NodeSet.parse("r[1-2]"))
                .hasSize(3);
    }

    @Test
    void large_sets_are_folded_and_parsed_in_no_time() {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        List<String> names = IntStream.range(0, NodeSet.MOST)
                .mapToObj(i -> "10." + i / 62_500 + "." + i / 250 % 250 + "." + i % 250)
                .toList();
        assertThat(NodeSet.fold(names)).isEqualTo("10.0.[0-249].[0-249],10.1.[0-149].[0-249]");

        Random random = new Random(1);
        List<String> scattered = Stream.generate(
                        () -> "10." + random.nextInt(40) + "." + random.nextInt(250) + "." + random.nextInt(250))
                .limit(10_000)
                .distinct()
                .toList();
        assertThat(NodeSet.parse(NodeSet.fold(scattered)).names()).hasSameSizeAs(scattered);

        List<String> long1 =
                IntStream.range(0, 50_000).mapToObj(i -> "r" + i + "p1").toList();
        assertThat(NodeSet.parse(String.join(",", long1))).hasToString("r[0-49999]p1");
        assertThatThrownBy(() -> NodeSet.parse("r[0-999999][0-999999][0-999999]"))
                .hasMessage("the ranges name more than 100000 devices");
        assertThatThrownBy(() -> NodeSet.parse("r[1-100000],s1")).hasMessageContaining("more than 100000");
        // Of this thread's own CPU, whatever else runs.
        assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before)
                .isLessThan(Duration.ofSeconds(30).toNanos());
    }

    private static String expanded(String expression) {
        try {
            return String.join(" ", NodeSet.parse(expression));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("(?s).+");
            return "error";
        }
    }

    static List<Arguments> sameAsNodeset() {
        return rows("nodeset.txt", 3);
    }

    static List<Arguments> differences() {
        return rows("differences.txt", 4);
    }

    private static List<Arguments> rows(String file, int columns) {
        try (InputStream table = Objects.requireNonNull(NodeSetTest.class.getResourceAsStream(file))) {
            List<Arguments> rows = new ArrayList<>();
            for (String line : new String(table.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#")) {
                    String[] cells = new String[columns];
                    String[] written = line.split(" \\| ?", -1);
                    for (int i = 0; i < columns; i++) {
                        cells[i] = i < written.length ? written[i].strip() : "";
                    }
                    rows.add(Arguments.of((Object[]) cells));
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
