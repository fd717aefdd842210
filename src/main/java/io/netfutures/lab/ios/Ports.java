package io.netfutures.lab.ios;

import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Names of interfaces and their order. */
final class Ports {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Loopbacks first, then physical ports by number, sub-interfaces behind their parent, VLANs last. */
    static final Comparator<String> ORDER = Comparator.comparingInt(Ports::rank)
            .thenComparing(Ports::type)
            .thenComparingInt(name -> number(name, 0))
            .thenComparingInt(name -> number(name, 1))
            .thenComparingInt(name -> number(name, 2))
            .thenComparingInt(name -> number(name, 3));

    private Ports() {}

    private static String bare(String header) {
        return header.startsWith("interface ") ? header.substring("interface ".length()) : header;
    }

    private static int rank(String header) {
        if (!header.startsWith("interface ")) {
            return 0;
        }
        String name = bare(header);
        return name.startsWith("Loopback") ? 1 : name.startsWith("Tunnel") ? 2 : name.startsWith("Vlan") ? 4 : 3;
    }

    private static String type(String header) {
        return header.startsWith("interface ") ? bare(header).replaceAll("\\d.*", "") : "";
    }

    private static int number(String header, int index) {
        if (!header.startsWith("interface ")) {
            return 0;
        }
        List<String> numbers =
                NUMBER.matcher(header).results().map(MatchResult::group).toList();
        return index < numbers.size() ? Integer.parseInt(numbers.get(index)) : -1;
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
