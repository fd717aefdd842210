package io.netfutures.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Reply;
import io.netfutures.device.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonResultsTest {
    private static final Device R1 = Device.of("10.0.0.1", "cisco_ios", Credentials.of("cisco", "hunter2"));

    private static final Reply NOTHING = new Reply(R1, List.of());

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final JsonResults results = new JsonResults(out);

    @Test
    void an_answer_is_one_line_with_its_outputs() throws IOException {
        results.returned(
                R1,
                new Reply(R1, List.of(new Reply.Output("sh clock", "*10:00\n"), new Reply.Output("sh ver", "é"))),
                Duration.ofMillis(123));

        assertThat(text())
                .isEqualTo("{\"device\":\"10.0.0.1\",\"address\":\"10.0.0.1\",\"port\":22,\"state\":\"returned\","
                        + "\"seconds\":0.123,\"outputs\":[{\"command\":\"sh clock\",\"output\":\"*10:00\\n\"},"
                        + "{\"command\":\"sh ver\",\"output\":\"\\u00E9\"}]}\n");
    }

    @Test
    void a_failure_tells_type_step_and_advice_and_no_secret() throws IOException {
        DeviceException cause = new DeviceException.AuthFailed(new DeviceException.Failure(
                R1, Step.LOGIN, "the device refused the password", "hunter2?", "check the password", null));

        results.raised(R1, cause, Duration.ofSeconds(2), NOTHING, List.of());

        JsonNode error = new ObjectMapper().readTree(text()).get("error");
        assertThat(error.get("type").asText()).isEqualTo("AuthFailed");
        assertThat(error.get("step").asText()).isEqualTo("login");
        assertThat(error.get("advice").asText()).isEqualTo("check the password");
        assertThat(error.get("message").asText()).isEqualTo(cause.getMessage());
        assertThat(text()).doesNotContain("hunter2");
    }

    @Test
    void a_defect_and_a_cancelled_device_are_lines_too() throws IOException {
        results.raised(R1, new IllegalStateException(), Duration.ZERO, NOTHING, List.of());
        results.cancelled(R1, NOTHING, List.of());

        assertThat(text().lines().map(JsonResultsTest::state)).containsExactly("raised", "cancelled");
    }

    @Test
    void what_a_device_sends_cannot_reach_the_terminal_as_it_is_and_is_not_lost() throws IOException {
        String hostile = "a\u001b[2J\u009b31m\u007f\u202Eb\u2028c\0\r\ud83d\ude00\ud800";

        results.returned(R1, new Reply(R1, List.of(new Reply.Output("sh log", hostile))), Duration.ZERO);

        assertThat(text()).matches("[ -~]+\n");
        assertThat(new ObjectMapper().readTree(text()).at("/outputs/0/output").asText())
                .isEqualTo(hostile);
    }

    @Test
    void each_line_is_written_at_once_and_whole_and_the_stream_stays_open() throws IOException {
        StringBuilder calls = new StringBuilder();
        JsonResults flushed = new JsonResults(new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                calls.append(bytes[from + length - 1] == '\n' ? "line " : "part ");
            }

            @Override
            public void flush() {
                calls.append("flush ");
            }

            @Override
            public void close() {
                calls.append("close ");
            }
        });

        flushed.returned(R1, new Reply(R1, List.of(new Reply.Output("sh tech", "x".repeat(100_000)))), Duration.ZERO);

        assertThat(calls.toString()).isEqualTo("line flush ");
    }

    @Test
    void a_closed_stream_is_told() {
        JsonResults broken = new JsonResults(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });

        assertThatThrownBy(() -> broken.cancelled(R1, NOTHING, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("Broken pipe");
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String state(String line) {
        try {
            return new ObjectMapper().readTree(line).get("state").asText();
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
