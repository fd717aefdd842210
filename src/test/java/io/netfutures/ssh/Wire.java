package io.netfutures.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A way to a device for one connection, which keeps what passes: AES-GCM leaves the length of each packet readable (RFC 5647). */
final class Wire implements AutoCloseable {
    private static final int NEWKEYS = 21;
    private static final int LENGTH = 4;
    private static final int TAG = 16;

    private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final ByteArrayOutputStream toDevice = new ByteArrayOutputStream();
    private final ByteArrayOutputStream fromDevice = new ByteArrayOutputStream();
    private final Thread carrying;

    /** Opens it; whoever connects to {@link #address} speaks with {@code device}. */
    Wire(InetSocketAddress device) throws IOException {
        carrying = Thread.ofVirtual().start(() -> {
            try (Socket client = door.accept();
                    Socket peer = new Socket(device.getAddress(), device.getPort())) {
                client.setTcpNoDelay(true);
                peer.setTcpNoDelay(true);
                Thread there = Thread.ofVirtual().start(() -> carry(client, peer, toDevice));
                carry(peer, client, fromDevice);
                there.join();
            } catch (IOException | InterruptedException e) {
                return;
            }
        });
    }

    InetSocketAddress address() {
        return (InetSocketAddress) door.getLocalSocketAddress();
    }

    /** The sizes in bytes of the packets that have passed after the key exchange, in their order. */
    List<Integer> toDevice() {
        return encrypted(toDevice);
    }

    /** Those of the other direction. */
    List<Integer> fromDevice() {
        return encrypted(fromDevice);
    }

    /** Returns when both sides have closed. */
    void awaitEnd() throws InterruptedException {
        carrying.join();
    }

    private static List<Integer> encrypted(ByteArrayOutputStream passed) {
        ByteBuffer bytes = ByteBuffer.wrap(passed.toByteArray());
        while (bytes.get() != '\n') {} // the identification
        byte type;
        do {
            int size = bytes.getInt();
            type = bytes.get(bytes.position() + 1);
            bytes.position(bytes.position() + size);
        } while (type != NEWKEYS);
        List<Integer> sizes = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int size = bytes.getInt();
            assertThat(size)
                    .as("the length of a packet, readable with AES-GCM only")
                    .isBetween(16, bytes.remaining());
            bytes.position(bytes.position() + size + TAG);
            sizes.add(LENGTH + size + TAG);
        }
        return sizes;
    }

    private static void carry(Socket from, Socket to, OutputStream copy) {
        try {
            InputStream in = from.getInputStream();
            byte[] bytes = new byte[1 << 16];
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                copy.write(bytes, 0, n);
                to.getOutputStream().write(bytes, 0, n);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            closeBoth(from, to);
        }
    }

    private static void closeBoth(Socket one, Socket other) {
        try (one;
                other) {
            return;
        } catch (IOException e) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
