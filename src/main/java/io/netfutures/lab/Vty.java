package io.netfutures.lab;

import io.netfutures.lab.box.Caller;
import io.netfutures.lab.box.Conversation;
import io.netfutures.lab.box.Monitor;
import io.netfutures.lab.box.Output;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.io.IoInputStream;
import org.apache.sshd.common.io.IoOutputStream;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelDataReceiver;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionAware;
import org.apache.sshd.server.command.AsyncCommand;
import org.jspecify.annotations.Nullable;

/**
 * One SSH channel and the conversation behind it. No thread belongs to it: bytes, finished writes and timers are events, which
 * are performed one after the other, each in the thread that brings it or one before it.
 */
final class Vty implements AsyncCommand, ChannelSessionAware, ChannelDataReceiver, Monitor {
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final Visit visit;
    private final Router router;
    private final @Nullable String command;
    private final int session;
    private final ConcurrentLinkedQueue<Runnable> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();

    // Everything below belongs to the event being performed.
    private final StringBuilder unsent = new StringBuilder();
    private @Nullable Conversation conversation;
    private @Nullable IoOutputStream out;
    private @Nullable ExitCallback exit;
    private @Nullable ChannelSession channel;
    private OptionalInt untilCut = OptionalInt.empty();
    private int status;
    private boolean answering;
    private boolean writing;
    private boolean ending;
    private boolean ended;

    /** The session that a person types into, or the one {@code command} of an exec channel. */
    Vty(Visit visit, @Nullable String command) {
        this.visit = visit;
        this.router = visit.router();
        this.command = command;
        this.session = router.nextSession();
    }

    private void perform(Runnable event) {
        events.add(event);
        if (pending.getAndIncrement() == 0) {
            do {
                Runnable first = events.poll();
                if (first != null) {
                    first.run();
                }
            } while (pending.decrementAndGet() != 0);
        }
    }

    @Override
    public void start(ChannelSession started, Environment environment) {
        perform(() -> {
            if (router.isSilent()) {
                return;
            }
            Session ssh = started.getSession();
            String from = ssh.getRemoteAddress() instanceof InetSocketAddress peer
                    ? peer.getAddress().getHostAddress()
                    : "";
            Conversation fresh = router.machine().open(new Caller(ssh.getUsername(), from, columns(environment)), this);
            conversation = fresh;
            act(command == null ? fresh.start() : fresh.exec(command));
        });
    }

    @Override
    public int data(ChannelSession from, byte[] buffer, int start, int length) {
        byte[] bytes = Arrays.copyOfRange(buffer, start, start + length);
        router.received(session, new String(bytes, StandardCharsets.ISO_8859_1));
        perform(() -> {
            if (conversation != null && !ending) {
                act(conversation.receive(bytes, 0, bytes.length));
            }
        });
        return length;
    }

    /** How wide the client says its terminal is; 0 if it does not. */
    private static int columns(Environment environment) {
        String columns = environment.getEnv().getOrDefault(Environment.ENV_COLUMNS, "");
        return columns.matches("\\d{1,5}") ? Integer.parseInt(columns) : 0;
    }

    private void act(Output output) {
        if (!router.settle()) {
            cut();
            return;
        }
        unsent.append(output.text());
        switch (output.next()) {
            case Output.Read(boolean prompted) -> {
                if (prompted && !output.text().isEmpty()) {
                    router.lineAfterPrompt()
                            .ifPresent(
                                    line -> unsent.append("\r\n").append(line).append("\r\n"));
                }
            }
            case Output.Pause(Duration time) -> Later.run(time, this::resume);
            case Output.HangUp(int ended) -> {
                status = ended;
                ending = true;
                visit.leave();
            }
            case Output.Answer answer ->
                router.answer(answer, () -> {
                    perform(() -> answering = answer.show());
                    resume();
                });
        }
        pump();
    }

    private void resume() {
        perform(() -> {
            if (conversation != null && !ending) {
                if (answering) {
                    untilCut = router.cut();
                    answering = false;
                }
                act(conversation.resume());
            }
        });
    }

    /** Sends what is unsent, one write at a time, then closes if the session is ending. */
    private void pump() {
        if (writing || ended || out == null) {
            return;
        }
        if (unsent.isEmpty()) {
            if (ending) {
                end();
            }
            return;
        }
        int count =
                Math.min(unsent.length(), router.pace().map(Router.Slow::chunk).orElse(Integer.MAX_VALUE));
        if (untilCut.isPresent()) {
            count = Math.min(count, untilCut.getAsInt());
            untilCut = OptionalInt.of(untilCut.getAsInt() - count);
        }
        if (count == 0) {
            cut();
            return;
        }
        byte[] bytes = unsent.substring(0, count).getBytes(StandardCharsets.ISO_8859_1);
        unsent.delete(0, count);
        writing = true;
        try {
            out.writeBuffer(new ByteArrayBuffer(bytes)).addListener(this::written);
        } catch (IOException e) {
            cut();
        }
    }

    private void written(IoWriteFuture result) {
        Runnable next = () -> perform(() -> {
            writing = false;
            pump();
        });
        if (!result.isWritten()) {
            perform(this::cut);
        } else if (router.pace().isPresent()) {
            Later.run(router.pace().get().pause(), next);
        } else {
            next.run();
        }
    }

    private void end() {
        ended = true;
        if (exit != null) {
            exit.onExit(status);
        }
    }

    private void cut() {
        ending = true;
        ended = true;
        if (channel != null) {
            channel.getSession().close(true);
        }
    }

    @Override
    public void print(String text) {
        perform(() -> {
            unsent.append(text);
            pump();
        });
    }

    @Override
    public void drop() {
        perform(() -> {
            ending = true;
            visit.leave();
            pump();
        });
    }

    /** The client will send nothing more. */
    @Override
    public void close() {
        drop();
    }

    /** The channel is closed; {@link #hangUp} sees to the connection. */
    @Override
    public void destroy(ChannelSession closed) {
        perform(() -> {
            ended = true;
            if (conversation != null) {
                conversation.close();
            }
        });
    }

    private static void hangUp(ChannelSession closed) {
        Session ssh = closed.getSession();
        try {
            ssh.getIoSession().shutdownOutputStream();
        } catch (IOException e) {
            ssh.close(true);
        }
        Later.run(LINGER, () -> ssh.close(true));
    }

    @Override
    public void setChannelSession(ChannelSession opened) {
        channel = opened;
        opened.setDataReceiver(this);
        opened.addCloseFutureListener(closed -> hangUp(opened));
    }

    @Override
    public void setIoOutputStream(IoOutputStream stream) {
        out = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void setIoInputStream(IoInputStream unused) {}

    @Override
    public void setIoErrorStream(IoOutputStream unused) {}

    @Override
    public void setInputStream(InputStream unused) {}

    @Override
    public void setOutputStream(OutputStream unused) {}

    @Override
    public void setErrorStream(OutputStream unused) {}
}
