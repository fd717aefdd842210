package io.netfutures.ssh;

import static io.netfutures.ssh.ConnectionDiagnosis.seconds;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.BannerTimeout;
import io.netfutures.device.DeviceException.ConnectTimeout;
import io.netfutures.device.Printable;
import io.netfutures.device.Progress;
import io.netfutures.device.Step;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The answer of an SSH server to a ping.
 *
 * @param address where it was dialled
 * @param connected from dialling until TCP was connected
 * @param identified from dialling until the server had identified itself
 * @param identification the line that identified it, made printable: {@code SSH-2.0-Cisco-1.25}
 */
record PingAnswer(InetSocketAddress address, Duration connected, Duration identified, String identification) {
    /** In bytes: servers may send other lines before they identify themselves (RFC 4253, section 4.2), but not without limit. */
    private static final int MOST = 16 << 10;

    /**
     * Connects, reads until the server has identified itself, and closes the connection; sends nothing. Blocks at most for the device's
     * time-outs for the name, for TCP and for the identification; an interrupt ends it at once.
     *
     * @throws DeviceException as a connection that fails in the same step
     */
    static PingAnswer of(Route route, Progress progress) throws DeviceException, InterruptedException {
        return new Dialling(route, progress).dial(route.target());
    }

    /** {@code 10.0.0.1:22 connected after 0.9 ms, identified after 4.2 ms as SSH-2.0-Cisco-1.25}. */
    @Override
    public String toString() {
        String host = address.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort() + " connected after "
                + millis(connected) + ", identified after " + millis(identified) + " as " + identification;
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
    }

    /** One attempt, which blocks the thread of the device. */
    private static final class Dialling {
        private final Device device;
        private final Progress progress;
        private final Attempt attempt;
        private Step step = Step.CONNECT;

        Dialling(Route route, Progress progress) {
            this.device = route.device();
            this.progress = progress;
            this.attempt = new Attempt(route);
        }

        PingAnswer dial(InetSocketAddress target) throws DeviceException, InterruptedException {
            enter(Step.CONNECT);
            long start = System.nanoTime();
            InetSocketAddress address = LookUp.of(target, diagnosis());
            try (SocketChannel channel = SocketChannel.open()) {
                connect(channel, address);
                Duration connected = since(start);
                enter(Step.IDENTIFY);
                String identification = identification(channel);
                return new PingAnswer(address, connected, since(start), Printable.line(identification));
            } catch (IOException closing) {
                throw interrupted(diagnosis().connectFailed(closing));
            }
        }

        private void connect(SocketChannel channel, InetSocketAddress address)
                throws DeviceException, InterruptedException {
            Duration bound = device.settings().timeouts().connect();
            try {
                // An interrupt ends every wait on the socket of a channel, in virtual threads and others.
                channel.socket().connect(address, Math.max(1, (int) bound.toMillis()));
            } catch (SocketTimeoutException e) {
                throw new ConnectTimeout(diagnosis()
                        .failure("no answer within " + seconds(bound), "check the address, and the way to it", e));
            } catch (IOException e) {
                throw interrupted(diagnosis().connectFailed(e));
            }
        }

        private String identification(SocketChannel channel) throws DeviceException, InterruptedException {
            Duration bound = device.settings().timeouts().banner();
            try {
                return read(channel.socket(), System.nanoTime() + bound.toNanos());
            } catch (SocketTimeoutException e) {
                throw new BannerTimeout(diagnosis()
                        .failure(
                                "the peer accepts connections, but said nothing "
                                        + (attempt.greeting.isEmpty() ? "" : "of SSH ") + "for " + seconds(bound),
                                attempt.greeting,
                                "check that an SSH server listens on port " + device.port(),
                                e));
            } catch (IOException e) {
                throw interrupted(diagnosis().notIdentified(e));
            }
        }

        /** Reads line by line until one is an identification; {@code end} is a time of {@link System#nanoTime()}. */
        private String read(Socket socket, long end) throws IOException {
            InputStream in = socket.getInputStream();
            StringBuilder heard = new StringBuilder();
            byte[] bytes = new byte[1024];
            int line = 0;
            while (heard.length() < MOST) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new SocketTimeoutException();
                }
                socket.setSoTimeout((int) left);
                int count = in.read(bytes);
                if (count < 0) {
                    throw new EOFException("closed by the device");
                }
                attempt.hear(bytes, 0, count);
                heard.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
                for (int next = heard.indexOf("\n", line); next >= 0; next = heard.indexOf("\n", line)) {
                    String said = heard.substring(line, next).stripTrailing();
                    if (said.startsWith("SSH-2.0-") || said.startsWith("SSH-1.99-")) {
                        return said;
                    }
                    if (said.startsWith("SSH-")) {
                        throw new IOException("no version of SSH that is spoken today: " + said);
                    }
                    line = next + 1;
                }
            }
            throw new IOException("no identification in " + MOST + " bytes");
        }

        /** The failure, unless the thread was interrupted: then the interrupt is what closed the socket. */
        private static DeviceException interrupted(DeviceException otherwise) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return otherwise;
        }

        private void enter(Step next) {
            step = next;
            progress.at(next);
        }

        private ConnectionDiagnosis diagnosis() {
            return new ConnectionDiagnosis(attempt, step);
        }

        private static Duration since(long start) {
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }
}
