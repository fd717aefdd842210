package io.netfutures.ssh;

import io.netfutures.sockets.SocketService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.Objects;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.io.DefaultIoConnectFuture;
import org.apache.sshd.common.io.IoConnectFuture;
import org.apache.sshd.common.io.IoConnector;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoServiceFactory;
import org.apache.sshd.common.io.IoServiceFactoryFactory;
import org.apache.sshd.common.io.nio2.Nio2Connector;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets over NIO2: what MINA has itself, kept for comparison and as a way out. Connects without occupying a thread. MINA's own
 * connector blocks one of its few network threads for each pending connection, so that three devices that are down hold up all others;
 * and it may leave an abandoned socket open.
 */
final class Nio2Sockets extends SocketService {
    /** Makes them for a client. */
    static final IoServiceFactoryFactory FACTORY = new Nio2ServiceFactoryFactory() {
        @Override
        public IoServiceFactory create(FactoryManager client) {
            return new Nio2Sockets(client);
        }
    };

    private Nio2Sockets(FactoryManager client) {
        super(client);
    }

    @Override
    public IoConnector createConnector(IoHandler handler) {
        return autowireCreatedService(new Nio2(handler));
    }

    private final class Nio2 extends Nio2Connector {
        Nio2(IoHandler handler) {
            super(Nio2Sockets.this, getFactoryManager(), handler, group(), Nio2Sockets.this.getExecutorService());
        }

        @Override
        public IoConnectFuture connect(
                SocketAddress address, @Nullable AttributeRepository context, @Nullable SocketAddress local) {
            AttributeRepository asked = Objects.requireNonNull(context);
            ClientSession through = Attempt.of(asked).through;
            if (through != null) {
                return JumpChannel.dial(through, (InetSocketAddress) address, asked, getIoHandler(), this);
            }
            DefaultIoConnectFuture future = new DefaultIoConnectFuture(address, null);
            AsynchronousSocketChannel socket = null;
            try {
                socket = setSocketOptions(openAsynchronousSocketChannel(address, getChannelGroup()));
                Attempt.of(asked).dials(socket);
                socket.connect(
                        address,
                        null,
                        createConnectionCompletionHandler(future, socket, asked, propertyResolver, getIoHandler()));
            } catch (IOException | RuntimeException e) {
                Attempt.closeQuietly(socket);
                future.setException(e);
            }
            return future;
        }
    }
}
