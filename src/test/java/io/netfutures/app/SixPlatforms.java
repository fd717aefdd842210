package io.netfutures.app;

import io.netfutures.device.Credentials;
import io.netfutures.device.Device;
import io.netfutures.lab.Lab;
import io.netfutures.lab.LabOptions;
import io.netfutures.lab.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/**
 * A fleet of a lab in this process, one device of each of six platforms in turn: ios1, nxos1, xr1, eos1, junos1, vyos1, ios2, and so on; and a
 * home directory for a program that takes them for real ones. All IOS routers have an archive, so that they take changes back. Others are
 * there by name.
 */
final class SixPlatforms implements AutoCloseable {
    /** A device type for the beginning of the names of its devices. */
    private static final Map<String, String> TYPES = types();

    private static final List<String> SIX = List.of("ios", "nxos", "xr", "eos", "junos", "vyos");

    private final Path home;
    private final Lab lab;

    private volatile Duration ahead = Duration.ZERO;

    private SixPlatforms(Path home, List<Device> devices) throws IOException {
        this.home = home;
        InstantSource time = () -> Instant.now().plus(ahead);
        lab = Lab.start(devices, new LabOptions(0, time.withZone(ZoneOffset.UTC), Optional.empty()));
    }

    private static Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("ios", "cisco_ios");
        types.put("nxos", "cisco_nxos");
        types.put("xr", "cisco_xr");
        types.put("eos", "arista_eos");
        types.put("junos", "juniper_junos");
        types.put("vyos", "vyos");
        types.put("sros", "nokia_sros");
        types.put("classic", "alcatel_sros");
        types.put("srl", "nokia_srl");
        return types;
    }

    /** Opens it with this many devices in {@code home}, which gets {@link #inventory} and known keys. */
    static SixPlatforms open(Path home, int size) throws IOException {
        return open(
                home,
                IntStream.range(0, size)
                        .mapToObj(i -> device(SIX.get(i % SIX.size()), 1 + i / SIX.size()))
                        .toList());
    }

    /** Opens it with the first device of each of these beginnings of names. */
    static SixPlatforms open(Path home, String... words) throws IOException {
        return open(home, Stream.of(words).map(word -> device(word, 1)).toList());
    }

    private static SixPlatforms open(Path home, List<Device> devices) throws IOException {
        SixPlatforms fleet = new SixPlatforms(home, devices);
        fleet.lab.routers().stream()
                .filter(each -> each.device().platform().equals("cisco_ios"))
                .forEach(each -> each.configure("archive", "path flash:before"));
        fleet.write();
        return fleet;
    }

    private static Device device(String word, int number) {
        String type = String.valueOf(TYPES.get(word));
        return Device.of("127.0.0.1", type, Credentials.of("cisco", "cisco")).named(word + number);
    }

    private void write() throws IOException {
        StringBuilder yaml = new StringBuilder();
        StringBuilder keys = new StringBuilder();
        for (Router each : lab.routers()) {
            int port = each.address().getPort();
            yaml.append(
                    "- {name: %s, device_type: %s, host: 127.0.0.1, port: %d, username: cisco, password: cisco, secret: cisco}%n"
                            .formatted(each.device().name(), each.device().platform(), port));
            keys.append("[127.0.0.1]:%d %s%n".formatted(port, PublicKeyEntry.toString(lab.hostKey())));
        }
        Path known = Files.createDirectories(home.resolve(".config/netfutures")).resolve("known_hosts");
        Files.writeString(known, keys);
        Files.writeString(inventory(), yaml);
        Files.setPosixFilePermissions(inventory(), PosixFilePermissions.fromString("rw-------"));
    }

    Path inventory() {
        return home.resolve("fleet.yaml");
    }

    /** The names of all devices, in the order of the inventory. */
    List<String> names() {
        return lab.routers().stream().map(each -> each.device().name()).toList();
    }

    Router router(String name) {
        return lab.router(name);
    }

    /** What is configured on each device. */
    Map<String, List<String>> configurations() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        lab.routers().forEach(each -> all.put(each.device().name(), each.configuration()));
        return all;
    }

    /** Lets the clocks of the devices go on. */
    void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    @Override
    public void close() throws IOException {
        lab.close();
    }
}
