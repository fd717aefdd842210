package io.netfutures.lab.ios;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class DialogueTest {
    private final Typist typist = Typist.privileged();

    @Test
    void saving_says_ok() {
        assertThat(typist.answer("write memory")).containsExactly("Building configuration...", "[OK]");
        assertThat(typist.answer("wr")).containsExactly("Building configuration...", "[OK]");
        assertThat(typist.type("copy run start\r\r"))
                .isEqualTo("copy run start\r\nDestination filename [startup-config]? \r\n"
                        + "Building configuration...\r\n[OK]\r\nR1#");
    }

    @Test
    void control_c_gives_a_question_up() {
        assertThat(typist.type("copy run start\r\003"))
                .isEqualTo("copy run start\r\nDestination filename [startup-config]? \r\nR1#");
    }

    @Test
    void a_confirmation_is_one_key() {
        assertThat(typist.type("clear counters\r"))
                .isEqualTo("clear counters\r\nClear \"show interface\" counters on all interfaces [confirm]");
        assertThat(typist.type("y")).isEqualTo("\r\nR1#");
        typist.type("clear counters\r");
        assertThat(typist.type("show clock\r"))
                .as("s is an answer, the rest a command")
                .startsWith("\r\nR1#how clock");
    }

    @Test
    void what_was_not_saved_is_lost_by_a_reload() {
        typist.type("conf t\rhostname NEW\rend\r");
        assertThat(typist.type("reload\r")).endsWith("System configuration has been modified. Save? [yes/no]: ");
        assertThat(typist.type("maybe\r"))
                .isEqualTo("maybe\r\n% Please answer 'yes' or 'no'.\r\n"
                        + "System configuration has been modified. Save? [yes/no]: ");
        assertThat(typist.type("no\r")).isEqualTo("no\r\nProceed with reload? [confirm]");
        typist.type("\r");
        assertThat(typist.hungUp).isTrue();
        assertThat(typist.ios.hostname()).isEqualTo("R1");
    }

    @Test
    void what_was_saved_survives_a_reload() {
        typist.type("conf t\rhostname NEW\rend\rreload\ryes\r\r");
        assertThat(typist.hungUp).isTrue();
        assertThat(typist.ios.hostname()).isEqualTo("NEW");
    }

    @Test
    void any_other_key_stops_a_reload() {
        assertThat(typist.type("reload\rn")).isEqualTo("reload\r\nProceed with reload? [confirm]\r\nR1#");
    }

    @Test
    void an_erased_configuration_is_not_present() {
        typist.type("terminal length 0\rwrite\r");
        assertThat(typist.answer("show startup-config")).contains("hostname R1");
        typist.type("write erase\r\r");
        assertThat(typist.answer("show startup-config")).containsExactly("startup-config is not present");
    }

    @Test
    void ping_marks_each_echo() {
        assertThat(typist.answer("ping 192.168.100.2"))
                .containsExactly(
                        "Type escape sequence to abort.",
                        "Sending 5, 100-byte ICMP Echos to 192.168.100.2, timeout is 2 seconds:",
                        "!!!!!",
                        "Success rate is 100 percent (5/5), round-trip min/avg/max = 1/1/1 ms");
        assertThat(typist.type("ping 8.8.8.8 repeat 3\r")).endsWith("...\r\nSuccess rate is 0 percent (0/3)\r\nR1#");
        assertThat(typist.answer("ping nowhere"))
                .containsExactly("% Unrecognized host or address, or protocol not running.", "");
    }
}
