package io.netfutures.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.DeviceException.ConnectionLost;
import io.netfutures.device.DeviceException.EnableFailed;
import io.netfutures.device.DeviceException.NeedsConfirmation;
import io.netfutures.device.DeviceException.OutputTooLarge;
import io.netfutures.session.ScriptedDevice.Cut;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dialogues that went wrong somewhere once, replayed whole, byte by byte and cut at random. */
final class DialogueTest {
    private static final String LOG =
            "*Nov 23 09:41:07.311: %LINEPROTO-5-UPDOWN: Line protocol on Interface Ethernet0/1, changed state to up\r\n";

    @ParameterizedTest
    @EnumSource
    void an_output_is_exact(Cut cut) throws Exception {
        try (ScriptedDevice script = ScriptedDevice.at(cut, "R1#")
                        .echoed("sh clock", "*09:41:07.311 UTC Mon Nov 23 2026\r\n", "R1#");
                Session session = script.open()) {
            assertThat(session.send("sh clock")).isEqualTo("*09:41:07.311 UTC Mon Nov 23 2026");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_banner_with_hashes_and_angle_brackets_is_no_prompt(Cut cut) throws Exception {
        String banner = "\r\n######\r\n# keep out #\r\n<a>\r\nWelcome>\r\nR1#\r\nlast line#";
        try (ScriptedDevice script = ScriptedDevice.of(cut, banner + "\r\n\r\nR1#")
                        .on("\n", "\r\nR1#")
                        .quiet("R1#");
                Session session = script.open()) {
            assertThat(session.prompt()).isEqualTo("R1#");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_log_line_between_the_first_two_prompts_does_not_hide_them(Cut cut) throws Exception {
        try (ScriptedDevice script = ScriptedDevice.of(cut, "\r\nR1#")
                        .on("\n", "\r\n" + LOG + "R1#")
                        .quiet("R1#");
                Session session = script.open()) {
            assertThat(session.prompt()).isEqualTo("R1#");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_prompt_that_nobody_asked_for_is_not_the_answer(Cut cut) throws Exception {
        try (ScriptedDevice script = ScriptedDevice.at(cut, "R1#")
                        .on("sh clock\n", "\r\nR1#sh clock\r\n*09:41:07.311 UTC Mon Nov 23 2026\r\nR1#");
                Session session = script.open()) {
            assertThat(session.send("sh clock")).isEqualTo("*09:41:07.311 UTC Mon Nov 23 2026");
        }
    }

    @ParameterizedTest
    @EnumSource
    void log_lines_after_the_prompt_do_not_hide_it(Cut cut) throws Exception {
        try (ScriptedDevice script = ScriptedDevice.at(cut, "R1#")
                        .on("sh clock\n", "sh clock\r\nnoon\r\nR1#\r\n" + LOG)
                        .on("\n", "\r\nR1#");
                Session session = script.open()) {
            assertThat(session.send("sh clock")).startsWith("noon");
            assertThat(session.prompt()).isEqualTo("R1#");
        }
    }

    @ParameterizedTest
    @EnumSource
    void pages_are_turned_and_leave_no_trace(Cut cut) throws Exception {
        try (ScriptedDevice script = ScriptedDevice.at(cut, "R1#")
                        .on("sh arp\n", "sh arp\r\nline 1\r\n --More-- ")
                        .on(" ", "\b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\bline 2\r\n --More-- ")
                        .on(" ", "\r          \rline 3\r\nR1#");
                Session session = script.open()) {
            assertThat(session.send("sh arp")).isEqualTo("line 1\nline 2\nline 3");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_command_keeps_its_text_and_the_session(Cut cut) throws Exception {
        try (ScriptedDevice script = ScriptedDevice.at(cut, "R1#")
                        .echoed("sh clok", "           ^\r\n% Invalid input detected at '^' marker.\r\n\r\n", "R1#")
                        .echoed("sh clock", "noon\r\n", "R1#");
                Session session = script.open()) {
            assertThatThrownBy(() -> session.send("sh clok"))
                    .isInstanceOf(CommandRejected.class)
                    .hasMessageContaining("% Invalid input detected at '^' marker.");
            assertThat(session.send("sh clock")).isEqualTo("noon");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_question_is_never_answered(Cut cut) throws Exception {
        try (ScriptedDevice script =
                ScriptedDevice.at(cut, "R1#").on("reload\n", "reload\r\nProceed with reload? [confirm]")) {
            Session session = script.open();
            assertThatThrownBy(() -> session.send("reload")).isInstanceOf(NeedsConfirmation.class);
            session.close();
            assertThat(script.typed()).endsWith("reload\n", "\u0003");
            assertThat(script.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_secret_goes_to_its_question_alone(Cut cut) throws Exception {
        try (ScriptedDevice script = ScriptedDevice.at(cut, "R1>")
                        .secret("enable-secret")
                        .on("enable\n", "enable\r\nPassword: ")
                        .on("enable-secret\n", "\r\nR1#");
                Session session = script.open()) {
            session.enable();
            assertThat(session.isPrivileged()).isTrue();
            assertThat(script.typed()).containsOnlyOnce("enable-secret\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_secret_that_the_device_gives_away_is_in_no_answer(Cut cut) throws Exception {
        try (ScriptedDevice script = ScriptedDevice.at(cut, "R1#")
                        .secret("s3cret-word")
                        .echoed("sh run", "enable secret 0 s3cret-word\r\ns3cret-word\r\nsecret-words\r\n", "R1#");
                Session session = script.open()) {
            assertThat(session.send("sh run")).isEqualTo("enable secret 0 ****\n****\nsecret-words");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_prompt_shown_once_more_does_not_hide_the_question_for_the_secret(Cut cut) throws Exception {
        try (ScriptedDevice script = ScriptedDevice.at(cut, "R1>")
                        .secret("enable-secret")
                        .on("enable\n", "\r\nR1>enable\r\nPassword: ")
                        .on("enable-secret\n", "\r\nR1#");
                Session session = script.open()) {
            session.enable();
            assertThat(session.isPrivileged()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_typed_at_a_second_question_for_the_secret(Cut cut) throws Exception {
        try (ScriptedDevice script = ScriptedDevice.at(cut, "R1>")
                .secret("enable-secret")
                .on("enable\n", "enable\r\nPassword: ")
                .on("enable-secret\n", "\r\nPassword: ")) {
            Session session = script.open();
            assertThatThrownBy(session::enable).isInstanceOf(EnableFailed.class);
            session.close();
            assertThat(script.typed()).endsWith("enable\n", "enable-secret\n");
        }
    }

    @Test
    void nothing_is_typed_at_the_question_for_a_secret_that_there_is_not() throws Exception {
        try (ScriptedDevice script = ScriptedDevice.at(Cut.WHOLE, "R1>").on("enable\n", "enable\r\nPassword: ")) {
            Session session = script.open();
            assertThatThrownBy(session::enable).isInstanceOf(EnableFailed.class);
            session.close();
            assertThat(script.typed()).endsWith("enable\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_device_that_hangs_up_leaves_what_it_said_last(Cut cut) throws Exception {
        try (ScriptedDevice script = ScriptedDevice.at(cut, "R1#").on("sh ver\n", "sh ver\r\nCisco IOS Software\r\n")) {
            Session session = script.open();
            script.hangUpAfterAnswer();
            ConnectionLost lost = catchThrowableOfType(ConnectionLost.class, () -> session.send("sh ver"));
            assertThat(lost).hasMessageContaining("Cisco IOS Software");
            session.close();
        }
    }

    @Test
    void the_echo_of_a_device_that_does_not_echo_is_not_waited_for() throws Exception {
        try (ScriptedDevice script = ScriptedDevice.of(Cut.WHOLE, "\r\nR1#")
                        .on("\n", "\r\nR1#")
                        .on("terminal width 511\n", "\r\nR1#")
                        .on("terminal length 0\n", "\r\nR1#")
                        .on("sh clock\n", "\r\nnoon\r\nR1#");
                Session session = script.open()) {
            assertThat(session.send("sh clock")).isEqualTo("noon");
        }
    }

    @Test
    @Timeout(60) // It takes a second, and with the square of its length an hour.
    void a_flood_without_a_newline_is_cut_off_in_linear_time() throws Exception {
        try (ScriptedDevice script = ScriptedDevice.at(Cut.WHOLE, "R1#").on("sh tech\n", "sh tech\r\n")) {
            Session session = script.open();
            script.flood("x".repeat(64 << 10), 1200);
            OutputTooLarge cut = catchThrowableOfType(OutputTooLarge.class, () -> session.send("sh tech"));
            assertThat(cut.evidence()).startsWith("R1#sh tech\n").endsWith("xxx");
            session.close();
        }
    }

    @Test
    void an_answer_that_does_not_fit_into_memory_is_a_failure_of_its_device() throws Exception {
        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Flood.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(small.inputReader().lines().toList())
                    .singleElement()
                    .asString()
                    .startsWith("OutputTooLarge: R1")
                    .contains("the answer is longer than 2 MB");
        } finally {
            small.destroyForcibly();
        }
    }

    /** A program that asks a device whose answer has no end. */
    static final class Flood {
        private Flood() {}

        public static void main(String[] args) throws Exception {
            try (ScriptedDevice script = ScriptedDevice.at(Cut.WHOLE, "R1#").on("sh tech\n", "sh tech\r\n")) {
                Session session = script.open();
                script.flood("a line of an answer\r\n".repeat(1 << 10), 1 << 12);
                session.send("sh tech");
            } catch (OutputTooLarge e) {
                System.out.println(
                        "OutputTooLarge: " + String.valueOf(e.getMessage()).replace('\n', ' '));
            }
        }
    }

    @Test
    void answers_of_many_devices_at_once_do_not_exceed_the_memory() throws Exception {
        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Floods.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(small.inputReader().lines().toList())
                    .hasSize(Floods.DEVICES)
                    .allMatch(line -> line.equals("whole") || line.startsWith("OutputTooLarge: R1"))
                    .anyMatch(line -> line.contains("does not fit beside the others that are held at once"));
        } finally {
            small.destroyForcibly();
        }
    }

    /** A program that asks many devices at once, each of which answers 20 MB or, every other one, 2 MB; all results are held. */
    static final class Floods {
        static final int DEVICES = 64;

        private Floods() {}

        public static void main(String[] args) throws Exception {
            Queue<Object> held = new ConcurrentLinkedQueue<>();
            Queue<String> ends = new ConcurrentLinkedQueue<>();
            List<ScriptedDevice> scripts = new ArrayList<>();
            List<Session> sessions = new ArrayList<>();
            for (int i = 0; i < DEVICES; i++) {
                scripts.add(ScriptedDevice.at(Cut.WHOLE, "R1#").on("sh tech\n", "sh tech\r\n"));
                sessions.add(scripts.getLast().open());
                scripts.getLast()
                        .flood("a line of 32 characters, so here\n".repeat(1 << 10), i % 2 == 0 ? 20 << 5 : 2 << 5);
                scripts.getLast().endFlood("R1#");
            }
            List<Thread> threads = new ArrayList<>();
            for (Session session : sessions) {
                threads.add(Thread.ofPlatform().start(() -> {
                    try {
                        held.add(session.send("sh tech"));
                        ends.add("whole");
                    } catch (OutputTooLarge e) {
                        held.add(e);
                        ends.add("OutputTooLarge: "
                                + String.valueOf(e.getMessage()).replace('\n', ' '));
                    } catch (Throwable e) {
                        ends.add(String.valueOf(e));
                    }
                }));
            }
            for (Thread each : threads) {
                each.join();
            }
            ends.forEach(System.out::println);
            scripts.forEach(ScriptedDevice::close);
            System.exit(held.size() == DEVICES ? 0 : 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_prompt_of_another_device_in_the_last_line_is_output(Cut cut) throws Exception {
        try (ScriptedDevice script = ScriptedDevice.at(cut, "R1#")
                        .on("sh x\n", "sh x\r\none R1#")
                        .on("\n", "\r\nR2#\r\nR1#");
                Session session = script.open()) {
            assertThat(session.send("sh x")).isEqualTo("one R1#\nR2#");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_log_line_behind_the_prompt_of_another_mode_does_not_hide_it(Cut cut) throws Exception {
        try (ScriptedDevice script = ScriptedDevice.at(cut, "R1>")
                        .secret("enable-secret")
                        .on("enable\n", "enable\r\nPassword: ")
                        .on("enable-secret\n", "\r\nR1#\r\n" + LOG)
                        .on("\n", "\r\nR1#")
                        .bound(Duration.ofSeconds(2));
                Session session = script.open()) {
            session.enable();
            assertThat(session.prompt()).isEqualTo("R1#");
        }
    }
}
