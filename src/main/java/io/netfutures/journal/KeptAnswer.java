package io.netfutures.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * An answer that lies in a file of its own, as a line of the journal describes it.
 *
 * @param prompt at which the command was typed
 * @param command with secrets masked
 * @param isTranscript whether it is the transcript of a configuration
 * @param bytes its length
 * @param file its name; empty for an empty answer, which has none
 * @param crc the CRC-32 of its bytes
 */
record KeptAnswer(String prompt, String command, boolean isTranscript, int bytes, String file, String crc) {
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (isTranscript) {
            json.writeBooleanField("transcript", true);
        } else {
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
                json.truth("transcript"),
                (int) json.number("bytes"),
                json.text("file"),
                json.text("crc"));
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
