package io.netfutures.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class BenchWorkersTest extends InClassroom {
    private int bench(String words) {
        return netfutures.run(
                ("bench workers -i " + inventory() + " " + words).strip().split(" "));
    }

    @Test
    void each_number_of_workers_is_a_row_and_leaves_nothing_behind() {
        assertThat(bench("1 2 3 sh privilege")).isZero();

        assertThat(netfutures.out().lines().limit(4).map(line -> line.split(" ")[0]))
                .containsExactly("WORKERS", "1", "2", "3");
        assertThat(netfutures.out().lines().skip(1).limit(3)).allMatch(line -> line.endsWith(" 0"));
        assertThat(netfutures.out())
                .contains("\n\nsh privilege on 3 devices\n1 ")
                .contains("knee")
                .containsPattern("\nrecommended: --workers [123], the fewest within 10 % of the best");
        assertThat(netfutures.err()).contains("warming up on 3 devices").doesNotContain("R1");
        assertThat(netfutures.run("runs")).isZero();
        assertThat(netfutures.out()).isEmpty();
    }

    @Test
    void both_orders_of_the_same_numbers_give_the_same_kind_of_table() {
        assertThat(bench("1 2 3 sh privilege")).isZero();
        assertThat(netfutures.out().lines().limit(4).map(line -> line.split(" ")[0]))
                .containsExactly("WORKERS", "1", "2", "3");
        assertThat(netfutures.err())
                .contains("measuring each number of workers twice, the shorter time counts: 1 2 3 3 2 1 ...\n");
        assertThat(measured()).containsExactly("1", "2", "3", "3", "2", "1");

        assertThat(bench("3 2 1 sh privilege")).isZero();
        assertThat(netfutures.out().lines().limit(4).map(line -> line.split(" ")[0]))
                .containsExactly("WORKERS", "3", "2", "1");
        assertThat(measured()).containsExactly("3", "2", "1", "1", "2", "3");
    }

    /** The numbers of the lines that say how long each has taken. */
    private List<String> measured() {
        return netfutures
                .err()
                .lines()
                .filter(line -> line.matches("  \\w+: .*"))
                .map(line -> line.strip().split(":")[0])
                .toList();
    }

    @Test
    void programs_get_numbers() {
        assertThat(bench("2 3 --format json -q")).isZero();
        assertThat(netfutures.out())
                .startsWith("[\n{\"workers\": \"2\", \"reached\": 2, \"devices\": 3, \"seconds\": ")
                .endsWith(", \"failed\": 0}\n]\n");
        assertThat(netfutures.err()).isEmpty();

        assertThat(bench("2 --format csv -q")).isZero();
        assertThat(netfutures.out())
                .startsWith("workers,reached,devices,seconds,devices_per_second,login_median,")
                .contains("\r\n2,2,3,");
    }

    @Test
    void more_workers_than_devices_are_tried_once_as_all_and_auto_is_a_number() {
        assertThat(bench("5 3 1000 auto sh privilege")).isZero();
        assertThat(netfutures.out().lines().map(line -> line.split(" +")[0]))
                .containsSequence("WORKERS", "3", "auto")
                .doesNotContain("5", "1000");
        assertThat(netfutures.out()).containsPattern("\n3 +3 ").containsPattern("\nauto +3 ");
        assertThat(netfutures.err())
                .contains("note: there are 3 devices: 5, 1000 workers are the same as 3, which is tried once\n");
    }

    @Test
    void where_every_usual_number_is_the_same_it_says_how_to_compare() {
        assertThat(bench("-d R1,R2")).isZero();
        assertThat(netfutures.out().lines().map(line -> line.split(" +")[0]))
                .containsSequence("WORKERS", "2", "")
                .doesNotContain("30");
        assertThat(netfutures.err())
                .contains("30, 50, 100, 300, 1000 workers are the same as 2, which is tried once;"
                        + " to compare, say smaller numbers: bench workers 1 2\n");
    }

    @Test
    void what_other_limits_leave_of_the_workers_is_told() {
        assertThat(bench("2 3 --cap *=1 --format json -q sh privilege")).isZero();
        assertThat(netfutures.out())
                .contains("{\"workers\": \"2\", \"reached\": 1, ")
                .contains("{\"workers\": \"3\", \"reached\": 1, ");
    }

    @Test
    void its_help_offers_only_what_it_takes() {
        assertThat(netfutures.run("bench", "workers", "--help")).isZero();
        assertThat(netfutures.out()).contains("--cap=SET=N").doesNotContain("--workers");
    }

    @Test
    void it_ends_with_the_code_of_the_runs() {
        assertThat(bench("2 3 --deadline 1ms sh privilege")).isEqualTo(4);
        assertThat(netfutures.err()).contains("every device has failed; not measured: 3");
        assertThat(netfutures.out().lines().map(line -> line.split(" +")[0])).doesNotContain("3");
    }

    @Test
    void a_number_is_one_however_it_is_written() {
        assertThat(bench("02 2 AUTO auto sh privilege")).isZero();
        assertThat(netfutures.out().lines().map(line -> line.split(" +")[0]))
                .containsSubsequence("WORKERS", "2", "auto", "sh")
                .doesNotContain("02", "AUTO");
        assertThat(netfutures.out().lines().filter(line -> line.endsWith(" 0"))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3", "-1", "+5", "5 5x 20"})
    void a_mistyped_number_is_no_command(String words) {
        assertThat(bench(words)).isEqualTo(2);
        assertThat(netfutures.err())
                .contains(": a whole number of workers is needed, or auto; as: 30 100 auto")
                .doesNotContain("--unsafe", "warming up");
    }

    @Test
    void a_number_without_end_is_out_of_range() {
        assertThat(bench("30 99999999999")).isEqualTo(2);
        assertThat(netfutures.err())
                .startsWith("netfutures: workers 99999999999: this is out of range\n")
                .doesNotContain("warming up");
    }

    @Test
    void a_picture_is_drawn_whose_place_was_free() throws Exception {
        assertThat(bench("1 3 -q -o workers.svg sh privilege")).isZero();
        Path picture = home.resolve("workers.svg");
        Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture.toFile());
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(2);
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("sh privilege on 3 devices");

        assertThat(bench("1 3 -q -o workers.svg sh privilege")).isEqualTo(2);
        assertThat(netfutures.err()).contains("exists; nothing was contacted");
        assertThat(bench("1 3 -q -o workers.png sh privilege")).isEqualTo(2);
        assertThat(netfutures.err()).contains("its name ends in .svg");
    }

    @Test
    void a_command_that_may_write_is_refused_before_anything_is_contacted() {
        assertThat(bench("2 reload")).isEqualTo(2);
        assertThat(netfutures.err())
                .contains("`reload` is not known to only read")
                .doesNotContain("warming up");
        assertThat(netfutures.out()).isEmpty();
    }

    @Test
    @Tag("slow")
    void failures_are_counted_and_the_first_is_told() throws Exception {
        room.close();
        room = Classroom.open(home, "R2");

        assertThat(bench("3 sh privilege --auth-breaker off")).isEqualTo(1);
        assertThat(netfutures.out().lines().skip(1).findFirst().orElseThrow()).endsWith(" 1");
        assertThat(netfutures.out()).contains("s  1 failed\n");
        assertThat(netfutures.err()).contains("with 3 workers 1 failed, the first: R2");
    }

    @Test
    void what_the_numbers_say_no_option_says() {
        assertThat(bench("2 -w 3")).isEqualTo(2);
        assertThat(netfutures.err()).contains("leave out --workers");

        assertThat(netfutures.run("bench")).isEqualTo(2);
        assertThat(netfutures.err()).contains("bench workers 30 50 100");
        assertThat(netfutures.run("bench", "20", "auto")).isEqualTo(2);
        assertThat(netfutures.err()).contains("bench what? for instance bench workers 20 auto");
    }

    @Test
    void a_script_is_no_place_to_measure() {
        assertThat(netfutures.typed("try bench workers 2", "-i", inventory(), "run", "-"))
                .isZero();
        assertThat(netfutures.err()).contains("is for the command line");
    }
}
