package io.netfutures.parse;

import io.netfutures.parse.JsonPath.Node;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the text of a cell is made of JSON. */
sealed interface JsonCell {
    /** The texts for a row; none where the JSON has nothing for them. */
    List<String> texts(Node row);

    /** Always the same. */
    record Fixed(String text) implements JsonCell {
        @Override
        public List<String> texts(Node row) {
            return List.of(text);
        }
    }

    /** The name of the entry that the row is. */
    record Name(Wording wording) implements JsonCell {
        @Override
        public List<String> texts(Node row) {
            return List.of(wording.of(row.name()));
        }
    }

    /**
     * What stands somewhere.
     *
     * @param paths the first that finds anything counts
     * @param otherwise what to write where none does
     */
    record Found(List<JsonPath> paths, Wording wording, Optional<String> otherwise) implements JsonCell {
        @Override
        public List<String> texts(Node row) {
            List<String> found = paths.stream()
                    .map(path -> path.in(row.value()).stream()
                            .flatMap(node -> text(node.value()).stream())
                            .map(wording::of)
                            .toList())
                    .filter(texts -> !texts.isEmpty())
                    .findFirst()
                    .orElse(List.of());
            return found.isEmpty() ? otherwise.stream().toList() : found;
        }

        private static Optional<String> text(Value value) {
            return value instanceof Value.Scalar scalar && scalar.kind() != ScalarKind.NULL
                    ? Optional.of(scalar.text())
                    : Optional.empty();
        }
    }

    /** One behind the other; nothing where the JSON has nothing for any of them. */
    record Together(List<JsonCell> parts) implements JsonCell {
        @Override
        public List<String> texts(Node row) {
            boolean any = parts.stream()
                    .anyMatch(
                            part -> !(part instanceof Fixed) && !part.texts(row).isEmpty());
            return any
                    ? List.of(parts.stream()
                            .flatMap(part -> part.texts(row).stream().limit(1))
                            .collect(Collectors.joining()))
                    : List.of();
        }
    }

    /**
     * How a template's column writes what JSON writes otherwise.
     *
     * @param words whole texts
     * @param patterns what to replace, in their order; in the replacement {@code $1} is the first group
     */
    record Wording(Map<String, String> words, Map<Pattern, String> patterns) {
        static final Wording SAME = new Wording(Map.of(), Map.of());

        String of(String text) {
            String worded = Objects.requireNonNullElse(words.get(text), text);
            for (Map.Entry<Pattern, String> each : patterns.entrySet()) {
                Matcher matcher = each.getKey().matcher(worded);
                worded = matcher.replaceAll(each.getValue());
            }
            return worded;
        }
    }

    /** The cell for a row. */
    default Cell cell(Node row, Column column) {
        Stream<String> texts = texts(row).stream();
        if (column.list()) {
            return new Cell.Items(texts.<Cell>map(Cell.Text::new).toList());
        }
        return texts.findFirst().<Cell>map(Cell.Text::new).orElse(Cell.EMPTY);
    }
}
