package io.netfutures.journal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The recording of a session, as read from an asciicast v2 file: one of ours, or of any other program.
 *
 * @param title what it is a recording of
 * @param platform of the device; empty if the file does not say it
 * @param encoding of the bytes
 * @param torn whether its last line was not written to its end, and is left out
 */
public record Cast(String title, String platform, Charset encoding, List<Entry> entries, boolean torn) {
    static final int VERSION = 2;
    private static final BigDecimal LONGEST = BigDecimal.valueOf(1_000_000_000);

    /**
     * A piece of what went over the wire.
     *
     * @param at since the beginning
     * @param typed whether it was typed; else the device sent it
     * @param text its bytes, those that are not UTF-8 as lone surrogates
     */
    public record Entry(Duration at, boolean typed, String text) {
        /** The bytes as they were. */
        public byte[] bytes() {
            return WireText.bytes(text);
        }
    }

    /** A file that is no recording; the message says which line of it is wrong, and what should stand there. */
    public static final class NoRecording extends IOException {
        private static final long serialVersionUID = 1L;

        NoRecording(String message) {
            super(message);
        }
    }

    /**
     * Reads a whole file, and blocks until that is done.
     *
     * @throws NoRecording if it is not such a file
     */
    public static Cast read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new Reader(file, in).read();
        }
    }

    private static final class Reader {
        private final Path file;
        private final InputStream in;
        private int number;
        private boolean whole = true;

        Reader(Path file, InputStream in) {
            this.file = file;
            this.in = in;
        }

        Cast read() throws IOException {
            String first = next();
            if (first == null) {
                throw new NoRecording(file + " is empty");
            }
            Map<String, String> header = header(first);
            if (!header.getOrDefault("version", "").equals("" + VERSION)) {
                throw wrong("only asciicast version 2 can be played, not " + header.getOrDefault("version", "none"));
            }
            List<Entry> entries = new ArrayList<>();
            for (String line = next(); line != null; line = next()) {
                try {
                    Entry entry = line.isBlank() ? null : entry(line);
                    if (entry != null) {
                        entries.add(entry);
                    }
                } catch (NoRecording e) {
                    if (!whole) {
                        return cast(header, entries, true);
                    }
                    throw e;
                }
            }
            return cast(header, entries, false);
        }

        private Cast cast(Map<String, String> header, List<Entry> entries, boolean torn) throws NoRecording {
            String name = header.getOrDefault("encoding", "UTF-8");
            try {
                return new Cast(
                        header.getOrDefault("title", String.valueOf(file.getFileName())),
                        header.getOrDefault("platform", ""),
                        Charset.forName(name),
                        List.copyOf(entries),
                        torn);
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                throw new NoRecording(file + ":1: the encoding " + name + " is not known here");
            }
        }

        private @Nullable String next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int each = in.read();
            if (each < 0) {
                return null;
            }
            number++;
            for (; each >= 0 && each != '\n'; each = in.read()) {
                line.write(each);
            }
            whole = each == '\n';
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(line.toByteArray()))
                        .toString();
            } catch (CharacterCodingException e) {
                if (whole) {
                    throw wrong("this is not UTF-8");
                }
                return "[";
            }
        }

        /** What the header says in single words and numbers. */
        private Map<String, String> header(String line) throws IOException {
            Map<String, String> header = new TreeMap<>();
            try (JsonParser json = Ascii.JSON.createParser(line)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    throw wrong("here should stand a header as {\"version\": 2, ...}; this is no recording");
                }
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    if (json.nextToken().isScalarValue()) {
                        header.put(name, json.getText());
                    } else {
                        json.skipChildren();
                    }
                }
                if (json.currentToken() != JsonToken.END_OBJECT) {
                    throw wrong("the header does not end");
                }
            } catch (JacksonException e) {
                throw wrong("the header is no JSON; this is no recording");
            }
            return header;
        }

        /** Null is an entry of another kind: a mark, a new size. */
        private @Nullable Entry entry(String line) throws IOException {
            try (JsonParser json = Ascii.JSON.createParser(line)) {
                if (json.nextToken() == JsonToken.START_ARRAY
                        && json.nextToken().isNumeric()) {
                    BigDecimal seconds = json.getDecimalValue();
                    String kind = json.nextTextValue();
                    String text = json.nextTextValue();
                    boolean sane = seconds.signum() >= 0 && seconds.compareTo(LONGEST) <= 0;
                    if (sane
                            && kind != null
                            && text != null
                            && json.nextToken() == JsonToken.END_ARRAY
                            && json.nextToken() == null) {
                        Duration at = Duration.ofNanos(seconds.movePointRight(9).longValue());
                        return switch (kind.toLowerCase(Locale.ROOT)) {
                            case "o" -> new Entry(at, false, text);
                            case "i" -> new Entry(at, true, text);
                            default -> null;
                        };
                    }
                }
            } catch (JacksonException e) {
                throw notAnEntry();
            }
            throw notAnEntry();
        }

        private NoRecording notAnEntry() {
            return wrong("here should stand [seconds, \"o\" or \"i\", \"text\"]");
        }

        private NoRecording wrong(String what) {
            return new NoRecording(file + ":" + number + ": " + what);
        }
    }
}
