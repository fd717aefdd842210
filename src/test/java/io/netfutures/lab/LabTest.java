package io.netfutures.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Origin;
import io.netfutures.device.Secret;
import io.netfutures.device.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
@Tag("slow")
class LabTest {
    private static final Credentials CISCO = Credentials.of("cisco", "cisco");

    private SshClient client = SshClient.setUpDefaultClient();

    @BeforeEach
    void start() {
        client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier((session, address, key) -> true);
        client.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                true, List.of(BuiltinDHFactories.curve25519), ClientBuilder.DH2KEX));
        client.start();
    }

    @AfterEach
    void stop() {
        client.stop();
    }

    private static Device device(String name, String address, Credentials credentials) {
        return new Device(name, address, 22, "cisco_ios", credentials, Settings.DEFAULT, Set.of(), Origin.CODE);
    }

    private static List<Device> devices(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "192.168.%d.%d".formatted(100 + i / 250, i % 250))
                .map(address -> device(address, address, CISCO))
                .toList();
    }

    private static Lab lab() throws IOException {
        return Lab.start(devices(1));
    }

    private static Router first(Lab lab) {
        return lab.routers().getFirst();
    }

    @Test
    void a_router_answers_over_ssh_with_the_address_of_its_entry() throws Exception {
        try (Lab lab = lab();
                Visitor visitor = Visitor.at(client, first(lab))) {
            visitor.await("R1>");
            visitor.type("enable\n");
            visitor.await("Password: ");
            visitor.type("cisco\nsh ip int br | i 0/0\n");
            assertThat(visitor.await("up      \r\n"))
                    .contains("Ethernet0/0                192.168.100.1   YES NVRAM  up");
            assertThat(first(lab).received()).containsExactly("enable", "cisco", "sh ip int br | i 0/0");
        }
    }

    @Test
    void names_that_are_legal_are_host_names_and_others_are_numbered() throws Exception {
        List<Device> devices = List.of(
                device("core-1", "10.0.0.1", CISCO),
                device("10.0.0.2", "10.0.0.2", CISCO),
                device("bad name", "10.0.0.3", CISCO),
                device("host.example", "host.example", CISCO));
        try (Lab lab = Lab.start(devices)) {
            assertThat(lab.routers()).extracting(Router::hostname).containsExactly("core-1", "R2", "R3", "R4");
            assertThat(lab.address(devices.get(1)))
                    .isEqualTo(lab.router("10.0.0.2").address());
        }
    }

    @Test
    void each_device_is_of_its_own_platform_and_what_is_not_known_is_said() throws Exception {
        List<Device> devices = List.of(
                of("r1", "cisco_xe"),
                of("mx1", "juniper"),
                of("z1", "calix_b6"),
                of("z2", "calix_b6"),
                of("a1", "a10"));
        try (Lab lab = Lab.start(devices);
                Visitor router = Visitor.at(client, lab.router("r1"));
                Visitor junos = Visitor.at(client, lab.router("mx1"));
                Visitor other = Visitor.at(client, lab.router("z2"))) {
            router.await("r1>");
            junos.await("cisco@mx1> ");
            other.await("z2>");
            assertThat(lab.notes())
                    .containsExactly(
                            "the lab cannot simulate a10: a1 answers like a generic device",
                            "the lab cannot simulate calix_b6: z1 and 1 more answer like a generic device");
        }
    }

    private static Device of(String name, String platform) {
        return new Device(name, "192.168.100.1", 22, platform, CISCO, Settings.DEFAULT, Set.of(), Origin.CODE);
    }

    @Test
    void faults_and_gates_hold_on_every_platform() throws Exception {
        try (Lab lab = Lab.start(List.of(of("mx1", "juniper_junos")));
                Visitor visitor = Visitor.at(client, first(lab))) {
            visitor.await("cisco@mx1> ");
            Gate gate = first(lab).holdAnswers();
            visitor.type("show version\n");
            visitor.await("show version\r\n");
            gate.awaitHeld();
            assertThat(visitor.rest()).isEmpty();
            gate.release();
            visitor.await("cisco@mx1> ");
            first(lab).logAfterPrompt("Jul  4 17:33:11  mx1 mgd[1]: UI_COMMIT").banner("be careful >");
            visitor.type("\n");
            visitor.await("cisco@mx1> \r\nJul  4 17:33:11  mx1 mgd[1]: UI_COMMIT\r\n");
            try (Visitor second = Visitor.at(client, first(lab))) {
                assertThat(second.await("cisco@mx1> ")).startsWith("be careful >\r\n");
            }
            first(lab).configure("set system host-name mx2");
            first(lab).dropAfter(12);
            visitor.type("show version\n");
            visitor.awaitClosed();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cisco_ios, R1#, % Invalid input detected",
        "vyos, cisco@R1:~$ , Invalid command",
        "linux, $ , not found"
    })
    void a_line_that_a_device_does_not_know_is_refused_in_its_own_words(String platform, String prompt, String refusal)
            throws Exception {
        try (Lab lab = Lab.start(List.of(of("R1", platform)));
                Visitor visitor = Visitor.at(client, first(lab))) {
            first(lab).refuse("show clock");
            visitor.await(platform.equals("cisco_ios") ? "R1>" : prompt);
            visitor.type(platform.equals("cisco_ios") ? "enable\rcisco\rshow clock\r" : "show clock\n");
            visitor.await(refusal);
            visitor.await(prompt);
        }
    }

    @Test
    void one_command_runs_without_a_prompt_and_says_how_it_ended() throws Exception {
        try (Lab lab = Lab.start(List.of(of("srv1", "linux")))) {
            assertThat(exec(first(lab), "hostname")).isEqualTo("srv1\n0");
            assertThat(exec(first(lab), "bogus")).isEqualTo("-bash: bogus: command not found\n127");
        }
    }

    private String exec(Router router, String command) throws IOException {
        try (ClientSession session = Visitor.connect(client, router)) {
            session.addPasswordIdentity("cisco");
            session.auth().verify(Visitor.PATIENCE);
            try (ChannelExec channel = session.createExecChannel(command);
                    ByteArrayOutputStream out = new ByteArrayOutputStream()) {
                channel.setOut(out);
                channel.open().verify(Visitor.PATIENCE);
                channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), Visitor.PATIENCE);
                return out.toString(StandardCharsets.UTF_8) + channel.getExitStatus();
            }
        }
    }

    @Test
    void exit_closes_channel_and_connection() throws Exception {
        try (Lab lab = lab();
                Visitor visitor = Visitor.at(client, first(lab))) {
            visitor.await("R1>");
            assertThat(lab.sessions()).isEqualTo(1);
            visitor.type("exit\n");
            visitor.awaitEnd();
            assertThat(lab.sessions()).isZero();
            visitor.awaitClosed();
            assertThat(lab.awaitNoSessions(Visitor.PATIENCE)).isTrue();
            assertThat(first(lab).sessionsAtMost()).isEqualTo(1);
        }
    }

    @Test
    void a_wrong_password_is_refused_and_counted() throws Exception {
        try (Lab lab = lab()) {
            ClientSession session = Visitor.connect(client, first(lab));
            session.addPasswordIdentity("wrong");
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> session.auth().verify(Visitor.PATIENCE));
            session.close(true);
            assertThat(first(lab).loginsTried()).isPositive();
            assertThat(first(lab).loginsRefused()).isEqualTo(first(lab).loginsTried());
            assertThat(lab.sessionsAtMost()).isZero();
            assertThat(lab.awaitNoSessions(Visitor.PATIENCE)).isTrue();
        }
    }

    @Test
    void a_router_that_refuses_logins_refuses_the_right_password_too() throws Exception {
        try (Lab lab = lab()) {
            first(lab).refuseLogins(true);
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> Visitor.at(client, first(lab)));
            first(lab).refuseLogins(false);
            Visitor.at(client, first(lab)).close();
            assertThat(first(lab).loginsAccepted()).isEqualTo(1);
        }
    }

    @Test
    void an_entry_without_login_and_secret_asks_for_nothing() throws Exception {
        Credentials none = new Credentials("", null, null, null, null);
        try (Lab lab = Lab.start(List.of(device("r", "10.0.0.1", none)));
                Visitor visitor = Visitor.at(client, first(lab), "whatever")) {
            visitor.await("r>");
            visitor.type("enable\n");
            visitor.await("r#");
        }
    }

    @Test
    void keyboard_interactive_asks_one_question_also_with_a_login_delay() throws Exception {
        try (Lab lab = lab()) {
            for (Duration delay : List.of(Duration.ZERO, Duration.ofMillis(5))) {
                first(lab).loginDelay(delay);
                List<String> asked = new ArrayList<>();
                ClientSession session = Visitor.connect(client, first(lab));
                session.setUserAuthFactoriesNameList("keyboard-interactive");
                session.setUserInteraction(new UserInteraction() {
                    @Override
                    public String[] interactive(
                            ClientSession s, String name, String text, String lang, String[] prompts, boolean[] echo) {
                        asked.addAll(List.of(prompts));
                        return new String[] {"cisco"};
                    }

                    @Override
                    public @Nullable String getUpdatedPassword(ClientSession s, String prompt, String lang) {
                        return null;
                    }
                });
                session.auth().verify(Visitor.PATIENCE);
                session.close(true);
                assertThat(asked).containsExactly("Password: ");
            }
            assertThat(first(lab).loginsTried()).isEqualTo(2);
        }
    }

    @Test
    void the_key_of_an_entry_logs_in_and_others_do_not(@TempDir Path folder) throws Exception {
        var key = Lab.newHostKey();
        Path file = folder.resolve("id");
        Files.writeString(folder.resolve("id.pub"), PublicKeyEntry.toString(key.getPublic()) + "\n");
        Credentials credentials = new Credentials("cisco", Secret.of("cisco"), null, file, null);
        try (Lab lab = Lab.start(List.of(device("r", "10.0.0.1", credentials)))) {
            ClientSession session = Visitor.connect(client, first(lab));
            session.addPublicKeyIdentity(key);
            session.auth().verify(Visitor.PATIENCE);
            session.close(true);
            assertThat(first(lab).loginsAccepted()).isEqualTo(1);
            ClientSession stranger = Visitor.connect(client, first(lab));
            stranger.addPublicKeyIdentity(Lab.newHostKey());
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> stranger.auth().verify(Visitor.PATIENCE));
            stranger.close(true);
        }
    }

    @Test
    void all_routers_prove_themselves_with_the_key_of_the_lab() throws Exception {
        var key = Lab.newHostKey();
        try (Lab lab = Lab.start(devices(2), LabOptions.DEFAULT.withHostKey(key))) {
            assertThat(KeyUtils.compareKeys(lab.hostKey(), key.getPublic())).isTrue();
            for (Router router : lab.routers()) {
                try (Visitor visitor = Visitor.at(client, router)) {
                    visitor.await(">");
                }
                ClientSession session = Visitor.connect(client, router);
                session.addPasswordIdentity("cisco");
                session.auth().verify(Visitor.PATIENCE);
                assertThat(KeyUtils.compareKeys(session.getServerKey(), key.getPublic()))
                        .isTrue();
                assertThat(session.getServerVersion()).isEqualTo("SSH-2.0-Cisco-1.25");
                session.close(true);
            }
        }
    }

    @Test
    void a_gate_holds_answers_until_it_is_released() throws Exception {
        try (Lab lab = lab();
                Visitor visitor = Visitor.at(client, first(lab))) {
            visitor.await("R1>");
            Gate gate = first(lab).holdAnswers();
            visitor.type("sh privilege\n");
            visitor.await("sh privilege\r\n");
            gate.awaitHeld();
            assertThat(visitor.rest()).isEmpty();
            gate.release();
            assertThat(visitor.await("R1>")).isEqualTo("Current privilege level is 1\r\nR1>");
            visitor.type("sh privilege\n");
            visitor.await("R1>");
        }
    }

    @Test
    void think_time_delays_only_answers_to_show_commands() throws Exception {
        try (Lab lab = lab();
                Visitor visitor = Visitor.at(client, first(lab))) {
            visitor.await("R1>");
            first(lab).think(Duration.ofMillis(200));
            long began = System.nanoTime();
            visitor.type("sh privilege\n");
            visitor.await("level is 1");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
            first(lab).think(Duration.ofHours(1));
            visitor.type("terminal length 0\n");
            visitor.await("length 0\r\nR1>");
        }
    }

    @Test
    void a_dropped_connection_ends_after_so_many_bytes_of_the_answer() throws Exception {
        try (Lab lab = lab();
                Visitor visitor = Visitor.at(client, first(lab))) {
            visitor.await("R1>");
            first(lab).dropAfter(10);
            visitor.type("show version\n");
            visitor.await("show version\r\nCisco IOS ");
            visitor.awaitClosed();
            assertThat(visitor.rest()).isEmpty();
        }
    }

    @Test
    void a_hanging_router_echoes_and_never_answers_and_a_silent_one_says_nothing() throws Exception {
        try (Lab lab = Lab.start(devices(2))) {
            Router hanging = lab.routers().get(0).hang(true);
            Router silent = lab.routers().get(1).silent(true);
            try (Visitor visitor = Visitor.at(client, hanging);
                    Visitor other = Visitor.at(client, silent)) {
                visitor.await("R1>");
                visitor.type("terminal length 0\nsh clock\n");
                visitor.await("sh clock\r\n");
                assertThat(visitor.rest()).isEmpty();
                other.type("\n");
                assertThat(other.rest()).isEmpty();
            }
            assertThat(lab.awaitNoSessions(Visitor.PATIENCE)).isTrue();
        }
    }

    @Test
    void slow_bytes_are_all_the_bytes() throws Exception {
        try (Lab lab = lab();
                Visitor visitor = Visitor.at(client, first(lab))) {
            visitor.await("R1>");
            first(lab).slow(7, Duration.ofMillis(1));
            visitor.type("terminal length 0\nshow version\n");
            assertThat(visitor.await("0x2102")).contains("Cisco IOS Software", "export@cisco.com");
        }
    }

    @Test
    void connections_over_the_limit_are_closed_before_any_text() throws Exception {
        try (Lab lab = lab()) {
            first(lab).maxSessions(1);
            try (Visitor visitor = Visitor.at(client, first(lab));
                    Socket another = new Socket()) {
                visitor.await("R1>");
                another.connect(first(lab).address());
                another.setSoTimeout((int) Visitor.PATIENCE.toMillis());
                assertThat(another.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(lab.awaitNoSessions(Visitor.PATIENCE)).isTrue();
            Visitor.at(client, first(lab)).close();
        }
    }

    @Test
    void a_log_line_can_follow_each_prompt() throws Exception {
        try (Lab lab = lab()) {
            first(lab)
                    .logAfterPrompt("*Jul  4 17:33:11.429: %SYS-5-CONFIG_I: Configured")
                    .banner("authorised > only #");
            try (Visitor visitor = Visitor.at(client, first(lab))) {
                assertThat(visitor.await("Configured\r\n"))
                        .contains("authorised > only #\r\n")
                        .contains("R1>\r\n*Jul");
            }
        }
    }

    @Test
    void a_taken_port_is_an_error_and_nothing_stays_open() throws Exception {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = taken.getLocalPort();
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> Lab.start(devices(1), LabOptions.DEFAULT.withFirstPort(port)));
        }
    }

    @Test
    void hundreds_of_sessions_that_wait_cost_no_threads() throws Exception {
        int count = 100;
        try (Lab lab = Lab.start(devices(count))) {
            List<Visitor> visitors = new ArrayList<>();
            try {
                List<Gate> gates = new ArrayList<>();
                visitors.add(Visitor.at(client, first(lab)));
                visitors.getFirst().await(">");
                int before = Thread.activeCount();
                for (Router router : lab.routers().subList(1, count)) {
                    gates.add(router.holdAnswers());
                    visitors.add(Visitor.at(client, router));
                }
                for (Visitor visitor : visitors.subList(1, count)) {
                    visitor.type("sh clock\n");
                }
                for (Gate gate : gates) {
                    gate.awaitHeld();
                }
                assertThat(lab.sessionsAtMost()).isEqualTo(count);
                assertThat(Thread.activeCount() - before).isLessThan(count / 4);
                gates.forEach(Gate::release);
                for (Visitor visitor : visitors.subList(1, count)) {
                    assertThat(visitor.await(" UTC ")).contains("sh clock\r\n*");
                }
            } finally {
                visitors.forEach(Visitor::close);
            }
            assertThat(lab.awaitNoSessions(Visitor.PATIENCE)).isTrue();
        }
    }
}
