package io.netfutures.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one JSON document (RFC 8259) within bounds, and keeps the place of every value. Not all JSON is YAML 1.1: tabs between values
 * are not, nor is {@code \/}. Messages never repeat a value.
 */
public final class JsonText {
    private static final int DEEPEST = 40;
    private static final int MOST_VALUES = 2_000_000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST + 10)
                    .maxStringLength(32 << 20)
                    .build())
            .build();

    private final String name;
    private final JsonParser parser;
    private int values;

    private JsonText(String name, JsonParser parser) {
        this.name = name;
        this.parser = parser;
    }

    /** The document in this text; empty if there is none. Messages call it {@code name}. */
    public static Optional<Value> parse(String name, String text) throws FileMistake {
        try (JsonParser parser = JSON.createParser(text)) {
            JsonText reader = new JsonText(name, parser);
            try {
                JsonToken first = parser.nextToken();
                if (first == null) {
                    return Optional.empty();
                }
                Value root = reader.value(first, 1);
                if (parser.nextToken() != null) {
                    throw reader.place().error("something stands behind the end of this JSON; it is one value");
                }
                return Optional.of(root);
            } catch (JsonProcessingException e) {
                JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
                throw reader.place(at)
                        .error(
                                e instanceof JsonEOFException
                                        ? "the JSON ends here, before its last bracket"
                                        : "is not JSON from here on");
            }
        } catch (IOException e) {
            throw new FileMistake(new Place(name, 1, 1), "cannot be read as JSON");
        }
    }

    private Value value(JsonToken token, int depth) throws IOException, FileMistake {
        Place place = place();
        if (depth > DEEPEST) {
            throw place.error("this is nested deeper than " + DEEPEST + " levels");
        }
        if (++values > MOST_VALUES) {
            throw place.error("there are more than 2 million values; split the file");
        }
        return switch (token) {
            case START_OBJECT -> entries(place, depth);
            case START_ARRAY -> items(place, depth);
            case VALUE_STRING -> new Scalar(place, parser.getText(), ScalarKind.TEXT);
            case VALUE_NUMBER_INT -> new Scalar(place, parser.getText(), ScalarKind.INT);
            case VALUE_NUMBER_FLOAT -> new Scalar(place, parser.getText(), ScalarKind.FLOAT);
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(place, parser.getText(), ScalarKind.BOOL);
            case VALUE_NULL -> new Scalar(place, "null", ScalarKind.NULL);
            default -> throw place.error("is not JSON from here on");
        };
    }

    private Value items(Place place, int depth) throws IOException, FileMistake {
        List<Value> items = new ArrayList<>();
        for (JsonToken next = next(); next != JsonToken.END_ARRAY; next = next()) {
            items.add(value(next, depth + 1));
        }
        return new Items(place, items);
    }

    private Value entries(Place place, int depth) throws IOException, FileMistake {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (JsonToken next = next(); next != JsonToken.END_OBJECT; next = next()) {
            Place key = place();
            String word = parser.currentName();
            Entry before = entries.put(word, new Entry(key, value(next(), depth + 1)));
            if (before != null) {
                throw key.error("\"" + YamlFile.shown(word) + "\" stands in line "
                        + before.keyPlace().line() + " too; remove one of them");
            }
        }
        return new Entries(place, entries);
    }

    private JsonToken next() throws IOException, FileMistake {
        JsonToken next = parser.nextToken();
        if (next == null) {
            throw place(parser.currentLocation()).error("the JSON ends here, before its last bracket");
        }
        return next;
    }

    private Place place() {
        return place(parser.currentTokenLocation());
    }

    private Place place(JsonLocation at) {
        return new Place(name, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }
}
