package io.netfutures.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class PlaceholderTextTest {
    private static final PlaceholderText.Scope SCOPE = new PlaceholderText.Scope() {
        @Override
        public @Nullable String value(String name) {
            return Map.of("date:HH:mm 'UTC'", "17:33 UTC", "name", "r1", "1", "x$1\\", "config", "")
                    .get(name);
        }

        @Override
        public boolean holds(String condition) {
            return Set.of("unsaved").contains(condition);
        }
    };

    @ParameterizedTest
    @CsvSource({
        "'[{user}@{name}] > ', '[{user}@r1] > '",
        "'{unsaved?* }{name}', '* r1'",
        "'{!unsaved?~}{clean?c}{!clean?d}', d",
        "at {date:HH:mm 'UTC'}, at 17:33 UTC",
        "{1}, x$1\\",
        "'{master:0} --{ running }--[  ]--', '{master:0} --{ running }--[  ]--'",
    })
    void what_stands_in_braces_is_replaced_if_it_means_something(String template, String text) {
        assertThat(PlaceholderText.fill(template, SCOPE)).isEqualTo(text);
    }

    @Test
    void a_line_with_a_range_stands_once_for_each_number() {
        assertThat(PlaceholderText.fill("top\nGi0/{9..11} on {9..11}\nend\n", SCOPE))
                .isEqualTo("top\nGi0/9 on 9\nGi0/10 on 10\nGi0/11 on 11\nend\n");
    }

    @Test
    void a_line_that_is_all_configuration_goes_if_there_is_none() {
        assertThat(PlaceholderText.fill("a\n{config}\nb\n", SCOPE)).isEqualTo("a\nb\n");
    }
}
