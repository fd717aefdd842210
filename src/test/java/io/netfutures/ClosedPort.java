package io.netfutures;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.NullMarked;

/** A port of 127.0.0.1 that refuses connections, and that no server beside it is given, as long as this process lives. */
@NullMarked
public final class ClosedPort {
    private static final Queue<Socket> HELD = new ConcurrentLinkedQueue<>();

    private ClosedPort() {}

    /** Takes one: a socket is bound there, and listens to nobody. */
    public static int take() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        HELD.add(socket);
        return socket.getLocalPort();
    }
}
