package io.netfutures.ssh;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.jspecify.annotations.Nullable;

/** Notes in each connection's {@link Attempt} how far it has come. Called by network threads. */
final class ConnectionListener implements SessionListener {
    private final HostKeys hostKeys;

    ConnectionListener(HostKeys hostKeys) {
        this.hostKeys = hostKeys;
    }

    /** Before anything is sent: the algorithms that this device is to be offered, in this order. */
    @Override
    public void sessionCreated(Session session) {
        Attempt attempt = Attempt.of(session);
        attempt.opened(session);
        Algorithms.offer(session, attempt.device, hostKeys.typesKnownFor(attempt.route.filed()));
    }

    @Override
    public void sessionPeerIdentificationReceived(Session session, String version, List<String> extraLines) {
        Attempt.of(session).identified.complete(null);
    }

    @Override
    public void sessionNegotiationEnd(
            Session session,
            Map<KexProposalOption, String> client,
            Map<KexProposalOption, String> server,
            Map<KexProposalOption, String> negotiated,
            @Nullable Throwable reason) {
        if (reason != null) {
            Attempt attempt = Attempt.of(session);
            attempt.wanted = Map.copyOf(client);
            attempt.offered = Map.copyOf(server);
            attempt.mismatch = true;
        }
    }

    @Override
    public void sessionEvent(Session session, Event event) {
        if (event == Event.KeyEstablished) {
            Attempt.of(session).keyed.complete(null);
        }
    }

    @Override
    public void sessionException(Session session, Throwable problem) {
        Attempt attempt = Attempt.of(session);
        if (attempt.failure == null) {
            attempt.failure = problem;
        }
    }

    @Override
    public void sessionDisconnect(
            Session session, int reason, @Nullable String message, String language, boolean initiator) {
        if (!initiator) {
            Attempt.of(session).disconnect = String.valueOf(message);
        }
    }

    @Override
    public void sessionClosed(Session session) {
        Attempt attempt = Attempt.of(session);
        Throwable failure = attempt.failure;
        attempt.end(failure == null ? new IOException("closed by the device") : failure);
    }
}
