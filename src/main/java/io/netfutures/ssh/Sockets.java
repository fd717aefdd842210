package io.netfutures.ssh;

import io.netfutures.sockets.SocketService;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.Objects;
import org.apache.sshd.client.channel.ChannelDirectTcpip;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.channel.StreamingChannel;
import org.apache.sshd.common.io.DefaultIoConnectFuture;
import org.apache.sshd.common.io.IoConnectFuture;
import org.apache.sshd.common.io.IoConnector;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoServiceFactory;
import org.apache.sshd.common.io.IoServiceFactoryFactory;
import org.apache.sshd.common.io.nio2.Nio2Connector;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Connects without occupying a thread. MINA's own connector blocks one of its few network threads for each pending connection, so
 * that three devices that are down hold up all others; and it may leave an abandoned socket open.
 */
final class Sockets extends SocketService {
    /** Makes them for a client. */
    static final IoServiceFactoryFactory FACTORY = new Nio2ServiceFactoryFactory() {
        @Override
        public IoServiceFactory create(FactoryManager client) {
            return new Sockets(client);
        }
    };

    private Sockets(FactoryManager client) {
        super(client);
    }

    @Override
    public IoConnector createConnector(IoHandler handler) {
        return autowireCreatedService(new Connector(handler));
    }

    private final class Connector extends Nio2Connector {
        Connector(IoHandler handler) {
            super(Sockets.this, getFactoryManager(), handler, group(), Sockets.this.getExecutorService());
        }

        @Override
        public IoConnectFuture connect(
                SocketAddress address, @Nullable AttributeRepository context, @Nullable SocketAddress local) {
            DefaultIoConnectFuture future = new DefaultIoConnectFuture(address, null);
            ClientSession through = attempt(context).through;
            if (through != null) {
                connectThrough(through, (InetSocketAddress) address, Objects.requireNonNull(context), future);
                return future;
            }
            AsynchronousSocketChannel socket = null;
            try {
                socket = setSocketOptions(openAsynchronousSocketChannel(address, getChannelGroup()));
                attempt(context).dials(socket);
                socket.connect(
                        address,
                        null,
                        createConnectionCompletionHandler(future, socket, context, propertyResolver, getIoHandler()));
            } catch (IOException | RuntimeException e) {
                closeQuietly(socket);
                future.setException(e);
            }
            return future;
        }

        private void connectThrough(
                ClientSession jumpHost,
                InetSocketAddress address,
                AttributeRepository context,
                DefaultIoConnectFuture future) {
            try {
                ChannelDirectTcpip channel = jumpHost.createDirectTcpipChannel(
                        new SshdSocketAddress("127.0.0.1", 0),
                        new SshdSocketAddress(address.getHostString(), address.getPort()));
                channel.setStreaming(StreamingChannel.Streaming.Async);
                attempt(context).dials(() -> channel.close(true));
                JumpChannel.open(channel, address, context, getIoHandler(), this, future);
            } catch (IOException | RuntimeException e) {
                future.setException(e);
            }
        }
    }

    private static Attempt attempt(@Nullable AttributeRepository context) {
        return Objects.requireNonNull(Objects.requireNonNull(context).getAttribute(Attempt.KEY));
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
