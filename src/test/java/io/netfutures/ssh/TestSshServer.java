package io.netfutures.ssh;

import io.netfutures.device.Access;
import io.netfutures.device.Access.AlgorithmChoice;
import io.netfutures.device.Access.UserKeys;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Origin;
import io.netfutures.device.Secret;
import io.netfutures.device.Settings;
import io.netfutures.device.Timeouts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.ForwardingFilter;
import org.apache.sshd.server.forward.TcpForwardingFilter;
import org.jspecify.annotations.Nullable;

/** An SSH server with logins by password and key, which can forward connections and counts what it sees. */
final class TestSshServer implements AutoCloseable {
    static final String PASSWORD = "a-good-password";

    final SshServer server = ServerBuilder.builder().build(true);
    final KeyPair hostKey;
    final AtomicInteger passwords = new AtomicInteger();
    final AtomicInteger keys = new AtomicInteger();
    final AtomicInteger sessions = new AtomicInteger();
    final ConcurrentLinkedQueue<String> forwarded = new ConcurrentLinkedQueue<>();

    TestSshServer() throws Exception {
        this("127.0.0.1");
    }

    TestSshServer(String address) throws Exception {
        hostKey = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
        server.setHost(address);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator((user, password, session) -> {
            passwords.incrementAndGet();
            return password.equals(PASSWORD);
        });
        server.addSessionListener(new SessionListener() {
            @Override
            public void sessionCreated(Session session) {
                sessions.incrementAndGet();
            }
        });
    }

    /** Lets in anyone with one of these keys, or a certificate of it. */
    TestSshServer trusting(PublicKey... trusted) {
        server.setPublickeyAuthenticator((user, key, session) -> {
            keys.incrementAndGet();
            return List.of(trusted).stream().anyMatch(one -> KeyUtils.compareKeys(one, key));
        });
        return this;
    }

    /** Forwards connections to any address. */
    TestSshServer forwarding() {
        server.setForwardingFilter(new Forwarding());
        return this;
    }

    TestSshServer started() throws Exception {
        server.start();
        return this;
    }

    int port() {
        return ((InetSocketAddress) server.getBoundAddresses().iterator().next()).getPort();
    }

    Device device(String name, Credentials credentials) {
        return new Device(
                name,
                server.getHost(),
                port(),
                "cisco_ios",
                credentials,
                Settings.DEFAULT.with(Timeouts.DEFAULT.within(Duration.ofMinutes(1))),
                Set.of(),
                new Origin("devices.yaml", 7));
    }

    static Credentials password() {
        return new Credentials("cisco", Secret.of(PASSWORD), null, null, null);
    }

    static Credentials key(Path file, @Nullable String passphrase) {
        return new Credentials("cisco", null, null, file, passphrase == null ? null : Secret.of(passphrase));
    }

    static Device with(Device device, Access access) {
        return device.with(device.settings().with(access));
    }

    static Device through(Device device, Device... hosts) {
        return with(device, device.settings().access().through(List.of(hosts)));
    }

    static Device legacy(Device device, String... names) {
        return with(device, device.settings().access().with(new AlgorithmChoice(List.of(names), Map.of())));
    }

    static Device asking(Device device) {
        return with(device, device.settings().access().with(new UserKeys(true, false)));
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private final class Forwarding implements ForwardingFilter {
        @Override
        public boolean canForwardAgent(Session session, String type) {
            return false;
        }

        @Override
        public boolean canForwardX11(Session session, String type) {
            return false;
        }

        @Override
        public boolean canListen(SshdSocketAddress address, Session session) {
            return false;
        }

        @Override
        public boolean canConnect(TcpForwardingFilter.Type type, SshdSocketAddress address, Session session) {
            forwarded.add(address.getHostName() + ":" + address.getPort());
            return true;
        }
    }
}
