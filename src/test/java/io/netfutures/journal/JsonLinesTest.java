package io.netfutures.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Step;
import io.netfutures.journal.DeviceResult.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    private static final Device R1 = Device.of("10.0.0.1", "cisco_ios", Credentials.of("cisco", "hunter2"));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final JsonLines results = new JsonLines(out);

    @Test
    void an_answer_is_one_line_with_its_outputs() throws IOException {
        results.write(MadeUpResult.returned("R1", "sh clock", "*10:00\n", "sh ver", "é"));

        assertThat(text())
                .isEqualTo("{\"device\":\"R1\",\"address\":\"10.0.0.1\",\"port\":22,"
                        + "\"state\":\"returned\",\"seconds\":0.123,\"platform\":\"cisco_ios\","
                        + "\"started\":\"2026-11-30T10:00:00.500Z\",\"attempts\":1,\"outputs\":[{\"command\":\"sh clock\",\"output\":\"*10:00\\n\"},"
                        + "{\"command\":\"sh ver\",\"output\":\"\\u00E9\"}]}\n");
    }

    @Test
    void a_failure_tells_type_step_and_advice_and_no_secret() throws IOException {
        DeviceException cause = new DeviceException.AuthFailed(new DeviceException.Failure(
                R1, Step.LOGIN, "the device refused the password", "hunter2?", "check the password", null));

        results.write(MadeUpResult.raised("R1", Failure.of(cause), List.of("sh clock")));

        JsonNode error = new ObjectMapper().readTree(text()).get("error");
        assertThat(error.get("type").asText()).isEqualTo("AuthFailed");
        assertThat(error.get("step").asText()).isEqualTo("login");
        assertThat(error.get("advice").asText()).isEqualTo("check the password");
        assertThat(error.get("message").asText()).isEqualTo(cause.getMessage());
        assertThat(text()).doesNotContain("hunter2");
    }

    @Test
    void a_defect_and_a_cancelled_device_are_lines_too() throws IOException {
        results.write(MadeUpResult.raised("R1", Failure.of(new IllegalStateException()), List.of("sh clock")));
        results.write(MadeUpResult.cancelled("R1", "sh clock"));

        assertThat(text().lines().map(JsonLinesTest::state)).containsExactly("raised", "cancelled");
    }

    @Test
    void what_a_device_sends_cannot_reach_the_terminal_as_it_is_and_is_not_lost() throws IOException {
        String hostile = "a\u001b[2J\u009b31m\u007f\u202Eb\u2028c\0\r\ud83d\ude00\ud800";

        results.write(MadeUpResult.returned("R1", "sh log", hostile));

        assertThat(text()).matches("[ -~]+\n");
        assertThat(new ObjectMapper().readTree(text()).at("/outputs/0/output").asText())
                .isEqualTo(hostile);
    }

    @Test
    void each_line_is_written_at_once_and_whole_and_the_stream_stays_open() throws IOException {
        StringBuilder calls = new StringBuilder();
        JsonLines flushed = new JsonLines(new OutputStream() {
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

        flushed.write(MadeUpResult.returned("R1", "sh tech", "x".repeat(100_000)));

        assertThat(calls.toString()).isEqualTo("line flush ");
    }

    @Test
    void a_closed_stream_is_told() {
        JsonLines broken = new JsonLines(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });

        assertThatThrownBy(() -> broken.write(MadeUpResult.cancelled("R1", "sh clock")))
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
