package io.netfutures.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.app.view.StyledLine;
import io.netfutures.concurrent.Workers;
import io.netfutures.device.Care;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Expectation;
import io.netfutures.device.Judge;
import io.netfutures.device.Proof;
import io.netfutures.device.Reply;
import io.netfutures.device.Task;
import io.netfutures.fleet.Fleet;
import io.netfutures.fleet.Limits;
import io.netfutures.fleet.Plan;
import io.netfutures.fleet.Run;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said, waited for and asked between the waves of a run whose devices answer at once. */
class BetweenTest {
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Instant NOW = LocalDateTime.parse("2026-12-01T14:01:10")
            .atZone(ZoneId.systemDefault())
            .toInstant();

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> rests = new ArrayList<>();
    private Reader keys = new StringReader("");
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> kept = new ArrayList<>();
    private String clocks = "12:00";
    private boolean isQuiet;
    private Instant now = NOW;

    private Between between(Rollout rollout) {
        PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
        Console console = new Console(new BufferedReader(keys), messages, messages, () -> true, Map.of(), Path.of(""));
        Between[] self = new Between[1];
        self[0] = new Between(
                rollout,
                console,
                new Inquiry(console),
                () -> isQuiet,
                new SecondLook(
                        (device, task, progress) -> {
                            asked.add(device.name() + " " + ((Task.Show) task).commands());
                            return new Reply(device, List.of(new Reply.Output("sh clock", clocks)));
                        },
                        (device, expected, before, after) -> after.equals(before)
                                ? Optional.empty()
                                : Optional.of(new Judge.Objection("it is another one", "")),
                        Workers.of(2),
                        kept::addAll),
                "netfutures runs undo 7",
                () -> now,
                time -> rests.add(time + " "
                        + self[0].status(80).map(StyledLine::toString).orElse("")));
        return self[0];
    }

    /** The names of the devices that got their turn, of three waves with one, two and three of them. */
    private List<String> ran(Between between) {
        return ran(between, Task.Show.of("sh clock"));
    }

    private List<String> ran(Between between, Task task) {
        List<Plan.Assignment> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Device device = Device.of("R" + i, "cisco_ios", Credentials.of("cisco", "cisco"));
            all.add(new Plan.Assignment(device, task).in(i < 1 ? 0 : i < 3 ? 1 : 2));
        }
        Run run;
        try (Fleet fleet = Fleet.open((device, same, progress) -> changed(device), Workers.of(1))) {
            run = fleet.submit(new Plan(all, Limits.NONE), UnaryOperator.identity(), between, Fleet.Listener.NONE);
        }
        return run.futures().stream()
                .filter(each -> each.status().toString().startsWith("Returned"))
                .map(each -> each.device().name())
                .toList();
    }

    private static Reply changed(Device device) {
        Reply.Output running = new Reply.Output("show running-config", "");
        return new Reply(device, List.of())
                .with(new Proof(
                        running,
                        List.of(new Reply.Output("sh clock", "12:00")),
                        List.of(),
                        running,
                        Proof.End.IN_FORCE));
    }

    private static final Task CHECKED = new Task.Configure(
            List.of("hostname x"),
            false,
            new Task.Commit.Now(),
            Task.OnRefused.STOP,
            List.of(),
            new Care(
                    List.of("sh clock"), List.of(new Expectation.Unchanged()), Care.Undo.NONE, Care.Proving.NO, false));

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static Rollout rollout(@Nullable Duration soak, boolean pauses) {
        return new Rollout(null, null, soak, pauses, true);
    }

    @Test
    void without_a_wish_the_next_wave_is_told() {
        assertThat(ran(between(Rollout.NONE))).hasSize(6);
        assertThat(said()).isEqualTo("""
                netfutures: wave 1 is done; wave 2: 2 devices
                netfutures: wave 2 is done; wave 3: 3 devices
                """);
    }

    @Test
    void a_soak_says_until_when_it_lasts_in_the_status_too() {
        Between between = between(rollout(TWO_MINUTES, false));
        assertThat(ran(between)).hasSize(6);
        assertThat(rests)
                .containsExactly("PT2M wave 1 of 3 soaks until 14:03:10", "PT2M wave 2 of 3 soaks until 14:03:10");
        assertThat(said()).startsWith("""
                netfutures: wave 1 is done; it soaks until 14:03:10
                netfutures: wave 2: 2 devices
                """);
        assertThat(between.status(80)).isEmpty();
    }

    @Test
    void a_soak_into_the_next_day_says_the_day() {
        now = NOW.plus(Duration.ofHours(9));
        ran(between(rollout(Duration.ofHours(2), false)));
        assertThat(said()).contains("it soaks until 2026-12-02 01:01:10\n");
    }

    @Test
    void a_pause_asks_before_each_wave_but_the_first() {
        keys = new StringReader("y\n Yes \n");
        assertThat(ran(between(rollout(null, true)))).hasSize(6);
        assertThat(said())
                .contains(
                        "wave 1 of 3 is done: 1 returned, 0 failed. Go on with 2 devices? [y/N] ",
                        "wave 2 of 3 is done: 2 returned, 0 failed. Go on with 3 devices? [y/N] ");
    }

    @Test
    void anything_but_a_yes_ends_the_run_there() {
        keys = new StringReader("y\n\n");
        assertThat(ran(between(rollout(null, true)))).containsExactly("R0", "R1", "R2");
        assertThat(said()).endsWith("[y/N] netfutures: wave 3 does not begin\n");
    }

    @Test
    void the_end_of_the_input_is_no_yes() {
        assertThat(ran(between(rollout(null, true)))).containsExactly("R0");
        assertThat(said()).endsWith("[y/N] \nnetfutures: wave 2 does not begin\n");
    }

    @Test
    void an_answer_that_cannot_be_read_is_no_yes() {
        keys = new Reader() {
            @Override
            public int read(char[] into, int offset, int length) throws IOException {
                throw new IOException("the line is dead");
            }

            @Override
            public void close() {}
        };
        assertThat(ran(between(rollout(null, true)))).containsExactly("R0");
        assertThat(said())
                .endsWith(
                        "\nnetfutures: the answer cannot be read: the line is dead\nnetfutures: wave 2 does not begin\n");
    }

    @Test
    void it_soaks_first_and_asks_then_and_quiet_leaves_only_the_question() {
        isQuiet = true;
        keys = new StringReader("no\n");
        assertThat(ran(between(rollout(TWO_MINUTES, true)))).containsExactly("R0");
        assertThat(rests).hasSize(1);
        assertThat(said()).startsWith("wave 1 of 3 is done: 1 returned");
    }

    @Test
    void a_soak_ends_with_the_checks_of_the_wave() {
        assertThat(ran(between(rollout(TWO_MINUTES, false)), CHECKED)).hasSize(6);
        assertThat(asked).containsExactlyInAnyOrder("R0 [sh clock]", "R1 [sh clock]", "R2 [sh clock]");
    }

    @Test
    void a_device_that_is_not_as_expected_after_the_soak_ends_the_run() {
        clocks = "13:00";
        assertThat(ran(between(rollout(TWO_MINUTES, false)), CHECKED)).containsExactly("R0");
        assertThat(kept).singleElement().asString().startsWith("after the soak: R0:22: command: it is another one");
        assertThat(said())
                .contains(
                        "after the soak: R0:22: command: it is another one",
                        "netfutures: wave 2 does not begin; the change stays in force where it is: look at these devices before you go"
                                + " on, or take it back: netfutures runs undo 7");
    }
}
