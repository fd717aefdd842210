package io.netfutures.sockets;

import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.sshd.common.io.IoService;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.util.closeable.AbstractCloseable;
import org.jspecify.annotations.Nullable;

/** What MINA asks of every connection, whatever carries its bytes. */
public abstract class AbstractIoSession extends AbstractCloseable implements IoSession {
    private static final AtomicLong IDS = new AtomicLong();

    private final long id = IDS.incrementAndGet();
    private final Map<Object, Object> attributes = new ConcurrentHashMap<>();
    private final IoService service;
    private final SocketAddress remote;

    /** A connection to {@code remote} that {@code service} has made. */
    protected AbstractIoSession(IoService service, SocketAddress remote) {
        this.service = service;
        this.remote = remote;
    }

    @Override
    public final long getId() {
        return id;
    }

    @Override
    public final @Nullable Object getAttribute(Object name) {
        return attributes.get(name);
    }

    @Override
    public final @Nullable Object setAttribute(Object name, Object value) {
        return attributes.put(name, value);
    }

    @Override
    public final @Nullable Object setAttributeIfAbsent(Object name, Object value) {
        return attributes.putIfAbsent(name, value);
    }

    @Override
    public final @Nullable Object removeAttribute(Object name) {
        return attributes.remove(name);
    }

    @Override
    public final SocketAddress getRemoteAddress() {
        return remote;
    }

    /** None: a client accepts no connections. */
    @Override
    public final @Nullable SocketAddress getAcceptanceAddress() {
        return null;
    }

    @Override
    public final IoService getService() {
        return service;
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + remote + "]";
    }
}
