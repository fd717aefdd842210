package io.netfutures.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.io.IoInputStream;
import org.apache.sshd.common.io.IoOutputStream;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelDataReceiver;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.AsyncCommand;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/**
 * Joins a command line with an SSH channel: what arrives is typed, what is printed is sent, one packet at a time. It runs in the
 * server's network threads and never blocks them.
 */
final class Shell implements Command, AsyncCommand, ChannelDataReceiver, Cli.Terminal {
    private final Router router;
    private final @Nullable String command;
    private final StringBuilder unsent = new StringBuilder();
    private @Nullable Cli cli;
    private @Nullable IoOutputStream out;
    private @Nullable ExitCallback exit;
    private boolean sending;
    private boolean ending;
    private boolean ended;

    /** A shell, or one command of an exec channel. */
    Shell(Router router, @Nullable String command) {
        this.router = router;
        this.command = command;
    }

    @Override
    public void start(ChannelSession session, Environment environment) {
        session.setDataReceiver(this);
        String user = session.getServerSession().getUsername();
        Cli started = new Cli(router, user, this);
        cli = started;
        if (command == null) {
            started.start();
        } else {
            started.runOnly(command);
        }
    }

    @Override
    public int data(ChannelSession session, byte[] bytes, int offset, int length) {
        router.received(bytes, offset, length);
        if (cli != null) {
            cli.type(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
        }
        return length;
    }

    @Override
    public synchronized void print(String text) {
        unsent.append(text);
        send();
    }

    @Override
    public void after(Duration time, Runnable then) {
        CompletableFuture<@Nullable Void> timer = new CompletableFuture<>();
        var unused = timer.completeOnTimeout(null, time.toNanos(), TimeUnit.NANOSECONDS)
                .thenRun(then);
    }

    @Override
    public synchronized void hangUp() {
        ending = true;
        send();
    }

    /** Sends what is unsent, unless a packet is on its way; when all is sent, ends if it is to end. */
    private synchronized void send() {
        if (sending || out == null || ended) {
            return;
        }
        if (unsent.isEmpty()) {
            if (ending && exit != null) {
                ended = true;
                exit.onExit(0);
            }
            return;
        }
        boolean slowly = router.bytePause().isPositive();
        String text = slowly ? unsent.substring(0, 1) : unsent.toString();
        unsent.delete(0, text.length());
        sending = true;
        try {
            out.writeBuffer(new ByteArrayBuffer(text.getBytes(StandardCharsets.UTF_8)))
                    .addListener(written -> {
                        if (slowly) {
                            after(router.bytePause(), this::sent);
                        } else {
                            sent();
                        }
                    });
        } catch (IOException | RuntimeException theClientIsGone) {
            ended = true;
        }
    }

    private synchronized void sent() {
        sending = false;
        send();
    }

    @Override
    public synchronized void setIoOutputStream(IoOutputStream stream) {
        out = stream;
        send();
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void destroy(ChannelSession session) {
        synchronized (this) {
            ended = true;
        }
    }

    /** A router ends the connection with the session; the client's last words are read before. */
    @Override
    public void close() {}

    @Override
    public void setIoInputStream(IoInputStream stream) {}

    @Override
    public void setIoErrorStream(IoOutputStream stream) {}

    @Override
    public void setInputStream(InputStream stream) {}

    @Override
    public void setOutputStream(OutputStream stream) {}

    @Override
    public void setErrorStream(OutputStream stream) {}
}
