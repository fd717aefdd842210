package io.netfutures.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An answer that lies in a file of its own, as a line of the journal describes it.
 *
 * @param prompt at which the command was typed
 * @param command with secrets masked
 * @param part what it is
 * @param bytes its length
 * @param file its name; empty for an empty answer, which has none
 * @param crc the CRC-32 of its bytes
 */
record KeptAnswer(String prompt, String command, Part part, int bytes, String file, String crc) {
    /** What an answer is. */
    enum Part {
        /** To a command, or to a line of a configuration. */
        ANSWER(""),
        /** The transcript of a configuration. */
        TRANSCRIPT("transcript"),
        /** The configuration before a change. */
        RUNNING_BEFORE("running-before"),
        /** To a check before a change. */
        BEFORE("before"),
        /** To a check after a change. */
        AFTER("after"),
        /** The configuration after a change. */
        RUNNING_AFTER("running-after");

        private final String word;

        Part(String word) {
            this.word = word;
        }

        /** As it stands in the name of a file; nothing for an answer. */
        String word() {
            return word;
        }
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (part == Part.TRANSCRIPT) {
            json.writeBooleanField("transcript", true);
        } else {
            if (part != Part.ANSWER) {
                json.writeStringField("part", part.word());
            }
            json.writeStringField("command", command);
            json.writeStringField("prompt", prompt);
        }
        json.writeNumberField("bytes", bytes);
        if (!file.isEmpty()) {
            json.writeStringField("file", file);
            json.writeStringField("crc", crc);
        }
        json.writeEndObject();
    }

    static KeptAnswer read(Json json) {
        return new KeptAnswer(
                json.text("prompt"),
                json.text("command"),
                json.truth("transcript") ? Part.TRANSCRIPT : part(json.text("part")),
                (int) json.number("bytes"),
                json.text("file"),
                json.text("crc"));
    }

    private static Part part(String word) {
        return Stream.of(Part.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("an answer that is " + word));
    }

    /** Whether its file is as long as it was when it was written. */
    boolean isThere(RunFolder folder) {
        return file.isEmpty() || folder.answer(file).toFile().length() == bytes;
    }

    /** Its text; blocks for the file. Empty if that is missing, or is not what was written. */
    Optional<String> text(RunFolder folder) throws IOException {
        if (file.isEmpty()) {
            return Optional.of("");
        }
        try {
            byte[] read = Files.readAllBytes(folder.answer(file));
            return JournalLine.crc(read).equals(crc)
                    ? Optional.of(new String(read, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
