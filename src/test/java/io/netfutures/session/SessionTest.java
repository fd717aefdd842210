package io.netfutures.session;

import static io.netfutures.session.Script.HANG_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netfutures.device.Answer;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandRejected;
import io.netfutures.device.DeviceException.CommandTimeout;
import io.netfutures.device.DeviceException.ConnectionLost;
import io.netfutures.device.DeviceException.EnableFailed;
import io.netfutures.device.DeviceException.LoginDialog;
import io.netfutures.device.DeviceException.NeedsConfirmation;
import io.netfutures.device.DeviceException.PromptTimeout;
import io.netfutures.device.Progress;
import io.netfutures.device.Secret;
import io.netfutures.device.Settings;
import io.netfutures.device.Step;
import io.netfutures.device.Task.Configure;
import io.netfutures.device.Task.Show;
import io.netfutures.device.Timeouts;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class SessionTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final String ERASED = "\b".repeat(9) + " ".repeat(8) + "\b".repeat(9);

    /** What a router with this prompt answers to each line, its echo included. */
    private static final Map<String, String> ANSWERS = Map.ofEntries(
            Map.entry("show clock", "*09:01:02.003 UTC Mon Mar 1 1993\r\n"),
            Map.entry("show empty", ""),
            Map.entry("show glued", "R1# and\r\nno newline"),
            Map.entry("show prompts", "R1#\r\nuse # or > here\r\n  R1#show x\r\n"),
            Map.entry("show spaces", "\r\n  a  b  \r\n\r\nc\r\n\r\n"),
            Map.entry("show pages", "one\r\n --More-- " + ERASED + "two\r\n --More-- " + ERASED + "three\r\n"),
            Map.entry("show quoted", "log of today:\r\n% Invalid input detected\r\n"),
            Map.entry("show utf8", "gr\u00fc\u00df \u20ac\r\n"));

    private static Device device(Duration bound, @Nullable String secret) {
        Credentials credentials =
                new Credentials("cisco", Secret.of("cisco"), secret == null ? null : Secret.of(secret), null, null);
        return Device.of("192.0.2.1", "cisco_ios", credentials)
                .with(Settings.DEFAULT.with(new Timeouts(bound, bound, bound, bound, bound, bound)));
    }

    private static Script router(IntSupplier pieces) {
        return new Script("\r\n# Keep out > #\r\nstaff>\r\nR1#", pieces, line -> switch (line) {
            case " " -> "";
            case "reload" -> "reload\r\nProceed with reload? [confirm]";
            case "show bad" -> "show bad\r\n        ^\r\n% Invalid input detected at '^' marker.\r\n\r\nR1#";
            case "show cut" -> "show cut\r\nhalf of" + HANG_UP;
            case "show stuck" -> "show stuck\r\nhalf of";
            case "show logged" -> "show logged\r\nfine\r\nR1#\r\n*Mar  1 00:00:01.001: %SYS-5-CONFIG_I: Configured\r\n";
            default -> line + "\r\n" + ANSWERS.getOrDefault(line, "") + "R1#";
        });
    }

    private static Session open(Script script, Duration bound) throws DeviceException, InterruptedException {
        return Session.open(
                script,
                device(bound, "cisco"),
                Platforms.builtIn().named("cisco_ios").orElseThrow(),
                Progress.NONE);
    }

    /** 0 is whole, 1 is byte by byte, and each other number is the seed of random pieces. */
    private static IntSupplier pieces(int kind) {
        Random random = new Random(kind);
        return kind == 0 ? () -> Integer.MAX_VALUE : kind == 1 ? () -> 1 : () -> 1 + random.nextInt(12);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void output_is_exact_however_the_bytes_are_cut(int kind) throws Exception {
        Script script = router(pieces(kind));
        try (Session session = open(script, LONG)) {
            assertThat(session.prompt()).isEqualTo("R1#");
            assertThat(session.send("show clock")).isEqualTo("*09:01:02.003 UTC Mon Mar 1 1993");
            assertThat(session.send("show empty")).isEmpty();
            assertThat(session.send("show glued")).isEqualTo("R1# and\nno newline");
            assertThat(session.send("show prompts")).isEqualTo("R1#\nuse # or > here\n  R1#show x");
            assertThat(session.send("show spaces")).isEqualTo("\n  a  b  \n\nc");
            assertThat(session.send("show pages")).isEqualTo("one\ntwo\nthree");
            assertThat(session.send("show quoted")).isEqualTo("log of today:\n% Invalid input detected");
            assertThat(session.send("show utf8")).isEqualTo("gr\u00fc\u00df \u20ac");
            assertThatThrownBy(() -> session.send("show bad"))
                    .isInstanceOf(CommandRejected.class)
                    .hasMessageContaining("% Invalid input");
            assertThat(session.send("show clock")).startsWith("*09");
            assertThat(session.send("show logged")).startsWith("fine");
            assertThat(session.send("show clock")).startsWith("*09");
            assertThatThrownBy(() -> session.send("reload"))
                    .isInstanceOf(NeedsConfirmation.class)
                    .hasMessageContaining("[confirm]");
        }
        assertThat(script.sent).startsWith("", "terminal width 511", "terminal length 0", "show clock");
        assertThat(script.sent.subList(script.sent.indexOf("reload") + 1, script.sent.size()))
                .containsExactly("\u0003");
        assertThat(script.isClosed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "R1#, cisco, true, 0, ''",
        "R1>, cisco, true, 0, ''",
        "R1>, cisco, true, 1, ''",
        "R1>, wrong, false, 0, secret",
        "R1>, wrong, false, 1, secret",
        "R1>, , false, 0, has none"
    })
    void enable_sends_the_secret_once_and_says_why_it_failed(
            String first, @Nullable String secret, boolean granted, int kind, String why) throws Exception {
        String[] prompt = {first};
        boolean[] asked = {false};
        Script script = new Script(first, pieces(kind), line -> {
            if (asked[0]) {
                asked[0] = line.isEmpty();
                prompt[0] = line.equals("cisco") ? "R1#" : prompt[0];
                return line.equals("cisco") ? "\r\nR1#" : "\r\n% Bad secrets\r\n\r\nR1>";
            }
            asked[0] = line.equals("enable");
            return line + "\r\n" + (asked[0] ? "Password: " : prompt[0]);
        });
        try (Session session = Session.open(
                script,
                device(LONG, secret),
                Platforms.builtIn().named("cisco_ios").orElseThrow(),
                Progress.NONE)) {
            if (granted) {
                session.enable();
                assertThat(session.isPrivileged()).isTrue();
                assertThat(session.prompt()).isEqualTo("R1#");
            } else {
                assertThatThrownBy(session::enable)
                        .isInstanceOf(EnableFailed.class)
                        .hasMessageContaining(why);
            }
        }
        assertThat(script.sent.stream().filter(line -> line.equals(secret)).count())
                .isEqualTo(first.equals("R1#") || secret == null ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_connection_that_ends_in_an_answer_is_lost_and_keeps_what_came(int kind) throws Exception {
        try (Session session = open(router(pieces(kind)), LONG)) {
            assertThatThrownBy(() -> session.send("show cut"))
                    .isInstanceOf(ConnectionLost.class)
                    .hasMessageContaining("half of");
        }
    }

    @Test
    void a_silent_device_times_out_with_the_last_lines_it_sent() throws Exception {
        try (Session session = open(router(pieces(0)), SHORT)) {
            assertThatThrownBy(() -> session.send("show stuck"))
                    .isInstanceOf(CommandTimeout.class)
                    .hasMessageContaining("0.4 s")
                    .hasMessageContaining("half of");
        }
    }

    @Test
    void no_prompt_is_a_prompt_timeout_and_closes_the_line() {
        Script script = new Script("welcome\r\nplease wait", pieces(0), line -> "");
        assertThatThrownBy(() -> open(script, SHORT))
                .isInstanceOf(PromptTimeout.class)
                .hasMessageContaining("please wait");
        assertThat(script.isClosed()).isTrue();
        assertThat(script.sent).isEmpty();
    }

    @Test
    void a_question_that_comes_again_is_answered_again_and_not_for_ever() throws Exception {
        int[] asked = {0};
        Script script = new Script("R1#", pieces(0), line -> switch (line) {
            case "delete" -> "delete\r\nDelete? [confirm]";
            case "y" -> asked[0]++ < 3 ? "y\r\nDelete? [confirm]" : "y\r\nR1#";
            case "ask" -> "ask\r\nSure? (y/n)";
            case "n" -> "n\r\nSure? (y/n)";
            default -> line + "\r\nR1#";
        });
        try (Session session = open(script, LONG)) {
            session.show(new Show(List.of("delete"), List.of(new Answer("Delete", "y")), null));
            assertThat(asked[0]).isEqualTo(4);
            assertThatThrownBy(() -> session.show(new Show(List.of("ask"), List.of(new Answer("Sure", "n")), null)))
                    .isInstanceOf(NeedsConfirmation.class);
        }
    }

    @Test
    void a_prompt_that_is_missing_is_described_for_every_platform() {
        for (Platform platform : Platforms.builtIn().all()) {
            Screen screen = new Screen(StandardCharsets.UTF_8);
            assertThat(new ScreenDiagnosis(device(LONG, "cisco"), platform, screen).timeout(Step.PROMPT, LONG, false))
                    .hasMessageContaining("a prompt of " + platform.name() + " is a last line such as ");
        }
        assertThatThrownBy(() -> open(new Script("welcome", pieces(0), line -> ""), SHORT))
                .hasMessageContaining(
                        "no prompt within 0.4 s; a prompt of cisco_ios is a last line such as R1# or R1>;");
    }

    @Test
    void a_question_while_the_session_opens_is_not_for_an_option() {
        Script script = new Script(
                "R1#", pieces(0), line -> line.startsWith("terminal") ? line + "\r\nReally? [confirm]" : "\r\nR1#");
        assertThatThrownBy(() -> open(script, LONG))
                .isInstanceOf(NeedsConfirmation.class)
                .hasMessageContaining("can answer it under open:")
                .hasMessageNotContaining("--answer");
    }

    @Test
    void a_line_of_a_configuration_that_is_not_answered_is_no_missing_prompt() throws Exception {
        Script script = new Script("R1#", pieces(0), line -> switch (line) {
            case "configure terminal", "hostname R1" -> line + "\r\nR1(config)#";
            case "crypto key generate" -> line + "\r\nworking";
            default -> line + "\r\nR1#";
        });
        try (Session session = open(script, SHORT)) {
            CommandTimeout late = catchThrowableOfType(
                    CommandTimeout.class,
                    () -> session.configure(
                            new Configure(List.of("hostname R1", "crypto key generate", "interface e0"), false)));
            assertThat(late)
                    .hasMessageContaining("config: the answer did not end within 0.4 s")
                    .hasMessageContaining("--timeout")
                    .hasMessageNotContaining("device_type");
            assertThat(late.reply().outputs()).hasSize(1);
            assertThat(late.unsent()).containsExactly("interface e0");
        }
        assertThat(script.sent).endsWith("crypto key generate");
    }

    @Test
    void a_login_inside_the_shell_that_fails_is_not_called_the_connecting() {
        Script script = new Script("\r\n(Cisco Controller)\r\nUser: ", pieces(0), line -> line + "\r\nUser: ");
        DeviceException failure = catchThrowableOfType(
                DeviceException.class,
                () -> Session.open(
                        script,
                        device(SHORT, "cisco"),
                        Platforms.builtIn().named("cisco_wlc").orElseThrow(),
                        Progress.NONE));
        assertThat(failure.step()).isIn(Step.PROMPT, Step.LOGIN);
        assertThat(failure).hasMessageContaining("User:");
    }

    @Test
    void a_question_at_login_is_never_answered() {
        Script script = new Script("Accept the licence? [yes/no]: ", pieces(0), line -> "");
        assertThatThrownBy(() -> open(script, LONG)).isInstanceOf(LoginDialog.class);
        assertThat(script.sent).isEmpty();
    }
}
