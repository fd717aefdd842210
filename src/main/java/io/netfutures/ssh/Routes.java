package io.netfutures.ssh;

import io.netfutures.device.Access;
import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.DeviceException.EntryUnusable;
import io.netfutures.device.DeviceException.Failure;
import io.netfutures.device.DeviceException.SshConfigUnusable;
import io.netfutures.device.DeviceException.UnsupportedPlatform;
import io.netfutures.device.Hop;
import io.netfutures.device.Settings;
import io.netfutures.device.Step;
import io.netfutures.device.Timeouts;
import io.netfutures.platform.Platform;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the route to a device. Its inventory entry takes precedence over its ssh_config. Thread-safe. */
final class Routes {
    private static final int MOST_HOPS = 10;

    private final Function<Device, InetSocketAddress> addresses;
    private final Account account;
    private final Map<Path, Reading> configs = new ConcurrentHashMap<>();

    /** The outcome of reading an ssh_config: the config, or null and why there is none. */
    private record Reading(@Nullable SshConfig config, String mistake) {}

    /** @param addresses where each device is; a resolved address is dialled directly, without ssh_config and jump hosts */
    Routes(Function<Device, InetSocketAddress> addresses, Account account) {
        this.addresses = addresses;
        this.account = account;
    }

    /** The route to {@code device}. Reads its ssh_config, if that has not been read yet; contacts nothing. */
    Route of(Device device) throws DeviceException {
        if (device.flaw() != null) {
            throw entryUnusable(device, "", device);
        }
        if (!Platform.isOverSsh(device.platform())) {
            throw new UnsupportedPlatform(new Failure(
                    device,
                    Step.CONNECT,
                    "a " + device.platform() + " is not reached over SSH, and only that is spoken here",
                    "leave the device out with -x; if it has SSH too, write so in " + device.origin()));
        }
        InetSocketAddress address = addresses.apply(device);
        if (!address.isUnresolved()) {
            return new Route(device, address, device, named(device), others(device), agent(device), false, null);
        }
        return complete(device, null, new LinkedHashSet<>());
    }

    /** @param via the jump host that is known already, or null if the device says how it is reached */
    private Route complete(Device device, @Nullable Route via, Set<String> behind) throws DeviceException {
        Path file = device.settings().access().sshConfig();
        if (!behind.add(device.address() + " " + device.port()) || behind.size() > MOST_HOPS) {
            throw unusable(device, "the way to it leads through itself", file);
        }
        Access access = device.settings().access();
        SshConfig.Host host = file == null
                ? null
                : config(device, file)
                        .host(device.address(), device.credentials().username());
        List<Device> jumps = access.jumps();
        if (jumps == null && host != null) {
            if (via == null && host.proxyCommand() != null) {
                throw unusable(
                        device,
                        "it says ProxyCommand at " + host.proxyCommand() + ", and no command is run here; write"
                                + " ProxyJump, or jump: in the inventory",
                        file);
            }
            jumps = host.jumps() == null
                    ? null
                    : host.jumps().stream().map((Hop hop) -> hop.before(device)).toList();
        }
        Route last = via;
        for (Device each : via != null || jumps == null ? List.<Device>of() : jumps) {
            if (each.flaw() != null) {
                throw entryUnusable(device, "its jump host " + each.name() + ": ", each);
            }
            last = complete(each, last, last == null ? behind : new LinkedHashSet<>());
        }
        if (host == null) {
            return new Route(
                    device, device.socketAddress(), device, named(device), others(device), agent(device), false, last);
        }
        return route(completed(device, host), host, last);
    }

    private Route route(Device device, SshConfig.Host host, @Nullable Route via) {
        String alias = host.hostKeyAlias();
        String agent = host.agent();
        Device filed = alias.isEmpty() ? device : device.at(alias, 22);
        List<Path> named = named(device);
        return new Route(
                device,
                device.socketAddress(),
                filed,
                named,
                !named.isEmpty() || host.identityFiles().isEmpty() ? others(device) : host.identityFiles(),
                device.settings().access().userKeys().agent() || agent == null
                        ? agent(device)
                        : agent.equals("none") ? null : Path.of(agent),
                host.identitiesOnly(),
                via);
    }

    /** A copy of the device with what the ssh_config adds. */
    private Device completed(Device device, SshConfig.Host host) {
        Credentials own = device.credentials();
        Settings settings = device.settings();
        Access access = settings.access();
        Timeouts times = settings.timeouts();
        Duration connect = host.connectTimeout();
        Set<String> legacy = new LinkedHashSet<>(access.algorithms().legacy());
        legacy.addAll(host.legacy());
        Map<String, List<String>> disabled = new LinkedHashMap<>(host.disabled());
        disabled.putAll(access.algorithms().disabled());
        Settings complete = settings.with(access.with(new Access.AlgorithmChoice(List.copyOf(legacy), disabled)));
        if (connect != null && times.connect().equals(Timeouts.DEFAULT.connect())) {
            complete = complete.with(new Timeouts(
                    connect, times.banner(), times.login(), times.prompt(), times.idle(), times.command()));
        }
        if (settings.hostKeys().file() == null) {
            complete = complete.with(new Settings.HostKeyRules(
                    host.knownHosts(), settings.hostKeys().strict()));
        }
        return device.with(new Credentials(host.user(), own.password(), own.secret(), own.keyFile(), own.passphrase()))
                .with(complete)
                .at(host.hostName(), access.portGiven() || host.port() == 0 ? device.port() : host.port());
    }

    private SshConfig config(Device device, Path file) throws SshConfigUnusable {
        Reading read = configs.computeIfAbsent(file, path -> {
            try {
                return new Reading(SshConfig.read(path, account), "");
            } catch (SshConfigException e) {
                return new Reading(null, Objects.requireNonNullElse(e.getMessage(), ""));
            }
        });
        if (read.config() == null) {
            throw unusable(device, read.mistake(), file);
        }
        return read.config();
    }

    private static EntryUnusable entryUnusable(Device device, String whose, Device flawed) {
        return new EntryUnusable(new Failure(
                device,
                Step.CONNECT,
                whose + "the entry in the inventory cannot be used: " + flawed.flaw(),
                "mend it in " + flawed.origin()));
    }

    private static SshConfigUnusable unusable(Device device, String why, @Nullable Path file) {
        return new SshConfigUnusable(new Failure(
                device,
                Step.CONNECT,
                file == null ? why : "its ssh_config cannot be used: " + why,
                "mend it, or write host, port and jump: in the inventory"));
    }

    private static List<Path> named(Device device) {
        Path keyFile = device.credentials().keyFile();
        return keyFile == null ? List.of() : List.of(keyFile);
    }

    /** The user's default keys, which are ssh's. */
    private List<Path> others(Device device) {
        return device.credentials().keyFile() != null
                        || !device.settings().access().userKeys().defaults()
                ? List.of()
                : Stream.of("id_ed25519", "id_ecdsa", "id_rsa")
                        .map(name -> account.home().resolve(".ssh").resolve(name))
                        .filter(Files::isReadable)
                        .toList();
    }

    private @Nullable Path agent(Device device) {
        return device.settings().access().userKeys().agent() ? account.agent() : null;
    }
}
