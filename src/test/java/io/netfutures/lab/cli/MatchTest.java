package io.netfutures.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class MatchTest {
    private static final List<Rule> RULES = Stream.of(
                    "show version",
                    "show vlan",
                    "show interface <>",
                    "show interface status",
                    "set ...",
                    "set cli <> on",
                    "reload",
                    "replace <> by <>")
            .map(line -> new Rule(TypedLine.words(line), List.of(), List.of(), Act.NOTHING))
            .toList();

    private static Match match(String line) {
        return Match.of(RULES, TypedLine.words(line), true, rule -> true);
    }

    private static String found(String line) {
        return match(line) instanceof Match.Found found
                ? String.join(" ", found.rule().words())
                : line;
    }

    @Test
    void words_may_be_short_as_long_as_they_are_unique() {
        assertThat(found("sh ver")).isEqualTo("show version");
        assertThat(match("sh v")).isEqualTo(new Match.Ambiguous(1));
        assertThat(match("re")).isEqualTo(new Match.Ambiguous(0));
    }

    @Test
    void a_box_that_wants_whole_words_takes_no_others() {
        assertThat(Match.of(RULES, List.of("show", "ver"), false, rule -> true)).isEqualTo(new Match.Unknown(1));
    }

    @Test
    void a_word_comes_before_any_word() {
        assertThat(found("show interface status")).isEqualTo("show interface status");
        assertThat(found("show int stat")).isEqualTo("show interface status");
        assertThat(found("show int Gi1")).isEqualTo("show interface <>");
    }

    @Test
    void what_is_too_short_or_too_long_or_wrong_is_told_apart() {
        assertThat(match("show")).isEqualTo(new Match.Incomplete());
        assertThat(match("show version now")).isEqualTo(new Match.Unknown(2));
        assertThat(match("show bogus")).isEqualTo(new Match.Unknown(1));
        assertThat(match("bogus")).isEqualTo(new Match.Unknown(0));
        assertThat(match("set")).isEqualTo(new Match.Incomplete());
    }

    @Test
    void the_wild_words_are_kept_in_order() {
        assertThat(match("replace a by b"))
                .isInstanceOfSatisfying(
                        Match.Found.class, found -> assertThat(found.words()).containsExactly("a", "b"));
        assertThat(match("set a b c"))
                .isInstanceOfSatisfying(
                        Match.Found.class, found -> assertThat(found.words()).containsExactly("a b c"));
    }

    @Test
    void a_rule_whose_condition_does_not_hold_is_not_there() {
        assertThat(Match.of(RULES, List.of("reload"), true, rule -> false)).isEqualTo(new Match.Unknown(0));
    }

    @Test
    void a_word_is_completed_if_it_can_only_be_one() {
        assertThat(Match.completion(RULES, List.of("sh"))).isEqualTo("ow");
        assertThat(Match.completion(RULES, List.of("show", "v"))).isEmpty();
        assertThat(Match.completion(RULES, List.of("show", "interface", "xe"))).isEmpty();
    }
}
