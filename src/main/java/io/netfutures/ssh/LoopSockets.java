package io.netfutures.ssh;

import io.netfutures.sockets.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.io.AbstractIoServiceFactory;
import org.apache.sshd.common.io.AbstractIoServiceFactoryFactory;
import org.apache.sshd.common.io.IoAcceptor;
import org.apache.sshd.common.io.IoConnector;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoServiceFactory;
import org.apache.sshd.common.io.IoServiceFactoryFactory;
import org.apache.sshd.common.util.threads.ThreadUtils;

/**
 * MINA's sockets, served by one thread for each two processors: what else a device costs is done by its own thread, and takes the other
 * half.
 */
final class LoopSockets extends AbstractIoServiceFactory {
    /** Makes them for a client. */
    static final IoServiceFactoryFactory FACTORY = new AbstractIoServiceFactoryFactory(null) {
        @Override
        public IoServiceFactory create(FactoryManager client) {
            return new LoopSockets(client);
        }
    };

    private static final int LOOPS = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 8);

    private final List<EventLoop> loops;

    private LoopSockets(FactoryManager client) {
        super(client, ThreadUtils.newFixedThreadPool("netfutures-network", LOOPS));
        loops = Stream.generate(LoopSockets::loop).limit(LOOPS).toList();
        loops.forEach(loop -> getExecutorService().execute(loop));
    }

    private static EventLoop loop() {
        try {
            return new EventLoop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public IoConnector createConnector(IoHandler handler) {
        return autowireCreatedService(new Connector(handler, loops));
    }

    /** @throws UnsupportedOperationException always: this is for clients */
    @Override
    public IoAcceptor createAcceptor(IoHandler handler) {
        throw new UnsupportedOperationException("a client accepts no connections");
    }

    @Override
    protected void doCloseImmediately() {
        loops.forEach(EventLoop::close);
        super.doCloseImmediately();
    }
}
