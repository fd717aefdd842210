package io.netfutures.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.AuthFailed;
import io.netfutures.device.DeviceException.ShellRefused;
import io.netfutures.device.Progress;
import io.netfutures.device.Secret;
import io.netfutures.platform.Platforms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logging in with the keys that ssh-keygen and openssl make, and with those of a real ssh-agent. */
@Tag("slow")
final class KeyLoginTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-t ed25519                       | ",
                "-t ed25519                       | a passphrase",
                "-t ecdsa -b 256                  | ",
                "-t ecdsa -b 521                  | a passphrase",
                "-t rsa -b 2048                   | ",
                "-t rsa -b 2048                   | a passphrase",
                "-t rsa -b 2048 -m PEM            | ",
                "-t rsa -b 2048 -m PEM            | a passphrase",
                "-t ecdsa -b 384 -m PEM           | ",
                "-t ecdsa -b 384 -m PEM           | a passphrase",
                "-t rsa -b 2048 -m PKCS8          | ",
                "-t rsa -b 2048 -m PKCS8          | a passphrase",
                "-t ecdsa -b 256 -m PKCS8         | ",
                "-t ecdsa -b 256 -m PKCS8         | a passphrase",
            })
    void a_key_opens_the_way_in(String kind, @Nullable String passphrase) throws Exception {
        Path key = generate("key", kind, passphrase);
        try (TestSshServer gate = new TestSshServer().trusting(publicKey(key)).started();
                Ssh ssh = Ssh.open(HostKeys.off())) {
            assertThat(failure(ssh, gate.device("R1", TestSshServer.key(key, passphrase))))
                    .isInstanceOf(ShellRefused.class);
            assertThat(gate.passwords).hasValue(0);
        }
    }

    @Test
    void a_certificate_beside_the_key_is_shown_first() throws Exception {
        Path authority = generate("authority", "-t ed25519", null);
        for (String kind : List.of("ed25519", "ecdsa", "rsa")) {
            Path key = generate(kind, "-t " + kind, null);
            run("ssh-keygen", "-q", "-s", authority.toString(), "-I", "me", "-n", "cisco", key + ".pub");
            List<PublicKey> shown = new ArrayList<>();
            try (TestSshServer gate = new TestSshServer();
                    Ssh ssh = Ssh.open(HostKeys.off())) {
                gate.server.setPublickeyAuthenticator((user, offered, session) -> {
                    shown.add(offered);
                    return offered instanceof OpenSshCertificate;
                });
                gate.started();
                assertThat(failure(ssh, gate.device("R1", TestSshServer.key(key, null))))
                        .as(kind)
                        .isInstanceOf(ShellRefused.class);
            }
            assertThat(shown.getFirst()).isInstanceOf(OpenSshCertificate.class);
        }
    }

    @Test
    void what_is_wrong_with_a_key_is_said_and_no_password_is_sent() throws Exception {
        Path locked = generate("locked", "-t ed25519", "open sesame");
        Path pem = generate("pem", "-t rsa -b 2048 -m PEM", "open sesame");
        Path pkcs8 = generate("pkcs8", "-t rsa -b 2048 -m PKCS8", "open sesame");
        Path none = Files.writeString(folder.resolve("none"), "hello\n");
        Path torn = Files.writeString(
                folder.resolve("torn"),
                Files.readString(generate("whole", "-t ed25519", null)).substring(0, 150));
        Path putty = Files.writeString(folder.resolve("k.ppk"), "PuTTY-User-Key-File-3: ssh-ed25519\n");
        try (TestSshServer gate = new TestSshServer().started();
                Ssh ssh = Ssh.open(HostKeys.off())) {
            assertThat(said(ssh, gate, locked, null)).contains("is encrypted, and there is no passphrase");
            assertThat(said(ssh, gate, locked, "wrong")).contains("the passphrase does not open the key");
            assertThat(said(ssh, gate, pem, "wrong")).contains("the passphrase does not open the key");
            assertThat(said(ssh, gate, pkcs8, "wrong")).contains("the passphrase does not open the key");
            assertThat(said(ssh, gate, Path.of(locked + ".pub"), null)).contains("is a public key; give the private");
            assertThat(said(ssh, gate, none, null)).contains("is not a private key");
            assertThat(said(ssh, gate, torn, null)).contains("cannot be read");
            assertThat(said(ssh, gate, putty, null)).contains("convert it: puttygen k.ppk -O private-openssh");
            assertThat(said(ssh, gate, folder.resolve("missing"), null)).contains("there is no key file");
            assertThat(gate.passwords).hasValue(0);
        }
    }

    @Test
    void a_key_that_the_device_does_not_take_is_refused_once() throws Exception {
        Path key = generate("key", "-t ed25519", null);
        try (TestSshServer gate = new TestSshServer().trusting().started();
                Ssh ssh = Ssh.open(HostKeys.off())) {
            assertThat(failure(ssh, gate.device("R1", TestSshServer.key(key, null))))
                    .isInstanceOf(AuthFailed.class)
                    .hasMessageContaining("it offers")
                    .hasMessageContaining("devices.yaml:7");
            assertThat(gate.keys).hasValue(1);
        }
    }

    @Test
    void a_thousand_who_need_one_encrypted_key_decrypt_it_once() throws Exception {
        Path key = generate("key", "-t ed25519 -a 64", "open sesame");
        KeyFiles files = new KeyFiles();
        long start = System.nanoTime();
        List<KeyPair> first = files.read(key, Secret.of("open sesame"));
        long once = System.nanoTime() - start;
        start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<KeyPair>>> all = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                all.add(threads.submit(() -> files.read(key, Secret.of("open sesame"))));
            }
            for (Future<List<KeyPair>> each : all) {
                assertThat(each.get(120, TimeUnit.SECONDS)).isSameAs(first);
            }
        }
        assertThat(System.nanoTime() - start)
                .as("a thousand times, where once took " + once + " ns")
                .isLessThan(20 * once);
    }

    @Test
    void a_key_that_has_changed_is_read_again() throws Exception {
        Path key = generate("key", "-t ed25519", null);
        KeyFiles files = new KeyFiles();
        PublicKey before = files.read(key, null).getFirst().getPublic();
        Files.delete(key);
        generate("key", "-t ed25519", null);
        Files.setLastModifiedTime(key, java.nio.file.attribute.FileTime.fromMillis(1));
        assertThat(files.read(key, null).getFirst().getPublic()).isNotEqualTo(before);
    }

    @Test
    void the_agent_signs_for_keys_that_are_in_no_file() throws Exception {
        try (RunningAgent agent = new RunningAgent(folder)) {
            List<PublicKey> held = new ArrayList<>();
            for (String kind : List.of("ed25519", "ecdsa", "rsa")) {
                Path key = generate(kind, "-t " + kind, null);
                agent.add(key);
                held.add(publicKey(key));
                Files.delete(key);
            }
            for (PublicKey trusted : held) {
                try (TestSshServer gate = new TestSshServer().trusting(trusted).started();
                        Ssh ssh = open(agent.socket())) {
                    Device device = gate.device("R1", new Credentials("cisco", null, null, null, null));
                    assertThat(failure(ssh, TestSshServer.asking(device)))
                            .as(trusted.getAlgorithm())
                            .isInstanceOf(ShellRefused.class);
                    assertThat(failure(ssh, device))
                            .isInstanceOf(AuthFailed.class)
                            .hasMessageContaining("neither a password nor a key");
                }
            }
        }
    }

    @Test
    void fifty_devices_ask_one_agent() throws Exception {
        try (RunningAgent agent = new RunningAgent(folder)) {
            Path key = generate("key", "-t ed25519", null);
            agent.add(key);
            try (TestSshServer gate =
                            new TestSshServer().trusting(publicKey(key)).started();
                    Ssh ssh = open(agent.socket());
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Device device =
                        TestSshServer.asking(gate.device("R1", new Credentials("cisco", null, null, null, null)));
                List<Future<DeviceException>> all = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    all.add(threads.submit(() -> failure(ssh, device)));
                }
                for (Future<DeviceException> each : all) {
                    assertThat(each.get(120, TimeUnit.SECONDS)).isInstanceOf(ShellRefused.class);
                }
            }
        }
    }

    @Test
    void what_is_wrong_with_the_agent_is_said() throws Exception {
        Path key = generate("key", "-t ed25519", null);
        try (TestSshServer gate = new TestSshServer().trusting(publicKey(key)).started()) {
            Device device = TestSshServer.asking(gate.device("R1", new Credentials("cisco", null, null, null, null)));
            try (Ssh ssh = open(folder.resolve("nobody"))) {
                assertThat(failure(ssh, device))
                        .isInstanceOf(AuthFailed.class)
                        .hasMessageContaining("the ssh-agent at " + folder.resolve("nobody") + " cannot be asked");
            }
            try (RunningAgent agent = new RunningAgent(folder);
                    Ssh ssh = open(agent.socket())) {
                assertThat(failure(ssh, device)).hasMessageContaining("holds no key; load one with ssh-add");
                agent.add(generate("other", "-t ed25519", null));
                assertThat(failure(ssh, device)).hasMessageContaining("refused every way to log in that there is");
            }
        }
    }

    @Test
    void an_agent_that_refuses_to_sign_is_named() throws Exception {
        Path key = generate("key", "-t ed25519", null);
        try (RunningAgent agent = new RunningAgent(folder, Map.of("SSH_ASKPASS", "/bin/false", "DISPLAY", "none"));
                TestSshServer gate =
                        new TestSshServer().trusting(publicKey(key)).started();
                Ssh ssh = open(agent.socket())) {
            agent.add("-c", key.toString());
            Device device = TestSshServer.asking(gate.device("R1", new Credentials("cisco", null, null, null, null)));
            assertThat(failure(ssh, device))
                    .isInstanceOf(AuthFailed.class)
                    .hasMessageContaining("the ssh-agent did not sign with the key")
                    .hasMessageContaining("it refuses to sign");
        }
    }

    @Test
    void an_agent_that_says_nothing_is_waited_for_no_longer_than_the_login() throws Exception {
        Path socket = folder.resolve("mute");
        try (var mute = java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
            mute.bind(java.net.UnixDomainSocketAddress.of(socket));
            Agent agent = new Agent(socket, Duration.ofMillis(200));
            assertThatThrownBy(() -> agent.keys().get(120, TimeUnit.SECONDS)).hasMessageContaining("does not answer");
        }
    }

    private static Ssh open(Path agent) {
        return Ssh.open(
                HostKeys.off(),
                Device::socketAddress,
                Platforms.builtIn(),
                DetectedPlatforms.inMemory(),
                new Account("me", Path.of("/nonexistent"), agent));
    }

    private static String said(Ssh ssh, TestSshServer gate, Path key, @Nullable String passphrase) {
        DeviceException thrown = failure(ssh, gate.device("R1", TestSshServer.key(key, passphrase)));
        assertThat(thrown).isInstanceOf(AuthFailed.class).hasMessageContaining("devices.yaml:7");
        return String.valueOf(thrown.getMessage());
    }

    private static DeviceException failure(Ssh ssh, Device device) {
        return catchThrowableOfType(DeviceException.class, () -> ssh.connect(device, Progress.NONE));
    }

    private Path generate(String name, String options, @Nullable String passphrase) throws Exception {
        Path file = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of("ssh-keygen", "-q", "-C", name, "-f", file.toString()));
        command.addAll(List.of("-N", passphrase == null ? "" : passphrase));
        command.addAll(List.of(options.strip().split(" ")));
        run(command.toArray(String[]::new));
        return file;
    }

    private static void run(String... command) throws Exception {
        RunningAgent.run(Map.of(), command);
    }

    private static PublicKey publicKey(Path key) throws Exception {
        return PublicKeyEntry.parsePublicKeyEntry(
                        Files.readString(Path.of(key + ".pub")).strip())
                .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.IGNORING);
    }
}
