package io.netfutures.nodeset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BriefNamesTest {
    private static List<String> names(String format, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> format.formatted(number))
                .toList();
    }

    @Test
    void a_few_are_listed_in_their_order() {
        assertThat(BriefNames.of(List.of("sw2", "R1", "sw1"))).isEqualTo("sw2, R1, sw1");
        assertThat(BriefNames.folded(List.of("sw2", "R1", "sw1"))).isEqualTo("R1,sw[1-2]");
    }

    @Test
    void many_are_folded() {
        assertThat(BriefNames.of(names("r%d", 500))).isEqualTo("r[1-500]");
        assertThat(BriefNames.of(names("10.0.0.%d", 6))).isEqualTo("10.0.0.[1-6]");
    }

    @Test
    void what_cannot_be_folded_is_cut_and_counted() {
        List<String> odd = IntStream.rangeClosed(1, 500)
                .mapToObj(
                        number -> "host-" + Integer.toString(number * 7919, 26).replaceAll("[0-9]", "x") + "z")
                .distinct()
                .toList();
        String text = BriefNames.of(odd);
        assertThat(text).hasSizeLessThan(140).matches(".* and \\d+ more");
        int shown = NodeSet.parse(text.substring(0, text.indexOf(" and "))).size();
        assertThat(text).endsWith(" and " + (odd.size() - shown) + " more");
        List<String> gaps = IntStream.range(0, 3000)
                .mapToObj(number -> "r" + number * 2 * (number % 7 + 1))
                .distinct()
                .toList();
        assertThat(BriefNames.of(gaps)).hasSizeLessThan(140).startsWith("r[0,").matches(".* and \\d+ more");
    }

    @Test
    void one_long_name_is_whole() {
        String name = "x".repeat(300);
        assertThat(BriefNames.of(List.of(name))).isEqualTo(name);
        assertThat(BriefNames.of(List.of(name, "y".repeat(300)))).isEqualTo(name + " and 1 more");
    }

    @Test
    void whole_names_are_never_cut() {
        List<String> gaps = IntStream.range(0, 300)
                .mapToObj(number -> "r" + number * number)
                .toList();
        assertThat(NodeSet.parse(BriefNames.whole(gaps)).names()).containsExactlyInAnyOrderElementsOf(gaps);
        assertThat(BriefNames.whole(List.of("r1", "r2"))).isEqualTo("r1, r2");
    }
}
