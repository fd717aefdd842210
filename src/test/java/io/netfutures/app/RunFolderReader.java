package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Reads the folder of a run as runs.md describes it, with nothing of the program that has written it, and asserts that it is whole: each
 * line of its journal is, each device of its plan has begun and ended once, and each answer lies in one file.
 */
final class RunFolderReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CRC = ",\"crc\":\"";

    private final Path folder;
    private final JsonNode plan;
    private final Map<String, End> ends = new LinkedHashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final Set<String> files = new HashSet<>();

    /**
     * How a device has ended.
     *
     * @param type of its failure; empty for none
     * @param answers by their commands
     */
    record End(String state, String type, Map<String, String> answers) {
        /** The answer to a command that was answered. */
        String answer(String command) {
            return Objects.requireNonNull(answers.get(command), command);
        }
    }

    private RunFolderReader(Path folder, JsonNode plan) {
        this.folder = folder;
        this.plan = plan;
    }

    /** Reads a whole folder. */
    static RunFolderReader read(Path folder) throws IOException {
        RunFolderReader reader = new RunFolderReader(
                folder, JSON.readTree(folder.resolve("plan.json").toFile()));
        for (String line : Files.readAllLines(folder.resolve("journal.ndjson"), StandardCharsets.US_ASCII)) {
            reader.line(line);
        }
        assertThat(reader.begun).as("devices that have begun").isSubsetOf(reader.planned());
        assertThat(reader.ends.keySet()).as("devices that have ended").isEqualTo(reader.planned());
        try (Stream<Path> all = Files.list(folder.resolve("answers"))) {
            assertThat(all.map(file -> file.getFileName().toString()))
                    .as("files of answers")
                    .containsExactlyInAnyOrderElementsOf(reader.files);
        }
        return reader;
    }

    /** The names of the devices of the plan. */
    Set<String> planned() {
        Set<String> names = new LinkedHashSet<>();
        plan.get("devices").forEach(each -> names.add(each.get("name").asText()));
        assertThat(names)
                .as("devices of the plan, none twice")
                .hasSize(plan.get("devices").size());
        return names;
    }

    /** The run whose failed devices it has tried again; 0 for none. */
    int retryOf() {
        return plan.get("retry_of").asInt();
    }

    /** How each device has ended. */
    Map<String, End> ends() {
        return ends;
    }

    /** How the device of this name has ended. */
    End end(String name) {
        return Objects.requireNonNull(ends.get(name), name);
    }

    private void line(String line) throws IOException {
        int sum = line.lastIndexOf(CRC);
        assertThat(sum).as(line).isPositive();
        assertThat(line.substring(sum)).as(line).isEqualTo(CRC + crc(line.substring(0, sum)) + "\"}");
        JsonNode json = JSON.readTree(line);
        if (json.has("start")) {
            assertThat(begun.add(json.get("start").asText()))
                    .as("begins once: %s", line)
                    .isTrue();
        } else if (json.has("end")) {
            String name = json.get("end").asText();
            End end = new End(json.get("state").asText(), json.at("/error/type").asText(), answers(json));
            assertThat(ends.put(name, end)).as("ends once: %s", line).isNull();
        } else {
            assertThat(json.path("begin").asInt()).as(line).isEqualTo(1);
        }
    }

    private Map<String, String> answers(JsonNode end) throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        List<JsonNode> kept = new ArrayList<>();
        end.get("answers").forEach(kept::add);
        for (JsonNode each : kept) {
            String text = "";
            if (each.has("file")) {
                String name = each.get("file").asText();
                text = Files.readString(folder.resolve("answers").resolve(name));
                assertThat(files.add(name)).as("is of one answer: %s", name).isTrue();
                assertThat(each.get("crc").asText()).as(name).isEqualTo(crc(text));
            }
            assertThat(each.get("bytes").asInt()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
            assertThat(answers.put(each.get("command").asText(), text)).isNull();
        }
        return answers;
    }

    private static String crc(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }
}
