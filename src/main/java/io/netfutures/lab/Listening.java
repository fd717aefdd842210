package io.netfutures.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.AsynchronousChannelGroup;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.io.IoAcceptor;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoServiceFactory;
import org.apache.sshd.common.io.IoServiceFactoryFactory;
import org.apache.sshd.common.io.nio2.Nio2Acceptor;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactory;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.util.threads.ThreadUtils;

/**
 * Listens with two threads that wait for events. The JDK's port takes events in batches; if the last of a batch belongs to a socket that
 * is closed, the thread waits for more, and the others of the batch stay until a second thread takes them.
 */
final class Listening extends Nio2ServiceFactory {
    /** What a server makes them with. */
    static final IoServiceFactoryFactory FACTORY = new Nio2ServiceFactoryFactory() {
        @Override
        public IoServiceFactory create(FactoryManager server) {
            return new Listening(server);
        }
    };

    private final AsynchronousChannelGroup group;

    private Listening(FactoryManager server) {
        super(server, null, null);
        try {
            group = AsynchronousChannelGroup.withCachedThreadPool(ThreadUtils.noClose(getExecutorService()), 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public IoAcceptor createAcceptor(IoHandler handler) {
        return autowireCreatedService(
                new Nio2Acceptor(this, getFactoryManager(), handler, group, getExecutorService()));
    }

    @Override
    protected void doCloseImmediately() {
        try {
            group.shutdownNow();
        } catch (IOException e) {
            // Its sockets are closed one by one as their sessions end.
            log.debug("the group of sockets is still open", e);
        } finally {
            super.doCloseImmediately();
        }
    }
}
