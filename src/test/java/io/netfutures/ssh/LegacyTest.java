package io.netfutures.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.AlgorithmMismatch;
import io.netfutures.device.DeviceException.ShellRefused;
import io.netfutures.device.Legacy;
import io.netfutures.device.Progress;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.server.ServerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that has only what was good twenty years ago. */
@Tag("slow")
final class LegacyTest {
    private final ConcurrentLinkedQueue<Map<KexProposalOption, String>> offers = new ConcurrentLinkedQueue<>();
    private TestSshServer gate;

    @BeforeEach
    void prepare() throws Exception {
        gate = new TestSshServer();
        gate.server.addSessionListener(new SessionListener() {
            @Override
            public void sessionNegotiationEnd(
                    Session session,
                    Map<KexProposalOption, String> client,
                    Map<KexProposalOption, String> server,
                    Map<KexProposalOption, String> negotiated,
                    @Nullable Throwable reason) {
                offers.add(Map.copyOf(client));
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        gate.close();
    }

    @Test
    void the_error_shows_both_lists_and_the_line_that_helps_and_the_line_helps() throws Exception {
        old();
        Device device = gate.device("R1", TestSshServer.password());
        try (Ssh ssh = Ssh.open(HostKeys.off())) {
            assertThat(failure(ssh, device))
                    .isInstanceOf(AlgorithmMismatch.class)
                    .hasMessageContaining("key exchange: the device has diffie-hellman-group1-sha1; we have curve25519")
                    .hasMessageContaining("host key: the device has ssh-rsa; we have ssh-ed25519")
                    .hasMessageContaining(
                            "cipher: the device has aes128-cbc, 3des-cbc; we have chacha20-poly1305@openssh.com")
                    .hasMessageContaining("MAC: the device has hmac-sha1, hmac-md5; we have")
                    .hasMessageContaining("add \"legacy: [diffie-hellman-group1-sha1, ssh-rsa, aes128-cbc, hmac-sha1]\""
                            + " to R1 at devices.yaml:7");
            assertThat(gate.passwords).hasValue(0);

            Device helped =
                    TestSshServer.legacy(device, "diffie-hellman-group1-sha1", "ssh-rsa", "aes128-cbc", "hmac-sha1");
            assertThat(failure(ssh, helped)).isInstanceOf(ShellRefused.class);
            assertThat(gate.passwords).hasValue(1);
        }
    }

    @Test
    void one_old_device_does_not_change_what_the_others_are_offered() throws Exception {
        old();
        Device device = gate.device("R1", TestSshServer.password());
        try (Ssh ssh = Ssh.open(HostKeys.off())) {
            failure(ssh, TestSshServer.legacy(device, Legacy.all().toArray(String[]::new)));
            failure(ssh, device);
        }
        List<Map<KexProposalOption, String>> seen = List.copyOf(offers);
        assertThat(seen).hasSize(2);
        assertThat(seen.getFirst().get(KexProposalOption.ALGORITHMS))
                .startsWith("curve25519-sha256,")
                .contains("diffie-hellman-group14-sha1,diffie-hellman-group1-sha1");
        assertThat(seen.getFirst().get(KexProposalOption.C2SENC)).contains("aes256-ctr", "3des-cbc");
        for (String offered : seen.getLast().values()) {
            assertThat(List.of(offered.split(","))).doesNotContainAnyElementsOf(Legacy.all());
        }
    }

    @Test
    void a_device_that_needs_one_more_old_algorithm_is_told_the_whole_line() throws Exception {
        old();
        Device device = TestSshServer.legacy(gate.device("R1", TestSshServer.password()), "ssh-rsa", "hmac-md5");
        try (Ssh ssh = Ssh.open(HostKeys.off())) {
            assertThat(failure(ssh, device))
                    .hasMessageContaining(
                            "write \"legacy: [ssh-rsa, hmac-md5, diffie-hellman-group1-sha1, aes128-cbc]\" for R1");
        }
    }

    @Test
    void every_old_name_is_one_that_the_library_has() {
        assertThat(Legacy.KEY_EXCHANGE.names())
                .allMatch(name -> BuiltinDHFactories.fromFactoryName(name).isSupported());
        assertThat(Legacy.HOST_KEY.names())
                .allMatch(name -> BuiltinSignatures.fromFactoryName(name).isSupported());
        assertThat(Legacy.CIPHER.names())
                .allMatch(name -> BuiltinCiphers.fromFactoryName(name).isSupported());
        assertThat(Legacy.MAC.names())
                .allMatch(name -> BuiltinMacs.fromFactoryName(name).isSupported());
    }

    private void old() throws Exception {
        KeyPair rsa = KeyUtils.generateKeyPair(KeyPairProvider.SSH_RSA, 2048);
        gate.server.setKeyPairProvider(KeyPairProvider.wrap(rsa));
        gate.server.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                true, List.of(BuiltinDHFactories.fromFactoryName("diffie-hellman-group1-sha1")), ServerBuilder.DH2KEX));
        gate.server.setSignatureFactories(List.of(BuiltinSignatures.rsa));
        gate.server.setCipherFactories(List.of(BuiltinCiphers.aes128cbc, BuiltinCiphers.fromFactoryName("3des-cbc")));
        gate.server.setMacFactories(List.of(BuiltinMacs.hmacsha1, BuiltinMacs.fromFactoryName("hmac-md5")));
        gate.started();
    }

    private static DeviceException failure(Ssh ssh, Device device) {
        return catchThrowableOfType(DeviceException.class, () -> ssh.connect(device, Progress.NONE));
    }
}
