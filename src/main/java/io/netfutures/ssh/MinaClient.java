package io.netfutures.ssh;

import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.common.PropertyResolver;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;

/** Configures MINA's client: it reads none of the user's files, and leaves every time-out to {@link Connection}. */
final class MinaClient {
    /** Whether MINA's own sockets are used instead of ours: {@code -Dnetfutures.transport=nio2} (decision 16). */
    private static final boolean NIO2 = "nio2".equals(System.getProperty("netfutures.transport"));

    private MinaClient() {}

    /** A client that has been started; {@code hostKeys} judges each host key before any name or password is sent. */
    static SshClient start(HostKeys hostKeys) {
        SshClient client = configured();
        client.setServerKeyVerifier(verifier(hostKeys));
        client.addSessionListener(new ConnectionListener(hostKeys));
        client.start();
        return client;
    }

    /** Loads what a client consists of, so that {@link #start} takes a fraction of its time. */
    static void load() {
        configured();
    }

    private static SshClient configured() {
        SshClient client = SshClient.setUpDefaultClient();
        // Otherwise each property that is not set is looked for among those of the system, many times per device.
        client.setParentPropertyResolver(PropertyResolver.EMPTY);
        client.setIoServiceFactoryFactory(NIO2 ? Nio2Sockets.FACTORY : LoopSockets.FACTORY);
        client.setSessionFactory(new GreetingSessionFactory(client));
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setUserAuthFactories(List.copyOf(LoginMethods.ALL));
        Algorithms.setUp(client);
        CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.AUTH_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.REQUEST_SHELL_REPLY.set(client, true);
        CoreModuleProperties.PASSWORD_PROMPTS.set(client, 1);
        CoreModuleProperties.WINDOW_SIZE.set(client, 128L << 10);
        // Short, since some servers read it byte by byte.
        CoreModuleProperties.CLIENT_IDENTIFICATION.set(client, "netfutures");
        CoreModuleProperties.TCP_NODELAY.set(client, true);
        return client;
    }

    private static ServerKeyVerifier verifier(HostKeys hostKeys) {
        return (session, address, key) -> {
            Attempt attempt = Attempt.of(session);
            attempt.hostKey = key;
            attempt.verdict = hostKeys.judge(attempt.route.filed(), key);
            return attempt.verdict instanceof HostKeys.Verdict.Accepted;
        };
    }
}
