package io.netfutures.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.AuthFailed;
import io.netfutures.device.DeviceException.HostKeyChanged;
import io.netfutures.device.DeviceException.HostKeyUnknown;
import io.netfutures.device.Progress;
import io.netfutures.real.RealServer.Kind;
import io.netfutures.session.Session;
import io.netfutures.ssh.HostKeys;
import io.netfutures.ssh.KnownHosts;
import io.netfutures.ssh.Ssh;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who gets in at OpenSSH and at dropbear, and what they log of those who do not. */
@Tag("slow")
final class RealLoginTest {
    private static final String PASSPHRASE = "not the password";

    @TempDir
    static Path keys;

    @AutoClose
    private static RealServer openSsh;

    @AutoClose
    private static RealServer dropbear;

    @AutoClose
    private static Ssh ssh;

    @BeforeAll
    static void start() throws Exception {
        openSsh = Kind.OPENSSH.start();
        dropbear = Kind.DROPBEAR.start();
        ssh = Ssh.open(RealServer.known(openSsh, dropbear));
    }

    @ParameterizedTest
    @EnumSource
    void the_password_logs_in(Kind kind) throws Exception {
        try (Session session = ssh.connect(server(kind).device(), Progress.NONE)) {
            assertThat(session.send("echo $HOME"))
                    .isEqualTo(server(kind).account().home().toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPENSSH, ed25519, ''",
        "OPENSSH, rsa, ''",
        "OPENSSH, ecdsa, ''",
        "OPENSSH, ed25519, " + PASSPHRASE,
        "OPENSSH, rsa, " + PASSPHRASE,
        "DROPBEAR, ed25519, ''",
        "DROPBEAR, rsa, ''",
        "DROPBEAR, ecdsa, ''",
        "DROPBEAR, ecdsa, " + PASSPHRASE,
    })
    void a_key_logs_in(Kind kind, String type, String passphrase) throws Exception {
        Path key = keys.resolve(kind + type + passphrase.length());
        Keys.make(Installation.orSkip(), key, type, passphrase);
        server(kind).account().authorize(Keys.publicPart(key));
        try (Session session = ssh.connect(server(kind).device(Keys.credentials(key, passphrase)), Progress.NONE)) {
            assertThat(session.send("echo in")).isEqualTo("in");
        }
        server(kind).process().awaitLog(Keys.fingerprint(Installation.orSkip(), key));
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_password_is_counted_once_by_the_server(Kind kind) throws Exception {
        try (RealServer server = kind.start();
                Ssh own = Ssh.open(RealServer.known(server))) {
            AuthFailed thrown = fails(
                    AuthFailed.class, own, server.device(Credentials.of(Account.NAME, "wrong-" + Account.PASSWORD)));
            assertThat(thrown).hasMessageContaining("the device refused the password of user \"tester\"");
            server.process().awaitLog(server.refusedPassword());
            server.process().close();
            assertThat(server.process().log())
                    .filteredOn(line -> line.contains(server.refusedPassword()))
                    .hasSize(1);
        }
    }

    @Test
    void a_wrong_answer_to_a_question_is_counted_once_and_the_right_one_logs_in() throws Exception {
        try (OpenSshServer server = OpenSshServer.startThatAsks();
                Ssh own = Ssh.open(RealServer.known(server))) {
            try (Session session = own.connect(server.device(), Progress.NONE)) {
                assertThat(session.send("echo in")).isEqualTo("in");
            }
            fails(AuthFailed.class, own, server.device(Credentials.of(Account.NAME, "wrong-" + Account.PASSWORD)));
            server.process().awaitLog(server.refusedPassword());
            server.process().close();
            assertThat(server.process().log())
                    .filteredOn(line -> line.contains(server.refusedPassword()))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_key_that_the_server_does_not_know_is_refused_and_no_password_is_made_up(Kind kind) throws Exception {
        Path key = keys.resolve("stranger" + kind);
        Keys.make(Installation.orSkip(), key, "ed25519", "");
        assertThat(fails(AuthFailed.class, ssh, server(kind).device(Keys.credentials(key, ""))))
                .hasMessageContaining("the device refused every way to log in that there is");
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_host_key_ends_it_before_the_server_hears_a_name(Kind kind) throws Exception {
        try (RealServer server = kind.start();
                Ssh stranger = Ssh.open(KnownHosts.read(keys.resolve("nothing"), List.of(), false))) {
            assertThat(fails(HostKeyUnknown.class, stranger, server.device()))
                    .hasMessageContaining("ssh-ed25519 SHA256:")
                    .hasMessageContaining("no password was sent");
            server.process().awaitLog(server.endedBeforeLogin());
            assertThat(server.process().log()).noneMatch(line -> line.contains(Account.NAME));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_server_with_another_key_than_before_is_not_told_the_password(Kind kind) throws Exception {
        try (RealServer server = kind.start()) {
            HostKeys before = RealServer.known(server);
            server.restartWithAnotherKey();
            try (Ssh own = Ssh.open(before)) {
                assertThat(fails(HostKeyChanged.class, own, server.device()))
                        .hasMessageContaining("known_hosts:1 says otherwise");
            }
            server.process().awaitLog(server.endedBeforeLogin());
            assertThat(server.process().log()).noneMatch(line -> line.contains(Account.NAME));
        }
    }

    private static RealServer server(Kind kind) {
        return kind == Kind.OPENSSH ? openSsh : dropbear;
    }

    private static <E extends DeviceException> E fails(Class<E> type, Ssh ssh, Device device) {
        DeviceException thrown = catchThrowableOfType(
                DeviceException.class, () -> ssh.connect(device, Progress.NONE).close());
        assertThat(thrown).isInstanceOf(type);
        return type.cast(thrown);
    }
}
