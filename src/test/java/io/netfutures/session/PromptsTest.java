package io.netfutures.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.PromptTimeout;
import io.netfutures.device.Progress;
import io.netfutures.device.Task.Configure;
import io.netfutures.device.Task.Show;
import io.netfutures.platform.Platforms;
import io.netfutures.session.AnsweringDevice.Pace;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The prompt is what comes again after Enter, whatever letters the name in it has and whatever stands above it. */
class PromptsTest {
    private static final Map<String, String> ANSWERS = Map.of("sh x", "one\ntwo\n", "hostname R2", "");

    private static Session session(String platform, AnsweringDevice line) throws DeviceException, InterruptedException {
        return Session.open(
                line,
                Device.of("192.0.2.1", platform, Credentials.of("cisco", "cisco")),
                Platforms.builtIn().named(platform).orElseThrow(),
                Progress.NONE);
    }

    /** Its modes as IOS has them; the name is shown in full in each. */
    private static UnaryOperator<String> ios(String name, int shownInConfiguration) {
        return new UnaryOperator<>() {
            private boolean configuring;

            @Override
            public String apply(String typed) {
                configuring = typed.equals("configure terminal") || (configuring && !typed.equals("end"));
                String part = name.substring(0, Math.min(name.length(), shownInConfiguration));
                return configuring ? part + "(config)#" : name + "#";
            }
        };
    }

    private static AnsweringDevice device(String first, UnaryOperator<String> prompt, Pace pace, int seed) {
        return new AnsweringDevice(first, prompt, ANSWERS, "exit", pace, seed);
    }

    @ParameterizedTest
    @CsvSource({
        "SW(1)",
        "R1(nxos)",
        "core@dc1",
        "SW+1",
        "Main Office SW",
        "Main Office Switch Number Seventeen",
        "Коммутатор1",
        "r&d",
        "R1",
        "_R1",
    })
    void a_name_may_have_any_letters(String name) throws Exception {
        for (Pace pace : Pace.values()) {
            try (Session session = session("cisco_ios", device("\n" + name + "#", ios(name, 20), pace, 7))) {
                assertThat(session.prompt()).isEqualTo(name + "#");
                assertThat(session.isPrivileged()).isTrue();
                assertThat(session.send("sh x")).isEqualTo("one\ntwo");
                session.configure(new Configure(List.of("hostname R2"), false));
                assertThat(session.isPrivileged()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Pace.class)
    void a_time_in_the_prompt_may_change(Pace pace) throws Exception {
        int[] count = {50};
        UnaryOperator<String> prompt = typed -> "FHUST(27-Nov-2026-11:57:%02d)#".formatted(count[0]++);
        try (Session session = session("cisco_ios", device("\n" + prompt.apply(""), prompt, pace, 3))) {
            assertThat(session.isPrivileged()).isTrue();
            for (int i = 0; i < 5; i++) {
                assertThat(session.send("sh x")).isEqualTo("one\ntwo");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Pace.class)
    void a_counter_in_brackets_is_no_mode(Pace pace) throws Exception {
        int[] count = {1};
        UnaryOperator<String> prompt = typed -> "R1(" + count[0]++ + ")#";
        try (Session session = session("cisco_ios", device("\n" + prompt.apply(""), prompt, pace, 3))) {
            assertThat(session.isPrivileged()).isTrue();
            assertThat(session.send("sh x")).isEqualTo("one\ntwo");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first\nR1(11:40:00)#@ is the prompt\ntwo\n",
                "log:\nR1(11:40:00)#@sh z\nwhy\nR1(11:41:00)#@end\n"
            })
    void an_answer_that_quotes_a_prompt_with_a_time_in_it_is_whole_or_a_failure(String answer) throws Exception {
        int[] count = {10};
        UnaryOperator<String> prompt = typed -> "R1(11:57:%02d)#".formatted(count[0]++);
        Map<String, String> answers = Map.of("sh x", answer.replace("@", AnsweringDevice.PAUSE), "sh y", "why\n");
        try (Session session = session(
                "cisco_ios", new AnsweringDevice("\n" + prompt.apply(""), prompt, answers, "exit", Pace.WHOLE, 1))) {
            assertThat(session.show(Show.of("sh x", "sh y"))
                            .outputs()
                            .getFirst()
                            .text())
                    .isEqualTo(answer.replace("@", "").strip());
        } catch (DeviceException.OutOfStep e) {
            assertThat(e.reply().outputs()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "linux, 'Fri Nov 27 11:57:%02d UTC 2026', 'user@host:~$'",
        "cisco_ios, '*11:57:%02d.123 UTC Fri Nov 27 2026', 'R1#'"
    })
    void an_answer_that_looks_like_the_line_above_the_prompt_stays(String platform, String above, String last)
            throws Exception {
        int[] count = {10};
        UnaryOperator<String> prompt = typed -> above.formatted(count[0]++) + "\n" + last + " ";
        Map<String, String> answers = Map.of("date", above.formatted(9) + "\n");
        try (Session session = session(
                platform, new AnsweringDevice("\n" + prompt.apply(""), prompt, answers, "exit", Pace.WHOLE, 1))) {
            assertThat(session.send("date")).isEqualTo(above.formatted(9));
        }
    }

    @Test
    void what_begins_as_the_name_does_is_no_prompt_of_it() throws Exception {
        Map<String, String> answers = Map.of("sh x", "one\nMain#" + AnsweringDevice.PAUSE + " done\ntwo\n");
        try (Session session = session(
                "cisco_ios",
                new AnsweringDevice("\nMain Office SW#", typed -> "Main Office SW#", answers, "exit", Pace.WHOLE, 1))) {
            assertThat(session.send("sh x")).isEqualTo("one\nMain# done\ntwo");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cisco_ios", "generic"})
    void a_text_without_newline_may_stand_before_the_first_prompt(String platform) throws Exception {
        for (Pace pace : Pace.values()) {
            AnsweringDevice line = device("\n**ALL LOGINS ARE LOGGED**algona.rtr#", typed -> "algona.rtr#", pace, 11);
            try (Session session = session(platform, line)) {
                assertThat(session.prompt()).isEqualTo("algona.rtr#");
                assertThat(session.send("sh x")).isEqualTo("one\ntwo");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cisco_xr, 'Fri Nov 27 11:57:%02d.123 UTC', 'RP/0/RP0/CPU0:xr1#'",
        "cisco_ios, '[line 5, %d commands]', 'R1#'",
        "generic, '┌──(user㉿kali)-[~]', '└─$'",
        "generic, '╭─user@host ~ %d', '╰─❯'",
        "linux, '[%02d] ~/work', 'user@host:~$'",
        "generic, 'first|second %d', 'R1>'",
    })
    void lines_that_come_again_above_the_prompt_belong_to_it(String platform, String above, String last)
            throws Exception {
        for (Pace pace : Pace.values()) {
            int[] count = {10};
            UnaryOperator<String> prompt =
                    typed -> (above.formatted(count[0]++) + "\n").replace('|', '\n') + last + " ";
            try (Session session = session(platform, device("\n" + prompt.apply(""), prompt, pace, 5))) {
                assertThat(session.prompt()).isEqualTo(last);
                for (int i = 0; i < 3; i++) {
                    assertThat(session.send("sh x")).isEqualTo("one\ntwo");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"λ", "❯", "~ ✗", "ready"})
    void of_a_device_of_which_nothing_is_known_any_line_is_the_prompt_that_comes_again(String prompt) throws Exception {
        try (Session session = session("generic", device("\nHello\n" + prompt, typed -> prompt, Pace.WHOLE, 1))) {
            assertThat(session.send("sh x")).isEqualTo("one\ntwo");
        }
    }

    /** As zsh shows RPROMPT: the cursor goes back, and what is typed stands before it. */
    @ParameterizedTest
    @EnumSource(Pace.class)
    void a_text_at_the_right_edge_of_the_prompt_belongs_to_no_answer(Pace pace) throws Exception {
        int[] count = {10};
        UnaryOperator<String> prompt = typed -> {
            String right = "~/work 11:57:%02d".formatted(count[0]++);
            return "vm % " + " ".repeat(510 - 5 - right.length()) + right + "\u001b[505D";
        };
        try (Session session = session("generic", device("\n" + prompt.apply(""), prompt, pace, 9))) {
            assertThat(session.prompt()).isEqualTo("vm %");
            for (int i = 0; i < 3; i++) {
                assertThat(session.send("sh x")).isEqualTo("one\ntwo");
            }
        }
    }

    /** As zsh and fish bring their prompt to a line of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"%", "\u23ce"})
    void an_output_without_newline_is_whole_though_the_shell_marks_its_end(String mark) throws Exception {
        UnaryOperator<String> prompt = typed -> mark + " ".repeat(510) + "\r \rvm> ";
        Map<String, String> answers = Map.of("sh x", "one\nno newline", "sh y", "one\n", "sh z", "");
        for (Pace pace : Pace.values()) {
            try (Session session =
                    session("generic", new AnsweringDevice("\nvm> ", prompt, answers, "exit", pace, 3))) {
                assertThat(session.send("sh x")).isEqualTo("one\nno newline");
                assertThat(session.send("sh y")).isEqualTo("one");
                assertThat(session.send("sh z")).isEmpty();
            }
        }
    }

    @Test
    void a_menu_that_asks_again_is_no_prompt() {
        AnsweringDevice menu = device("\n1) one\nYour choice: ", typed -> "1) one\nYour choice: ", Pace.WHOLE, 1);
        assertThatExceptionOfType(PromptTimeout.class).isThrownBy(() -> session("generic", menu));
    }

    @Test
    void what_does_not_come_again_is_no_prompt() {
        int[] count = {0};
        AnsweringDevice line =
                device("\nR1#", typed -> "a".repeat(++count[0]) + (count[0] > 9 ? "" : "b") + "#", Pace.WHOLE, 1);
        assertThatExceptionOfType(PromptTimeout.class)
                .isThrownBy(() -> session("cisco_ios", line))
                .withMessageContaining("does not come again after Enter");
    }

    @Test
    void an_answer_that_shows_the_line_above_the_prompt_in_its_middle_keeps_it() throws Exception {
        Map<String, String> answers = Map.of("sh x", "one\n-- top --\ntwo\n");
        try (Session session = session(
                "generic",
                new AnsweringDevice("\n-- top --\nR1>", typed -> "-- top --\nR1>", answers, "exit", Pace.WHOLE, 1))) {
            assertThat(session.show(Show.of("sh x", "sh x")).outputs().getLast().text())
                    .isEqualTo("one\n-- top --\ntwo");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cisco_xr, 'Fri Nov 27 11:57:%02d.123 UTC', 'RP/0/RP0/CPU0:xr1#'",
        "juniper_junos, '{master:%d}', 'user@vMX>'",
    })
    void an_answer_that_quotes_the_prompt_is_whole_though_lines_stand_above_it(
            String platform, String above, String last) throws Exception {
        int[] count = {10};
        UnaryOperator<String> prompt = typed -> above.formatted(count[0]++) + "\n" + last;
        Map<String, String> answers = Map.of("sh x", "one\n" + last + "sh z\ntwo\n");
        for (Pace pace : Pace.values()) {
            try (Session session =
                    session(platform, new AnsweringDevice("\n" + prompt.apply(""), prompt, answers, "exit", pace, 1))) {
                assertThat(session.send("sh x")).isEqualTo("one\n" + last + "sh z\ntwo");
            }
        }
    }

    @Test
    void a_line_that_stands_above_the_prompt_no_more_is_no_reason_to_cut_an_answer() throws Exception {
        String time = "Fri Nov 27 11:57:%02d.123 UTC";
        boolean[] off = {false};
        int[] count = {10};
        UnaryOperator<String> prompt = typed -> {
            off[0] |= typed.endsWith("no-timestamp");
            return (off[0] ? "" : time.formatted(count[0]++) + "\n") + "RP/0/RP0/CPU0:xr1#";
        };
        Map<String, String> answers = Map.of("sh x", time.formatted(5) + "\n");
        try (Session session = session(
                "cisco_xr", new AnsweringDevice("\n" + prompt.apply(""), prompt, answers, "exit", Pace.WHOLE, 1))) {
            assertThat(session.send("sh x")).isEqualTo(time.formatted(5));
        }
    }

    @Test
    void of_two_lines_above_the_prompt_the_one_that_stays_is_no_output() throws Exception {
        boolean[] off = {false};
        int[] count = {10};
        UnaryOperator<String> prompt = typed -> {
            off[0] |= typed.endsWith("no-timestamp");
            String time = off[0] ? "" : "Fri Nov 27 11:57:%02d.123 UTC\n".formatted(count[0]++);
            return time + "--- core, site 7 ---\nRP/0/RP0/CPU0:xr1#";
        };
        Map<String, String> answers = Map.of("sh x", "one\n");
        try (Session session = session(
                "cisco_xr", new AnsweringDevice("\n" + prompt.apply(""), prompt, answers, "exit", Pace.WHOLE, 1))) {
            assertThat(session.send("sh x")).isEqualTo("one");
        }
    }

    @ParameterizedTest
    @EnumSource(Pace.class)
    void a_log_line_above_the_prompt_that_proves_the_end_of_an_answer_is_no_part_of_it(Pace pace) throws Exception {
        String log = "*Nov 23 09:41:07.311: %SYS-5-CONFIG_I: Configured from console\n";
        UnaryOperator<String> prompt = typed -> (typed.isEmpty() ? log : "") + "R1#";
        Map<String, String> answers = Map.of("sh x", "one\nR1#sh z\ntwo\n");
        try (Session session = session("cisco_ios", new AnsweringDevice("\nR1#", prompt, answers, "exit", pace, 1))) {
            assertThat(session.send("sh x")).isEqualTo("one\nR1#sh z\ntwo");
        }
    }
}
