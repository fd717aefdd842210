package io.netfutures.ssh;

import io.netfutures.device.Device;
import io.netfutures.ssh.HostKeys.Verdict;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt to connect has seen so far. Network threads record it, and the thread of the device reads it:
 * TCP connected, then identified, then keys exchanged; it may close at any time.
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

    /** Whether the user name has been sent as the answer to a question; it is sent only once. */
    volatile boolean nameSent;

    /** Whether the password has been sent, by any method; it is sent only once. */
    volatile boolean passwordSent;

    /** Whether the device has refused a method of logging in. */
    volatile boolean refused;

    volatile boolean newPasswordWanted;
    volatile String question = "";
    volatile List<String> methods = List.of();
    volatile String disconnect = "";

    /** The keys that the login tries, in this order. */
    volatile List<Identity> identities = List.of();

    /** Why some key, or the agent, cannot be used; empty if there is no problem. */
    volatile String keyProblem = "";

    /** Why the agent did not sign, which ends the login; empty if it did. */
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

    /** The attempt for which MINA was asked to connect. */
    static Attempt of(@Nullable AttributeRepository context) {
        return Objects.requireNonNull(Objects.requireNonNull(context).getAttribute(KEY));
    }

    /** Called before this socket connects. */
    synchronized void dials(Closeable dialling) {
        socket = dialling;
    }

    /** Called when the socket is connected. Closes it at once if the attempt has been abandoned. */
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

    /** Whether the socket was connected at some time. */
    synchronized boolean hasOpened() {
        return session != null;
    }

    /**
     * Abandons the attempt: closes a socket that is still connecting. If it is connected, returns its session for the caller to
     * close.
     */
    synchronized @Nullable Session giveUp() {
        givenUp = true;
        if (session == null) {
            closeQuietly(socket);
        }
        return session;
    }

    /** Called with what the peer sends before it has identified itself. */
    synchronized void hear(byte[] bytes, int from, int length) {
        int missing = Math.min(length, GREETING - greeting.length());
        if (missing > 0) {
            greeting += new String(bytes, from, missing, StandardCharsets.ISO_8859_1);
        }
    }

    /** Called when the connection is gone; every wait for one of the futures ends. */
    void end(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
        identified.completeExceptionally(cause);
        keyed.completeExceptionally(cause);
        closed.complete(null);
    }

    /** Closes a socket that is no longer used; a failure to close it does not matter. */
    static void closeQuietly(@Nullable Closeable socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            return;
        }
    }
}
