package io.netfutures.lab.ios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class FilterTest {
    private final Typist typist = Typist.privileged();

    @Test
    void include_and_exclude_choose_lines() {
        assertThat(typist.answer("sh ip int br | include up +up"))
                .containsExactly(
                        "Ethernet0/0                192.168.100.1   YES NVRAM  up                    up      ",
                        "Ethernet0/1                192.168.200.1   YES NVRAM  up                    up      ",
                        "Loopback0                  10.1.1.1        YES NVRAM  up                    up      ");
        assertThat(typist.answer("sh ip int br | exc unass")).hasSize(4);
        assertThat(typist.answer("sh version | include IOS")).first().asString().startsWith("Cisco IOS Software");
        assertThat(typist.answer("sh run | i hostname")).containsExactly("hostname R1");
    }

    @Test
    void begin_count_and_section_do_too() {
        assertThat(typist.answer("sh ip int br | b 0/2")).hasSize(2);
        assertThat(typist.answer("sh ip int br | count Ether"))
                .containsExactly("Number of lines which match regexp = 3");
        typist.type("conf t\rrouter ospf 1\rnetwork 10.0.0.0 0.255.255.255 area 0\rend\r");
        List<String> block = List.of("router ospf 1", " network 10.0.0.0 0.255.255.255 area 0");
        assertThat(typist.answer("sh run | s ^router ospf")).isEqualTo(block);
        assertThat(typist.answer("sh run | section include router")).isEqualTo(block);
        assertThat(typist.answer("sh run | section exclude router"))
                .contains("hostname R1")
                .doesNotContainSequence(block);
    }

    @Test
    void the_rest_of_the_line_is_one_expression() {
        assertThat(typist.answer("sh ip int br | i 0/2|0/1")).hasSize(2);
        assertThat(typist.answer("sh ip int br | i _unassigned_")).hasSize(1);
        assertThat(typist.answer("sh ip int br | ex -")).hasSize(4);
    }

    @Test
    void a_bar_needs_a_word() {
        assertThat(typist.answer("sh clock |")).containsExactly("% Incomplete command.", "");
        assertThat(typist.answer("sh clock | i")).containsExactly("% Incomplete command.", "");
        assertThat(typist.answer("sh clock | foo"))
                .containsExactly(" ".repeat(14) + "^", "% Invalid input detected at '^' marker.", "");
    }
}
