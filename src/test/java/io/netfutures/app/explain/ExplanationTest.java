package io.netfutures.app.explain;

import static io.netfutures.app.explain.MadeUpTrial.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netfutures.app.view.Look;
import io.netfutures.app.view.StyledLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about runs that are written down here: every claim follows from them, and none is made that does not. */
@Tag("slow")
class ExplanationTest {
    private static final Trial SLOW_FIRST = MadeUpTrial.withWorkers(3)
            .returned(0, 0, 0, 1310, 1310)
            .returned(0, 0, 1, 420, 1312)
            .returned(0, 0, 2, 700, 1313)
            .run();
    private static final Trial BY_COMPLETION = MadeUpTrial.withWorkers(3)
            .returned(0, 0, 0, 1300, 1301)
            .returned(0, 0, 1, 410, 411)
            .returned(0, 0, 2, 690, 692)
            .run();
    private static final Trial ALL_ALIKE = MadeUpTrial.withWorkers(3)
            .returned(0, 0, 0, 400, 401)
            .returned(0, 0, 1, 390, 402)
            .returned(0, 0, 2, 410, 411)
            .run();

    private static List<String> why(Topic topic, Trial one, Trial two) {
        return Explanation.of(topic, one, two).why();
    }

    @Test
    void map_says_for_whom_it_held_which_answer_back_and_for_how_long() {
        assertThat(why(Topic.map, SLOW_FIRST, BY_COMPLETION))
                .containsExactly(
                        "R2's answer was there after 0.42 s, and was handed over after 1.31 s: map waited 0.89 s for R1,"
                                + " which comes before it in the argument order.",
                        "R3's answer was there after 0.70 s, and was handed over after 1.31 s: map waited 0.61 s for R1,"
                                + " which comes before it in the argument order.",
                        "as_completed handed over R2 after 0.41 s, R3 after 0.69 s, R1 after 1.30 s: in the order in which"
                                + " they were done, each less than 0.01 s after it was there.",
                        "The last answer was there after 1.31 s with map, and after 1.30 s with as_completed: map made"
                                + " nothing slower, it only kept answers back.");
    }

    @Test
    void map_claims_nothing_about_a_first_device_that_was_not_slow() {
        assertThat(why(Topic.map, ALL_ALIKE, ALL_ALIKE))
                .contains("In this run map held nothing back: no answer lay for 0.05 s or longer before it was handed"
                        + " over.")
                .noneMatch(sentence -> sentence.contains("waited") || sentence.contains("kept"));
    }

    @Test
    void map_names_the_slowest_of_those_before_and_none_of_those_after() {
        Trial run = MadeUpTrial.withWorkers(3)
                .returned(0, 0, 0, 300, 300)
                .returned(0, 0, 1, 900, 900)
                .returned(0, 0, 2, 500, 901)
                .run();
        assertThat(why(Topic.map, run, BY_COMPLETION).getFirst())
                .isEqualTo("R3's answer was there after 0.50 s, and was handed over after 0.90 s: map waited 0.40 s for"
                        + " R2, which comes before it in the argument order.");
    }

    @Test
    void an_answer_that_lay_with_nobody_slow_before_it_was_just_not_asked_for() {
        Trial run = MadeUpTrial.withWorkers(3)
                .returned(0, 0, 0, 300, 600)
                .returned(0, 0, 1, 310, 600)
                .returned(0, 0, 2, 590, 600)
                .run();
        assertThat(why(Topic.as_completed, run, BY_COMPLETION))
                .contains(
                        "R1's answer was there after 0.30 s, and was handed over after 0.60 s: nobody asked for 0.30 s.")
                .noneMatch(sentence -> sentence.contains("waited"));
    }

    @Test
    void as_completed_tells_the_two_orders_and_when_the_first_answer_was_in_hand() {
        assertThat(why(Topic.as_completed, SLOW_FIRST, BY_COMPLETION))
                .startsWith("They were submitted in the order R1, R2 and R3, and done in the order R2, R3 and R1.")
                .endsWith(
                        "The first answer was in hand after 1.31 s in the first run, and after 0.41 s in the second.");
        assertThat(why(Topic.as_completed, ALL_ALIKE, ALL_ALIKE).getFirst())
                .isEqualTo("They were submitted in the order R1, R2 and R3, and done in the order R2, R1 and R3.");
    }

    @Test
    void submit_says_who_was_submitted_late_and_how_long_all_were_at_work() {
        Trial oneByOne = MadeUpTrial.withWorkers(3)
                .returned(0, 0, 0, 950, 951)
                .returned(952, 952, 0, 1300, 1300)
                .returned(1301, 1301, 0, 1990, 1990)
                .event(new Sighting.Submitted("f1", MadeUpTrial.START, MadeUpTrial.START.plusNanos(400_000)))
                .run();
        Trial allFirst = MadeUpTrial.withWorkers(3)
                .returned(0, 0, 0, 960, 960)
                .returned(1, 1, 1, 380, 961)
                .returned(1, 1, 2, 650, 961)
                .event(new Sighting.Submitted("f1", MadeUpTrial.START, MadeUpTrial.START.plusNanos(300_000)))
                .event(new Sighting.Submitted("f2", MadeUpTrial.START, MadeUpTrial.START.plusNanos(200_000)))
                .run();
        assertThat(why(Topic.submit, oneByOne, allFirst))
                .containsExactly(
                        "No call of submit took longer than 0.3 ms, and the first answer was there after 0.38 s: submit"
                                + " gives a future back, and does not wait for the answer.",
                        "In the first run result() waited for each answer before the next submit: f2 was submitted only"
                                + " after 0.95 s, when f1 had given its result; f3 was submitted only after 1.30 s, when f2"
                                + " had given its result.",
                        "In the second run all 3 were at work at the same time, from 0.00 s to 0.38 s.",
                        "The last answer was there after 1.99 s in the first run, and after 0.96 s in the second: 1.03 s"
                                + " less.");
    }

    @Test
    void submit_does_not_claim_what_a_slow_call_a_late_start_or_an_equal_end_belies() {
        Trial run = MadeUpTrial.withWorkers(1)
                .returned(0, 0, 0, 100, 600)
                .returned(0, 100, 0, 200, 600)
                .returned(0, 200, 0, 300, 600)
                .event(new Sighting.Submitted("f1", MadeUpTrial.START, at(150)))
                .run();
        assertThat(why(Topic.submit, run, run))
                .containsExactly(
                        "No call of submit took longer than 0.15 s.",
                        "In the second run there was no time at which all 3 were at work.",
                        "The last answer was there after 0.30 s in the first run, and after 0.30 s in the second.");
    }

    @Test
    void wait_says_when_it_returned_with_what_and_what_went_on() {
        Trial first = MadeUpTrial.withWorkers(3)
                .returned(0, 0, 0, 1280, -1)
                .returned(0, 0, 1, 380, 385)
                .returned(0, 0, 2, 870, -1)
                .event(new Sighting.WaitReturned(at(381), List.of("f2"), List.of("f1", "f3")))
                .run();
        Trial all = MadeUpTrial.withWorkers(3)
                .returned(0, 0, 0, 1280, 1283)
                .returned(0, 0, 1, 370, 1283)
                .returned(0, 0, 2, 1270, 1283)
                .event(new Sighting.WaitReturned(at(1281), List.of("f1", "f2", "f3"), List.of()))
                .run();
        assertThat(why(Topic.wait, first, all))
                .containsExactly(
                        "wait --until first returned after 0.38 s. Done: f2; not done: f1 and f3.",
                        "wait stopped nothing: what was not done went on, and f3 returned after 0.87 s and f1 returned"
                                + " after 1.28 s.",
                        "wait for all returned after 1.28 s. Done: f1, f2 and f3; not done: none.",
                        "R1 was the last, done after 1.28 s.",
                        "R2's answer was there 0.91 s before wait returned.",
                        "wait gave no result, it only said which futures are done: every result was asked for after it had"
                                + " returned, or not at all.");
    }

    @Test
    void wait_does_not_say_that_what_was_cancelled_went_on() {
        Trial run = MadeUpTrial.withWorkers(3)
                .cancelled(0, 0, 0, 500)
                .returned(0, 0, 1, 380, 200)
                .cancelled(0, 0, 2, 500)
                .event(new Sighting.WaitReturned(at(381), List.of("f2"), List.of("f1", "f3")))
                .run();
        assertThat(why(Topic.wait, run, run))
                .noneMatch(sentence -> sentence.contains("went on") || sentence.contains("gave no result"));
    }

    @Test
    void cancel_tells_a_pending_one_from_a_running_one_and_what_the_router_saw() {
        Trial pending = MadeUpTrial.withWorkers(2)
                .returned(0, 0, 0, 830, 830)
                .returned(0, 0, 1, 820, 831)
                .cancelled(0, -1, -1, 60)
                .event(new Sighting.CancelCalled("f3", at(60), true, 0, at(60)))
                .event(new Sighting.Logins("R1", 1))
                .event(new Sighting.Logins("R3", 0))
                .run();
        Trial running = MadeUpTrial.withWorkers(2)
                .cancelled(0, 0, 0, 300)
                .returned(0, 0, 1, 810, 810)
                .returned(0, 310, 0, 640, 811)
                .event(new Sighting.CancelCalled("f1", at(300), true, 1, MadeUpTrial.START.plusNanos(302_500_000)))
                .event(new Sighting.Logins("R1", 1))
                .run();
        assertThat(why(Topic.cancel, pending, running))
                .containsExactly(
                        "cancel f3 said True after 0.06 s: f3 was pending, and never started.",
                        "Not one login reached R3 in this run.",
                        "f1 went on, and returned after 0.83 s; f2 went on, and returned after 0.82 s.",
                        "cancel f1 said True after 0.30 s: f1 was running, on worker 0.",
                        "R1 had 1 session before the call, and none 2.5 ms after it.",
                        "f3 was pending until 0.31 s, and then took worker 0, which f1 had left at 0.30 s.",
                        "f2 went on, and returned after 0.81 s.");
    }

    @Test
    void cancel_of_what_had_returned_is_told_as_that() {
        Trial run = MadeUpTrial.withWorkers(2)
                .returned(0, 0, 0, 30, -1)
                .event(new Sighting.CancelCalled("f1", at(40), false, 0, at(40)))
                .run();
        assertThat(why(Topic.cancel, run, run).getFirst())
                .isEqualTo("cancel f1 said False after 0.04 s: f1 had returned.");
    }

    @Test
    void exceptions_tell_when_it_was_raised_where_it_surfaced_and_what_became_of_the_rest() {
        Trial submit = MadeUpTrial.withWorkers(2)
                .returned(0, 0, 0, 1110, 1110)
                .raised(0, 0, 1, 210, 1111, new IllegalStateException("no"))
                .returned(0, 220, 1, 600, 1112)
                .event(new Sighting.Submitted("f1", MadeUpTrial.START, MadeUpTrial.START.plusNanos(600_000)))
                .run();
        Trial map = MadeUpTrial.withWorkers(2)
                .returned(0, 0, 0, 1100, 1100)
                .raised(0, 0, 1, 200, 1101, new IllegalStateException("no"))
                .returned(0, 210, 1, 590, -1)
                .run();
        assertThat(why(Topic.exceptions, submit, map))
                .containsExactly(
                        "submit raised nothing: each call gave a future back, within 0.6 ms.",
                        "R2's work raised IllegalStateException after 0.21 s. Nobody saw it then: the future kept it. It"
                                + " surfaced at result(), after 1.11 s, 0.90 s later.",
                        "The others were not touched by it: f1 gave its result after 1.11 s, f3 gave its result after"
                                + " 1.11 s.",
                        "map gave the answer of R1, and raised R2's IllegalStateException in its place, after 1.10 s; it"
                                + " was there since 0.20 s.",
                        "R3's answer was there after 0.59 s, and nobody got it: after an exception map gives nothing"
                                + " more.");
    }

    @Test
    void exceptions_say_so_if_nothing_was_raised_or_nobody_asked() {
        assertThat(why(Topic.exceptions, ALL_ALIKE, ALL_ALIKE))
                .containsExactly("In the first run nothing raised.", "In the second run map raised nothing.");
        Trial unasked = MadeUpTrial.withWorkers(2)
                .raised(0, 0, 0, 210, -1, new IllegalStateException("no"))
                .run();
        Trial first = MadeUpTrial.withWorkers(1)
                .raised(0, 0, 0, 210, 211, new IllegalStateException("no"))
                .cancelled(0, -1, -1, 212)
                .run();
        assertThat(why(Topic.exceptions, unasked, first))
                .containsExactly(
                        "R1's work raised IllegalStateException after 0.21 s. Nobody asked for the result, so nobody has"
                                + " seen it.",
                        "map gave no answer, and raised R1's IllegalStateException in its place, after 0.21 s.",
                        "R2 was cancelled after 0.21 s, before it had started.");
    }

    @Test
    void cap_says_who_was_pending_until_when_and_whose_worker_it_took() {
        Trial two = MadeUpTrial.withWorkers(2)
                .returned(0, 0, 0, 1280, 1280)
                .returned(0, 0, 1, 540, 541)
                .returned(0, 542, 1, 1000, 1001)
                .run();
        assertThat(why(Topic.cap, two, ALL_ALIKE))
                .containsExactly(
                        "With 2 workers f3 was pending until 0.54 s, and then took worker 1, which f2 had left at 0.54 s.",
                        "With 2 workers the last answer was there after 1.28 s.",
                        "With 3 workers nobody waited for one: the longest time as pending was 0.00 s.",
                        "With 3 workers the last answer was there after 0.41 s.",
                        "The third worker saved 0.87 s.");
        assertThat(why(Topic.cap, two, two)).noneMatch(sentence -> sentence.contains("saved"));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80})
    void no_line_of_prose_is_wider_than_the_terminal_and_no_number_is_torn_from_its_unit(int width) {
        List<String> lines =
                Explanation.of(Topic.map, SLOW_FIRST, BY_COMPLETION).lines(new Look(width, 24, false, true)).stream()
                        .map(StyledLine::toString)
                        .toList();
        assertThat(lines).allMatch(line -> line.length() <= width);
        assertThat(lines).noneMatch(line -> line.strip().matches("s[.:,]?( .*)?"));
        assertThat(String.join(" ", lines).replaceAll(" +", " "))
                .contains("1. made up (3 workers)", "map waited 0.89 s for R1, which comes before it in");
        assertThat(lines)
                .filteredOn(line -> line.contains("▲") && line.startsWith("f"))
                .hasSize(6);
    }

    @Test
    void both_runs_are_drawn_on_one_scale() {
        Trial shorter = MadeUpTrial.withWorkers(1).returned(0, 0, 0, 500, 500).run();
        Trial longer = MadeUpTrial.withWorkers(1).returned(0, 0, 0, 1000, 1000).run();
        List<Integer> ends = Explanation.of(Topic.cap, shorter, longer).lines(new Look(80, 24, false, true)).stream()
                .map(StyledLine::toString)
                .filter(line -> line.startsWith("f1") && line.contains("✓"))
                .map(line -> line.indexOf("✓") - "f1 R1 [0] ".length())
                .toList();
        assertThat(ends.getFirst()).isCloseTo(ends.getLast() / 2, within(1));
    }

    /** On a real lab; what is said depends on the run, and so is computed from it here a second time. */
    @ParameterizedTest
    @EnumSource
    void every_topic_runs_on_real_simulated_routers_and_leaves_no_session(Topic topic) throws Exception {
        try (Bench bench = Bench.open()) {
            Trial one = topic.ways().one(bench);
            Trial two = topic.ways().two(bench);
            assertThat(one.lives()).hasSize(3);
            assertThat(two.lives()).hasSize(3);
            List<String> why = why(topic, one, two);
            assertThat(why).isNotEmpty().doesNotHaveDuplicates();
            assertThat(Explanation.of(topic, one, two).lines(new Look(80, 24, false, true)))
                    .allMatch(line -> line.columns() <= 80);
            assertThat(bench.awaitNoSessions()).isTrue();
            switch (topic) {
                case submit ->
                    assertThat(one.lives().get(2).submitted())
                            .as("the third is submitted when the second is there")
                            .isGreaterThanOrEqualTo(one.lives().get(1).ended());
                case map -> heldBack(one, why);
                case as_completed -> {
                    heldBack(one, why);
                    assertThat(Trial.devices(two.byHandover())).isEqualTo(Trial.devices(two.byEnd()));
                }
                case wait -> {
                    Sighting.WaitReturned wait =
                            one.events(Sighting.WaitReturned.class).getFirst();
                    assertThat(wait.done()).contains(one.byEnd().getFirst().name());
                    assertThat(two.events(Sighting.WaitReturned.class)
                                    .getFirst()
                                    .notDone())
                            .isEmpty();
                }
                case cancel ->
                    assertThat(why)
                            .anyMatch(sentence -> sentence.endsWith("f3 was pending, and never started."))
                            .contains("Not one login reached R3 in this run.")
                            .anyMatch(sentence ->
                                    sentence.matches("cancel f1 said True .*f1 was running, on worker 0\\."))
                            .anyMatch(sentence ->
                                    sentence.matches("R1 had 1 session before the call, and none .* after it\\."))
                            .anyMatch(sentence ->
                                    sentence.matches("f3 was pending until .* worker 0, which f1 had left .*"));
                case exceptions -> {
                    assertThat(why).anyMatch(sentence -> sentence.startsWith("R2's work raised AuthFailed after "));
                    assertThat(why)
                            .anyMatch(sentence -> sentence.startsWith("map gave the answer of R1, and raised R2's"));
                }
                case cap -> {
                    assertThat(one.lives().stream()
                                    .filter(life -> one.before(life).isPresent()))
                            .as("the third takes the worker of another one")
                            .hasSize(1);
                    List<Duration> thinks = one.setting().think();
                    Duration longest = Collections.max(thinks);
                    assertThat(one.end())
                            .as("with two workers, one has two routers")
                            .isGreaterThanOrEqualTo(thinks.get(1).plus(thinks.get(2)));
                    assertThat(thinks.get(1).plus(thinks.get(2)))
                            .as("which makes a difference that can be seen")
                            .isGreaterThan(longest.multipliedBy(3).dividedBy(2));
                }
            }
        }
    }

    private static void heldBack(Trial run, List<String> why) {
        Instant latest = Instant.MIN;
        for (Life life : run.lives()) {
            boolean claimed = why.stream()
                    .anyMatch(sentence -> sentence.startsWith(life.device() + "'s answer was there after "));
            assertThat(claimed).as(life + " in " + why).isEqualTo(life.wasHeldBack());
            Instant end = MadeUpTrial.START.plus(life.ended());
            latest = end.isAfter(latest) ? end : latest;
            assertThat(MadeUpTrial.START.plus(life.handedOver().orElseThrow()))
                    .as("not before the slowest that comes before it")
                    .isAfterOrEqualTo(latest);
        }
    }
}
