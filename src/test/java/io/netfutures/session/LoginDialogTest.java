package io.netfutures.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netfutures.device.Answer;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException.AuthFailed;
import io.netfutures.device.DeviceException.LoginDialog;
import io.netfutures.device.DeviceException.PasswordExpired;
import io.netfutures.device.Progress;
import io.netfutures.platform.Platforms;
import io.netfutures.session.ScriptedDevice.Cut;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device asks before its first prompt, and at enable. */
class LoginDialogTest {
    private static final String PROMPT = "\r\nR1#";

    /** Questions for credentials are waited at for a fifth of it. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    private static ScriptedDevice atPrompt(ScriptedDevice device) {
        return device.on("\n", PROMPT).quiet("R1#");
    }

    @ParameterizedTest
    @CsvSource({
        "'User Name:', 'Password:', '****'",
        "'Username: ', 'Password: ', ''",
        "'switch login: ', 'Password: ', ''",
        "'User:', 'password for cisco:', ''",
    })
    void name_and_password_are_given_where_they_are_asked_for(String name, String password, String echo)
            throws Exception {
        for (Cut cut : Cut.values()) {
            ScriptedDevice device = ScriptedDevice.of(cut, "\r\nWelcome\r\n" + name)
                    .on("cisco\n", "cisco\r\n" + password)
                    .on("login-password\n", (echo == null ? "" : echo) + "\r\n" + PROMPT)
                    .bound(SHORT);
            try (device;
                    Session session = atPrompt(device).open()) {
                assertThat(session.prompt()).isEqualTo("R1#");
            }
        }
    }

    @Test
    void a_password_that_is_asked_for_again_was_refused() throws Exception {
        try (ScriptedDevice device =
                ScriptedDevice.of(Cut.WHOLE, "Password:").on("login-password\n", "\r\n% Bad passwords\r\nPassword:")) {
            assertThatExceptionOfType(AuthFailed.class)
                    .isThrownBy(device::open)
                    .withMessageContaining("the device asks for the password again")
                    .withMessageContaining("check username and password there")
                    .withMessageNotContaining("login-password");
            assertThat(device.typed()).containsExactly("login-password\n");
        }
    }

    @Test
    void a_device_that_hangs_up_after_the_password_has_refused_it() throws Exception {
        try (ScriptedDevice device = ScriptedDevice.of(Cut.WHOLE, "Password:")
                .on("login-password\n", "\r\nauthentication failed\r\n")
                .bound(SHORT)) {
            device.hangUpAfterAnswer();
            assertThatExceptionOfType(AuthFailed.class)
                    .isThrownBy(device::open)
                    .withMessageContaining("authentication failed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"New password: ", "Enter new password:", "Current password: ", "Retype password: "})
    void a_password_is_never_changed(String question) throws Exception {
        try (ScriptedDevice device = ScriptedDevice.of(Cut.WHOLE, "Choose another one.\r\n" + question)
                .bound(SHORT)) {
            assertThatThrownBy(device::open).isInstanceOfAny(LoginDialog.class, PasswordExpired.class);
            assertThat(device.typed()).isEmpty();
        }
        try (ScriptedDevice device = ScriptedDevice.of(Cut.WHOLE, "Your password has expired.\r\n" + question)) {
            assertThatExceptionOfType(PasswordExpired.class).isThrownBy(device::open);
            assertThat(device.typed()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void what_the_inventory_knows_is_answered_in_its_order(Cut cut) throws Exception {
        ScriptedDevice device = ScriptedDevice.of(cut, "Private system.\r\nDo you accept? [y/n]: ")
                .on("y\n", "y\r\nPassword: ")
                .on("login-password\n", "\r\nYour password expires in 3 days. Change it now? [y/n] ")
                .on("n\n", "n\r\n" + PROMPT)
                .bound(SHORT)
                .answers(new Answer("Do you accept", "y"), new Answer("Change it now", "n"));
        try (device;
                Session session = atPrompt(device).open()) {
            assertThat(session.prompt()).isEqualTo("R1#");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Press any key to continue", "Press RETURN to get started.", "-- Hit <Enter> to continue --"})
    void enter_is_typed_where_a_key_is_waited_for(String wait) throws Exception {
        ScriptedDevice device = ScriptedDevice.of(Cut.WHOLE, wait).on("\n", "\r\n" + PROMPT);
        try (device;
                Session session = atPrompt(device).open()) {
            assertThat(session.prompt()).isEqualTo("R1#");
        }
    }

    @Test
    void an_unknown_question_names_the_key_of_the_inventory_that_answers_it() throws Exception {
        try (ScriptedDevice device = ScriptedDevice.of(Cut.WHOLE, "Do you accept? [y/n]: ")) {
            assertThatExceptionOfType(LoginDialog.class)
                    .isThrownBy(device::open)
                    .withMessageContaining("login_answers in devices.yaml:3");
        }
    }

    @Test
    void enable_may_ask_for_the_name_first() throws Exception {
        ScriptedDevice device = ScriptedDevice.at(Cut.WHOLE, "R1>")
                .secret("enable-secret")
                .on("enable\n", "enable\r\nUsername: ")
                .on("cisco\n", "cisco\r\nPassword: ")
                .on("enable-secret\n", PROMPT);
        try (device;
                Session session = device.open()) {
            session.enable();
            assertThat(session.prompt()).isEqualTo("R1#");
        }
    }

    @Test
    void a_device_that_answers_no_newline_gets_a_carriage_return() throws Exception {
        ScriptedDevice device = ScriptedDevice.of(Cut.WHOLE, "\r\nR1#")
                .on("\n", "\u0000")
                .on("\r", PROMPT)
                .on("terminal width 511\r", "terminal width 511\r\nR1#")
                .on("terminal length 0\r", "terminal length 0\r\nR1#");
        try (device;
                Session session = device.open()) {
            assertThat(session.returns()).isTrue();
            assertThat(device.typed()).startsWith("\n", "\r", "terminal width 511\r");
        }
    }

    @Test
    void a_device_that_was_slow_and_took_both_takes_a_newline() throws Exception {
        ScriptedDevice device = ScriptedDevice.of(Cut.BYTE_BY_BYTE, "\r\nR1#")
                .on("\n", "\u0000")
                .on("\r", PROMPT + ScriptedDevice.PAUSE + PROMPT)
                .quiet("R1#");
        try (device;
                Session session = device.open()) {
            assertThat(session.returns()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password: @call 555",
                "Forgotten password: ",
                "Last login: @Fri Nov 27",
                "Authorised user: @only"
            })
    void a_line_of_a_banner_that_begins_as_a_question_does_gets_no_credential(String banner) throws Exception {
        String first = "\n" + banner.replace("@", AnsweringDevice.PAUSE) + "\nR1#";
        List<String> typed = new ArrayList<>();
        AnsweringDevice line = new AnsweringDevice(
                first,
                text -> {
                    typed.add(text);
                    return "R1#";
                },
                Map.of(),
                "exit",
                AnsweringDevice.Pace.WHOLE,
                1);
        try (Session session = Session.open(
                line,
                Device.of("192.0.2.1", "cisco_ios", Credentials.of("cisco", "login-password")),
                Platforms.builtIn().named("cisco_ios").orElseThrow(),
                Progress.NONE)) {
            assertThat(session.prompt()).isEqualTo("R1#");
        }
        assertThat(typed).doesNotContain("cisco", "login-password");
    }

    /** RouterOS finds out so how wide the terminal is. */
    @Test
    void a_device_that_asks_where_the_cursor_is_before_its_prompt_is_told_and_later_is_not() throws Exception {
        ScriptedDevice device =
                ScriptedDevice.of(Cut.WHOLE, "\r\u001b[999C\u001b[6n").on("\u001b[1;511R", "\r\nR1#");
        try (device;
                Session session = atPrompt(device)
                        .echoed("sh x", "one\u001b[6n\r\n", "R1#")
                        .open()) {
            assertThat(session.send("sh x")).isEqualTo("one");
            assertThat(device.typed()).filteredOn(each -> each.endsWith("R")).hasSize(1);
        }
    }

    @Test
    void the_password_stands_in_no_recording(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        ScriptedDevice device = ScriptedDevice.of(Cut.WHOLE, "Password:")
                .on("login-password\n", "login-password\r\n" + PROMPT)
                .bound(SHORT)
                .log(log, true);
        try (device;
                Session session = atPrompt(device).open()) {
            assertThat(session.prompt()).isEqualTo("R1#");
        }
        assertThat(Files.readString(log)).contains("Password:").doesNotContain("login-password");
    }

    @ParameterizedTest
    @CsvSource({
        "cisco_ios, 'Press any key to continue', 'R1#'",
        "cisco_ios, 'Press RETURN to get started.|', 'R1#'",
        "cisco_wlc, 'Press any key to continue', '(WLC) >'",
    })
    void a_question_that_was_answered_is_not_answered_again_while_the_device_is_slow(
            String platform, String question, String prompt) throws Exception {
        List<String> typed = new ArrayList<>();
        AnsweringDevice line = new AnsweringDevice(
                "\n" + question.replace('|', '\n'),
                text -> {
                    typed.add(text);
                    return switch (typed.size()) {
                        case 1 -> AnsweringDevice.PAUSE + AnsweringDevice.PAUSE + "\nUsername: ";
                        case 2 -> AnsweringDevice.PAUSE + "\nPassword: ";
                        default -> prompt;
                    };
                },
                Map.of(),
                "exit",
                AnsweringDevice.Pace.WHOLE,
                1);
        try (Session session = Session.open(
                line,
                Device.of("192.0.2.1", platform, Credentials.of("cisco", "login-password")),
                Platforms.builtIn().named(platform).orElseThrow(),
                Progress.NONE)) {
            assertThat(session.prompt()).isEqualTo(prompt);
        }
        assertThat(typed).startsWith("", "cisco", "login-password");
    }

    @Test
    void a_question_on_the_line_below_the_answered_one_is_seen_though_both_end_with_newlines() throws Exception {
        ScriptedDevice device = ScriptedDevice.of(Cut.WHOLE, "\r\nPress any key to continue\r\n")
                .on("\n", "Do you accept? [y/n]\r\n")
                .on("y\n", "\r\n" + PROMPT)
                .bound(SHORT)
                .answers(new Answer("Do you accept", "y"));
        try (device;
                Session session = atPrompt(device).open()) {
            assertThat(session.prompt()).isEqualTo("R1#");
        }
    }

    @Test
    void a_log_line_is_no_second_answer_to_enter() throws Exception {
        ScriptedDevice device = ScriptedDevice.of(Cut.WHOLE, "\r\nR1#")
                .on("\n", "\u0000")
                .on("\r", PROMPT + "\r\n*Nov 23 09:41:07.311: %SYS-5-CONFIG_I: Configured\r\nR1#")
                .on("terminal width 511\r", "terminal width 511\r\nR1#")
                .on("terminal length 0\r", "terminal length 0\r\nR1#");
        try (device;
                Session session = device.bound(Duration.ofSeconds(6)).open()) {
            assertThat(session.returns()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_log_line_behind_the_prompt_does_not_hide_it(boolean before) throws Exception {
        String log = "\r\n*Nov 23 09:41:07.311: %SYS-5-CONFIG_I: Configured\r\n";
        ScriptedDevice device = ScriptedDevice.of(Cut.WHOLE, "\r\nR1#" + (before ? log : ""))
                .on("\n", PROMPT + (before ? "" : log))
                .bound(SHORT);
        try (device;
                Session session =
                        (before ? device : device.on("\n", PROMPT)).quiet("R1#").open()) {
            assertThat(session.prompt()).isEqualTo("R1#");
        }
    }
}
