package io.netfutures.sockets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.AsynchronousChannelGroup;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.io.IoAcceptor;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.nio2.Nio2Acceptor;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactory;
import org.apache.sshd.common.util.threads.CloseableExecutorService;
import org.apache.sshd.common.util.threads.NoCloseExecutor;

/**
 * MINA's sockets, with two threads that wait for their events. MINA's own have one. The JDK's port takes events in batches; if the last
 * of a batch belongs to a socket that is closed, as a child process that is just being started can still make happen, the thread waits
 * for more, and the others of the batch stay until a second thread takes them.
 */
public class SocketService extends Nio2ServiceFactory {
    private static final int MORE_THREADS = 1;
    /** As MINA waits for its own. */
    private static final int SECONDS_TO_END = 5;

    private final AsynchronousChannelGroup group;

    /** For this client or server, whose network threads do the work. */
    @SuppressWarnings("this-escape") // MINA asks for its threads by a method that a subclass could override.
    public SocketService(FactoryManager peer) {
        super(peer, null, null);
        try {
            group = AsynchronousChannelGroup.withCachedThreadPool(new Threads(getExecutorService()), MORE_THREADS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Threads that do not end with the group. They work for it also while it ends: an event that they refused would end one of its own
     * threads, with a stack trace on standard error.
     */
    private static final class Threads extends NoCloseExecutor {
        private final CloseableExecutorService threads;

        Threads(CloseableExecutorService threads) {
            super(threads);
            this.threads = threads;
        }

        @Override
        public void execute(Runnable task) {
            threads.execute(task);
        }
    }

    /** Where its sockets belong. */
    protected final AsynchronousChannelGroup group() {
        return group;
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
            // It still has events handled by the threads that end next.
            if (!group.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                log.debug("the group of sockets has not ended");
            }
        } catch (IOException e) {
            // Its sockets are closed one by one as their sessions end.
            log.debug("the group of sockets is still open", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            super.doCloseImmediately();
        }
    }
}
