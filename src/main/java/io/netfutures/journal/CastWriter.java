package io.netfutures.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netfutures.device.Device;
import io.netfutures.device.Secret;
import io.netfutures.session.Tap;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes one session in the format asciicast v2: a header, and a line for each piece that was received ({@code "o"}) or typed
 * ({@code "i"}), flushed when it is known to hold no secret.
 *
 * <pre>
 * {"version":2,"width":80,"height":24,"timestamp":1795427000,"idle_time_limit":2,"title":"R1 (192.168.100.1:22)",...}
 * [0.214003,"o","\r\nR1#"]
 * [0.214391,"i","sh clock\n"]
 * </pre>
 */
final class CastWriter implements Tap {
    /** Shorter secrets are not masked: they occur in too much else. */
    private static final int SHORTEST_SECRET = 4;

    private final Device device;
    private final InstantSource clock;
    private final Opener opener;
    private final Masker masker;
    private @Nullable OutputStream file;
    private Instant start = Instant.EPOCH;
    private Duration last = Duration.ZERO;

    /** Creates the file of the recording. */
    interface Opener {
        OutputStream open() throws IOException;
    }

    CastWriter(Device device, InstantSource clock, Opener opener) {
        this.device = device;
        this.clock = clock;
        this.opener = opener;
        this.masker = new Masker(
                Stream.of(
                                device.credentials().password(),
                                device.credentials().secret(),
                                device.credentials().passphrase())
                        .filter(Objects::nonNull)
                        .map(Secret::reveal)
                        .filter(each -> each.length() >= SHORTEST_SECRET)
                        .distinct()
                        .map(each -> each.getBytes(device.settings().typing().encoding()))
                        .toList(),
                this::write);
    }

    @Override
    public void start() throws IOException {
        start = clock.instant();
        file = opener.open();
        line(json -> {
            json.writeStartObject();
            json.writeNumberField("version", Cast.VERSION);
            // The size for a player; the device was told of a wider terminal, so that it does not fold its lines.
            json.writeNumberField("width", 80);
            json.writeNumberField("height", 24);
            json.writeNumberField("timestamp", start.getEpochSecond());
            json.writeNumberField("idle_time_limit", 2);
            json.writeStringField("title", device.label());
            json.writeStringField("device", device.name());
            json.writeStringField("platform", device.platform());
            json.writeStringField(
                    "encoding", device.settings().typing().encoding().name());
            json.writeEndObject();
        });
    }

    @Override
    public void received(byte[] bytes) throws IOException {
        masker.add(now(), false, bytes);
    }

    @Override
    public void typed(byte[] bytes) throws IOException {
        masker.add(now(), true, bytes);
    }

    @Override
    public void close() {
        try (OutputStream closing = file) {
            if (closing != null) {
                masker.end();
            }
        } catch (IOException itsLastLineIsTorn) {
            // The session is over: its result is not changed by that.
            return;
        } finally {
            file = null;
        }
    }

    /** A clock may be set back; the times of a recording never go back. */
    private Duration now() {
        Duration now = Duration.between(start, clock.instant());
        last = now.compareTo(last) > 0 ? now : last;
        return last;
    }

    private void write(Duration at, boolean typed, byte[] bytes) throws IOException {
        line(json -> {
            json.writeStartArray();
            json.writeNumber(BigDecimal.valueOf(at.toNanos() / 1000, 6).toPlainString());
            json.writeString(typed ? "i" : "o");
            json.writeString(WireText.of(bytes));
            json.writeEndArray();
        });
    }

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private void line(Content content) throws IOException {
        OutputStream open = file;
        if (open == null) {
            throw new IOException("the recording is closed");
        }
        StringWriter line = new StringWriter();
        try (JsonGenerator json = Ascii.JSON.createGenerator(line)) {
            content.write(json);
        }
        open.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
        open.flush();
    }
}
