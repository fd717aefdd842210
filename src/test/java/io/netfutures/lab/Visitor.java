package io.netfutures.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.NullMarked;

/** A client that logs in to a router, types, and waits for what it prints. */
@NullMarked
final class Visitor implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition printed = lock.newCondition();
    private final StringBuilder screen = new StringBuilder();
    private final ClientSession session;
    private final ChannelShell channel;
    private int read;

    private Visitor(ClientSession session) throws IOException {
        this.session = session;
        this.channel = session.createShellChannel();
        channel.setOut(new OutputStream() {
            @Override
            public void write(int key) {
                write(new byte[] {(byte) key}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                print(new String(bytes, from, count, StandardCharsets.ISO_8859_1));
            }
        });
        channel.open().verify(PATIENCE);
    }

    static ClientSession connect(SshClient client, Router router) throws IOException {
        return connect(client, router, "cisco");
    }

    private static ClientSession connect(SshClient client, Router router, String user) throws IOException {
        InetSocketAddress at = router.address();
        return client.connect(user, at.getHostString(), at.getPort())
                .verify(PATIENCE)
                .getSession();
    }

    static Visitor at(SshClient client, Router router) throws IOException {
        return at(client, router, "cisco");
    }

    static Visitor at(SshClient client, Router router, String password) throws IOException {
        return at(client, router, "cisco", password);
    }

    static Visitor at(SshClient client, Router router, String user, String password) throws IOException {
        ClientSession session = connect(client, router, user);
        try {
            session.addPasswordIdentity(password);
            session.auth().verify(PATIENCE);
            return new Visitor(session);
        } catch (IOException e) {
            session.close(true);
            throw e;
        }
    }

    private void print(String text) {
        lock.lock();
        try {
            screen.append(text);
            printed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void type(String keys) throws IOException {
        channel.getInvertedIn().write(keys.getBytes(StandardCharsets.ISO_8859_1));
        channel.getInvertedIn().flush();
    }

    /** Waits until this text was printed; returns all that was printed since the last time, up to it. */
    String await(String text) throws InterruptedException {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (screen.indexOf(text, read) < 0 && left > 0) {
                left = printed.awaitNanos(left);
            }
            int at = screen.indexOf(text, read);
            if (at < 0) {
                throw new AssertionError("no \"" + text + "\" in \"" + screen.substring(read) + "\"");
            }
            String seen = screen.substring(read, at + text.length());
            read = at + text.length();
            return seen;
        } finally {
            lock.unlock();
        }
    }

    /** What was printed and not awaited. */
    String rest() {
        lock.lock();
        try {
            return screen.substring(read);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the router has closed the channel. */
    void awaitEnd() {
        if (channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE).contains(ClientChannelEvent.TIMEOUT)) {
            throw new AssertionError("the router did not close the channel");
        }
    }

    /** Waits until the router has closed the connection. */
    void awaitClosed() {
        if (session.waitFor(EnumSet.of(ClientSession.ClientSessionEvent.CLOSED), PATIENCE)
                .contains(ClientSession.ClientSessionEvent.TIMEOUT)) {
            throw new AssertionError("the router did not close the connection");
        }
    }

    @Override
    public void close() {
        session.close(true);
    }
}
