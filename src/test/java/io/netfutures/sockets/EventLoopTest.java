package io.netfutures.sockets;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A loop, with a pipe for a socket. */
@NullMarked
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EventLoopTest {
    private final CompletableFuture<@Nullable Void> next = new CompletableFuture<>();
    private EventLoop loop;
    private Thread thread;

    @BeforeEach
    void start() throws IOException {
        loop = new EventLoop();
        thread = Thread.ofPlatform().start(loop);
    }

    @AfterEach
    void end() throws InterruptedException {
        loop.close();
        thread.join();
    }

    @Test
    void a_task_that_fails_ends_no_other() throws Exception {
        loop.execute(() -> {
            throw new AssertionError("on purpose");
        });
        loop.execute(() -> next.complete(null));
        next.get(10, SECONDS);
    }

    @Test
    void a_channel_whose_handling_fails_is_closed_and_what_else_there_is_goes_on() throws Exception {
        Pipe pipe = Pipe.open();
        try (Pipe.SinkChannel sink = pipe.sink();
                Pipe.SourceChannel source = pipe.source()) {
            source.configureBlocking(false);
            loop.execute(() -> register(source));
            sink.write(ByteBuffer.allocate(1));
            next.get(10, SECONDS);
            assertThat(source.isOpen()).isFalse();
        }
    }

    private void register(Pipe.SourceChannel source) {
        try {
            loop.register(source, SelectionKey.OP_READ, key -> {
                loop.execute(() -> next.complete(null));
                throw new AssertionError("on purpose");
            });
        } catch (IOException e) {
            next.completeExceptionally(e);
        }
    }
}
