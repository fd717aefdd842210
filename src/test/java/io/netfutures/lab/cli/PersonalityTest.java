package io.netfutures.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NullMarked
class PersonalityTest {
    static Stream<String> files() {
        return Personality.known().stream().map(Personality::fileOf).distinct().sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_file_can_be_read(String name) {
        assertThat(Personality.of(name).rules()).isNotEmpty();
    }

    @Test
    void an_unknown_platform_is_generic() {
        assertThat(Personality.knows("adva_fsp150f2")).isFalse();
        assertThat(Personality.of("adva_fsp150f2")).isSameAs(Personality.of("generic"));
    }

    @Test
    void another_name_is_the_same_platform() {
        assertThat(Personality.of("extreme")).isSameAs(Personality.of("extreme_exos"));
    }
}
