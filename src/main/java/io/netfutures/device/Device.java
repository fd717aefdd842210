package io.netfutures.device;

import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One network device as its inventory describes it. Nothing in it comes from the device itself.
 *
 * @param name what people call it; unique in its inventory
 * @param address host name or IP address to dial
 * @param port TCP port, 1 to 65535
 * @param platform netmiko's {@code device_type} without {@code _ssh}, for instance {@code cisco_ios}
 * @param groups the groups that it belongs to, except {@code all}, in the order of the inventory
 * @param data what else its inventory says of it, such as {@code site} or {@code role}, of a list an element a line: selections and templates use it, no session
 *     does. Holds no secret
 * @param variables what else its inventory says of it as it is written there, with numbers, lists and mappings
 * @param origin the place in the inventory that describes it
 * @param flaw what is wrong with its description, because of which it is never contacted; null if nothing is. Holds no secret
 */
public record Device(
        String name,
        String address,
        int port,
        String platform,
        Credentials credentials,
        Settings settings,
        Set<String> groups,
        Map<String, String> data,
        Variables variables,
        Origin origin,
        @Nullable String flaw) {
    public Device {
        groups = Collections.unmodifiableSet(new LinkedHashSet<>(groups));
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** A device without other data and without a flaw. */
    public Device(
            String name,
            String address,
            int port,
            String platform,
            Credentials credentials,
            Settings settings,
            Set<String> groups,
            Origin origin) {
        this(name, address, port, platform, credentials, settings, groups, Map.of(), Variables.NONE, origin, null);
    }

    /** A device on port 22, with default settings. */
    public static Device of(String address, String platform, Credentials credentials) {
        return new Device(address, address, 22, platform, credentials, Settings.DEFAULT, Set.of(), Origin.CODE);
    }

    /** A copy at another address and port. */
    public Device at(String otherAddress, int otherPort) {
        return new Device(
                name, otherAddress, otherPort, platform, credentials, settings, groups, data, variables, origin, flaw);
    }

    /** A copy with other credentials. */
    public Device with(Credentials other) {
        return new Device(name, address, port, platform, other, settings, groups, data, variables, origin, flaw);
    }

    /** A copy with other settings. */
    public Device with(Settings other) {
        return new Device(name, address, port, platform, credentials, other, groups, data, variables, origin, flaw);
    }

    /** A copy about which this is known, instead of what was. */
    public Device with(Map<String, String> otherData) {
        return new Device(
                name,
                address,
                port,
                platform,
                credentials,
                settings,
                groups,
                otherData,
                Variables.of(otherData),
                origin,
                flaw);
    }

    /** A copy with another platform. */
    public Device as(String otherPlatform) {
        return new Device(
                name, address, port, otherPlatform, credentials, settings, groups, data, variables, origin, flaw);
    }

    /** A copy under another name. */
    public Device named(String other) {
        return new Device(other, address, port, platform, credentials, settings, groups, data, variables, origin, flaw);
    }

    /** A copy with a flaw, which every task on it reports; a flaw that it has already stays. */
    public Device flawed(String what) {
        return new Device(
                name,
                address,
                port,
                platform,
                credentials,
                settings,
                groups,
                data,
                variables,
                origin,
                flaw == null ? what : flaw);
    }

    /** Its address and port, unresolved. */
    public InetSocketAddress socketAddress() {
        return InetSocketAddress.createUnresolved(address, port);
    }

    /** {@code 192.168.100.2:22}, with brackets around an IPv6 address. */
    public String endpoint() {
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + port;
    }

    /** {@code R2 (192.168.100.2:22)}, or {@code 192.168.100.2:22} if the name is the address, with the port or without. */
    public String label() {
        return name.equals(address) || name.equals(endpoint()) ? endpoint() : name + " (" + endpoint() + ")";
    }

    /** The label; never a secret. */
    @Override
    public String toString() {
        return label();
    }
}
