package io.netfutures.sockets;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.sshd.common.future.CloseFuture;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoService;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.util.Readable;
import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A connected TCP socket. Its {@link EventLoop} reads, and passes on what came; whoever writes does so in its own thread, and never
 * waits: what the network does not take at once is kept, and written by the loop. What is written while something is passed on goes
 * out together at the end of that, in one segment where it fits. Thread-safe.
 */
public final class SocketSession extends AbstractIoSession {
    private final SocketChannel channel;
    private final EventLoop loop;
    private final IoHandler handler;
    private final SocketAddress local;
    private final ReentrantLock writing = new ReentrantLock();
    private final Deque<PendingWrite> pending = new ArrayDeque<>();
    private boolean held;
    private boolean suspended;
    private @Nullable SelectionKey key;

    /** @param channel connected, and not blocking */
    public SocketSession(SocketChannel channel, EventLoop loop, IoHandler handler, IoService service)
            throws IOException {
        super(service, channel.getRemoteAddress());
        this.channel = channel;
        this.loop = loop;
        this.handler = handler;
        this.local = channel.getLocalAddress();
    }

    /** Tells the handler of this socket, in the thread of the caller; what it writes meanwhile goes out together. */
    public void create() throws Exception {
        hold();
        try {
            handler.sessionCreated(this);
        } finally {
            release();
        }
    }

    /** Lets the loop read from now on. Returns at once. */
    public void start() {
        loop.execute(this::register);
    }

    private void register() {
        SelectionKey registered;
        try {
            registered = loop.register(channel, SelectionKey.OP_READ, this::ready);
        } catch (IOException | CancelledKeyException e) {
            fail(e);
            return;
        }
        writing.lock();
        try {
            key = registered;
            setInterest();
        } finally {
            writing.unlock();
        }
    }

    private void ready(SelectionKey ready) {
        if (ready.isWritable()) {
            release();
        }
        if (ready.isValid() && ready.isReadable()) {
            read();
        }
    }

    private void read() {
        ByteBuffer buffer = loop.readBuffer();
        hold();
        try {
            if (channel.read(buffer) < 0) {
                close(true);
            } else {
                handler.messageReceived(this, Readable.readable(buffer.flip()));
            }
        } catch (Throwable e) {
            fail(e);
        } finally {
            release();
        }
    }

    private void fail(Throwable failure) {
        try {
            if (!isClosing()) {
                handler.exceptionCaught(this, failure);
            }
        } catch (Throwable worse) {
            log.debug("{} cannot be told", this, worse);
        }
        close(true);
    }

    /**
     * Writes the buffer, which the caller must not change before the future is done. Does not block. If the peer takes nothing any
     * more, only the future fails: what the peer has said before can still be read.
     */
    @Override
    public IoWriteFuture writeBuffer(Buffer buffer) {
        PendingWrite write =
                new PendingWrite(getId(), ByteBuffer.wrap(buffer.array(), buffer.rpos(), buffer.available()));
        if (isClosing()) {
            write.fail(new ClosedChannelException());
            write.end();
            return write;
        }
        List<PendingWrite> done;
        writing.lock();
        try {
            pending.add(write);
            done = held ? List.of() : flush();
        } finally {
            writing.unlock();
        }
        done.forEach(PendingWrite::end);
        return write;
    }

    /** Keeps what is written until {@link #release}. */
    private void hold() {
        writing.lock();
        try {
            held = true;
        } finally {
            writing.unlock();
        }
    }

    private void release() {
        List<PendingWrite> done;
        writing.lock();
        try {
            held = false;
            done = flush();
        } finally {
            writing.unlock();
        }
        done.forEach(PendingWrite::end);
    }

    /** Writes as much as the network takes. Returns the writes that are to be ended, once no lock is held. */
    private List<PendingWrite> flush() {
        if (pending.isEmpty()) {
            return List.of();
        }
        List<PendingWrite> done = new ArrayList<>(pending.size());
        try {
            PendingWrite only = pending.size() == 1 ? pending.getFirst() : null;
            if (only != null) {
                channel.write(only.bytes());
            } else {
                channel.write(pending.stream().map(PendingWrite::bytes).toArray(ByteBuffer[]::new));
            }
            while (!pending.isEmpty() && !pending.getFirst().bytes().hasRemaining()) {
                done.add(pending.removeFirst());
            }
        } catch (IOException e) {
            pending.forEach(each -> each.fail(e));
            done.addAll(pending);
            pending.clear();
        }
        setInterest();
        return done;
    }

    /** Lets the loop say when what is left can be written. */
    private void setInterest() {
        SelectionKey registered = key;
        if (registered == null) {
            return;
        }
        int wanted = (suspended ? 0 : SelectionKey.OP_READ) | (pending.isEmpty() ? 0 : SelectionKey.OP_WRITE);
        try {
            if (registered.interestOps() != wanted) {
                registered.interestOps(wanted);
                loop.wakeUp();
            }
        } catch (CancelledKeyException closedMeanwhile) {
            log.debug("{} was closed meanwhile", this, closedMeanwhile);
        }
    }

    private void suspend(boolean suspend) {
        writing.lock();
        try {
            suspended = suspend;
            setInterest();
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void suspendRead() {
        suspend(true);
    }

    @Override
    public void resumeRead() {
        suspend(false);
    }

    @Override
    public void shutdownOutputStream() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    protected CloseFuture doCloseGracefully() {
        List<PendingWrite> left;
        writing.lock();
        try {
            left = List.copyOf(pending);
        } finally {
            writing.unlock();
        }
        return builder().when(toString(), left).build().close(false);
    }

    @Override
    protected void doCloseImmediately() {
        List<PendingWrite> done;
        writing.lock();
        try {
            // What was said last may be why, as in a message of disconnection.
            done = new ArrayList<>(flush());
            pending.forEach(each -> each.fail(new ClosedChannelException()));
            done.addAll(pending);
            pending.clear();
        } finally {
            writing.unlock();
        }
        done.forEach(PendingWrite::end);
        try {
            channel.close();
            loop.wakeUp();
        } catch (IOException e) {
            log.debug("{} is not closed", this, e);
        }
        try {
            handler.sessionClosed(this);
        } catch (Exception e) {
            log.debug("{} was not told of the end", this, e);
        } finally {
            super.doCloseImmediately();
        }
    }

    @Override
    public SocketAddress getLocalAddress() {
        return local;
    }
}
