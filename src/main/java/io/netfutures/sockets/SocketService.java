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
 * MINA's sockets, with two threads that wait for their events instead of one. The JDK takes events in batches. If the last event of a
 * batch belongs to a closed socket, which happens when a child process is being started, the thread goes back to waiting, and the rest
 * of the batch is not handled until a second thread takes it.
 */
public class SocketService extends Nio2ServiceFactory {
    private static final int MORE_THREADS = 1;
    /** As long as MINA waits for its own group. */
    private static final int SECONDS_TO_END = 5;

    private final AsynchronousChannelGroup group;

    /** Makes the sockets of this client or server, whose network threads handle the events. */
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
     * Threads that do not end with the group, and still run its events while it is closing: a rejected event would end one of the
     * group's own threads, with a stack trace on standard error.
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

    /** The group that all sockets of this service belong to. */
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
            // Events that are still pending need the threads, which end after this.
            if (!group.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                log.debug("the group of sockets has not ended");
            }
        } catch (IOException e) {
            // The sockets are closed one by one as their sessions end.
            log.debug("the group of sockets is still open", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            super.doCloseImmediately();
        }
    }
}
