package io.netfutures.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;

/** One SSH server for all routers of a lab: the port that a connection comes in on says which router it is for. */
final class LabServer extends SshServer {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private LabServer() {}

    static LabServer of(Lab lab) {
        LabServer server = new LabServer();
        new ServerBuilder()
                .factory(() -> server)
                .keyExchangeFactories(NamedFactory.setUpTransformedFactories(
                        true,
                        List.of(
                                BuiltinDHFactories.curve25519,
                                BuiltinDHFactories.curve25519_libssh,
                                BuiltinDHFactories.ecdhp256,
                                BuiltinDHFactories.dhg14_256),
                        ServerBuilder.DH2KEX))
                .cipherFactories(List.of(
                        BuiltinCiphers.aes128gcm,
                        BuiltinCiphers.aes256gcm,
                        BuiltinCiphers.aes128ctr,
                        BuiltinCiphers.aes256ctr,
                        BuiltinCiphers.cc20p1305_openssh))
                .macFactories(List.of(BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha256, BuiltinMacs.hmacsha512))
                .build(true);
        server.setKeyPairProvider(lab.hostKeys());
        server.setUserAuthFactories(List.of(
                UserAuthPublicKeyFactory.INSTANCE,
                UserAuthPasswordFactory.INSTANCE,
                UserAuthKeyboardInteractiveFactory.INSTANCE));
        server.setPasswordAuthenticator((user, password, session) -> {
            Router router = router(lab, session);
            return router != null && router.accepts(user, password);
        });
        server.setPublickeyAuthenticator((user, key, session) -> {
            Router router = router(lab, session);
            return router != null && isKeyOf(router, key);
        });
        server.setShellFactory(channel -> new Shell(requireRouter(lab, channel.getServerSession()), null));
        server.setCommandFactory(
                (channel, command) -> new Shell(requireRouter(lab, channel.getServerSession()), command));
        server.addSessionListener(new Count(lab));
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "Cisco-1.25");
        CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ofMinutes(10));
        CoreModuleProperties.AUTH_TIMEOUT.set(server, Duration.ofMinutes(2));
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, 20);
        CoreModuleProperties.WINDOW_SIZE.set(server, 64L << 10);
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        CoreModuleProperties.SOCKET_BACKLOG.set(server, 1024);
        CoreModuleProperties.SOCKET_REUSEADDR.set(server, true);
        CoreModuleProperties.KB_SERVER_INTERACTIVE_NAME.set(server, "");
        CoreModuleProperties.KB_SERVER_INTERACTIVE_PROMPT.set(server, "Password: ");
        return server;
    }

    /**
     * Listens on so many ports of the loopback address.
     *
     * @param first the first port, the others after it; 0 for any
     */
    List<InetSocketAddress> listen(int count, int first) throws IOException {
        if (count == 0) {
            return List.of();
        }
        if (first > 0 && first + count - 1 > 65535) {
            throw new IOException(count + " ports from " + first + " on: there is no port above 65535");
        }
        InetAddress loopback = InetAddress.getByAddress(LOOPBACK);
        setHost(loopback.getHostAddress());
        setPort(first);
        bind(first, this::start);
        for (int i = 1; i < count; i++) {
            InetSocketAddress address = new InetSocketAddress(loopback, first == 0 ? 0 : first + i);
            bind(address.getPort(), () -> acceptor.bind(address));
        }
        List<InetSocketAddress> bound = new ArrayList<>();
        for (SocketAddress address : acceptor.getBoundAddresses()) {
            bound.add((InetSocketAddress) address);
        }
        bound.sort(Comparator.comparingInt(InetSocketAddress::getPort));
        return bound;
    }

    void shutDown() {
        try {
            stop(true);
        } catch (IOException e) {
            // Every session is closed at once, and stays so.
            return;
        }
    }

    private interface Binding {
        void run() throws IOException;
    }

    private static void bind(int port, Binding binding) throws IOException {
        try {
            binding.run();
        } catch (IOException e) {
            throw new IOException("port " + port + " of the loopback address cannot be had: " + e.getMessage(), e);
        }
    }

    private static @Nullable Router router(Lab lab, ServerSession session) {
        IoSession io = session.getIoSession();
        return lab.at(io.getLocalAddress());
    }

    private static Router requireRouter(Lab lab, ServerSession session) {
        Router router = router(lab, session);
        if (router == null) {
            throw new IllegalStateException(
                    "no router listens on " + session.getIoSession().getLocalAddress());
        }
        return router;
    }

    /** Whether it is the public half of the key that the inventory entry names. */
    private static boolean isKeyOf(Router router, PublicKey key) {
        Path file = router.device().credentials().keyFile();
        if (file == null) {
            return false;
        }
        router.keyTried();
        try {
            String line = Files.readString(Path.of(file + ".pub")).strip();
            PublicKey wanted = PublicKeyEntry.parsePublicKeyEntry(line)
                    .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.IGNORING);
            boolean same = wanted != null && KeyUtils.compareKeys(wanted, key);
            if (same) {
                router.loggedIn();
            }
            return same;
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    /** Counts connections from their first byte to their close, and closes those for which no line is free. */
    private record Count(Lab lab, Set<Session> counted) implements SessionListener {
        private Count(Lab lab) {
            this(lab, java.util.concurrent.ConcurrentHashMap.newKeySet());
        }

        @Override
        public void sessionCreated(Session session) {
            Router router = router(lab, (ServerSession) session);
            if (router != null) {
                counted.add(session);
                lab.counted(1);
                if (!router.connected()) {
                    session.close(true);
                }
            }
        }

        @Override
        public void sessionClosed(Session session) {
            Router router = router(lab, (ServerSession) session);
            if (router != null && counted.remove(session)) {
                router.disconnected();
                lab.counted(-1);
            }
        }
    }
}
