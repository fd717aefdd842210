package io.netfutures.journal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object of a JSON text, read whole. Values of another type than asked for count as missing. */
record Json(Map<String, Object> fields) {
    /** The one object that {@code text} consists of; empty if it is anything else. */
    static Optional<Json> parse(String text) {
        try (JsonParser json = Ascii.JSON.createParser(text)) {
            json.nextToken();
            Object value = value(json);
            return json.nextToken() == null && value instanceof Json object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("a text is read without input", e);
        }
    }

    private static @Nullable Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(json));
                }
                yield list;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null -> null;
            default -> json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText();
        };
    }

    private static Json object(JsonParser json) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            Object value = value(json);
            if (value != null) {
                fields.put(name, value);
            }
        }
        return new Json(fields);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** Empty if missing. */
    String text(String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    /** Zero if missing. */
    double number(String name) {
        return fields.get(name) instanceof Double number ? number : 0;
    }

    /** False if missing. */
    boolean truth(String name) {
        return fields.get(name) instanceof Boolean truth && truth;
    }

    /** The epoch if missing. */
    Instant time(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    Optional<Json> object(String name) {
        return fields.get(name) instanceof Json object ? Optional.of(object) : Optional.empty();
    }

    /** The objects of a list; empty if missing. */
    List<Json> objects(String name) {
        return list(name, Json.class);
    }

    /** The texts of a list; empty if missing. */
    List<String> texts(String name) {
        return list(name, String.class);
    }

    private <T> List<T> list(String name, Class<T> type) {
        return fields.get(name) instanceof List<?> list
                ? list.stream().filter(type::isInstance).map(type::cast).toList()
                : List.of();
    }
}
