package io.netfutures.lab;

import io.netfutures.device.Device;
import io.netfutures.device.PlatformWords;
import io.netfutures.device.Secret;
import io.netfutures.lab.box.Machine;
import io.netfutures.lab.cli.Cli;
import io.netfutures.lab.cli.Personality;
import io.netfutures.lab.ios.Ios;
import io.netfutures.platform.Platform;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Builds the machine that stands for a device, from as much of its inventory entry as such a machine shows. */
final class Blueprint {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,62}");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** The platforms that {@code lab.ios} simulates; all others have a {@link Personality}. */
    private static final Set<String> IOS = Set.of("cisco_ios", "cisco_xe");

    private Blueprint() {}

    /** The software of the device at this position of its inventory, counted from 1. */
    static Machine machine(Device device, int position, Clock clock, Instant started) {
        String platform = type(device.platform());
        return IOS.contains(platform)
                ? new Ios(clock, started, configuration(device, position))
                : new Cli(Personality.of(platform), hostname(device, position), device.credentials(), clock);
    }

    /** The key exchanges that the device offers behind the modern ones. */
    static List<String> keyExchange(Device device) {
        String platform = type(device.platform());
        return IOS.contains(platform) ? List.of() : Personality.of(platform).keyExchange();
    }

    /** Whether this platform has a simulation of its own. */
    static boolean knows(String deviceType) {
        String platform = type(deviceType);
        return IOS.contains(platform) || Personality.knows(platform);
    }

    /** What a device of this platform is simulated as: {@code generic} if nothing is known of it. */
    static String simulation(String deviceType) {
        String platform = type(deviceType);
        return IOS.contains(platform) ? "cisco_ios" : Personality.fileOf(platform);
    }

    /** The lines that such a device knows. */
    static List<String> commands(String deviceType) {
        String platform = simulation(deviceType);
        return IOS.contains(platform)
                ? Ios.commands()
                : Personality.of(platform).commands();
    }

    private static String type(String deviceType) {
        return PlatformWords.deviceType(Platform.overSsh(deviceType));
    }

    /**
     * The configuration of the device at this position of its inventory, counted from 1. Ethernet0/0 has the device's own
     * address; Ethernet0/1 and Loopback0 have addresses that only this position has.
     */
    static List<String> configuration(Device device, int position) {
        List<String> lines = new ArrayList<>();
        lines.add("hostname " + hostname(device, position));
        Secret secret = device.credentials().secret();
        if (secret != null && !secret.isEmpty()) {
            lines.add("enable secret " + secret.reveal());
        }
        lines.addAll(Ios.FACTORY);
        boolean small = position < 255;
        int high = position >> 8;
        int low = position & 255;
        boolean own = IPV4.matcher(device.address()).matches();
        lines.addAll(List.of(
                "interface Loopback0",
                "ip address " + (small ? "10.%1$d.%1$d.%1$d".formatted(position) : "10.%d.%d.254".formatted(high, low))
                        + " 255.255.255.255",
                "interface Ethernet0/0",
                "ip address " + (own ? device.address() : "172.16.%d.%d".formatted(high, low)) + " "
                        + (own ? "255.255.255.0" : "255.255.0.0"),
                "no shutdown",
                "interface Ethernet0/1",
                "ip address " + (small ? "192.168.200." + position : "172.17.%d.%d".formatted(high, low)) + " "
                        + (small ? "255.255.255.0" : "255.255.0.0"),
                "no shutdown",
                "interface Ethernet0/2",
                "no ip address",
                "shutdown",
                "interface Ethernet0/3",
                "no ip address",
                "no shutdown"));
        return lines;
    }

    private static String hostname(Device device, int position) {
        boolean legal = NAME.matcher(device.name()).matches() && !device.name().equals(device.address());
        return legal ? device.name() : "R" + position;
    }
}
