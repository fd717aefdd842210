package io.netfutures.parse;

import io.netfutures.parse.JsonCell.Wording;
import io.netfutures.yaml.Fields;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file that says which value of JSON is which cell of a template's table.
 *
 * <pre>
 * rows: interfaceStatuses.*                # each is a row
 * columns:
 *   PORT: {name: true, replace: {'^Ethernet': Et}}
 *   STATUS: linkStatus
 *   VLAN_ID: vlanInformation.vlanId | vlanInformation.vlanExplanation
 *   DUPLEX: {at: duplex, words: {duplexFull: full}, else: auto}
 *   UPTIME: [{at: days}, {text: ' days'}]   # one behind the other
 * </pre>
 */
final class JsonColumnsFile {
    private static final Set<String> KEYS = Set.of("rows", "columns");
    private static final Set<String> CELL = Set.of("at", "name", "text", "words", "replace", "else");

    private final Notes notes = new Notes();

    private JsonColumnsFile() {}

    /** Reads it from its text; the columns are those of the template beside it. */
    static JsonColumns read(String name, String text, List<Column> columns) throws TemplateMistake {
        try {
            return new JsonColumnsFile()
                    .columns(name, YamlFile.parse(name, text).orElse(null), columns);
        } catch (FileMistake e) {
            throw new TemplateMistake(String.valueOf(e.getMessage()));
        }
    }

    private JsonColumns columns(String name, @Nullable Value file, List<Column> columns)
            throws FileMistake, TemplateMistake {
        if (!(file instanceof Entries root)
                || !root.entries().keySet().equals(KEYS)
                || !(entry(root, "columns") instanceof Entries written)) {
            throw new TemplateMistake(
                    name + ": expected rows: PATH, and columns: a mapping from each column to its path");
        }
        Map<String, JsonCell> cells = new LinkedHashMap<>();
        for (Map.Entry<String, Entry> each : written.entries().entrySet()) {
            if (columns.stream().noneMatch(column -> column.name().equals(each.getKey()))) {
                throw each.getValue()
                        .keyPlace()
                        .error("the template beside this file has no Value '%s'".formatted(each.getKey()));
            }
            cells.put(each.getKey(), cell(each.getValue().value()));
        }
        return new JsonColumns(name, columns, JsonPath.alternatives(new Fields(root, notes).text("rows")), cells);
    }

    private static @Nullable Value entry(Entries entries, String key) {
        Entry entry = entries.entries().get(key);
        return entry == null ? null : entry.value();
    }

    private JsonCell cell(Value written) throws FileMistake {
        return switch (written) {
            case Scalar path -> new JsonCell.Found(JsonPath.alternatives(path.text()), Wording.SAME, Optional.empty());
            case Items parts -> {
                List<JsonCell> together = new ArrayList<>();
                for (Value part : parts.items()) {
                    together.add(cell(part));
                }
                yield new JsonCell.Together(together);
            }
            case Entries entries -> cell(entries);
        };
    }

    private JsonCell cell(Entries entries) throws FileMistake {
        for (Map.Entry<String, Entry> each : entries.entries().entrySet()) {
            if (!CELL.contains(each.getKey())) {
                throw each.getValue().keyPlace().error("expected one of at, name, text, words, replace, else");
            }
        }
        Fields fields = new Fields(entries, notes);
        if (fields.has("text")) {
            return new JsonCell.Fixed(fields.text("text"));
        }
        Wording wording = new Wording(words(entry(entries, "words")), replacements(entry(entries, "replace")));
        if (fields.truth("name", false)) {
            return new JsonCell.Name(wording);
        }
        if (!fields.has("at")) {
            throw entries.place().error("expected at: PATH, name: true, or text: WORDS");
        }
        return new JsonCell.Found(
                JsonPath.alternatives(fields.text("at")),
                wording,
                fields.has("else") ? Optional.of(fields.text("else")) : Optional.empty());
    }

    private static Map<String, String> words(@Nullable Value written) throws FileMistake {
        Map<String, String> words = new LinkedHashMap<>();
        for (Map.Entry<String, Entry> each : mapping(written).entrySet()) {
            words.put(each.getKey(), word(each.getValue()));
        }
        return words;
    }

    private static List<Replacement> replacements(@Nullable Value written) throws FileMistake {
        List<Replacement> replacements = new ArrayList<>();
        for (Map.Entry<String, Entry> each : mapping(written).entrySet()) {
            replacements.add(Replacement.of(
                    each.getKey(), word(each.getValue()), each.getValue().keyPlace()));
        }
        return replacements;
    }

    private static Map<String, Entry> mapping(@Nullable Value written) throws FileMistake {
        return switch (written) {
            case null -> Map.of();
            case Entries entries -> entries.entries();
            case Value other -> throw other.place().error("expected a mapping from what stands there to what to write");
        };
    }

    private static String word(Entry entry) throws FileMistake {
        if (!(entry.value() instanceof Scalar word)) {
            throw entry.value().place().error("expected a word");
        }
        return word.text();
    }
}
