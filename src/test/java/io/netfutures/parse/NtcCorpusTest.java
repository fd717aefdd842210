package io.netfutures.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netfutures.yaml.Value;
import io.netfutures.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of real devices, from ntc-templates: each has to give exactly the rows that stand beside it. */
@NullMarked
class NtcCorpusTest {
    static final Path CORPUS = Path.of("../shared/ntc");

    @BeforeEach
    void assume_the_corpus_is_there() {
        assumeTrue(Files.isDirectory(CORPUS), "the corpus of answers is not there: " + CORPUS);
    }

    @Test
    void every_answer_gives_the_rows_that_are_known_for_it() throws Exception {
        TemplateFolder templates = TemplateFolder.open(CORPUS.resolve("templates"));
        List<String> wrong = new ArrayList<>();
        int right = 0;
        for (Path answer : answers()) {
            String difference = difference(templates, answer);
            if (difference.isEmpty()) {
                right++;
            } else {
                wrong.add(answer + ": " + difference);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(right).isGreaterThan(900);
    }

    static List<Path> answers() throws Exception {
        try (Stream<Path> files = Files.walk(CORPUS.resolve("samples"))) {
            return files.filter(file -> file.toString().endsWith(".raw"))
                    .sorted()
                    .toList();
        }
    }

    /** By the index; where that finds another template for the command, the one that is named after it. */
    static TextParser parser(TemplateFolder templates, Path answer) throws Exception {
        String command = answer.getName(answer.getNameCount() - 2).toString();
        String platform = answer.getName(answer.getNameCount() - 3).toString();
        Path named = CORPUS.resolve("templates").resolve(platform + "_" + command + ".textfsm");
        TextParser found = templates.parser(platform, command.replace('_', ' ')).orElse(null);
        boolean isNamed = found != null && Stream.of(found.name().split(":")).anyMatch(named.toString()::equals);
        return found != null && (isNamed || !Files.exists(named)) ? found : Template.load(named);
    }

    private static String difference(TemplateFolder templates, Path answer) throws Exception {
        List<Object> rows;
        try {
            TextParser parser = parser(templates, answer);
            rows = new ArrayList<>(parser.parse(Files.readString(answer)).rows().stream()
                    .map(NtcCorpusTest::shape)
                    .toList());
        } catch (TemplateMistake | ParseFailure failure) {
            return String.valueOf(failure.getMessage());
        }
        Path file = Path.of(answer.toString().replaceFirst("raw$", "yml"));
        Value.Entries sample = (Value.Entries) YamlFile.read(file).orElseThrow();
        Object expected = shape(
                Objects.requireNonNull(sample.entries().get("parsed_sample")).value());
        if (expected.equals(rows)) {
            return "";
        }
        List<?> expectedRows = (List<?>) expected;
        for (int i = 0; i < Math.min(rows.size(), expectedRows.size()); i++) {
            if (!rows.get(i).equals(expectedRows.get(i))) {
                return "row %d is %s and not %s".formatted(i, rows.get(i), expectedRows.get(i));
            }
        }
        return "%d rows and not %d".formatted(rows.size(), expectedRows.size());
    }

    private static Object shape(Row row) {
        Map<String, Object> cells = new LinkedHashMap<>();
        for (int i = 0; i < row.cells().size(); i++) {
            cells.put(
                    row.columns().get(i).name().toLowerCase(Locale.ROOT),
                    shape(row.cells().get(i)));
        }
        return cells;
    }

    private static Object shape(Cell cell) {
        return switch (cell) {
            case Cell.Text(String text) -> text;
            case Cell.Items(List<Cell> items) ->
                items.stream().map(NtcCorpusTest::shape).toList();
            case Cell.Fields(Map<String, @Nullable String> fields) -> fields;
        };
    }

    private static Object shape(Value value) {
        return switch (value) {
            case Value.Scalar scalar -> scalar.text();
            case Value.Items items ->
                items.items().stream().map(NtcCorpusTest::shape).toList();
            case Value.Entries entries -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                entries.entries().forEach((key, entry) -> fields.put(key, shape(entry.value())));
                yield fields;
            }
        };
    }
}
