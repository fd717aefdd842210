package io.netfutures.ssh;

import io.netfutures.device.Device;
import io.netfutures.ssh.HostKeys.Verdict;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt to connect has seen so far, as the network threads note it for the thread of the device:
 * TCP connected, then identified, then keys exchanged; closed at any time.
 */
final class Attempt {
    static final AttributeKey<Attempt> KEY = new AttributeKey<>();

    private static final int GREETING = 80;

    final Device device;
    final Route route;
    final CompletableFuture<Void> identified = new CompletableFuture<>();
    final CompletableFuture<Void> keyed = new CompletableFuture<>();
    final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** The beginning of what the peer said before it was identified. */
    volatile String greeting = "";

    volatile @Nullable PublicKey hostKey;
    volatile @Nullable Verdict verdict;
    volatile @Nullable Throwable failure;
    volatile Map<KexProposalOption, String> offered = Map.of();
    volatile Map<KexProposalOption, String> wanted = Map.of();
    volatile boolean mismatch;

    /** Whether a question has been answered with the name of the user: it is not answered again. */
    volatile boolean nameSent;

    /** Whether the password has gone out, by whichever method: it does not go out twice. */
    volatile boolean passwordSent;

    /** Whether the device has said no to the password. */
    volatile boolean refused;

    volatile boolean newPasswordWanted;
    volatile String question = "";
    volatile List<String> methods = List.of();
    volatile String disconnect = "";

    /** The keys that the login tries, in this order. */
    volatile List<Identity> identities = List.of();

    /** Why a key, or the agent, is not among them. */
    volatile String keyProblem = "";

    /** Why the agent did not sign, which ends the login. */
    volatile String unsigned = "";

    /** The session of the jump host to go through, or null. */
    volatile @Nullable ClientSession through;

    private @Nullable Closeable socket;
    private @Nullable Session session;
    private boolean givenUp;

    Attempt(Route route) {
        this.route = route;
        this.device = route.device();
    }

    /** The attempt that {@code session} belongs to. */
    static Attempt of(Session session) {
        return ((ClientSession) session).getConnectionContext().getAttribute(KEY);
    }

    /** This socket is about to connect. */
    synchronized void dials(Closeable dialling) {
        socket = dialling;
    }

    /** The socket is connected. It is closed at once if nobody wants it any more. */
    void opened(Session opened) {
        boolean unwanted;
        synchronized (this) {
            session = opened;
            unwanted = givenUp;
        }
        if (unwanted) {
            opened.close(true);
        }
    }

    /** Whether the socket has been connected, whatever came of it. */
    synchronized boolean hasOpened() {
        return session != null;
    }

    /**
     * Nobody wants the connection any more: a socket that is not connected yet is closed. Returns the session of one that is,
     * for the caller to close.
     */
    synchronized @Nullable Session giveUp() {
        givenUp = true;
        if (session == null) {
            Sockets.closeQuietly(socket);
        }
        return session;
    }

    /** The peer has said this, and has not identified itself yet. */
    synchronized void hear(byte[] bytes, int from, int length) {
        int missing = Math.min(length, GREETING - greeting.length());
        if (missing > 0) {
            greeting += new String(bytes, from, missing, StandardCharsets.ISO_8859_1);
        }
    }

    /** The connection is gone; whoever waits for anything learns it. */
    void end(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
        identified.completeExceptionally(cause);
        keyed.completeExceptionally(cause);
        closed.complete(null);
    }
}
