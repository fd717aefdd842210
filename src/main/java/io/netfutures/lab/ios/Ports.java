package io.netfutures.lab.ios;

import java.util.regex.Pattern;

/** Names of interfaces and their order. */
final class Ports {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private Ports() {}

    /**
     * A text for the header of a section that sorts as the sections do: loopbacks first, then ports by number, sub-interfaces behind
     * their parent, VLANs last. What is no interface is left where it is.
     */
    static String place(String header) {
        if (!header.startsWith("interface ")) {
            return "";
        }
        String name = header.substring("interface ".length());
        int rank = name.startsWith("Loopback") ? 1 : name.startsWith("Tunnel") ? 2 : name.startsWith("Vlan") ? 4 : 3;
        return rank
                + NUMBER.matcher(name.replace('/', '.'))
                        .replaceAll(number -> "%010d".formatted(Long.parseLong(number.group())));
    }

    /** {@code Et0/0} for {@code Ethernet0/0}. */
    static String brief(String name) {
        String type = name.replaceAll("\\d.*", "");
        return Term.Port.TYPES.getOrDefault(type, type) + name.substring(type.length());
    }

    /** Whether this is a virtual interface: any number may be configured, and it is up at once. */
    static boolean virtual(String name) {
        return name.matches("(Loopback|Tunnel|Vlan|BVI|Port-channel).*") || name.indexOf('.') > 0;
    }
}
