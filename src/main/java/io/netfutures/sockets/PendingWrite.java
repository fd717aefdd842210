package io.netfutures.sockets;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.sshd.common.io.AbstractIoWriteFuture;
import org.jspecify.annotations.Nullable;

/** Bytes on their way to a peer, and the future of that. */
final class PendingWrite extends AbstractIoWriteFuture {
    private final ByteBuffer bytes;
    private @Nullable Throwable failure;

    PendingWrite(Object id, ByteBuffer bytes) {
        super(id, null);
        this.bytes = bytes;
    }

    /** What is left to write. */
    ByteBuffer bytes() {
        return bytes;
    }

    /** They will not be written. */
    void fail(Throwable cause) {
        failure = cause;
    }

    /** Tells whoever waits that all is written, or has failed. Call it without a lock: it runs code of others. */
    void end() {
        setValue(Objects.requireNonNullElse(failure, true));
    }
}
