package io.netfutures.ssh;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinPool.ManagedBlocker;
import org.apache.sshd.agent.SshAgentConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The ssh-agent behind a Unix socket (draft-miller-ssh-agent). Requests go to it one at a time, because it handles one at a time.
 * They run in the common pool, which adds a thread while one of them blocks. Thread-safe.
 */
final class Agent {
    private static final int LARGEST = 256 << 10;
    private static final int RSA_SHA2_256 = 2;
    private static final int RSA_SHA2_512 = 4;

    private final Path socket;
    private final Duration bound;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    /** A key that the agent holds. */
    record Key(PublicKey key, String comment) {}

    /** @param bound for one answer; long enough for a person to confirm it */
    Agent(Path socket, Duration bound) {
        this.socket = socket;
        this.bound = bound;
    }

    /** The keys that the agent holds, except those of an unsupported type. */
    CompletableFuture<List<Key>> keys() {
        return inTurn(() -> {
            Buffer request = new ByteArrayBuffer();
            request.putByte(SshAgentConstants.SSH2_AGENTC_REQUEST_IDENTITIES);
            Buffer answer = exchange(request);
            if (answer.getByte() != SshAgentConstants.SSH2_AGENT_IDENTITIES_ANSWER) {
                throw new IOException("it lists no keys");
            }
            List<Key> keys = new ArrayList<>();
            for (int left = answer.getInt(); left > 0; left--) {
                byte[] blob = answer.getBytes();
                String comment = answer.getString();
                PublicKey key = parsed(blob);
                if (key != null) {
                    keys.add(new Key(key, comment));
                }
            }
            return List.copyOf(keys);
        });
    }

    /** Runs {@code work}, which may call {@link #sign}, after all earlier requests. Does not block. */
    synchronized <T> CompletableFuture<T> inTurn(Callable<T> work) {
        CompletableFuture<T> done = last.handleAsync((before, failure) -> {
            Turn<T> turn = new Turn<>(work);
            try {
                ForkJoinPool.managedBlock(turn);
                return turn.result();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
        last = done;
        return done;
    }

    /** Signs {@code data}. Call it only from work given to {@link #inTurn}. Blocks until the agent has answered, up to the bound. */
    byte[] sign(Key key, String algorithm, byte[] data) throws IOException {
        Buffer request = new ByteArrayBuffer();
        request.putByte(SshAgentConstants.SSH2_AGENTC_SIGN_REQUEST);
        request.putPublicKey(key.key());
        request.putBytes(data);
        request.putUInt(
                algorithm.startsWith("rsa-sha2-256")
                        ? RSA_SHA2_256
                        : algorithm.startsWith("rsa-sha2-512") ? RSA_SHA2_512 : 0);
        Buffer answer = exchange(request);
        if (answer.getByte() != SshAgentConstants.SSH2_AGENT_SIGN_RESPONSE) {
            throw new IOException("it refuses to sign");
        }
        Buffer signature = new ByteArrayBuffer(answer.getBytes());
        signature.getString();
        return signature.getBytes();
    }

    private Buffer exchange(Buffer request) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + request.available());
        out.putInt(request.available());
        out.put(request.getCompactData()).flip();
        long end = System.nanoTime() + bound.toNanos();
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                Selector selector = Selector.open()) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.configureBlocking(false);
            SelectionKey ready = channel.register(selector, SelectionKey.OP_WRITE);
            while (out.hasRemaining()) {
                await(selector, end);
                channel.write(out);
            }
            ready.interestOps(SelectionKey.OP_READ);
            ByteBuffer length = read(channel, selector, ByteBuffer.allocate(Integer.BYTES), end);
            int size = length.getInt();
            if (size <= 0 || size > LARGEST) {
                throw new IOException("its answer is not one of an agent");
            }
            return new ByteArrayBuffer(
                    read(channel, selector, ByteBuffer.allocate(size), end).array());
        }
    }

    private static ByteBuffer read(SocketChannel channel, Selector selector, ByteBuffer into, long end)
            throws IOException {
        while (into.hasRemaining()) {
            await(selector, end);
            if (channel.read(into) < 0) {
                throw new EOFException("it hung up");
            }
        }
        return into.flip();
    }

    private static void await(Selector selector, long end) throws IOException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0 || selector.select(left) == 0) {
            throw new IOException("it does not answer");
        }
        selector.selectedKeys().clear();
    }

    private static @Nullable PublicKey parsed(byte[] blob) {
        try {
            return new ByteArrayBuffer(blob).getRawPublicKey();
        } catch (RuntimeException | org.apache.sshd.common.SshException unsupported) {
            return null;
        }
    }

    private static final class Turn<T> implements ManagedBlocker {
        private final Callable<T> work;
        private @Nullable T value;
        private @Nullable Exception failure;
        private boolean done;

        Turn(Callable<T> work) {
            this.work = work;
        }

        @Override
        public boolean block() {
            try {
                value = work.call();
            } catch (Exception e) {
                failure = e;
            }
            done = true;
            return true;
        }

        @Override
        public boolean isReleasable() {
            return done;
        }

        @SuppressWarnings("NullAway") // A Callable<T> gives a T, which is null only where T allows it.
        T result() throws Exception {
            if (failure != null) {
                throw failure;
            }
            return value;
        }
    }
}
