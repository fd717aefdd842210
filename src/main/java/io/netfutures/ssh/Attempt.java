package io.netfutures.ssh;

import io.netfutures.device.Device;
import io.netfutures.ssh.HostKeys.Verdict;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.kex.KexProposalOption;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt to connect has seen so far, as the network threads note it for the thread of the device:
 * TCP connected, then identified, then keys exchanged; closed at any time.
 */
final class Attempt {
    static final AttributeKey<Attempt> KEY = new AttributeKey<>();

    final Device device;
    final CompletableFuture<Void> identified = new CompletableFuture<>();
    final CompletableFuture<Void> keyed = new CompletableFuture<>();
    final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** Lines that came before an SSH identification. */
    volatile List<String> greeting = List.of();

    volatile @Nullable PublicKey hostKey;
    volatile @Nullable Verdict verdict;
    volatile @Nullable Throwable failure;
    volatile Map<KexProposalOption, String> offered = Map.of();
    volatile Map<KexProposalOption, String> wanted = Map.of();
    volatile boolean mismatch;

    /** Whether the password has gone out, by whichever method: it does not go out twice. */
    volatile boolean passwordSent;

    volatile boolean newPasswordWanted;
    volatile String question = "";
    volatile List<String> methods = List.of();
    volatile String disconnect = "";

    Attempt(Device device) {
        this.device = device;
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
