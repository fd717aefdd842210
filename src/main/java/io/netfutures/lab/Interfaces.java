package io.netfutures.lab;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of interfaces, whole and short, and what a configuration block says of one. */
final class Interfaces {
    private static final List<String> TYPES =
            List.of("Ethernet", "FastEthernet", "GigabitEthernet", "Loopback", "Serial", "Tunnel", "Vlan");
    private static final Pattern NAME = Pattern.compile("([A-Za-z]+) ?(\\d+(?:/\\d+)*(?:\\.\\d+)?)");

    private Interfaces() {}

    /** {@code Ethernet0/0} for {@code e0/0}, {@code eth 0/0} and the like; empty if it is the name of none. */
    static Optional<String> fullName(String typed) {
        Matcher parts = NAME.matcher(typed.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String prefix = parts.group(1).toLowerCase(Locale.ROOT);
        List<String> fitting = TYPES.stream()
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(prefix))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst() + parts.group(2)) : Optional.empty();
    }

    /** {@code Et0/0} for {@code Ethernet0/0}. */
    static String shortName(String name) {
        return name.substring(0, 2) + name.replaceFirst("^[A-Za-z]+", "");
    }

    /** Whether a router can make it out of nothing. */
    static boolean isVirtual(String name) {
        return name.startsWith("Loopback")
                || name.startsWith("Tunnel")
                || name.startsWith("Vlan")
                || name.indexOf('.') > 0;
    }

    static String name(Config.Block block) {
        return block.head().substring("interface ".length());
    }

    static boolean isShut(Config.Block block) {
        return block.get("shutdown") != null;
    }

    /** Up if it is not shut, and is virtual or has a cable, which those with an address have. */
    static boolean isUp(Config.Block block) {
        return !isShut(block) && (isVirtual(name(block)) || address(block).isPresent());
    }

    /** {@code 192.168.100.1 255.255.255.0}, in two parts. */
    static Optional<String[]> address(Config.Block block) {
        return Optional.ofNullable(block.get("ip address"))
                .filter(line -> line.startsWith("ip address "))
                .map(line -> line.substring("ip address ".length()).split(" "));
    }
}
