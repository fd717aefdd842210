package io.netfutures.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.AlgorithmMismatch;
import io.netfutures.device.DeviceException.AuthFailed;
import io.netfutures.device.DeviceException.AuthInteractionNeeded;
import io.netfutures.device.DeviceException.ConnectionLost;
import io.netfutures.device.DeviceException.HostKeyChanged;
import io.netfutures.device.DeviceException.HostKeyUnknown;
import io.netfutures.device.DeviceException.PasswordExpired;
import io.netfutures.device.DeviceException.ShellRefused;
import io.netfutures.device.Origin;
import io.netfutures.device.Progress;
import io.netfutures.device.Settings;
import io.netfutures.device.Step;
import io.netfutures.device.Timeouts;
import io.netfutures.ssh.HostKeys.Verdict;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.Service;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.auth.password.PasswordChangeRequiredException;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.session.ServerConnectionServiceFactory;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.server.session.ServerUserAuthService;
import org.apache.sshd.server.session.ServerUserAuthServiceFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server that counts every password sees of a login. */
final class LoginTest {
    private static final String PASSWORD = "a-good-password";

    private static KeyPair hostKey;

    private final AtomicInteger passwords = new AtomicInteger();
    private SshServer server;

    @BeforeAll
    static void makeKey() throws Exception {
        hostKey = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
    }

    @BeforeEach
    void prepare() {
        server = ServerBuilder.builder().build(true);
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, 20);
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(true);
    }

    @Test
    void a_refused_password_is_tried_once_although_two_ways_are_offered() throws Exception {
        offer(counting(false), asking("Password: ", false));
        AuthFailed refused = fails(AuthFailed.class, Step.LOGIN);
        assertThat(refused)
                .hasMessageContaining("user \"cisco\"")
                .hasMessageContaining("password, keyboard-interactive")
                .hasMessageContaining("devices.yaml:6")
                .hasMessageNotContaining(PASSWORD);
        assertThat(passwords).hasValue(1);
    }

    @Test
    void a_password_that_only_a_question_asks_for_is_tried_once() throws Exception {
        offer(null, asking("Password: ", false));
        assertThat(fails(AuthFailed.class, Step.LOGIN)).hasMessageContaining("it offers keyboard-interactive");
        assertThat(passwords).hasValue(1);
    }

    @Test
    void a_question_that_shows_its_answer_does_not_get_the_password() throws Exception {
        offer(null, asking("Token: ", true));
        assertThat(fails(AuthInteractionNeeded.class, Step.LOGIN)).hasMessageContaining("Token:");
        assertThat(passwords).hasValue(0);
    }

    @Test
    void two_questions_are_not_answered() throws Exception {
        offer(null, asking("Password: |Code: ", false));
        assertThat(fails(AuthInteractionNeeded.class, Step.LOGIN)).hasMessageContaining("Code:");
        assertThat(passwords).hasValue(0);
    }

    @Test
    void questions_for_the_name_and_the_password_in_one_request_are_answered() throws Exception {
        offer(null, asking("Username: |Password: ", false));
        fails(AuthFailed.class, Step.LOGIN);
        assertThat(passwords).hasValue(1);
    }

    @Test
    void a_new_password_is_not_given() throws Exception {
        offer(null, asking("Password: |New password: ", false));
        fails(AuthInteractionNeeded.class, Step.LOGIN);
        assertThat(passwords).hasValue(0);
    }

    @Test
    void a_device_that_hangs_up_in_the_login_has_not_refused_the_password() throws Exception {
        offer(
                (user, password, session) -> {
                    session.getIoSession().close(true);
                    return false;
                },
                null);
        fails(ConnectionLost.class, Step.LOGIN);
    }

    @Test
    void a_device_that_wants_only_a_key_refuses() throws Exception {
        server.setPublickeyAuthenticator((user, key, session) -> false);
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.start();
        fails(AuthFailed.class, Step.LOGIN);
    }

    @Test
    void an_expired_password_is_not_changed() throws Exception {
        offer(
                (user, password, session) -> {
                    passwords.incrementAndGet();
                    throw new PasswordChangeRequiredException("expired", "New password: ", "");
                },
                null);
        fails(PasswordExpired.class, Step.LOGIN);
        assertThat(passwords).hasValue(1);
    }

    @Test
    void without_a_password_and_a_key_the_message_says_what_is_missing() throws Exception {
        offer(counting(true), null);
        Device device = device(new Credentials("cisco", null, null, null, null));
        try (Ssh ssh = Ssh.open(HostKeys.off())) {
            assertThat(catchThrowableOfType(AuthFailed.class, () -> ssh.connect(device, Progress.NONE)))
                    .hasMessageContaining("neither a password nor a key")
                    .hasMessageContaining("devices.yaml:6");
        }
        assertThat(passwords).hasValue(0);
    }

    @Test
    void a_device_without_a_shell_says_so() throws Exception {
        offer(counting(true), null);
        fails(ShellRefused.class, Step.SHELL);
    }

    @Test
    void a_device_that_asks_for_nothing_before_its_shell_gets_no_password() throws Exception {
        server.setServiceFactories(List.of(
                new ServerUserAuthServiceFactory() {
                    @Override
                    public Service create(Session session) throws IOException {
                        return new LettingIn(session);
                    }
                },
                ServerConnectionServiceFactory.INSTANCE));
        offer(counting(true), null);
        fails(ShellRefused.class, Step.SHELL);
        assertThat(passwords).hasValue(0);
    }

    @Test
    void an_unknown_host_key_is_refused_before_any_password() throws Exception {
        offer(counting(true), null);
        assertThat(fails(HostKeyUnknown.class, Step.HOST_KEY, (device, key) -> new Verdict.Unknown("")))
                .hasMessageContaining(Fingerprint.of(hostKey.getPublic()).toString());
        assertThat(passwords).hasValue(0);
    }

    @Test
    void a_changed_host_key_is_refused_before_any_password() throws Exception {
        offer(counting(true), null);
        assertThat(fails(HostKeyChanged.class, Step.HOST_KEY, (device, key) -> new Verdict.Changed("known_hosts:7")))
                .hasMessageContaining("known_hosts:7")
                .hasMessageContaining(Fingerprint.of(hostKey.getPublic()).toString());
        assertThat(passwords).hasValue(0);
    }

    @Test
    void the_host_key_is_fetched_without_a_login() throws Exception {
        offer(counting(true), null);
        Device device = device(Credentials.of("cisco", PASSWORD));
        try (Ssh ssh = Ssh.open((unknown, key) -> new Verdict.Unknown(""))) {
            assertThat(ssh.probe().hostKey(device)).isEqualTo(hostKey.getPublic());
        }
        assertThat(passwords).hasValue(0);
    }

    @Test
    void without_a_common_algorithm_both_lists_are_shown() throws Exception {
        server.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                true, List.of(BuiltinDHFactories.dhg18_512), ServerBuilder.DH2KEX));
        offer(counting(true), null);
        assertThat(fails(AlgorithmMismatch.class, Step.KEY_EXCHANGE))
                .hasMessageContaining("diffie-hellman-group18-sha512")
                .hasMessageContaining("curve25519-sha256");
    }

    /** Answers the first request, for {@code none}, with success. */
    private static final class LettingIn extends ServerUserAuthService {
        LettingIn(Session session) throws IOException {
            super(session);
        }

        @Override
        protected boolean handleUserAuthRequestMessage(
                ServerSession session, Buffer buffer, AtomicReference<Boolean> success) throws Exception {
            session.setUsername(buffer.getString());
            session.writePacket(session.createBuffer(SshConstants.SSH_MSG_USERAUTH_SUCCESS));
            session.setAuthenticated();
            session.startService(buffer.getString(), buffer);
            return false;
        }
    }

    private <E extends DeviceException> E fails(Class<E> type, Step step) throws Exception {
        return fails(type, step, HostKeys.off());
    }

    private <E extends DeviceException> E fails(Class<E> type, Step step, HostKeys hostKeys) throws Exception {
        Device device = device(Credentials.of("cisco", PASSWORD));
        try (Ssh ssh = Ssh.open(hostKeys)) {
            DeviceException thrown =
                    catchThrowableOfType(DeviceException.class, () -> ssh.connect(device, Progress.NONE));
            assertThat(thrown).isInstanceOf(type);
            assertThat(thrown.step()).isEqualTo(step);
            return type.cast(thrown);
        }
    }

    private Device device(Credentials credentials) {
        int port = ((InetSocketAddress) server.getBoundAddresses().iterator().next()).getPort();
        return new Device(
                "R2",
                "127.0.0.1",
                port,
                "cisco_ios",
                credentials,
                Settings.DEFAULT.with(Timeouts.DEFAULT.within(Duration.ofMinutes(1))),
                Set.of(),
                new Origin("devices.yaml", 6));
    }

    private void offer(@Nullable PasswordAuthenticator password, @Nullable KeyboardInteractiveAuthenticator questions)
            throws Exception {
        server.setPasswordAuthenticator(password);
        server.setKeyboardInteractiveAuthenticator(questions);
        server.setUserAuthFactories(
                password == null
                        ? List.of(UserAuthKeyboardInteractiveFactory.INSTANCE)
                        : questions == null
                                ? List.of(UserAuthPasswordFactory.INSTANCE)
                                : List.of(
                                        UserAuthPasswordFactory.INSTANCE, UserAuthKeyboardInteractiveFactory.INSTANCE));
        server.start();
    }

    private PasswordAuthenticator counting(boolean accepts) {
        return (user, password, session) -> {
            passwords.incrementAndGet();
            return accepts;
        };
    }

    private KeyboardInteractiveAuthenticator asking(String questions, boolean echo) {
        return new KeyboardInteractiveAuthenticator() {
            @Override
            public InteractiveChallenge generateChallenge(
                    ServerSession session, String user, String language, String methods) {
                InteractiveChallenge challenge = new InteractiveChallenge();
                challenge.setInteractionName("");
                challenge.setInteractionInstruction("");
                challenge.setLanguageTag("");
                for (String each : questions.split("\\|", -1)) {
                    challenge.addPrompt(each, echo);
                }
                return challenge;
            }

            @Override
            public boolean authenticate(ServerSession session, String user, List<String> answers) {
                passwords.addAndGet(
                        (int) answers.stream().filter(PASSWORD::equals).count());
                return false;
            }
        };
    }
}
