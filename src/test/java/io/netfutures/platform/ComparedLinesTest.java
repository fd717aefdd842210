package io.netfutures.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a platform's file says of comparing lines with its configuration. */
@NullMarked
class ComparedLinesTest {
    private static Platforms platforms(Path folder, String lines) throws Exception {
        Files.writeString(
                folder.resolve("acme.yaml"), "names: [acme_os]\nprompts: {work: '\\w+#'}\nlines: " + lines + "\n");
        return Platforms.builtIn().with(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{form: braces, send: show}|form must be nested or set, not \"braces\"",
                "{send: show}|form is missing here",
                "{form: set}|send is missing here, and so is running",
                "{form: set, sent: show}|lines has no key \"sent\"",
                "nested|lines must be a mapping"
            })
    void a_mistake_is_told_with_its_line(String lines, String message, @TempDir Path folder) {
        assertThatThrownBy(() -> platforms(folder, lines))
                .hasMessageContaining(message)
                .hasMessageContaining("acme.yaml:3");
    }

    @Test
    void what_shows_the_configuration_is_what_running_says_unless_something_else_is_said(@TempDir Path folder)
            throws Exception {
        Platform acme = platforms(folder, "{form: set}\nrunning: show config")
                .named("acme_os")
                .orElseThrow();
        assertThat(Objects.requireNonNull(acme.lines()).send()).isEqualTo("show config");
        Platform other = platforms(folder, "{form: set, send: show set}\nrunning: show config")
                .named("acme_os")
                .orElseThrow();
        assertThat(Objects.requireNonNull(other.lines()).send()).isEqualTo("show set");
    }

    @Test
    void what_shows_a_configuration_to_compare_only_reads() {
        assertThat(Platforms.builtIn().all().stream().filter(each -> each.lines() != null))
                .hasSizeGreaterThan(8)
                .allSatisfy(each -> assertThat(ReadOnly.of(each)
                                .reason(Objects.requireNonNull(each.lines()).send()))
                        .isEmpty());
    }
}
