package io.netfutures.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netfutures.device.Device;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes what an inventory says of its devices, without secrets: {@code name}, {@code host}, {@code port}, {@code platform},
 * {@code username}, {@code groups}, {@code data}, {@code from}, and {@code flaw} of those that cannot be used. Nothing in it can act on a
 * terminal.
 */
public final class DeviceList {
    private static final List<String> COLUMNS =
            List.of("name", "host", "port", "platform", "username", "groups", "from", "flaw");

    private final Collection<Device> devices;

    public DeviceList(Collection<Device> devices) {
        this.devices = devices;
    }

    /** As one JSON array with an object on each line. */
    public void json(OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder("[");
        String before = "\n";
        for (Device device : devices) {
            text.append(before).append(object(device)).append('\n');
            before = ",";
        }
        put(out, text.append("]\n"));
    }

    /** As a JSON object on a line of its own for each. */
    public void ndjson(OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Device device : devices) {
            text.append(object(device)).append('\n');
        }
        put(out, text);
    }

    /** As a table by RFC 4180, in which each word of {@code data} has a column, and a list is words with blanks between. */
    public void csv(OutputStream out) throws IOException {
        Set<String> words = new LinkedHashSet<>();
        devices.forEach(device -> words.addAll(device.data().keySet()));
        StringBuilder text = new StringBuilder();
        List<String> header = new ArrayList<>(COLUMNS);
        words.forEach(word -> header.add(COLUMNS.contains(word) ? "data." + word : word));
        text.append(CsvLine.of(header));
        for (Device device : devices) {
            List<String> cells = new ArrayList<>(List.of(
                    device.name(),
                    device.address(),
                    Integer.toString(device.port()),
                    device.platform(),
                    device.credentials().username(),
                    String.join(" ", device.groups()),
                    device.origin().toString(),
                    flaw(device)));
            words.forEach(word -> cells.add(device.data().getOrDefault(word, "").replace('\n', ' ')));
            text.append(CsvLine.of(cells));
        }
        put(out, text);
    }

    /** As one YAML list with a mapping for each. */
    public void yaml(OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder(devices.isEmpty() ? "[]\n" : "");
        for (Device device : devices) {
            text.append("- name: ").append(YamlScalar.of(device.name(), 2)).append('\n');
            line(text, "host", device.address());
            text.append("  port: ").append(device.port()).append('\n');
            line(text, "platform", device.platform());
            line(text, "username", device.credentials().username());
            text.append("  groups: ").append(flow(List.copyOf(device.groups()))).append('\n');
            text.append(device.data().isEmpty() ? "  data: {}\n" : "  data:\n");
            device.data().forEach((key, value) -> {
                List<String> values = values(value);
                text.append("    ")
                        .append(YamlScalar.of(key, 4))
                        .append(": ")
                        .append(values.size() == 1 ? YamlScalar.of(value, 4) : flow(values))
                        .append('\n');
            });
            line(text, "from", device.origin().toString());
            if (device.flaw() != null) {
                line(text, "flaw", flaw(device));
            }
        }
        put(out, text);
    }

    private static String object(Device device) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = Ascii.JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("name", device.name());
            json.writeStringField("host", device.address());
            json.writeNumberField("port", device.port());
            json.writeStringField("platform", device.platform());
            json.writeStringField("username", device.credentials().username());
            json.writeFieldName("groups");
            list(json, device.groups());
            json.writeObjectFieldStart("data");
            for (Map.Entry<String, String> each : device.data().entrySet()) {
                List<String> values = values(each.getValue());
                json.writeFieldName(each.getKey());
                if (values.size() == 1) {
                    json.writeString(each.getValue());
                } else {
                    list(json, values);
                }
            }
            json.writeEndObject();
            json.writeStringField("from", device.origin().toString());
            if (device.flaw() != null) {
                json.writeStringField("flaw", device.flaw());
            }
            json.writeEndObject();
        }
        return line.toString();
    }

    private static void list(JsonGenerator json, Collection<String> values) throws IOException {
        json.writeStartArray();
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** The elements of a list that data holds, one a line. */
    private static List<String> values(String data) {
        return List.of(data.split("\n", -1));
    }

    private static String flaw(Device device) {
        return device.flaw() == null ? "" : device.flaw();
    }

    private static String flow(List<String> values) {
        return "["
                + String.join(
                        ", ",
                        values.stream().map(value -> YamlScalar.of(value, 2)).toList()) + "]";
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append("  ")
                .append(key)
                .append(": ")
                .append(YamlScalar.of(value, 2))
                .append('\n');
    }

    private static void put(OutputStream out, StringBuilder text) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
