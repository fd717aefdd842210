package io.netfutures.parse;

import io.netfutures.yaml.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where something stands in JSON: names with dots between them. {@code *} is each value of a mapping; {@code []} behind a name is each
 * item of a list, and what is no list itself, since some devices write a list of one without its brackets.
 */
final class JsonPath {
    private static final String EACH = "*";
    private static final String ITEMS = "[]";

    private final List<String> steps;

    private JsonPath(List<String> steps) {
        this.steps = steps;
    }

    static JsonPath of(String written) {
        List<String> steps = new ArrayList<>();
        for (String name : written.strip().split("\\.")) {
            boolean items = name.endsWith(ITEMS);
            String field = items ? name.substring(0, name.length() - ITEMS.length()) : name;
            if (!field.isEmpty()) {
                steps.add(field);
            }
            if (items) {
                steps.add(ITEMS);
            }
        }
        return new JsonPath(steps);
    }

    /** Paths of which the first that finds anything counts: written with {@code |} between them. */
    static List<JsonPath> alternatives(String written) {
        return Arrays.stream(written.split("\\|")).map(JsonPath::of).toList();
    }

    /**
     * What stands somewhere.
     *
     * @param name of the entry that it is, where it is one of a mapping
     */
    record Node(String name, Value value) {}

    /** What stands there, seen from a value. */
    List<Node> in(Value start) {
        List<Node> nodes = List.of(new Node("", start));
        for (String step : steps) {
            nodes = nodes.stream().flatMap(node -> next(node, step).stream()).toList();
        }
        return nodes;
    }

    private static List<Node> next(Node node, String step) {
        return switch (node.value()) {
            case Value.Items items
            when step.equals(ITEMS) ->
                items.items().stream().map(item -> new Node(node.name(), item)).toList();
            case Value other when step.equals(ITEMS) -> List.of(node);
            case Value.Entries entries
            when step.equals(EACH) ->
                entries.entries().entrySet().stream()
                        .map(entry -> new Node(entry.getKey(), entry.getValue().value()))
                        .toList();
            case Value.Entries entries -> {
                Value.Entry entry = entries.entries().get(step);
                yield entry == null ? List.of() : List.of(new Node(step, entry.value()));
            }
            case Value.Items items -> List.of();
            case Value.Scalar scalar -> List.of();
        };
    }
}
