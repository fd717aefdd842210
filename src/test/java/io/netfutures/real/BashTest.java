package io.netfutures.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netfutures.device.Answer;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.CommandTimeout;
import io.netfutures.device.DeviceException.ConnectionLost;
import io.netfutures.device.DeviceException.NeedsConfirmation;
import io.netfutures.device.DeviceException.OutputTooLarge;
import io.netfutures.device.Progress;
import io.netfutures.device.Settings;
import io.netfutures.device.Task;
import io.netfutures.device.Timeouts;
import io.netfutures.real.RealServer.Kind;
import io.netfutures.session.Session;
import io.netfutures.ssh.Ssh;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform {@code linux}: a dialogue with bash, whatever its prompt looks like and whatever a command does. */
@Tag("slow")
final class BashTest {
    private static final Duration SHORT = Duration.ofMillis(600);
    private static final String MANY_LINES =
            IntStream.rangeClosed(1, 100_000).mapToObj(String::valueOf).collect(Collectors.joining("\n"));

    private static final String LONG = "long ".repeat(80).strip();

    @AutoClose
    private static OpenSshServer server;

    @AutoClose
    private static Ssh ssh;

    @BeforeAll
    static void start() throws Exception {
        server = OpenSshServer.start();
        ssh = Ssh.open(RealServer.known(server));
    }

    @BeforeEach
    void forget() throws Exception {
        server.account().onLogin("");
    }

    @ParameterizedTest
    @EnumSource
    void answers_come_as_they_are(Kind kind) throws Exception {
        try (RealServer own = kind.start();
                Ssh direct = Ssh.open(RealServer.known(own));
                Session session = direct.connect(own.device(), Progress.NONE)) {
            session.enable();
            assertThat(session.send("uname -a")).isEqualTo(Tool.run("uname", "-a"));
            assertThat(session.send("seq 1 100000").equals(MANY_LINES)).isTrue();
            assertThat(session.send("true")).isEmpty();
            assertThat(session.send("printf 'no newline'")).isEqualTo("no newline");
            assertThat(session.send("printf '%5000s'")).isEqualTo(" ".repeat(5000));
            assertThat(session.send("printf '\\n\\nbetween\\n\\n'")).isEqualTo("\n\nbetween");
        }
    }

    @Test
    void ten_megabytes_come_whole() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 10_000_000; i++) {
            text.append(i)
                    .append(" tester@server:~$ is not at its end # > ")
                    .append("x".repeat(i % 300))
                    .append('\n');
        }
        Files.writeString(server.account().home().resolve("file"), text);
        try (Session session = open()) {
            assertThat(session.send("cat file").equals(text.toString().strip())).isTrue();
        }
    }

    @Test
    void every_alphabet_comes_through() throws Exception {
        String text = "Zürich Łódź Ελλάδα Москва 東京 العربية 👩‍🚀 e\u0301";
        Files.writeString(server.account().home().resolve("alphabets"), text);
        try (Session session = open()) {
            assertThat(session.send("cat alphabets")).isEqualTo(text);
            assertThat(session.send("echo " + text)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PS1='tester@server:\\w\\$ '",
                "PS1='[tester@server \\W]\\$ '",
                "PS1='\\[\\e]0;tester@server: \\w\\a\\]\\[\\e[01;32m\\]tester@server\\[\\e[00m\\]:\\[\\e[01;34m\\]\\w\\[\\e[00m\\]\\$ '",
                "PS1='(venv) tester@server:\\w\\$ '",
                "PS1='root@server:\\w# '",
                "PROMPT_COMMAND='printf \"\\033]0;%s\\007\" \"$PWD\"'",
                "bind 'set enable-bracketed-paste off'",
                "bind 'set horizontal-scroll-mode on'",
                "echo '#### 50 % off > tester@server:~$ ####'; printf 'Last login: never$\\n\\n\\n'",
            })
    void prompts_of_all_kinds_are_learnt(String onLogin) throws Exception {
        server.account().onLogin(onLogin);
        try (Session session = open()) {
            session.enable();
            assertThat(session.send("echo one")).isEqualTo("one");
            assertThat(session.send("cd /usr/share")).isEmpty();
            assertThat(session.send("pwd")).isEqualTo("/usr/share");
            assertThat(session.send("echo " + LONG)).isEqualTo(LONG);
            assertThat(session.send("printf 'no newline'; cd /")).isEqualTo("no newline");
            assertThat(session.send("pwd")).isEqualTo("/");
        }
    }

    @Test
    void colours_and_cursor_moves_of_a_command_are_no_text() throws Exception {
        try (Session session = open()) {
            assertThat(session.send("printf '\\033[31mred\\033[0m \\033]8;;http://x\\007link\\033]8;;\\007\\n'"))
                    .isEqualTo("red link");
            assertThat(session.send("printf '10%%\\r50%%\\r100%%\\n'")).isEqualTo("100%");
        }
    }

    @Test
    void a_question_is_not_answered_by_the_next_command() throws Exception {
        Path answer = server.account().home().resolve("answer");
        String asking = "read -p 'sure? (y/n) ' x; echo \"$x\" > answer";
        try (Session session = open()) {
            assertThat(catchThrowableOfType(NeedsConfirmation.class, () -> session.send(asking)))
                    .hasMessageContaining("sure? (y/n)");
            assertThat(session.isOpen()).isFalse();
        }
        assertThat(answer).doesNotExist();
        try (Session session = open()) {
            session.show(new Task.Show(List.of(asking), List.of(new Answer("sure\\?", "y")), null));
            assertThat(session.send("cat answer")).isEqualTo("y");
        }
    }

    @Test
    void a_command_that_never_ends_is_stopped_and_what_it_said_is_kept() throws Exception {
        try (Session session = openFor(SHORT)) {
            assertThat(fails(CommandTimeout.class, session, "echo begun; sleep 1000")
                            .evidence())
                    .contains("begun");
            assertThat(session.send("echo still here")).isEqualTo("still here");
        }
    }

    @Test
    void a_command_that_never_stops_talking_is_stopped_too() throws Exception {
        try (Session session = openFor(SHORT)) {
            DeviceException thrown = catchThrowableOfType(DeviceException.class, () -> session.send("yes"));
            assertThat(thrown).isInstanceOfAny(CommandTimeout.class, OutputTooLarge.class);
        }
    }

    @Test
    void an_exit_in_the_middle_is_a_lost_connection() throws Exception {
        try (Session session = open()) {
            assertThat(fails(ConnectionLost.class, session, "echo last words; exit")
                            .evidence())
                    .contains("last words");
            assertThat(session.isOpen()).isFalse();
        }
    }

    private static Session open() throws Exception {
        return ssh.connect(server.device(), Progress.NONE);
    }

    private static Session openFor(Duration command) throws Exception {
        Timeouts usual = Timeouts.DEFAULT;
        Device device = server.device()
                .with(Settings.DEFAULT.with(new Timeouts(
                        usual.connect(), usual.banner(), usual.login(), usual.prompt(), command, command)));
        return ssh.connect(device, Progress.NONE);
    }

    private static <E extends DeviceException> E fails(Class<E> type, Session session, String command) {
        DeviceException thrown = catchThrowableOfType(DeviceException.class, () -> session.send(command));
        assertThat(thrown).isInstanceOf(type);
        return type.cast(thrown);
    }
}
