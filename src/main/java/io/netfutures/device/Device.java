package io.netfutures.device;

import java.util.Set;

/**
 * One network device as its inventory describes it. Nothing here was asked of the device itself.
 *
 * @param name what people call it; unique in its inventory
 * @param address host name or IP address to dial
 * @param port TCP port, 1 to 65535
 * @param platform netmiko's {@code device_type} without {@code _ssh}, for instance {@code cisco_ios}
 * @param groups the groups that it belongs to, without {@code all}
 * @param origin where it is described
 */
public record Device(
        String name,
        String address,
        int port,
        String platform,
        Credentials credentials,
        Settings settings,
        Set<String> groups,
        Origin origin) {

    /** A device on port 22, with default settings. */
    public static Device of(String address, String platform, Credentials credentials) {
        return new Device(address, address, 22, platform, credentials, Settings.DEFAULT, Set.of(), Origin.CODE);
    }

    /** The same device with other settings. */
    public Device with(Settings other) {
        return new Device(name, address, port, platform, credentials, other, groups, origin);
    }

    /** The same device, talked to as another platform. */
    public Device as(String otherPlatform) {
        return new Device(name, address, port, otherPlatform, credentials, settings, groups, origin);
    }

    /** {@code R2 (192.168.100.2:22)}, or {@code 192.168.100.2:22} if the name is the address. */
    public String label() {
        String endpoint = (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + port;
        return name.equals(address) ? endpoint : name + " (" + endpoint + ")";
    }

    /** The label, and never a secret. */
    @Override
    public String toString() {
        return label();
    }
}
