package io.netfutures.ssh;

import io.netfutures.sockets.EventLoop;
import io.netfutures.sockets.SocketSession;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.Closeable;
import org.apache.sshd.common.io.DefaultIoConnectFuture;
import org.apache.sshd.common.io.IoConnectFuture;
import org.apache.sshd.common.io.IoConnector;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoServiceEventListener;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.util.closeable.AbstractInnerCloseable;
import org.jspecify.annotations.Nullable;

/**
 * Connects sockets, and channels through jump hosts. The loops take turns in serving them. An abandoned attempt leaves no socket open. Does not
 * block, and is thread-safe.
 */
final class Connector extends AbstractInnerCloseable implements IoConnector {
    private final Map<Long, IoSession> sessions = new ConcurrentHashMap<>();
    private final Map<SocketChannel, DefaultIoConnectFuture> dialling = new ConcurrentHashMap<>();
    private final IoHandler handler;
    private final List<EventLoop> loops;
    private final AtomicInteger dialled = new AtomicInteger();
    private @Nullable IoServiceEventListener listener;

    Connector(IoHandler handler, List<EventLoop> loops) {
        this.handler = handler;
        this.loops = loops;
    }

    @Override
    public IoConnectFuture connect(
            SocketAddress address, @Nullable AttributeRepository context, @Nullable SocketAddress local) {
        AttributeRepository asked = Objects.requireNonNull(context);
        ClientSession through = Attempt.of(asked).through;
        return through == null
                ? dial(address, asked)
                : JumpChannel.dial(through, (InetSocketAddress) address, asked, handler, this);
    }

    private IoConnectFuture dial(SocketAddress address, AttributeRepository context) {
        DefaultIoConnectFuture future = new DefaultIoConnectFuture(address, null);
        EventLoop loop = loops.get(Math.floorMod(dialled.getAndIncrement(), loops.size()));
        SocketChannel socket = null;
        try {
            SocketChannel opened = SocketChannel.open();
            socket = opened;
            Attempt.of(context).dials(() -> {
                dialling.remove(opened);
                opened.close();
                loop.wakeUp();
            });
            opened.configureBlocking(false);
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (opened.connect(address)) {
                connected(opened, loop, context, future);
            } else {
                dialling.put(opened, future);
                future.addListener(done -> dialling.remove(opened));
                if (isClosing()) {
                    abandonAll();
                } else {
                    loop.execute(() -> awaitConnected(opened, loop, context, future));
                }
            }
        } catch (Exception e) {
            refuse(socket, future, e);
        }
        return future;
    }

    private void awaitConnected(
            SocketChannel socket, EventLoop loop, AttributeRepository context, DefaultIoConnectFuture future) {
        try {
            loop.register(socket, SelectionKey.OP_CONNECT, key -> {
                try {
                    key.interestOps(0);
                    socket.finishConnect();
                    connected(socket, loop, context, future);
                } catch (Throwable e) {
                    refuse(socket, future, e);
                }
            });
        } catch (IOException e) {
            refuse(socket, future, e);
        }
    }

    private static void refuse(@Nullable SocketChannel socket, DefaultIoConnectFuture future, Throwable failure) {
        Attempt.closeQuietly(socket);
        future.setException(failure);
    }

    /** The loops will not tell any more how these end. */
    private void abandonAll() {
        dialling.forEach((socket, future) -> refuse(socket, future, new IOException("the client was closed")));
    }

    private void connected(
            SocketChannel socket, EventLoop loop, AttributeRepository context, DefaultIoConnectFuture future)
            throws Exception {
        SocketSession session = new SocketSession(socket, loop, handler, this);
        session.setAttribute(AttributeRepository.class, context);
        session.create();
        sessions.put(session.getId(), session);
        session.addCloseFutureListener(closed -> sessions.remove(session.getId()));
        future.setSession(session);
        if (isClosing() || !session.equals(future.getSession())) {
            session.close(true);
        } else {
            session.start();
        }
    }

    @Override
    public Map<Long, IoSession> getManagedSessions() {
        return Map.copyOf(sessions);
    }

    @Override
    protected Closeable getInnerCloseable() {
        return builder()
                .run(toString(), this::abandonAll)
                .parallel(toString(), sessions.values())
                .build();
    }

    @Override
    public @Nullable IoServiceEventListener getIoServiceEventListener() {
        return listener;
    }

    @Override
    public void setIoServiceEventListener(@Nullable IoServiceEventListener told) {
        listener = told;
    }
}
