package io.netfutures.ssh;

import io.netfutures.device.Device;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.jspecify.annotations.Nullable;

/** Notes in each connection's {@link Attempt} how far it has come. Called by network threads. */
final class Watch implements SessionListener {
    private final HostKeys hostKeys;

    Watch(HostKeys hostKeys) {
        this.hostKeys = hostKeys;
    }

    /** The attempt that {@code session} belongs to. */
    static Attempt attempt(Session session) {
        return ((org.apache.sshd.client.session.ClientSession) session)
                .getConnectionContext()
                .getAttribute(Attempt.KEY);
    }

    /** Before anything is sent: the algorithms that this device is to be offered, in this order. */
    @Override
    public void sessionCreated(Session session) {
        attempt(session).opened(session);
        Device device = attempt(session).device;
        Map<String, List<String>> disabled = device.settings().disabledAlgorithms();
        Set<String> known = hostKeys.typesKnownFor(device);
        if (!disabled.isEmpty()) {
            session.setKeyExchangeFactories(without(session.getKeyExchangeFactories(), disabled.get("kex")));
            session.setCipherFactories(without(session.getCipherFactories(), disabled.get("ciphers")));
            session.setMacFactories(without(session.getMacFactories(), disabled.get("macs")));
            session.setSignatureFactories(without(session.getSignatureFactories(), disabled.get("keys")));
        }
        if (!known.isEmpty()) {
            session.setSignatureFactories(
                    first(session.getSignatureFactories(), factory -> known.contains(keyType(factory.getName()))));
        }
    }

    @Override
    public void sessionPeerIdentificationReceived(Session session, String version, List<String> extraLines) {
        attempt(session).identified.complete(null);
    }

    @Override
    public void sessionNegotiationEnd(
            Session session,
            Map<KexProposalOption, String> client,
            Map<KexProposalOption, String> server,
            Map<KexProposalOption, String> negotiated,
            @Nullable Throwable reason) {
        if (reason != null) {
            Attempt attempt = attempt(session);
            attempt.wanted = Map.copyOf(client);
            attempt.offered = Map.copyOf(server);
            attempt.mismatch = true;
        }
    }

    @Override
    public void sessionEvent(Session session, Event event) {
        if (event == Event.KeyEstablished) {
            attempt(session).keyed.complete(null);
        }
    }

    @Override
    public void sessionException(Session session, Throwable problem) {
        Attempt attempt = attempt(session);
        if (attempt.failure == null) {
            attempt.failure = problem;
        }
    }

    @Override
    public void sessionDisconnect(
            Session session, int reason, @Nullable String message, String language, boolean initiator) {
        if (!initiator) {
            attempt(session).disconnect = String.valueOf(message);
        }
    }

    @Override
    public void sessionClosed(Session session) {
        Attempt attempt = attempt(session);
        Throwable failure = attempt.failure;
        attempt.end(failure == null ? new IOException("closed by the device") : failure);
    }

    /** RSA keys sign under several names (RFC 8332). */
    private static String keyType(String signature) {
        return signature.startsWith("rsa-sha2-") ? "ssh-rsa" : signature;
    }

    private static <F extends NamedResource> List<F> without(List<F> all, @Nullable List<String> names) {
        return names == null
                ? all
                : all.stream().filter(each -> !names.contains(each.getName())).toList();
    }

    private static <F> List<F> first(List<F> all, Function<F, Boolean> preferred) {
        return java.util.stream.Stream.concat(
                        all.stream().filter(preferred::apply), all.stream().filter(each -> !preferred.apply(each)))
                .toList();
    }
}
