package io.netfutures.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Items;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a: 1\\nb: 2\\na: 3                 | 3:1: "a" stands in line 1 too; remove one of them
            - {a: 1, b: 2,\\n  a: 3}           | 2:3: "a" stands in line 1 too; remove one of them
            - &a x\\n- &a y                    | 2:3: the anchor here stands in line 1 too; rename one of them
            - *hunter2                         | 1:3: no anchor (&name) stands before this alias (*name); a text that starts with * needs quotes
            - &a [*a]                          | 1:7: this alias stands within its own anchor in line 1; a value cannot contain itself
            - &a\\n  k: {<<: *a}               | 2:11: this alias stands within its own anchor in line 1; a value cannot contain itself
            - p: !hunter2 x                    | 1:6: a tag (!name) has no meaning here; remove it, or put a text that starts with ! in quotes
            - p: !hunter2!x                    | 1:6: is not YAML: a tag (!name) has no meaning here; put a text that starts with ! in quotes
            - !!python/object:os.system x      | 1:3: a tag (!name) has no meaning here; remove it, or put a text that starts with ! in quotes
            - !!int hunter2                    | 1:3: this is not the number that its tag says
            a: 1\\n---\\nb: 2                  | 2:1: a second document starts here; an inventory is one document, remove the ---
            a: 1\\n---                         | 2:1: a second document starts here; an inventory is one document, remove the ---
            [a, b]: c                          | 1:1: a key must be a word, not a list or a mapping
            {{a: b}: c}                        | 1:2: a key must be a word, not a list or a mapping
            - <<: x                            | 1:7: << takes a mapping or a list of mappings
            - a: b\\n\\tc: d                   | 2:1: is not YAML: a tab stands here; YAML indents with blanks only
            - a: b: c                          | 1:7: is not YAML: there cannot be a second ": " here; put the value in quotes, or check the indentation
            - a: "b                            | 1:6: is not YAML: the quote that starts here is not closed
            - p: @hunter2                      | 1:6: is not YAML: a value cannot start with this character; put it in quotes
            - p: "\\\\q"                       | 1:8: is not YAML: this is not an escape that YAML knows; write the text in single quotes
            - a: 1\\n   b: 2                   | 2:5: is not YAML: there cannot be a second ": " here; put the value in quotes, or check the indentation
            a: 1\\nhunter2\\nb: 2              | 3:1: is not YAML: a key without ": " stands here
            - a: x\\007                        | 1:7: the control character U+0007 may not stand in YAML; remove it
            - a: \\23331m                    | 1:6: the control character U+009B may not stand in YAML; remove it
            """)
    void a_mistake_is_named_with_its_line_and_column_and_without_the_text_that_may_be_a_secret(
            String yaml, String message) throws IOException {
        Path file = write(yaml.translateEscapes());

        assertThatThrownBy(() -> YamlFile.read(file))
                .isInstanceOf(FileMistake.class)
                .hasMessage(file + ":" + message)
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void bytes_that_are_not_utf8_are_refused_where_they_stand() throws IOException {
        Path file = directory.resolve("latin1.yaml");
        Files.write(file, "- a: b\n- é: ü\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> YamlFile.read(file))
                .hasMessage(file + ":2:3: the byte 0xE9 is not text in UTF-8; save the file as UTF-8");
    }

    @Test
    void utf16_with_a_byte_order_mark_is_read() throws Exception {
        for (String charset : new String[] {"UTF-16", "x-UTF-16LE-BOM"}) {
            Path file = directory.resolve(charset);
            Files.write(file, "- é\n".getBytes(Charset.forName(charset)));

            assertThat(((Items) YamlFile.read(file).orElseThrow()).items()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "- ", "{a: ", "? "})
    void deep_nesting_is_refused_without_a_deep_stack(String level) throws IOException {
        Path file = write(level.repeat(100_000));

        assertThatThrownBy(() -> YamlFile.read(file)).hasMessageContaining("nested deeper than 20 levels");
    }

    @Test
    void aliases_do_not_hide_depth() throws IOException {
        StringBuilder yaml = new StringBuilder("- &a0 x\n");
        for (int i = 1; i < 30; i++) {
            yaml.append("- &a%d [*a%d]\n".formatted(i, i - 1));
        }
        Path file = write(yaml.toString());

        assertThatThrownBy(() -> YamlFile.read(file))
                .hasMessage(file + ":20:9: with this alias written out the file is nested deeper than 20 levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s]", "{<<: [%s]}"})
    void an_alias_bomb_is_refused_at_once(String shape) throws IOException {
        StringBuilder yaml = new StringBuilder("- &a0 {k: x}\n");
        for (int i = 1; i < 12; i++) {
            String aliases = String.join(
                    ", ", IntStream.range(0, 10).mapToObj("*a%d"::formatted).toList());
            yaml.append("- &a%d ".formatted(i))
                    .append(shape.formatted(aliases.replaceAll("\\*a\\d+", "*a" + (i - 1))))
                    .append('\n');
        }
        Path file = write(yaml.toString());

        assertThatThrownBy(() -> YamlFile.read(file)).hasMessageContaining("more than 2 million values");
    }

    @Test
    void ten_thousand_merges_of_one_mapping_are_fine() throws Exception {
        String defaults = IntStream.range(0, 10).mapToObj(i -> "k" + i + ": v").collect(Collectors.joining(", "));
        Path file = write("- &d {" + defaults + "}\n" + "- {<<: *d, host: x}\n".repeat(10_000));

        Items list = (Items) YamlFile.read(file).orElseThrow();

        assertThat(list.items())
                .hasSize(10_001)
                .last()
                .satisfies(item -> assertThat(((Entries) item).entries()).hasSize(11));
    }

    @Test
    void a_file_above_32_megabytes_is_not_even_parsed() throws IOException {
        Path file = write(("#" + " ".repeat(1023)).repeat(40 * 1024));

        assertThatThrownBy(() -> YamlFile.read(file)).hasMessage(file + ": is larger than 32 MB; split it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing\n", "\uFEFF"})
    void a_file_without_a_document_holds_nothing(String yaml) throws Exception {
        assertThat(YamlFile.read(write(yaml))).isEqualTo(Optional.empty());
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(directory.resolve("devices.yaml"), yaml);
    }
}
