package io.netfutures.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the reader to what PyYAML reads; the table is made by {@code pyyaml-table.py}. */
@Tag("slow")
class PyYamlTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    @Test
    void every_document_of_the_table_is_read_as_pyyaml_reads_it() throws IOException {
        List<String> differences = new ArrayList<>();
        int cases = 0;
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PyYamlTest.class.getResourceAsStream("pyyaml-table.jsonl")),
                StandardCharsets.UTF_8))) {
            for (String line = table.readLine(); line != null; line = table.readLine()) {
                JsonNode row = JSON.readTree(line);
                String yaml = row.get("yaml").asText();
                String expected =
                        row.get("reads").isNull() ? "refused" : row.get("reads").toString();
                String actual = reads(yaml);
                boolean same = actual.startsWith("refused") ? expected.equals("refused") : actual.equals(expected);
                if (same == differsOnPurpose(yaml, expected)) {
                    differences.add(JSON.writeValueAsString(yaml) + " PyYAML: " + expected + " here: " + actual);
                }
                cases++;
            }
        }
        assertThat(cases).isGreaterThan(1000);
        assertThat(differences).isEmpty();
    }

    /** Tags that make bytes and pairs; an escape of JSON; and tabs in and after a text, which SnakeYAML allows. */
    private static boolean differsOnPurpose(String yaml, String expected) {
        return expected.equals("refused")
                ? yaml.matches("(?s).*(a ?\tb|1\t\n).*") && !yaml.matches("(?s).*['\"].*")
                : yaml.matches("(?s).*(!!binary|!!omap|\"\\\\/).*");
    }

    private String reads(String yaml) throws IOException {
        Path file = directory.resolve("devices.yaml");
        Files.writeString(file, yaml);
        try {
            return YamlFile.read(file).map(PyYamlTest::tree).orElse("[\"null\",\"\"]");
        } catch (FileMistake e) {
            return "refused: " + String.valueOf(e.getMessage()).replace(file.toString(), "");
        }
    }

    private static String tree(Value value) {
        return switch (value) {
            case Scalar scalar -> "[" + quoted(word(scalar.kind())) + "," + quoted(scalar.text()) + "]";
            case Items list ->
                "{\"list\":["
                        + String.join(
                                ",", list.items().stream().map(PyYamlTest::tree).toList()) + "]}";
            case Entries mapping ->
                "{\"map\":["
                        + String.join(
                                ",",
                                mapping.entries().entrySet().stream()
                                        .map(each -> "[" + quoted(each.getKey()) + ","
                                                + tree(each.getValue().value()) + "]")
                                        .toList())
                        + "]}";
        };
    }

    private static String word(ScalarKind kind) {
        return switch (kind) {
            case TEXT -> "str";
            case NULL -> "null";
            case BOOL -> "bool";
            case INT -> "int";
            case FLOAT -> "float";
            case TIME -> "timestamp";
            case VAULT -> "vault";
        };
    }

    private static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }
}
