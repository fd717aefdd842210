package io.netfutures.real;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.Origin;
import io.netfutures.device.Settings;
import io.netfutures.device.Timeouts;
import io.netfutures.ssh.KnownHosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An SSH server on a free port of loopback, with one {@link Account}. Stopped, and nothing left of it, by {@link #close()}. */
abstract sealed class RealServer implements AutoCloseable permits OpenSshServer, Dropbear {
    /** Which servers there are. */
    enum Kind {
        OPENSSH,
        DROPBEAR;

        /** Starts one as it comes. */
        RealServer start() throws Exception {
            return switch (this) {
                case OPENSSH -> OpenSshServer.start();
                case DROPBEAR -> Dropbear.start();
            };
        }
    }

    static final String PLATFORM = "linux";
    private static final int TRIES = 5;

    final Installation installation;
    final Path folder;
    final Account account;
    private @Nullable ServerProcess process;
    private int port;

    RealServer(String shell) throws Exception {
        installation = Installation.orSkip();
        folder = Folders.make("netfutures-server");
        account = new Account(installation, folder, shell);
    }

    /** Makes a new host key in {@link #keyFile()}; its public part, as in a file of known hosts. */
    abstract String makeHostKey() throws IOException;

    /** The words that start the server in the foreground, as its account. */
    abstract List<String> command(int freePort) throws IOException;

    /** What it says when it listens. */
    abstract String ready();

    /** What it says when somebody has taken the port. */
    abstract String taken();

    /** What it says of a password that it accepts. */
    abstract String acceptedPassword();

    /** What it says of a password that it refuses. */
    abstract String refusedPassword();

    /** What it says when a connection has ended that had not logged in. */
    abstract String endedBeforeLogin();

    Path keyFile() {
        return folder.resolve("hostkey");
    }

    final void launch() throws IOException {
        makeHostKey();
        account.own();
        for (int tries = 1; ; tries++) {
            port = freePort();
            ServerProcess started = new ServerProcess(command(port));
            process = started;
            if (started.awaitEither(ready(), taken())) {
                return;
            }
            started.close();
            if (tries == TRIES) {
                throw new IOException("no free port: " + started.log());
            }
        }
    }

    /** Stops it and starts it on the same port with another host key. */
    final void restartWithAnotherKey() throws IOException {
        process().close();
        Files.delete(keyFile());
        makeHostKey();
        account.own();
        process = new ServerProcess(command(port));
        process().awaitLog(ready());
    }

    final Account account() {
        return account;
    }

    final ServerProcess process() {
        return Objects.requireNonNull(process, "it has not been started");
    }

    final int port() {
        return port;
    }

    /** It, as an inventory would have it, to be entered with the password. */
    final Device device() {
        return device(Account.password());
    }

    /** The same with other credentials. */
    final Device device(Credentials credentials) {
        return new Device(
                "server",
                "127.0.0.1",
                port,
                PLATFORM,
                credentials,
                Settings.DEFAULT.with(Timeouts.DEFAULT.within(Duration.ofMinutes(1))),
                Set.of(),
                new Origin("devices.yaml", 1));
    }

    /** A line of a file of known hosts for it. */
    final String knownHost() throws IOException {
        return "[127.0.0.1]:" + port + " "
                + Files.readString(folder.resolve("hostkey.pub")).strip();
    }

    /** These servers, and no others, are known. */
    static KnownHosts known(RealServer... servers) throws Exception {
        List<String> lines = new ArrayList<>();
        for (RealServer each : servers) {
            lines.add(each.knownHost());
        }
        Path file = Files.write(servers[0].folder.resolve("known_hosts"), lines);
        return KnownHosts.read(file, List.of(), false);
    }

    @Override
    public void close() {
        process().close();
        Folders.delete(folder);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
