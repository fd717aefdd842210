package io.netfutures.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An index says what it says to textfsm's clitable. */
@NullMarked
class TemplateIndexTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "show ver,        v",
        "sh v,            v",
        "show version x,  v",
        "sho versions,    v",
        "xshow ver,       none",
        "show c,          none",
        "'show a#b',      hash",
        "show a,          none",
        "show b,          none",
        "show z,          none",
    })
    void the_first_row_that_matches_from_the_start_is_taken(String command, String found) throws Exception {
        TemplateIndex index = TemplateIndex.read("index", """
                # a note
                Template, Hostname, Platform, Command # of ours

                v, .*, cisco_ios, sh[[ow]] v[[ersion]]
                #c, .*, cisco_ios, show c
                hash, .*, cisco_(ios|xe), sh[[ow]] a#b
                more, .*, cisco_ios, show b{1,2}
                less, cisco_ios, show z
                v2, .*, cisco_ios, show version x
                """);

        assertThat(index.find("cisco_ios", command))
                .isEqualTo(found.equals("none") ? Optional.empty() : Optional.of(List.of(found)));
        assertThat(index.find("arista_eos", command)).isEmpty();
    }

    @Test
    void a_column_that_an_index_does_not_have_fits_everything() throws Exception {
        assertThat(TemplateIndex.read("index", "Template, Command\nt, show x\n").find("any", "show x"))
                .contains(List.of("t"));
        assertThatThrownBy(() -> TemplateIndex.read("index", "Vendor, Command\n"))
                .isInstanceOf(TemplateMistake.class)
                .hasMessageStartingWith("index:1: ");
    }

    @Test
    void templates_are_joined_by_the_keys_of_the_first_that_has_any() throws Exception {
        Files.writeString(folder.resolve("index"), "Template, Hostname, Platform, Command\na:b:c, .*, p, show\n");
        Files.writeString(folder.resolve("a"), "Value A (\\w+)\n\nStart\n  ^a ${A} -> Record\n");
        Files.writeString(folder.resolve("b"), "Value B (\\w+)\n\nStart\n  ^b ${B} -> Record\n");
        Files.writeString(
                folder.resolve("c"), "Value Key A (\\w+)\nValue C (\\w+)\n\nStart\n  ^c ${A} ${C} -> Record\n");
        TextParser joined = TemplateFolder.open(folder).parser("p", "show").orElseThrow();

        Table table = joined.parse("a 1\na 2\na 3\nb one\nb two\nc 3 drei\nc 1 eins\nc 1 uno\n");

        assertThat(table.columns()).extracting(Column::name).containsExactly("A", "B", "C");
        assertThat(table.rows())
                .extracting(row -> row.cells().stream().map(Cell::text).toList())
                .containsExactly(List.of("1", "one", "eins"), List.of("2", "two", ""), List.of("3", "", "drei"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "a::b", "a:"})
    void a_row_must_name_its_templates(String cell) {
        assertThatThrownBy(() -> TemplateIndex.read("index", "Template, Command\nt, show x\n" + cell + ", show y\n"))
                .isInstanceOf(TemplateMistake.class)
                .hasMessage(
                        "index:3: expected the file of a template, or several with ':' between them, and not '%s'",
                        cell);
    }
}
