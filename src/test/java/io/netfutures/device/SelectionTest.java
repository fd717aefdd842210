package io.netfutures.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
            @core&!r1      | a name is missing beside an operator; without is ! alone: @core!r1
            @core & !r1    | a name is missing beside an operator; without is ! alone: @core !r1
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
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            site:ber                    | r1 r2
            site=ber                    | r1 r2
            site:b*                     | r1 r2
            site:*                      | r1 r2 r3 sw1
            !site:*                     | 2001:db8::1
            !site:ber                   | r3 sw1 2001:db8::1
            site:ber&role:core          | r1
            role:core!site:ber          | r3
            site:"New York, NY"         | sw1
            site="New York, NY",r1      | r1 sw1
            site:New?York*              | sw1
            rack:[1-2]                  | r1 r2
            rack:[1-2]!rack:2           | r1
            platform:cisco_ios          | r1 r2 r3 2001:db8::1
            device_type:arista_*        | sw1
            port:2222                   | 2001:db8::1
            host:10.0.0.*               | r1 r2 r3 sw1
            ip:10.0.0.3                 | r3
            address=10.0.0.3            | r3
            name:r?                     | r1 r2 r3
            username:u                  | r1 r2 r3 sw1 2001:db8::1
            groups:n*                   | r2 r3
            group:core                  | r1
            @n*                         | r2 r3
            2001:db8::1                 | 2001:db8::1
            2001:db8::*                 | 2001:db8::1
            "r1"                        | r1
            r[1-3/2]                    | r1 r3
            """)
    void selects_by_the_fields_of_a_device(String expression, String names) {
        assertThat(SITES.select(expression).devices()).extracting(Device::name).containsExactly(names.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            sit:ber          | no device has a field sit; did you mean site
            site:bre         | no device has the site bre; did you mean ber?
            @ber             | there is no group ber; did you mean site:ber?
            site:ber role:core | no device has the site ber role:core; between two conditions stands & (both) or , (one of them)
            r1:r2            | no device has a field r1; between two devices stands a comma: r1,r2
            platform:cisco_i | no device has the platform cisco_i; did you mean cisco_ios?
            role:spine       | no device has the role spine; there is "core"
            site:            | a value is missing after site; site:* selects the devices that have one
            site!=ber        | there is no device site
            r1!=ber          | a field is missing before =ber; not equal is written !key:value
            fe80::1          | there is no device fe80::1
            site:"ber        | a quote is not closed in
            "r?"             | there is no device r?
            r1[9-11]         | a digit stands before "[9-11]"
            """)
    void a_field_that_no_device_has_is_a_mistake(String expression, String message) {
        assertThatThrownBy(() -> SITES.select(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @failed          | r1 r3
            all!@failed      | r2 sw1 2001:db8::1
            @failed:monday   | r2
            @failed&site:ber | r1
            all!@changed     | r1 r2 r3 sw1 2001:db8::1
            ^hosts.txt       | r1 r2 sw1
            all!^hosts.txt   | r3 2001:db8::1
            r3,^hosts.txt    | r1 r2 r3 sw1
            -                | r3
            """)
    void selects_what_others_know(String expression, String names) {
        assertThat(SITES.select(expression, AROUND).devices())
                .extracting(Device::name)
                .containsExactly(names.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @changed       | "@changed" selects no device
            @gone          | @gone asks run 7, and none of its 2 devices is in this inventory
            !@gone         | @gone asks run 7, and none of its 2 devices is in this inventory
            @faild         | there is no group faild; did you mean failed?
            ^wrong.txt     | wrong.txt:2: there is no device r4; did you mean r1 or r2 or r3?
            ^empty.txt     | empty.txt names no device
            ^nested.txt    | nested.txt:1: "^hosts.txt" is no name; a list names devices, and no further list
            ^not.txt       | not.txt:1: "!r1" is no name
            """)
    void what_others_do_not_know_is_a_mistake(String expression, String message) {
        assertThatThrownBy(() -> SITES.select(expression, AROUND))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith(message);
    }

    @Test
    void excluding_a_set_that_is_empty_excludes_nothing() {
        assertThat(SITES.without("@changed", AROUND)).hasSize(5);
        assertThatThrownBy(() -> SITES.without("r9", AROUND)).hasMessageStartingWith("there is no device r9");
    }

    @Test
    void a_group_of_the_inventory_wins_over_a_set() {
        Inventory fleet = Inventory.of(List.of(device("r1", "10.0.0.1"), device("r2", "10.0.0.2", "failed")));

        assertThat(fleet.select("@failed", AROUND).devices())
                .extracting(Device::name)
                .containsExactly("r2");
    }

    @Test
    void picks_some_at_random_in_their_order() {
        Inventory picked = SITES.pick(2, new Random(1));

        assertThat(picked).hasSize(2);
        assertThat(SITES.devices()).containsSubsequence(picked.devices());
        assertThat(SITES.pick(9, new Random(1))).hasSize(5);
    }

    @Test
    void a_list_of_ten_thousand_words_takes_no_time() {
        Inventory fleet = Inventory.of(IntStream.range(0, 10_000)
                .mapToObj(i -> device("core-" + i, "10.0." + i / 250 + "." + i % 250, "g" + i % 7))
                .toList());
        String addresses = words(i -> "10.0." + i / 250 + "." + i % 250);
        String ports = words(i -> "\"core-" + i + "\"");
        String wrong = words(i -> "cor-" + i);
        String wrongFields = words(i -> "fe80::" + i);
        Surroundings around = new Surroundings() {
            @Override
            public NameList file(String file) {
                return new NameList(file, file);
            }

            @Override
            public Optional<DeviceSet> set(String word) {
                return Optional.of(new DeviceSet(fleet.names(), fleet.names(), "run 7"));
            }
        };

        assertThat(seconds(() -> {
                    assertThat(fleet.select("^" + addresses.replace(',', ' '), around))
                            .hasSize(10_000);
                    assertThat(fleet.select(addresses)).hasSize(10_000);
                    assertThat(fleet.select(ports)).hasSize(10_000);
                    assertThat(fleet.select("@failed", around)).hasSize(10_000);
                    assertThatThrownBy(() -> fleet.select("^" + wrong.replace(',', ' '), around))
                            .hasMessageEndingWith("and 9997 more");
                    assertThatThrownBy(() -> fleet.select("^" + wrongFields.replace(',', ' '), around))
                            .hasMessageEndingWith("and 9997 more");
                    for (int i = 0; i < 10_000; i++) {
                        assertThat(fleet.select("core-" + i).size()
                                        + fleet.select("10.0." + i / 250 + "." + i % 250)
                                                .size())
                                .isEqualTo(2);
                    }
                }))
                .isLessThan(5);
    }

    private static String words(IntFunction<String> word) {
        return IntStream.range(0, 10_000).mapToObj(word).collect(Collectors.joining(","));
    }

    /** Of this thread's own CPU, whatever else runs. */
    private static double seconds(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
    }

    @Test
    @Timeout(60)
    void ten_thousand_devices_are_selected_in_no_time() {
        Inventory fleet = Inventory.of(IntStream.range(0, 10_000)
                .mapToObj(i -> device("r" + i, "10.0." + i / 250 + "." + i % 250, "g" + i % 7)
                        .with(Map.of("site", "s" + i % 100)))
                .toList());
        String names = IntStream.range(0, 5_000).mapToObj(i -> "r" + i).collect(Collectors.joining(","));
        String addresses = IntStream.range(0, 5_000)
                .mapToObj(i -> "10.0." + i / 250 + "." + i % 250)
                .collect(Collectors.joining(","));

        assertThat(fleet.select(names)).hasSize(5_000);
        assertThat(fleet.select(addresses)).hasSize(5_000);
        assertThat(fleet.select("r[0-9999]!r[5000-9999]&@g1,site:s3")).hasSize(808);
        assertThat(fleet.select(names).folded()).isEqualTo("r[0-4999]");
    }

    private static final Surroundings AROUND = new Surroundings() {
        @Override
        public Optional<DeviceSet> set(String word) {
            return switch (word) {
                case "failed" -> of(List.of("r1", "r3", "old"));
                case "failed:monday" -> of(List.of("r2"));
                case "changed" -> of(List.of());
                case "gone" -> Optional.of(new DeviceSet(List.of(), List.of("old", "older"), "run 7"));
                default -> Optional.empty();
            };
        }

        private static Optional<DeviceSet> of(List<String> names) {
            return Optional.of(new DeviceSet(names, List.of("r1", "r2", "r3", "old"), "run 7"));
        }

        @Override
        public List<String> words() {
            return List.of("failed", "changed");
        }

        @Override
        public NameList file(String file) {
            return new NameList(
                    file,
                    switch (file) {
                        case "hosts.txt" -> "# the core\nr1, r2 # and\n\n site:\"New York, NY\"\n";
                        case "wrong.txt" -> "r1\nr4 r5\nr6\nr7\n";
                        case "nested.txt" -> "^hosts.txt";
                        case "not.txt" -> "!r1";
                        default -> "# nothing\n";
                    });
        }

        @Override
        public NameList input() {
            return new NameList("standard input", "r3\n");
        }
    };

    private static final Inventory SITES = Inventory.of(List.of(
            device("r1", "10.0.0.1", "core").with(Map.of("site", "ber", "role", "core", "rack", "1")),
            device("r2", "10.0.0.2", "north").with(Map.of("site", "ber", "rack", "2")),
            device("r3", "10.0.0.3", "north").with(Map.of("site", "muc", "role", "core")),
            device("sw1", "10.0.0.4").as("arista_eos").with(Map.of("site", "New York, NY")),
            device("2001:db8::1", "2001:db8::1").at("2001:db8::1", 2222)));

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
