package io.netfutures.ssh;

import io.netfutures.sockets.AbstractIoSession;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.apache.sshd.client.channel.ChannelDirectTcpip;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.channel.BufferedIoOutputStream;
import org.apache.sshd.common.channel.StreamingChannel;
import org.apache.sshd.common.future.CloseFuture;
import org.apache.sshd.common.io.DefaultIoConnectFuture;
import org.apache.sshd.common.io.IoConnectFuture;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoReadFuture;
import org.apache.sshd.common.io.IoService;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.common.util.net.SshdSocketAddress;

/**
 * A channel through a jump host that takes the place of a socket. What the device's SSH session writes goes into a channel of the
 * jump host's session (RFC 4254, section 7.2), and what the channel receives is what the device's session reads. No local port and
 * no thread is needed: the thread that reads from the jump host passes the bytes on.
 *
 * <p>{@code device's session <-> JumpChannel <-> channel <-> jump host's session <-> socket}
 */
final class JumpChannel extends AbstractIoSession {
    private static final int CHUNK = 32 << 10;

    private final ChannelDirectTcpip channel;
    private final BufferedIoOutputStream out;
    private final IoHandler handler;

    private JumpChannel(ChannelDirectTcpip channel, IoHandler handler, IoService service, InetSocketAddress target) {
        super(service, target);
        this.channel = channel;
        this.handler = handler;
        this.out = new BufferedIoOutputStream("jump-channel", channel.getChannelId(), channel.getAsyncIn(), channel);
    }

    /** Opens a channel through {@code jumpHost} to the address. Does not block. */
    static IoConnectFuture dial(
            ClientSession jumpHost,
            InetSocketAddress address,
            AttributeRepository context,
            IoHandler handler,
            IoService service) {
        DefaultIoConnectFuture future = new DefaultIoConnectFuture(address, null);
        try {
            ChannelDirectTcpip channel = jumpHost.createDirectTcpipChannel(
                    new SshdSocketAddress("127.0.0.1", 0),
                    new SshdSocketAddress(address.getHostString(), address.getPort()));
            channel.setStreaming(StreamingChannel.Streaming.Async);
            Attempt.of(context).dials(() -> channel.close(true));
            open(channel, address, context, handler, service, future);
        } catch (IOException | RuntimeException e) {
            future.setException(e);
        }
        return future;
    }

    private static void open(
            ChannelDirectTcpip channel,
            InetSocketAddress target,
            AttributeRepository context,
            IoHandler handler,
            IoService service,
            DefaultIoConnectFuture future)
            throws IOException {
        channel.open().addListener(opening -> {
            if (!opening.isOpened()) {
                Throwable failure = opening.getException();
                future.setException(failure == null ? new IOException("the jump host is gone") : failure);
                return;
            }
            JumpChannel through = new JumpChannel(channel, handler, service, target);
            through.setAttribute(AttributeRepository.class, context);
            try {
                handler.sessionCreated(through);
                channel.addCloseFutureListener(closed -> through.close(true));
                through.settle(future);
                through.read(new ByteArrayBuffer(CHUNK));
            } catch (Exception e) {
                future.setException(e);
                through.close(true);
            }
        });
    }

    private void settle(IoConnectFuture future) {
        future.setSession(this);
        if (!equals(future.getSession())) {
            close(true);
        }
    }

    private void read(Buffer into) {
        channel.getAsyncOut().read(into).addListener(this::arrived);
    }

    private void arrived(IoReadFuture reading) {
        if (reading.getException() != null) {
            close(true);
            return;
        }
        try {
            handler.messageReceived(this, reading.getBuffer());
            Buffer buffer = reading.getBuffer();
            buffer.clear();
            read(buffer);
        } catch (Exception e) {
            try {
                handler.exceptionCaught(this, e);
            } catch (Exception worse) {
                log.debug("{} cannot be told", this, worse);
            }
            close(true);
        }
    }

    /** Copies the buffer: the caller may reuse it as soon as this returns. */
    @Override
    public IoWriteFuture writeBuffer(Buffer buffer) throws IOException {
        return out.writeBuffer(ByteArrayBuffer.getCompactClone(buffer.array(), buffer.rpos(), buffer.available()));
    }

    @Override
    protected CloseFuture doCloseGracefully() {
        return out.close(false);
    }

    @Override
    protected void doCloseImmediately() {
        try {
            channel.close(true);
            handler.sessionClosed(this);
        } catch (Exception e) {
            log.debug("{} was not told of the end", this, e);
        } finally {
            super.doCloseImmediately();
        }
    }

    @Override
    public SocketAddress getLocalAddress() {
        return channel.getSession().getLocalAddress();
    }

    @Override
    public void shutdownOutputStream() {
        out.close(false);
    }

    /** Does nothing: the channel's window bounds what can arrive, and MINA's clients never suspend reading. */
    @Override
    public void suspendRead() {}

    @Override
    public void resumeRead() {}
}
