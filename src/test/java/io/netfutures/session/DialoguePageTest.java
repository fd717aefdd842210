package io.netfutures.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.device.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page that follows a dialogue byte by byte shows a recorded one as it is replayed: all that comes, is typed, and is waited for. */
class DialoguePageTest {
    private static final Path PAGE = Path.of("src/site/markdown/how-a-dialogue-works.md");

    @Test
    void the_dialogue_on_the_page_is_the_recorded_one() throws Exception {
        RecordedDevice recorded = RecordedDevice.all().stream()
                .filter(each -> each.name().equals("lab-show"))
                .findFirst()
                .orElseThrow();
        Watched channel = new Watched(new Replayed(recorded.cast(), left -> left, true));
        Session session = Session.open(channel, recorded.device(), recorded.platform(), Progress.NONE);
        session.enable();
        String answer = session.send("sh clock");
        assertThat(Files.readAllLines(PAGE).stream()
                        .filter(line -> line.matches("[<>~] .*"))
                        .toList())
                .isEqualTo(channel.seen);
        assertThat(Files.readString(PAGE)).contains("\"" + answer + "\"");
    }

    /** A channel that writes down what passes, and how long a silence it is that something is decided by. */
    private static final class Watched extends Inbox implements Channel {
        private final List<String> seen = new ArrayList<>();
        private final Replayed device;

        Watched(Replayed device) {
            this.device = device;
        }

        @Override
        byte[] take(Duration atMost) throws EndOfInput {
            byte[] bytes = device.take(atMost);
            seen.add(bytes.length == 0 ? "~ " + atMost.toMillis() + " ms" : "< " + shown(bytes));
            return bytes;
        }

        @Override
        public void send(byte[] bytes) {
            seen.add("> " + shown(bytes).replace(RecordedDevice.SECRET, "****"));
            device.send(bytes);
        }

        private static String shown(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8)
                    .replace("\r", "\\r")
                    .replace("\n", "\\n");
        }

        @Override
        long now() {
            return device.now();
        }

        @Override
        boolean isEmpty() {
            return device.isEmpty();
        }

        @Override
        boolean isEnded() {
            return device.isEnded();
        }

        @Override
        public Inbox inbox() {
            return this;
        }

        @Override
        public void close() {
            device.close();
        }
    }
}
