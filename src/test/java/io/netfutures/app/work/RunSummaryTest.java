package io.netfutures.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.journal.DeviceResult;
import io.netfutures.journal.DeviceResult.Failure;
import io.netfutures.journal.DeviceResult.Kind;
import io.netfutures.journal.DeviceResult.State;
import io.netfutures.journal.DeviceResult.Target;
import io.netfutures.journal.DeviceResult.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said at the end of a run. */
class RunSummaryTest {
    private static final Duration TOOK = Duration.ofMillis(12_300);

    private static DeviceResult result(String name, State state, @Nullable String type, long millis) {
        return new DeviceResult(
                new Target(name, "10.0.0.1", 22, "cisco_ios"),
                new Work(Kind.SHOW, List.of("sh clock"), false),
                state,
                List.of(),
                null,
                List.of(),
                List.of(),
                type == null ? null : new Failure(type, "login", "x", "y", "z"),
                millis < 0 ? null : Instant.EPOCH,
                Duration.ofMillis(Math.max(0, millis)),
                1);
    }

    private static List<DeviceResult> devices(int returned, String... failures) {
        List<DeviceResult> results = new ArrayList<>();
        for (String type : failures) {
            results.add(result("r" + (results.size() + 1), State.RAISED, type, 100));
        }
        for (int i = 0; i < returned; i++) {
            results.add(result("r" + (results.size() + 1), State.RETURNED, null, 100));
        }
        return results;
    }

    @Test
    void a_small_run_is_one_line() {
        assertThat(RunSummary.lines(devices(3), 0, TOOK, NextSteps.of(17, "")))
                .containsExactly("3 devices: 3 ok in 12.3 s");
        assertThat(RunSummary.lines(devices(0, "AuthFailed"), 0, TOOK, null))
                .containsExactly("1 device: 0 ok, 1 failed in 12.3 s");
    }

    @Test
    void a_device_that_was_cancelled_before_its_turn_was_not_contacted() {
        List<DeviceResult> results = List.of(
                result("r1", State.RETURNED, null, 100),
                result("r2", State.CANCELLED, null, 100),
                result("r3", State.CANCELLED, null, -1),
                result("r4", State.CANCELLED, null, -1));
        assertThat(RunSummary.lines(results, 0, TOOK, null))
                .containsExactly("4 devices: 1 ok, 1 cancelled, 2 not contacted in 12.3 s");
    }

    @Test
    void many_failures_are_counted_by_type_and_the_next_command_is_named() {
        assertThat(RunSummary.lines(
                        devices(6, "AuthFailed", "AuthFailed", "AuthFailed", "ConnectTimeout"),
                        0,
                        TOOK,
                        NextSteps.of(17, "")))
                .containsExactly(
                        "10 devices: 6 ok, 4 failed in 12.3 s",
                        "  3 AuthFailed: r[1-3]",
                        "  1 ConnectTimeout: r4",
                        "again: netfutures retry --failed 17");
    }

    @Test
    void one_that_failed_among_many_is_named() {
        assertThat(RunSummary.lines(devices(10, "CommandRejected"), 0, TOOK, NextSteps.of(17, "")))
                .containsExactly("11 devices: 10 ok, 1 failed in 12.3 s", "  1 CommandRejected: r1");
        assertThat(RunSummary.lines(devices(9, "CommandRejected"), 0, TOOK, NextSteps.of(17, "")))
                .containsExactly("10 devices: 9 ok, 1 failed in 12.3 s");
    }

    @Test
    void on_the_command_line_the_next_command_is_named_for_one_device_too() {
        assertThat(RunSummary.lines(devices(1, "ConnectTimeout"), 0, TOOK, NextSteps.of(17, "")))
                .containsExactly("2 devices: 1 ok, 1 failed in 12.3 s", "again: netfutures retry --failed 17");
        assertThat(RunSummary.lines(devices(1, "ConnectTimeout"), 0, TOOK, NextSteps.PROMPT))
                .containsExactly("2 devices: 1 ok, 1 failed in 12.3 s");
    }

    @Test
    void a_refused_command_is_not_to_be_tried_again() {
        assertThat(RunSummary.lines(devices(1, "CommandRejected"), 0, TOOK, NextSteps.of(17, "")))
                .containsExactly("2 devices: 1 ok, 1 failed in 12.3 s");
    }

    private static List<String> steps(NextSteps next) {
        List<String> lines = RunSummary.lines(
                devices(0, "CommandRejected", "CommandRejected", "CommandRejected", "ConnectRefused"), 0, TOOK, next);
        return lines.subList(3, lines.size());
    }

    @Test
    void what_may_have_got_lines_is_sent_them_again_only_by_force() {
        NextSteps next = NextSteps.of(17, " --run-dir x");
        assertThat(steps(next.with(name -> !name.equals("r4"), name -> false)))
                .containsExactly(
                        "again: netfutures retry --failed 17 --run-dir x -d 'r4'",
                        "again, after a look at these devices, which may have got lines:"
                                + " netfutures retry --failed 17 --run-dir x --force -d 'r[1-3]'");
        assertThat(steps(NextSteps.PROMPT.with(name -> true, name -> true)))
                .containsExactly("again, after a look at these devices, which may have got lines: retry failed --force"
                        + " -d 'r[1-4]'");
    }

    @Test
    void what_held_a_secret_is_typed_again_where_that_is_not_kept() {
        NextSteps next = NextSteps.of(17, "");
        assertThat(steps(next.with(name -> false, name -> true)))
                .containsExactly("again: the command as it was typed, for its secret is not kept, with -d 'r[1-4]'");
        assertThat(steps(next.with(name -> name.equals("r1"), name -> name.matches("r[12]"))))
                .containsExactly(
                        "again: netfutures retry --failed 17 -d 'r[3-4]'",
                        "again, after a look at these devices, which may have got lines: the command as it was typed,"
                                + " for its secret is not kept, with -d 'r[1-2]'");
        assertThat(steps(NextSteps.PROMPT.with(name -> false, name -> true))).containsExactly("again: retry failed");
    }

    @Test
    void the_slowest_are_named_only_if_they_hold_up_the_others() {
        List<DeviceResult> even = devices(20);
        assertThat(RunSummary.lines(even, 0, TOOK, null)).hasSize(1);

        even.add(result("core1", State.RETURNED, null, 4100));
        even.add(result("core2", State.RAISED, "CommandTimeout", 9800));
        assertThat(RunSummary.lines(even, 0, TOOK, null))
                .last()
                .isEqualTo("slowest: core2 9.8 s, core1 4.1 s, r1 0.1 s");
    }

    @Test
    void a_long_list_of_names_is_cut() {
        List<DeviceResult> failed = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            failed.add(result("site-" + (char) ('a' + i % 26) + i * 7 + "-rtr", State.RAISED, "AuthFailed", 100));
        }
        assertThat(RunSummary.lines(failed, 0, TOOK, null).get(1))
                .startsWith("  500 AuthFailed: site-a[0,182,364,")
                .endsWith(" and 488 more")
                .hasSizeLessThan(250);
    }
}
