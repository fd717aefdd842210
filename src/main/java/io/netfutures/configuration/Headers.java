package io.netfutures.configuration;

import java.util.Map;
import java.util.regex.Pattern;

/** The lines that begin a section, where that cannot be seen by what is indented below them. */
final class Headers {
    private static final Pattern ROOT =
            Pattern.compile("(?:interface|router|line|class-map|policy-map|route-map|(?:ip|ipv6|mac) access-list"
                    + "|vrf (?:definition|context)|ip vrf|ip dhcp pool|key chain|crypto (?:isakmp policy|ikev2|map|pki)"
                    + "|aaa group server|object-group|ip sla|flow (?:record|exporter|monitor)|ipv6 router"
                    + "|spanning-tree mst configuration|archive|(?:tacacs|radius) server)(?: .*)?"
                    + "|vlan \\d[\\d,-]*");

    /** Sections within sections, by the first word of the outer one. */
    private static final Map<String, Pattern> INNER = Map.of(
            "router", Pattern.compile("address-family .*|af-interface .*|topology .*"),
            "vrf", Pattern.compile("address-family .*"),
            "policy-map", Pattern.compile("class .*"),
            "key", Pattern.compile("key \\d+"));

    /** First words of lines that begin no section. */
    private static final Pattern ALONE =
            Pattern.compile("(?:no|default|do|ntp|logging|snmp-server|hostname|username|service|clock|banner"
                    + "|access-list|enable|tacacs-server|radius-server|lldp|cdp|alias|arp|boot|aaa (?!group server)\\S+"
                    + "|ip (?:route|name-server|domain|domain-name|domain-lookup|http|ssh|prefix-list|host|default-gateway|routing)"
                    + "|ipv6 (?:route|unicast-routing|prefix-list))(?: .*)?");

    private static final Pattern INTERFACE = Pattern.compile("interface [a-z-]+\\d[\\d/.:]*");

    private Headers() {}

    static boolean isAtRoot(String key) {
        return ROOT.matcher(key).matches();
    }

    /** Whether a line begins a section within one whose outermost header is {@code outer}. */
    static boolean isWithin(String outer, String key) {
        Pattern inner = INNER.get(outer.split(" ", 2)[0]);
        return inner != null && inner.matcher(key).matches();
    }

    static boolean isAlone(String key) {
        return ALONE.matcher(key).matches();
    }

    /** Whether two different headers may open the same section, or one of them several: {@code line vty 0 15}, {@code int Gi0/1}. */
    static boolean mayOverlap(String one, String other) {
        String[] words = one.split(" ");
        String[] others = other.split(" ");
        if (!words[0].startsWith(others[0]) && !others[0].startsWith(words[0])) {
            return false;
        }
        if (INTERFACE.matcher(one).matches() && INTERFACE.matcher(other).matches()) {
            return false;
        }
        String last = words[words.length - 1];
        String otherLast = others[others.length - 1];
        return words[0].equals("line")
                || words.length != others.length
                || last.equals(otherLast)
                || (last + otherLast).matches(".*\\d[,-].*");
    }
}
