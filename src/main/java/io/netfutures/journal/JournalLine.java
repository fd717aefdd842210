package io.netfutures.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A line of a journal: a JSON object whose last field, {@code crc}, is the CRC-32 of all that stands before it. A line of which the
 * end was not written, or that was changed, does not match.
 */
final class JournalLine {
    private static final String CRC = ",\"crc\":\"";
    private static final int CRC_DIGITS = 8;

    private JournalLine() {}

    /** Writes fields of an object. */
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    /** The line of these fields, of which there is at least one, with its line end. */
    static byte[] of(Fields fields) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Ascii.JSON.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        }
        text.getBuffer().setLength(text.getBuffer().length() - 1);
        String start = text.toString();
        return (start + CRC + crc(start) + "\"}\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** The fields of a line without its line end; empty if it is torn or damaged. */
    static Optional<Json> read(String line) {
        int end = line.length() - CRC.length() - CRC_DIGITS - 2;
        if (end < 1 || !line.startsWith(CRC, end) || !line.endsWith("\"}")) {
            return Optional.empty();
        }
        String start = line.substring(0, end);
        return line.startsWith(crc(start), end + CRC.length()) ? Json.parse(line) : Optional.empty();
    }

    private static String crc(String text) {
        return crc(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Eight hexadecimal digits. */
    static String crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
