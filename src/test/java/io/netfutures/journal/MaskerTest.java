package io.netfutures.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskerTest {
    private final List<String> written = new ArrayList<>();

    private Masker masker(String... secrets) {
        written.clear();
        return new Masker(
                Arrays.stream(secrets).map(each -> each.getBytes(ISO_8859_1)).toList(),
                (at, typed, bytes) ->
                        written.add(at.toSeconds() + (typed ? "i " : "o ") + new String(bytes, ISO_8859_1)));
    }

    /** What comes out of both ends of a text that is cut at these places. */
    private String masked(String text, String[] secrets, int... cuts) throws IOException {
        Masker masker = masker(secrets);
        int from = 0;
        for (int cut : cuts) {
            masker.add(Duration.ZERO, false, text.substring(from, cut).getBytes(ISO_8859_1));
            from = cut;
        }
        masker.add(Duration.ZERO, false, text.substring(from).getBytes(ISO_8859_1));
        masker.end();
        StringBuilder all = new StringBuilder();
        written.forEach(each -> all.append(each.substring(3)));
        return all.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "enable secret cisco1 end,      cisco1,           enable secret **** end",
        "cisco1cisco1,                  cisco1,           ********",
        "cicisco1 ciscociscocisco1,     cisco1,           ci**** ciscocisco****",
        "aaaaa,                         aaaa,             ****",
        "abcdef,                        abcd cdef,        ****",
        "abcdefgh,                      abcd abcdefgh,    ****",
        "abcdefg,                       abcd abcdefgh,    ****efg",
        "abcdef,                        abcdefgh cdef,    ab****",
        "xcdefgh abcdefx,               abcdefgh cdef,    x****gh ab****x",
        "no secret at all,              hunter22 cisco1,  no secret at all",
        "cisc,                          cisco1,           cisc",
        "hunter22cisco1hunter22,        hunter22 cisco1,  ************"
    })
    void a_secret_is_hidden_wherever_it_is_cut(String text, String secrets, String expected) throws IOException {
        String[] all = secrets.split(" ");
        assertThat(masked(text, all)).isEqualTo(expected);
        for (int one = 0; one <= text.length(); one++) {
            for (int two = one; two <= text.length(); two++) {
                assertThat(masked(text, all, one, two))
                        .as("cut at %d and %d", one, two)
                        .isEqualTo(expected);
            }
        }
        int[] everywhere = new int[text.length()];
        Arrays.setAll(everywhere, i -> i);
        assertThat(masked(text, all, everywhere)).isEqualTo(expected);
    }

    @Test
    void what_may_be_a_secret_holds_back_all_that_follows_and_the_order_stays() throws IOException {
        Masker masker = masker("cisco1", "#tag");
        masker.add(Duration.ofSeconds(1), false, "R1#".getBytes(ISO_8859_1));
        assertThat(written).isEmpty();
        masker.add(Duration.ofSeconds(2), true, "sh clock\n".getBytes(ISO_8859_1));
        assertThat(written).isEmpty();
        masker.add(Duration.ofSeconds(3), false, "s".getBytes(ISO_8859_1));
        assertThat(written).containsExactly("1o R1#", "2i sh clock\n", "3o s");
    }

    @Test
    void the_stars_stand_where_the_secret_begins_and_a_piece_of_nothing_else_is_left_out() throws IOException {
        Masker masker = masker("cisco1");
        masker.add(Duration.ofSeconds(1), false, "key ci".getBytes(ISO_8859_1));
        masker.add(Duration.ofSeconds(2), false, "sc".getBytes(ISO_8859_1));
        masker.add(Duration.ofSeconds(3), false, "o1 end".getBytes(ISO_8859_1));
        masker.end();
        assertThat(written).containsExactly("1o key ****", "3o  end");
    }

    @Test
    void each_direction_is_searched_by_itself() throws IOException {
        Masker masker = masker("cisco1");
        masker.add(Duration.ofSeconds(1), true, "cis".getBytes(ISO_8859_1));
        masker.add(Duration.ofSeconds(2), false, "co1".getBytes(ISO_8859_1));
        masker.add(Duration.ofSeconds(3), true, "co1\n".getBytes(ISO_8859_1));
        masker.end();
        assertThat(written).containsExactly("1i ****", "2o co1", "3i \n");
    }

    @Test
    void no_secret_survives_any_cuts_and_nothing_else_is_lost() throws IOException {
        Random random = new Random(7);
        String[] secrets = {"abab", "babc", "aabbcc", "cab" + "bage"};
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append(
                        random.nextInt(8) == 0
                                ? secrets[random.nextInt(secrets.length)]
                                : "" + "abcge".charAt(random.nextInt(5)));
            }
            int[] cuts = random.ints(random.nextInt(6), 0, text.length() + 1)
                    .sorted()
                    .toArray();
            String whole = masked(text.toString(), secrets);
            assertThat(whole).doesNotContain(secrets);
            assertThat(masked(text.toString(), secrets, cuts))
                    .as("%s cut at %s", text, Arrays.toString(cuts))
                    .isEqualTo(whole);
        }
    }
}
