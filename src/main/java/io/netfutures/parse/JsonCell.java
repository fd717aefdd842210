package io.netfutures.parse;

import io.netfutures.parse.JsonPath.Node;
import io.netfutures.parse.regex.PythonRegex;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How the text of a cell is made of JSON. */
sealed interface JsonCell {
    /**
     * The texts for a row; none where the JSON has nothing for them.
     *
     * @param budget of all replacements in the answer
     */
    List<String> texts(Node row, ReadBudget budget) throws PythonRegex.TooLong;

    /** Always the same. */
    record Fixed(String text) implements JsonCell {
        @Override
        public List<String> texts(Node row, ReadBudget budget) {
            return List.of(text);
        }
    }

    /** The name of the entry that the row is. */
    record Name(Wording wording) implements JsonCell {
        @Override
        public List<String> texts(Node row, ReadBudget budget) throws PythonRegex.TooLong {
            return List.of(wording.of(row.name(), budget));
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
        public List<String> texts(Node row, ReadBudget budget) throws PythonRegex.TooLong {
            for (JsonPath path : paths) {
                List<String> texts = new ArrayList<>();
                for (Node node : path.in(row.value())) {
                    if (node.value() instanceof Value.Scalar scalar && scalar.kind() != ScalarKind.NULL) {
                        texts.add(wording.of(scalar.text(), budget));
                    }
                }
                if (!texts.isEmpty()) {
                    return texts;
                }
            }
            return otherwise.stream().toList();
        }
    }

    /** One behind the other; nothing where the JSON has nothing for any of them. */
    record Together(List<JsonCell> parts) implements JsonCell {
        @Override
        public List<String> texts(Node row, ReadBudget budget) throws PythonRegex.TooLong {
            boolean any = false;
            StringBuilder together = new StringBuilder();
            for (JsonCell part : parts) {
                List<String> texts = part.texts(row, budget);
                any |= !(part instanceof Fixed) && !texts.isEmpty();
                texts.stream().limit(1).forEach(together::append);
            }
            return any ? List.of(together.toString()) : List.of();
        }
    }

    /**
     * How a template's column writes what JSON writes otherwise.
     *
     * @param words whole texts
     * @param replacements in their order
     */
    record Wording(Map<String, String> words, List<Replacement> replacements) {
        static final Wording SAME = new Wording(Map.of(), List.of());

        String of(String text, ReadBudget budget) throws PythonRegex.TooLong {
            String worded = Objects.requireNonNullElse(words.get(text), text);
            for (Replacement each : replacements) {
                worded = each.in(worded, budget);
            }
            return worded;
        }
    }

    /** The cell for a row. */
    default Cell cell(Node row, Column column, ReadBudget budget) throws PythonRegex.TooLong {
        List<String> texts = texts(row, budget);
        if (column.list()) {
            return new Cell.Items(texts.stream().<Cell>map(Cell.Text::new).toList());
        }
        return texts.isEmpty() ? Cell.EMPTY : new Cell.Text(texts.getFirst());
    }
}
