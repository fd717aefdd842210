package io.netfutures.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
    private static final Inventory FLEET = Inventory.of(List.of(
            device("r1", "10.0.0.1", "core"),
            device("r2", "10.0.0.2", "core", "north"),
            device("r3", "10.0.0.3", "north"),
            device("sw01", "10.0.1.1", "access"),
            device("sw02", "10.0.1.2", "access", "north"),
            device("sw10", "10.0.1.10", "access"),
            device("a,b!c", "10.0.2.1")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            r2                | r2
            r3,r1             | r1 r3
            ' r3 , r1 '       | r1 r3
            10.0.0.2          | r2
            all               | r1 r2 r3 sw01 sw02 sw10 a,b!c
            @all              | r1 r2 r3 sw01 sw02 sw10 a,b!c
            *                 | r1 r2 r3 sw01 sw02 sw10 a,b!c
            @core             | r1 r2
            r?                | r1 r2 r3
            sw0*              | sw01 sw02
            *2                | r2 sw02
            10.0.1.*          | sw01 sw02 sw10
            r[1-3]            | r1 r2 r3
            r[1,3]            | r1 r3
            sw[01-02,10]      | sw01 sw02 sw10
            sw[0,1]?          | sw01 sw02 sw10
            sw[01],r[3]       | r3 sw01
            all!@core         | r3 sw01 sw02 sw10 a,b!c
            !@core            | r3 sw01 sw02 sw10 a,b!c
            @core&@north      | r2
            @core^@north      | r1 r3 sw02
            @core,@north!r2   | r1 r3 sw02
            r1!r1,r3          | r3
            a,b!c             | a,b!c
            """)
    void selects_in_the_order_of_the_inventory(String expression, String names) {
        assertThat(FLEET.select(expression).devices()).extracting(Device::name).containsExactly(names.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            r4             | there is no device r4; did you mean r1 or r2 or r3?
            wS01           | there is no device wS01; did you mean sw01
            nobody         | there is no device nobody
            r[1-4]         | there is no device r4; did you mean
            x*             | there is no device x*
            @cor           | there is no group cor; did you mean core?
            r1!r1          | "r1!r1" selects no device
            @core&@access  | "@core&@access" selects no device
            r1,            | a name is missing beside an operator
            ,r1            | a name is missing before ,
            &r1            | a name is missing before &
            r1,,r2         | a name is missing beside an operator
            ''             | "" selects no device
            r[1            | a [ or ] stands alone in "r[1"; write for instance r[1-3,7]
            r]             | a [ or ] stands alone in "r]"; write for instance r[1-3,7]
            r[a]           | "r[a]" is not a range; write for instance r[1-3,7]
            r[3-1]         | "3-1" is not a range; its first number is the smaller one
            r[1,]          | "" is not a range; write for instance 1-3
            ^hosts.txt     | names are not read from files here; write them with commas between
            -              | names are not read from files here; write them with commas between
            """)
    void a_part_that_selects_nothing_is_a_mistake_and_never_an_empty_run(String expression, String message) {
        assertThatThrownBy(() -> FLEET.select(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith(message);
    }

    @Test
    @Timeout(10)
    void a_hostile_expression_costs_little() {
        String stars = "*1".repeat(40) + "x";
        Inventory long1 = Inventory.of(List.of(device("1".repeat(5_000), "10.0.0.1")));

        assertThatThrownBy(() -> long1.select(stars)).hasMessageStartingWith("there is no device");
        assertThatThrownBy(() -> FLEET.select("r[0-999999][0-999999][0-999999]"))
                .hasMessage("the ranges name more than 100000 devices");
        assertThatThrownBy(() -> FLEET.select("r\u001b[31m")).message().doesNotContain("\u001b");
    }

    @Test
    void without_removes_and_keeps_the_order() {
        assertThat(FLEET.without(FLEET.select("sw*,@core")).devices())
                .extracting(Device::name)
                .containsExactly("r3", "a,b!c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            cisco_iso | cisco_ios
            CISCO_IOS | cisco_ios
            passwrod  | password
            pasword   | password
            x         | -
            host_name | -
            """)
    void the_nearest_name_is_at_most_two_changes_away(
            String written, @org.jspecify.annotations.Nullable String nearest) {
        List<String> near = Nearest.to(written, List.of("cisco_ios", "password", "port", "username"));

        assertThat(near).isEqualTo(nearest == null ? List.of() : List.of(nearest));
    }

    private static Device device(String name, String address, String... groups) {
        Settings settings = Settings.DEFAULT.with(Timeouts.DEFAULT.within(Duration.ofSeconds(1)));
        return new Device(
                name, address, 22, "cisco_ios", Credentials.of("u", "p"), settings, Set.of(groups), Origin.CODE);
    }
}
