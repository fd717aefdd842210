package io.netfutures.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.parse.Reference.Pair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What textfsm itself says of templates that nobody has thought of. */
@NullMarked
class TextFsmDifferenceTest {
    private static final int HOW_MANY = 2_000;

    @TempDir
    Path folder;

    @Test
    void every_random_template_gives_the_rows_or_the_kind_of_error_that_textfsm_gives() throws Exception {
        Map<String, String> environment = TextFsm.environment(folder);
        RandomText random = new RandomText(Long.getLong("netfutures.seed", 20_261_130));
        List<Pair> pairs = new ArrayList<>();
        while (pairs.size() < HOW_MANY) {
            pairs.add(new Pair(random.template(), random.text()));
        }

        List<String> textfsm = Reference.answers("reference.py", pairs, environment);

        List<String> different = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            String ours = answer(pairs.get(i));
            String theirs = textfsm.get(i).replaceFirst("^\"(template|text): .*", "$1");
            // Newer ones count parentheses no longer; an escaped one is none.
            boolean isOlder = textfsm.get(i).contains("must be contained within a '()' pair");
            if (!ours.equals(theirs) && !isOlder && !theirs.startsWith("\"crash: ")) {
                different.add("%s%non '%s': %s and not %s%n"
                        .formatted(pairs.get(i).one(), pairs.get(i).other(), ours, textfsm.get(i)));
            }
        }
        assertThat(different).isEmpty();
        assertThat(textfsm).filteredOn(each -> each.startsWith("[[")).hasSizeGreaterThan(HOW_MANY / 8);
        assertThat(textfsm).filteredOn(each -> each.startsWith("\"template")).hasSizeGreaterThan(HOW_MANY / 50);
    }

    /** As Python's {@code json.dumps} writes it. */
    private static String answer(Pair pair) {
        try {
            return Template.of("random", pair.one()).parse(pair.other()).rows().stream()
                    .map(row -> row.cells().stream()
                            .map(TextFsmDifferenceTest::json)
                            .collect(Collectors.joining(", ", "[", "]")))
                    .collect(Collectors.joining(", ", "[", "]"));
        } catch (TemplateMistake mistake) {
            return "template";
        } catch (ParseFailure failure) {
            return "text";
        }
    }

    private static String json(Cell cell) {
        return switch (cell) {
            case Cell.Text(String text) -> quoted(text);
            case Cell.Items(List<Cell> items) ->
                items.stream().map(TextFsmDifferenceTest::json).collect(Collectors.joining(", ", "[", "]"));
            case Cell.Fields(Map<String, @Nullable String> fields) ->
                fields.entrySet().stream()
                        .map(field -> quoted(field.getKey()) + ": "
                                + (field.getValue() == null ? "null" : quoted(field.getValue())))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c < ' ' || c > '~' ? "\\u%04x".formatted((int) c) : Character.toString(c));
            }
        }
        return quoted.append('"').toString();
    }
}
