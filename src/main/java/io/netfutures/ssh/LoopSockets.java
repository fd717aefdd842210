package io.netfutures.ssh;

import io.netfutures.sockets.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.io.AbstractIoServiceFactory;
import org.apache.sshd.common.io.AbstractIoServiceFactoryFactory;
import org.apache.sshd.common.io.IoAcceptor;
import org.apache.sshd.common.io.IoConnector;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoServiceFactory;
import org.apache.sshd.common.io.IoServiceFactoryFactory;
import org.apache.sshd.common.util.threads.ThreadUtils;

/** MINA's sockets, served by one thread. */
final class LoopSockets extends AbstractIoServiceFactory {
    /** Makes them for a client. */
    static final IoServiceFactoryFactory FACTORY = new AbstractIoServiceFactoryFactory(null) {
        @Override
        public IoServiceFactory create(FactoryManager client) {
            try {
                return new LoopSockets(client, new EventLoop("netfutures-network"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private final EventLoop loop;

    private LoopSockets(FactoryManager client, EventLoop loop) {
        super(client, ThreadUtils.newCachedThreadPool("netfutures-mina"));
        this.loop = loop;
    }

    @Override
    public IoConnector createConnector(IoHandler handler) {
        return autowireCreatedService(new Connector(handler, loop));
    }

    /** @throws UnsupportedOperationException always: this is for clients */
    @Override
    public IoAcceptor createAcceptor(IoHandler handler) {
        throw new UnsupportedOperationException("a client accepts no connections");
    }

    @Override
    protected void doCloseImmediately() {
        loop.close();
        super.doCloseImmediately();
    }
}
