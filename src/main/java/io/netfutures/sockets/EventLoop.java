package io.netfutures.sockets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.sshd.common.util.threads.ThreadUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that waits for the events of many sockets, and handles them one after another. What it runs must not block: that would
 * hold up all other sockets. What it runs may fail: that ends the channel it is about, and no other. Thread-safe.
 */
public final class EventLoop implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
    private static final int READ_BUFFER = 64 << 10;

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer readBuffer = ByteBuffer.allocate(READ_BUFFER);
    private volatile @Nullable Thread thread;
    private volatile boolean closed;

    /** What is done when a channel can be connected, read or written. */
    @FunctionalInterface
    public interface Ready {
        /** Called in the thread of the loop. */
        void handle(SelectionKey key);
    }

    /** A loop that is served once a thread {@linkplain #run runs} it. */
    public EventLoop() throws IOException {
        selector = Selector.open();
    }

    /** Lets the loop run {@code task} soon. Returns at once. */
    public void execute(Runnable task) {
        tasks.add(task);
        wakeUp();
    }

    /** Registers a channel that does not block. Called in the thread of the loop. */
    public SelectionKey register(SelectableChannel channel, int operations, Ready ready) throws IOException {
        return channel.register(selector, operations, ready);
    }

    /** Makes the loop take notice of a channel that was closed, or of another interest of a key. Returns at once. */
    public void wakeUp() {
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    /** A buffer to read into, which all channels share; empty. Used in the thread of the loop only. */
    ByteBuffer readBuffer() {
        return readBuffer.clear();
    }

    /** Makes {@link #run} return soon. What is registered then is not handled any more. */
    @Override
    public void close() {
        closed = true;
        wakeUp();
    }

    /** Serves the sockets until {@link #close}. Keeps the thread of the caller. */
    @Override
    public void run() {
        thread = Thread.currentThread();
        try (selector) {
            // MINA never makes a thread wait that is marked as its own.
            ThreadUtils.runAsInternal(this::handleAll);
        } catch (Exception e) {
            LOG.error("no socket is handled any more", e);
        }
    }

    private @Nullable Void handleAll() throws IOException {
        while (!closed) {
            selector.select(EventLoop::handle);
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                run(task);
            }
        }
        return null;
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable failure) {
            LOG.error("a task of the loop has failed", failure);
        }
    }

    private static void handle(SelectionKey key) {
        try {
            ((Ready) key.attachment()).handle(key);
        } catch (CancelledKeyException closedMeanwhile) {
            LOG.debug("a channel was closed meanwhile", closedMeanwhile);
        } catch (Throwable failure) {
            LOG.error("a channel could not be handled, and is closed", failure);
            close(key.channel());
        }
    }

    private static void close(SelectableChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("a channel is not closed", e);
        }
    }
}
