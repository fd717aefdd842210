package io.netfutures.sockets;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoService;
import org.apache.sshd.common.io.IoServiceEventListener;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.util.Readable;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.common.util.closeable.AbstractCloseable;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A socket of the loop, with a plain blocking socket as its peer. */
@NullMarked
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SocketSessionTest {
    private static final int MUCH = 8 << 20;
    private static final int BUFFER = 64 << 10;

    private final Heard heard = new Heard();
    private ServerSocket listening;
    private EventLoop loop;

    @BeforeEach
    void listen() throws IOException {
        listening = new ServerSocket();
        // Fixed sizes, far below MUCH: otherwise the kernel lets them grow to what it has room for.
        listening.setReceiveBufferSize(BUFFER);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        loop = new EventLoop();
        Thread.ofPlatform().name("loop-of-a-test").start(loop);
    }

    @AfterEach
    void end() throws IOException {
        listening.close();
        loop.close();
    }

    @Test
    void what_the_peer_sends_reaches_the_handler_in_order_and_in_the_thread_of_the_loop() throws Exception {
        SocketSession session = connect();
        try (Socket peer = listening.accept()) {
            session.start();
            peer.getOutputStream().write("one ".getBytes(StandardCharsets.US_ASCII));
            peer.getOutputStream().write("two".getBytes(StandardCharsets.US_ASCII));
            assertThat(heard.text(7)).isEqualTo("one two");
            assertThat(heard.threads).containsExactly("loop-of-a-test");
        } finally {
            session.close(true);
        }
    }

    @Test
    void a_peer_that_does_not_read_makes_nobody_wait_and_gets_every_byte_once_it_reads() throws Exception {
        SocketSession session = connect();
        try (Socket peer = listening.accept()) {
            session.start();
            byte[] half = new byte[MUCH / 2];
            Arrays.fill(half, (byte) 'a');
            IoWriteFuture first = session.writeBuffer(new ByteArrayBuffer(half));
            IoWriteFuture second = session.writeBuffer(new ByteArrayBuffer("end".getBytes(StandardCharsets.US_ASCII)));
            assertThat(first.isDone()).isFalse();
            assertThat(second.isDone()).isFalse();

            byte[] got = peer.getInputStream().readNBytes(half.length + 3);
            assertThat(Arrays.copyOf(got, half.length)).isEqualTo(half);
            assertThat(new String(got, half.length, 3, StandardCharsets.US_ASCII))
                    .isEqualTo("end");
            assertThat(second.await(SECONDS.toMillis(10)) && second.isWritten()).isTrue();
            assertThat(first.isWritten()).isTrue();
        } finally {
            session.close(true);
        }
    }

    @Test
    void what_is_written_while_a_message_is_handled_goes_out_after_it_in_the_same_order() throws Exception {
        heard.onMessage = session -> {
            session.writeBuffer(new ByteArrayBuffer("first ".getBytes(StandardCharsets.US_ASCII)));
            heard.writtenWhileHandled.complete(
                    session.writeBuffer(new ByteArrayBuffer("second".getBytes(StandardCharsets.US_ASCII)))
                            .isDone());
        };
        SocketSession session = connect();
        try (Socket peer = listening.accept()) {
            session.start();
            peer.getOutputStream().write('?');
            assertThat(new String(peer.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("first second");
            assertThat(heard.writtenWhileHandled.get(10, SECONDS)).isFalse();
        } finally {
            session.close(true);
        }
    }

    @Test
    void the_end_of_the_peer_closes_the_session_after_its_last_bytes() throws Exception {
        SocketSession session = connect();
        Socket peer = listening.accept();
        peer.getOutputStream().write("bye".getBytes(StandardCharsets.US_ASCII));
        peer.close();
        session.start();
        heard.closed.get(10, SECONDS);
        assertThat(heard.text(3)).isEqualTo("bye");
        // The handler hears of the end just before the session counts as closed.
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        session.addCloseFutureListener(future -> closed.complete(session.isClosed()));
        assertThat(closed.get(10, SECONDS)).isTrue();
    }

    @Test
    void writes_that_are_pending_fail_when_the_session_is_closed_and_later_ones_at_once() throws Exception {
        SocketSession session = connect();
        try (Socket peer = listening.accept()) {
            session.start();
            IoWriteFuture pending = session.writeBuffer(new ByteArrayBuffer(new byte[MUCH]));
            session.close(true);
            IoWriteFuture late = session.writeBuffer(new ByteArrayBuffer(new byte[1]));
            assertThat(pending.await(SECONDS.toMillis(10))).isTrue();
            assertThat(pending.isWritten()).isFalse();
            assertThat(late.isDone()).isTrue();
            assertThat(late.getException()).isInstanceOf(IOException.class);
            heard.closed.get(10, SECONDS);
            // The peer sees the end: no descriptor is kept.
            InputStream left = peer.getInputStream();
            assertThat(left.transferTo(java.io.OutputStream.nullOutputStream())).isLessThan(MUCH);
        }
    }

    @Test
    void a_graceful_close_writes_what_is_pending_first() throws Exception {
        SocketSession session = connect();
        try (Socket peer = listening.accept()) {
            session.start();
            session.writeBuffer(new ByteArrayBuffer(new byte[MUCH]));
            session.close(false);
            assertThat(session.isClosed()).isFalse();
            assertThat(peer.getInputStream().transferTo(java.io.OutputStream.nullOutputStream()))
                    .isEqualTo(MUCH);
            heard.closed.get(10, SECONDS);
        }
    }

    @Test
    void a_handler_that_fails_ends_its_own_session_and_no_other() throws Exception {
        SocketSession other = connect();
        try (Socket otherPeer = listening.accept()) {
            other.start();
            Heard failing = new Heard();
            failing.onMessage = session -> {
                throw new IllegalStateException("on purpose");
            };
            SocketSession session = connect(failing);
            try (Socket peer = listening.accept()) {
                session.start();
                peer.getOutputStream().write('?');
                assertThat(failing.failure.get(10, SECONDS)).hasMessage("on purpose");
                failing.closed.get(10, SECONDS);
            }
            otherPeer.getOutputStream().write("still here".getBytes(StandardCharsets.US_ASCII));
            assertThat(heard.text(10)).isEqualTo("still here");
        } finally {
            other.close(true);
        }
    }

    @Test
    void what_a_handler_has_said_before_it_fails_still_reaches_the_peer() throws Exception {
        heard.onMessage = session -> {
            session.writeBuffer(new ByteArrayBuffer("because".getBytes(StandardCharsets.US_ASCII)));
            throw new IllegalStateException("on purpose");
        };
        SocketSession session = connect();
        try (Socket peer = listening.accept()) {
            session.start();
            peer.getOutputStream().write('?');
            assertThat(new String(peer.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("because");
        }
    }

    @Test
    void a_session_that_is_suspended_reads_nothing_until_it_is_resumed() throws Exception {
        SocketSession session = connect();
        try (Socket peer = listening.accept()) {
            session.suspendRead();
            session.start();
            peer.getOutputStream().write("later".getBytes(StandardCharsets.US_ASCII));
            CountDownLatch passed = new CountDownLatch(1);
            loop.execute(() -> loop.execute(passed::countDown));
            assertThat(passed.await(10, SECONDS)).isTrue();
            assertThat(heard.bytes).isEmpty();
            session.resumeRead();
            assertThat(heard.text(5)).isEqualTo("later");
        } finally {
            session.close(true);
        }
    }

    private SocketSession connect() throws Exception {
        return connect(heard);
    }

    private SocketSession connect(Heard handler) throws Exception {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER);
        channel.connect(listening.getLocalSocketAddress());
        channel.configureBlocking(false);
        SocketSession session = new SocketSession(channel, loop, handler, new NoService());
        session.create();
        return session;
    }

    private interface Reaction {
        void to(IoSession session) throws Exception;
    }

    private static final class Heard implements IoHandler {
        final BlockingQueue<Byte> bytes = new LinkedBlockingQueue<>();
        final Set<String> threads = new HashSet<>();
        final CompletableFuture<Throwable> failure = new CompletableFuture<>();
        final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
        final CompletableFuture<Boolean> writtenWhileHandled = new CompletableFuture<>();
        volatile Reaction onMessage = session -> {};

        String text(int length) throws InterruptedException {
            StringBuilder text = new StringBuilder();
            while (text.length() < length) {
                text.append((char) bytes.take().byteValue());
            }
            return text.toString();
        }

        @Override
        public void sessionCreated(IoSession session) {}

        @Override
        public void sessionClosed(IoSession session) {
            closed.complete(null);
        }

        @Override
        public void exceptionCaught(IoSession session, Throwable cause) {
            failure.complete(cause);
        }

        @Override
        public void messageReceived(IoSession session, Readable message) throws Exception {
            threads.add(Thread.currentThread().getName());
            byte[] all = new byte[message.available()];
            message.getRawBytes(all, 0, all.length);
            for (byte each : all) {
                bytes.add(each);
            }
            onMessage.to(session);
        }
    }

    private static final class NoService extends AbstractCloseable implements IoService {
        @Override
        public Map<Long, IoSession> getManagedSessions() {
            return Map.of();
        }

        @Override
        public @Nullable IoServiceEventListener getIoServiceEventListener() {
            return null;
        }

        @Override
        public void setIoServiceEventListener(@Nullable IoServiceEventListener listener) {}
    }
}
