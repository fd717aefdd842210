package io.netfutures.lab;

import io.netfutures.sockets.SocketService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.file.nonefs.NoneFileSystemFactory;
import org.apache.sshd.common.io.IoServiceFactory;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.KeyExchangeFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.random.JceRandomFactory;
import org.apache.sshd.common.random.SingletonRandomFactory;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;

/** One SSH server that listens on many ports of 127.0.0.1 with one pool of threads. */
final class Server extends SshServer {
    private static final String LOOPBACK = "127.0.0.1";
    private static final long WINDOW = 64 * 1024;
    private static final int TRIES = 6;

    /** Modern algorithms only, the cheapest first. */
    Server(KeyPair hostKey) {
        setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory() {
            @Override
            public IoServiceFactory create(FactoryManager server) {
                return new SocketService(server);
            }
        });
        setRandomFactory(new SingletonRandomFactory(JceRandomFactory.INSTANCE));
        setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                true,
                List.of(
                        BuiltinDHFactories.curve25519,
                        BuiltinDHFactories.curve25519_libssh,
                        BuiltinDHFactories.ecdhp256,
                        BuiltinDHFactories.mlkem768x25519),
                ServerBuilder.DH2KEX));
        setCipherFactories(new ArrayList<>(List.of(
                BuiltinCiphers.aes128gcm,
                BuiltinCiphers.aes256gcm,
                BuiltinCiphers.aes128ctr,
                BuiltinCiphers.aes256ctr)));
        setMacFactories(
                new ArrayList<>(List.of(BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha256, BuiltinMacs.hmacsha512)));
        setSignatureFactories(ServerBuilder.setUpDefaultSignatureFactories(true));
        setCompressionFactories(
                new ArrayList<>(NamedFactory.setUpBuiltinFactories(true, ServerBuilder.DEFAULT_COMPRESSION_FACTORIES)));
        setChannelFactories(ServerBuilder.DEFAULT_CHANNEL_FACTORIES);
        setGlobalRequestHandlers(ServerBuilder.DEFAULT_GLOBAL_REQUEST_HANDLERS);
        setKexExtensionHandler(ServerBuilder.DEFAULT_KEX_EXTENSION_HANDLER);
        setFileSystemFactory(NoneFileSystemFactory.INSTANCE);
        setForwarderFactory(ServerBuilder.DEFAULT_FORWARDER_FACTORY);
        setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        setUnknownChannelReferenceHandler(ServerBuilder.DEFAULT_UNKNOWN_CHANNEL_REFERENCE_HANDLER);
        CoreModuleProperties.SERVER_IDENTIFICATION.set(this, "Cisco-1.25");
        CoreModuleProperties.WINDOW_SIZE.set(this, WINDOW);
        CoreModuleProperties.TCP_NODELAY.set(this, true);
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(this, TRIES);
        CoreModuleProperties.IDLE_TIMEOUT.set(this, Duration.ofMinutes(10));
    }

    /** Makes a session that has sent nothing yet offer these key exchanges too, after the others. */
    void offer(Session session, List<String> keyExchanges) {
        if (!keyExchanges.isEmpty()) {
            List<KeyExchangeFactory> all = new ArrayList<>(getKeyExchangeFactories());
            all.addAll(NamedFactory.setUpTransformedFactories(
                    false,
                    BuiltinDHFactories.parseDHFactoriesList(keyExchanges).getParsedFactories(),
                    ServerBuilder.DH2KEX));
            session.setKeyExchangeFactories(all);
        }
    }

    /** Listens on this many ports, from {@code first} on, or on free ones if it is 0; blocks until all listen. */
    List<InetSocketAddress> listen(int count, int first) throws IOException {
        if (count == 0) {
            return List.of();
        }
        setHost(LOOPBACK);
        setPort(first);
        start();
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        Collection<SocketAddress> others = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            others.add(new InetSocketAddress(loopback, first == 0 ? 0 : first + i));
        }
        acceptor.bind(others);
        return acceptor.getBoundAddresses().stream()
                .map(InetSocketAddress.class::cast)
                .sorted((a, b) -> Integer.compare(a.getPort(), b.getPort()))
                .toList();
    }
}
