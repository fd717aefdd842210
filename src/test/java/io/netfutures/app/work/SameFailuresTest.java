package io.netfutures.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.DeviceResult.Failure;
import io.netfutures.journal.DeviceResult.Kind;
import io.netfutures.journal.DeviceResult.State;
import io.netfutures.journal.DeviceResult.Target;
import io.netfutures.journal.DeviceResult.Work;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which failures one line tells, and that it is true of each of them. */
class SameFailuresTest {
    private static List<String> lines(DeviceResult... results) {
        return SameFailures.among(List.of(results)).stream()
                .map(SameFailures::text)
                .toList();
    }

    /** R7 has port 7. */
    private static DeviceResult failed(int number, String step, String reason, int attempts) {
        String name = "R" + number;
        String message = name + " (127.0.0.1:" + number + "): " + (step.isEmpty() ? "" : step + ": ") + reason;
        return new DeviceResult(
                new Target(name, "127.0.0.1", number, "cisco_ios"),
                new Work(Kind.SHOW, List.of("sh clock"), false),
                State.RAISED,
                List.of(),
                null,
                List.of(),
                List.of(),
                new Failure("ConnectFailed", step, reason, "", message),
                null,
                Duration.ZERO,
                attempts);
    }

    private static DeviceResult failed(int number, String reason) {
        return failed(number, "connect", reason, 1);
    }

    @Test
    void one_reason_is_one_line() {
        assertThat(lines(failed(1, "no answer"), failed(2, "no answer"), failed(3, "no route")))
                .containsExactly("R1, R2: connect: no answer", "R3 (127.0.0.1:3): connect: no route");
    }

    @Test
    void two_jump_hosts_and_two_key_files_are_different_reasons() {
        assertThat(lines(
                        failed(3, "the jump host 127.0.1.7 cannot be used"),
                        failed(4, "the jump host 127.0.1.8 cannot be used"),
                        failed(5, "no file /tmp/k1; mend it in same.yaml:5"),
                        failed(6, "no file /tmp/k2; mend it in same.yaml:6")))
                .containsExactly(
                        "R3 (127.0.0.1:3): connect: the jump host 127.0.1.7 cannot be used",
                        "R4 (127.0.0.1:4): connect: the jump host 127.0.1.8 cannot be used",
                        "R5 (127.0.0.1:5): connect: no file /tmp/k1; mend it in same.yaml:5",
                        "R6 (127.0.0.1:6): connect: no file /tmp/k2; mend it in same.yaml:6");
    }

    @Test
    void the_own_name_and_address_of_a_device_make_no_difference() {
        assertThat(lines(
                        failed(1, "", "R1 (127.0.0.1:1): the deadline has passed", 1),
                        failed(2, "", "R2 (127.0.0.1:2): the deadline has passed", 1)))
                .containsExactly("R1, R2: the deadline has passed");
        assertThat(lines(failed(1, "last received: R1> of 127.0.0.1"), failed(2, "last received: R2> of 127.0.0.1")))
                .as("no device's name stands for another's")
                .containsExactly("R1, R2: connect: last received: DEVICE> of DEVICE");
        assertThat(lines(failed(1, "behind R12.example"), failed(12, "behind R12.example")))
                .as("a longer name is not the device's own")
                .containsExactly("R1, R12: connect: behind R12.example");
    }

    @Test
    void the_line_at_which_a_device_is_described_is_left_out_for_several() {
        assertThat(lines(
                        failed(1, "refused; check it in devices.yaml:3"),
                        failed(2, "refused; check it in devices.yaml:8"),
                        failed(3, "refused; check it in other.yaml:8"),
                        failed(4, "refused at 127.0.1.7:22"),
                        failed(5, "refused at 127.0.1.7:23")))
                .containsExactly(
                        "R1, R2: connect: refused; check it in devices.yaml",
                        "R3 (127.0.0.1:3): connect: refused; check it in other.yaml:8",
                        "R4 (127.0.0.1:4): connect: refused at 127.0.1.7:22",
                        "R5 (127.0.0.1:5): connect: refused at 127.0.1.7:23");
    }

    @Test
    void what_was_tried_more_often_is_not_the_same() {
        assertThat(lines(
                        failed(1, "connect", "no answer", 1),
                        failed(2, "connect", "no answer", 3),
                        failed(3, "connect", "no answer", 3)))
                .containsExactly("R1 (127.0.0.1:1): connect: no answer", "R2, R3: connect: no answer; tried 3 times");
    }
}
