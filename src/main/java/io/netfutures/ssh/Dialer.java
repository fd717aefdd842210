package io.netfutures.ssh;

import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Progress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.client.SshClient;

/** Connects to devices, through the jump hosts on their way, which all devices behind one share. Thread-safe. */
final class Dialer implements AutoCloseable {
    private final SshClient client;
    private final AuthBreaker breaker;
    private final Identities identities = new Identities();
    private final Map<Route.Place, JumpHost> jumpHosts = new ConcurrentHashMap<>();

    /** @param client started; closed with this dialer */
    Dialer(SshClient client, AuthBreaker breaker) {
        this.client = client;
        this.breaker = breaker;
    }

    /** Connects as far as the key exchange. Blocks as the time-outs of the device and of its jump hosts allow. */
    void handshake(Connection connection) throws DeviceException, InterruptedException {
        dial(connection, false);
    }

    /** Connects and logs in. Blocks as the time-outs of the device and of its jump hosts allow. */
    void login(Connection connection) throws DeviceException, InterruptedException {
        dial(connection, true);
    }

    private void dial(Connection connection, boolean login) throws DeviceException, InterruptedException {
        Route via = connection.route().via();
        if (via == null) {
            connection.handshake(client);
            if (login) {
                connection.login(identities, breaker);
            }
            return;
        }
        JumpHost host = jumpHosts.computeIfAbsent(
                via.place(),
                place -> new JumpHost(via.device().settings().access().handshakes()));
        host.enter();
        try {
            connection.handshake(client, through(via, host, connection.route().device()));
            if (login) {
                connection.login(identities, breaker);
            }
        } finally {
            host.leave();
        }
    }

    private Connection through(Route via, JumpHost host, Device device) throws DeviceException, InterruptedException {
        try {
            return host.connection(() -> {
                Connection connection = new Connection(via, Progress.NONE);
                try {
                    login(connection);
                    return connection;
                } catch (DeviceException | InterruptedException | RuntimeException e) {
                    connection.close();
                    throw e;
                }
            });
        } catch (DeviceException e) {
            throw ConnectionDiagnosis.jumpFailed(device, via, e);
        }
    }

    /** Closes every connection that is left, those to jump hosts too, and ends the threads of the client. */
    @Override
    public void close() {
        client.stop();
    }
}
