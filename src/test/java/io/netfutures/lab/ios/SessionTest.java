package io.netfutures.lab.ios;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netfutures.lab.box.Output;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class SessionTest {
    @Test
    void a_session_starts_with_an_empty_line_and_the_prompt() {
        Typist typist = new Typist(Typist.router());
        assertThat(typist.finish(typist.console.start())).isEqualTo("\r\nR1>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", "\r\0"})
    void each_form_of_enter_is_one_enter(String enter) {
        assertThat(Typist.atR1().type(enter)).isEqualTo("\r\nR1>");
        assertThat(Typist.atR1().typeSlowly("sh clock" + enter))
                .isEqualTo("sh clock\r\n*17:33:11.429 UTC Thu Jul 4 2019\r\nR1>");
    }

    @Test
    void a_dialogue_is_the_same_at_once_and_byte_by_byte() {
        String keys = "enable\ncisco\nterminal length 0\nsh ip int br\nconf t\nint e0/0\nshut\nend\nshow run\nexit\n";
        assertThat(Typist.atR1().typeSlowly(keys)).isEqualTo(Typist.atR1().type(keys));
    }

    @Test
    void keys_typed_while_the_router_thinks_are_read_afterwards() {
        Typist typist = Typist.atR1();
        Output first = typist.console.receive("sh clock\rsh priv\r".getBytes(US_ASCII), 0, 17);
        assertThat(first.text()).isEqualTo("sh clock\r\n");
        assertThat(first.next()).isEqualTo(new Output.Answer("sh clock", true));
        assertThat(typist.console.receive("x".getBytes(US_ASCII), 0, 1).text()).isEmpty();
        assertThat(typist.finish(typist.console.resume()))
                .isEqualTo("*17:33:11.429 UTC Thu Jul 4 2019\r\nR1>sh priv\r\nCurrent privilege level is 1\r\nR1>x");
    }

    @Test
    void enable_takes_the_secret_without_echo() {
        assertThat(Typist.atR1().type("enable\rcisco\r")).isEqualTo("enable\r\nPassword: \r\nR1#");
        assertThat(Typist.privileged().type("enable\r")).isEqualTo("enable\r\nR1#");
        assertThat(Typist.privileged().type("disable\r")).isEqualTo("disable\r\nR1>");
    }

    @Test
    void three_wrong_secrets_are_enough() {
        assertThat(Typist.atR1().type("en\rwrong\r\rsh clock\r"))
                .isEqualTo("en\r\nPassword: \r\nPassword: \r\nPassword: \r\n% Bad secrets\r\n\r\nR1>");
    }

    @Test
    void the_privilege_level_is_shown() {
        assertThat(Typist.atR1().answer("show privilege")).containsExactly("Current privilege level is 1");
        assertThat(Typist.privileged().answer("show privilege")).containsExactly("Current privilege level is 15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit", "logout", "quit", "lo", "ex"})
    void the_session_ends_by_word(String word) {
        Typist typist = Typist.privileged();
        assertThat(typist.type(word + "\r")).isEqualTo(word + "\r\n");
        assertThat(typist.hungUp).isTrue();
    }

    @Test
    void a_name_with_privilege_15_starts_privileged() {
        Ios ios = Typist.router();
        ios.configure(List.of("username cisco privilege 15 secret other"));
        Typist typist = new Typist(ios);
        assertThat(typist.finish(typist.console.start())).isEqualTo("\r\nR1#");
        assertThat(ios.admits("cisco", "other")).isTrue();
        assertThat(ios.admits("cisco", "wrong")).isFalse();
    }

    @Test
    void one_command_can_be_run_without_a_prompt() {
        Typist typist = new Typist(Typist.router());
        assertThat(typist.finish(typist.console.exec("show clock")))
                .isEqualTo("\r\n*17:33:11.429 UTC Thu Jul 4 2019\r\n");
        assertThat(typist.hungUp).isTrue();
    }

    @Test
    void a_monitoring_session_sees_log_lines_at_once() {
        Typist typist = Typist.privileged();
        typist.ios.log("%SYS-5-TEST: unseen");
        typist.type("terminal monitor\r");
        typist.ios.log("%SYS-5-TEST: seen");
        assertThat(typist.aside).hasToString("\r\n*Jul  4 17:33:11.429: %SYS-5-TEST: seen\r\n");
        assertThat(typist.answer("show logging")).contains("*Jul  4 17:33:11.429: %SYS-5-TEST: unseen");
    }

    @Test
    void everybody_at_the_router_is_shown() {
        Typist typist = Typist.privileged();
        Typist other = new Typist(typist.ios);
        assertThat(typist.answer("show users"))
                .startsWith(
                        "    Line       User       Host(s)              Idle       Location",
                        "*  2 vty 0     cisco      idle                 00:00:00   192.168.100.7",
                        "   3 vty 1     cisco      idle                 00:00:00   192.168.100.7");
        other.console.close();
        assertThat(typist.answer("show users")).noneMatch(line -> line.contains("vty 1"));
    }
}
