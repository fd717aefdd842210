package io.netfutures.session;

import static io.netfutures.session.AnsweringDevice.PAUSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.NeedsConfirmation;
import io.netfutures.device.DeviceException.OutOfStep;
import io.netfutures.device.Progress;
import io.netfutures.device.Reply;
import io.netfutures.device.Task.Show;
import io.netfutures.platform.Platforms;
import io.netfutures.session.AnsweringDevice.Pace;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A device that pauses in the middle of an answer is neither asked to go on nor told to stop. */
class PauseTest {
    private static Session session(String answer) throws DeviceException, InterruptedException {
        return Session.open(
                new AnsweringDevice("R1#", Map.of("sh x", answer), "exit", Pace.WHOLE, 1),
                Device.of("192.0.2.1", "cisco_ios", Credentials.of("cisco", "cisco")),
                Platforms.builtIn().named("cisco_ios").orElseThrow(),
                Progress.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Username: @local\nType: admin\n",
                "Is the fan running? @yes\n",
                "Password: @encrypted\n",
                "Origin codes: i - IGP, e - EGP, ?@ - incomplete\n",
                "Neighbor [10.0.0.1]:@ up\n",
                "login: @3\n@logout: 2\n",
            })
    void a_pause_behind_what_may_be_a_question_is_no_question(String answer) throws Exception {
        try (Session session = session(answer.replace("@", PAUSE))) {
            assertThat(session.send("sh x")).isEqualTo(answer.replace("@", "").stripTrailing());
        }
    }

    @Test
    void a_question_that_stands_as_long_as_an_answer_may_pause_is_told_with_that_time() throws Exception {
        try (ScriptedDevice script = ScriptedDevice.at(ScriptedDevice.Cut.WHOLE, "R1#")
                        .on("sh x\n", "sh x\r\nWhich one? ")
                        .bound(Duration.ofMillis(700));
                Session session = script.open()) {
            assertThatExceptionOfType(NeedsConfirmation.class)
                    .isThrownBy(() -> session.send("sh x"))
                    .withMessageContaining("the device asks \"Which one?\" and has been silent for 0.7 s");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first\nR1#@ is the prompt\ntwo\n",
                "Mar 1 log: x\nR1#@configure terminal\nR1(config)#@end\nLAST LINE\n",
                "R1#@\nnothing but a prompt, and more\n",
                "one\nMain#@ done\ntwo\n",
                "console of R2:\nR2#@reload\nLAST\n",
                "a R1#@ went on\nb\n",
            })
    void an_answer_that_goes_on_after_a_prompt_in_it_is_whole_or_a_failure(String answer) throws Exception {
        String whole = answer.replace("@", "").stripTrailing();
        try (Session session = session(answer.replace("@", PAUSE))) {
            Reply reply = session.show(Show.of("sh x", "sh clock"));
            assertThat(reply.outputs().getFirst().text()).isEqualTo(whole);
        } catch (OutOfStep e) {
            assertThat(e).hasMessageContaining("the answer to \"sh x\" went on after what looked like its end");
            assertThat(e.reply().outputs()).isEmpty();
        }
        try (Session session = session(answer.replace("@", PAUSE))) {
            Reply reply = session.show(Show.of("sh x"));
            session.finish(reply);
            assertThat(reply.outputs().getFirst().text()).isEqualTo(whole);
        } catch (OutOfStep e) {
            assertThat(e.reply().outputs()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"first@\nsecond\n", "first\n@\n@second\n", "@first\nsecond\n"})
    void a_pause_between_lines_changes_nothing(String answer) throws Exception {
        try (Session session = session(answer.replace("@", PAUSE))) {
            assertThat(session.send("sh x").replaceAll("\n+", "\n")).isEqualTo("first\nsecond");
        }
    }
}
