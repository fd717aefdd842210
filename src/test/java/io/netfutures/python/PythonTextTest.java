package io.netfutures.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Texts as Python prints them. {@code python-text.jsonl} is what {@code python-text.py} beside it wrote: values, and what
 * CPython 3.11 made of them. A list there is {@code ["l", ...]}, a dict {@code ["d", [key, value], ...]}, a tuple
 * {@code ["t", ...]}, a set {@code ["s", ...]}.
 */
class PythonTextTest {

    @Test
    void repr_and_pprint_write_what_python_writes() throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<String> lines;
        try (var in = Objects.requireNonNull(PythonTextTest.class.getResourceAsStream("python-text.jsonl"))) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        assertThat(lines).hasSizeGreaterThan(300);
        assertSoftly(softly -> {
            for (String line : lines) {
                JsonNode example = read(json, line);
                Object value = value(example.get("value"));
                softly.assertThat(PythonText.repr(value))
                        .isEqualTo(example.get("repr").textValue());
                softly.assertThat(PythonText.pprint(value, example.get("width").intValue()))
                        .as(line)
                        .isEqualTo(example.get("pprint").textValue());
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, nan",
        "Infinity, inf",
        "-Infinity, -inf",
        "1e22, 1e+22",
        "1.5e-7, 1.5e-07",
        "100, 100.0",
        "4.9e-324, 5e-324",
        "2e23, 2e+23"
    })
    void numbers_with_a_point_are_written_as_python_writes_them(double number, String text) {
        assertThat(PythonText.repr(number)).isEqualTo(text);
    }

    @Test
    void what_python_does_not_know_and_what_no_text_may_hold_is_shown_as_it_is() {
        assertThat(PythonText.repr(List.of(Thread.State.NEW))).isEqualTo("[NEW]");
        assertThat(PythonText.repr("\ud800")).isEqualTo("'\\ud800'");
        assertThat(PythonText.repr(0.1f)).isEqualTo("0.1");
    }

    private static JsonNode read(ObjectMapper json, String line) {
        try {
            return json.readTree(line);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static @Nullable Object value(JsonNode node) {
        if (!node.isArray()) {
            return node.isTextual()
                    ? node.textValue()
                    : node.isBoolean() ? node.booleanValue() : node.isNull() ? null : node.numberValue();
        }
        List<@Nullable Object> elements = new ArrayList<>();
        Map<@Nullable Object, @Nullable Object> pairs = new LinkedHashMap<>();
        boolean dict = node.get(0).textValue().equals("d");
        for (int i = 1; i < node.size(); i++) {
            if (dict) {
                pairs.put(value(node.get(i).get(0)), value(node.get(i).get(1)));
            } else {
                elements.add(value(node.get(i)));
            }
        }
        return switch (node.get(0).textValue()) {
            case "d" -> pairs;
            case "s" -> new LinkedHashSet<>(elements);
            case "t" -> new java.util.AbstractMap.SimpleImmutableEntry<>(elements.getFirst(), elements.getLast());
            default -> elements;
        };
    }
}
