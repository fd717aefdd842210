package io.netfutures.lab;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the show commands print, line by line, in the layout of IOS 15. Each reads its router under the router's lock; two calls
 * in a row differ in clocks and counters only.
 */
final class Shows {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE MMM d yyyy", Locale.ROOT);
    private static final DateTimeFormatter LOGGED = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private Shows() {}

    /** {@code *17:33:11.429 UTC Thu Jul 4 2019}: the star, because nobody has set the clock. */
    static List<String> clock(Router router) {
        ZonedDateTime now = router.clock().instant().atZone(ZoneOffset.UTC);
        return List.of("*" + CLOCK.format(now) + " UTC " + DAY.format(now));
    }

    /** The time at the head of a log line: {@code *Jul  4 17:33:11.429}. */
    static String logTime(Router router) {
        ZonedDateTime now = router.clock().instant().atZone(ZoneOffset.UTC);
        return "*" + DateTimeFormatter.ofPattern("MMM ", Locale.ROOT).format(now)
                + "%2d ".formatted(now.getDayOfMonth()) + LOGGED.format(now);
    }

    static List<String> version(Router router) {
        return List.of(
                "Cisco IOS Software, Linux Software (I86BI_LINUX-ADVENTERPRISEK9-M), Version 15.2(2.3)T, RELEASE SOFTWARE (fc1)",
                "Technical Support: http://www.cisco.com/techsupport",
                "Copyright (c) 1986-2011 by Cisco Systems, Inc.",
                "Compiled Fri 11-Nov-11 16:38 by prod_rel_team",
                "",
                "ROM: Bootstrap program is Linux",
                "",
                router.hostname() + " uptime is " + span(router.uptime()),
                "System returned to ROM by reload at 0",
                "System image file is \"unix:/lab/i86bi_linux-adventerprisek9-ms\"",
                "Last reload reason: Unknown reason",
                "",
                "This router is a simulation: it speaks SSH and knows a course's commands,",
                "and forwards no packet.",
                "",
                "Cisco Linux (Unix) processor (revision 2.0) with 124204K/204800K bytes of memory.",
                "Processor board ID " + router.serial(),
                "4 Ethernet interfaces",
                "64K bytes of NVRAM.",
                "",
                "Configuration register is 0x2102",
                "");
    }

    static List<String> interfaceBrief(Router router) {
        List<String> lines = new ArrayList<>();
        lines.add("Interface                  IP-Address      OK? Method Status                Protocol");
        for (Config.Block block : interfaces(router)) {
            String address = Interfaces.address(block).map(parts -> parts[0]).orElse("unassigned");
            boolean up = Interfaces.isUp(block);
            String status = Interfaces.isShut(block) ? "administratively down" : up ? "up" : "down";
            String method = block.isSetByHand() ? "manual" : "NVRAM";
            lines.add("%-26s %-15s YES %-6s %-21s %-8s"
                    .formatted(Interfaces.name(block), address, method, status, up ? "up" : "down"));
        }
        return lines;
    }

    static List<String> interfaceDescriptions(Router router) {
        List<String> lines = new ArrayList<>();
        lines.add("Interface                      Status         Protocol Description");
        for (Config.Block block : interfaces(router)) {
            boolean up = Interfaces.isUp(block);
            String status = Interfaces.isShut(block) ? "admin down" : up ? "up" : "down";
            String description = block.get("description");
            lines.add("%-30s %-14s %-8s %s"
                    .formatted(
                            Interfaces.shortName(Interfaces.name(block)),
                            status,
                            up ? "up" : "down",
                            description == null ? "" : description.substring("description ".length()))
                    .stripTrailing());
        }
        return lines;
    }

    static List<String> arp(Router router) {
        List<String> lines = new ArrayList<>();
        lines.add("Protocol  Address          Age (min)  Hardware Addr   Type   Interface");
        int port = 0;
        for (Config.Block block : interfaces(router)) {
            String name = Interfaces.name(block);
            if (name.startsWith("Ethernet") && Interfaces.isUp(block)) {
                int own = Ipv4.parse(Interfaces.address(block).orElseThrow()[0]);
                lines.add(arpLine(Ipv4.text(own), "-", own, port, name));
                int neighbour = (own & 0xFF) == 100 ? own ^ 1 : (own & ~0xFF) | 100;
                lines.add(arpLine(Ipv4.text(neighbour), String.valueOf(7 + 13 * port), neighbour, port, name));
            }
            port++;
        }
        return lines;
    }

    private static String arpLine(String address, String age, int host, int port, String name) {
        return "Internet  %-15s %8s   aabb.cc%02x.%02x00  ARPA   %s"
                .formatted(address, age, host & 0xFF, 0x60 + port, name);
    }

    static List<String> routes(Router router) {
        List<String> lines = new ArrayList<>(List.of(
                "Codes: L - local, C - connected, S - static, R - RIP, M - mobile, B - BGP",
                "       D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area ",
                "       N1 - OSPF NSSA external type 1, N2 - OSPF NSSA external type 2",
                "       E1 - OSPF external type 1, E2 - OSPF external type 2",
                "       i - IS-IS, su - IS-IS summary, L1 - IS-IS level-1, L2 - IS-IS level-2",
                "       ia - IS-IS inter area, * - candidate default, U - per-user static route",
                "       o - ODR, P - periodic downloaded static route, H - NHRP, l - LISP",
                "       + - replicated route, % - next hop override",
                ""));
        TreeMap<Long, List<String[]>> byMajor = new TreeMap<>();
        String gateway = null;
        for (Config.Block block : interfaces(router)) {
            if (Interfaces.isUp(block) && Interfaces.address(block).isPresent()) {
                String[] parts = Interfaces.address(block).orElseThrow();
                int length = Math.max(0, Ipv4.prefixLength(parts[1]));
                int network = Ipv4.parse(parts[0]) & Ipv4.maskOf(length);
                String via = " is directly connected, " + Interfaces.name(block);
                add(byMajor, "C", network, length, via);
                if (length < 32) {
                    add(byMajor, "L", Ipv4.parse(parts[0]), 32, via);
                }
            }
        }
        for (Config.Block route : router.running().all("ip route")) {
            String[] words = route.head().split(" ");
            int length = Math.max(0, Ipv4.prefixLength(words[3]));
            if (length == 0) {
                gateway = words[4];
            } else {
                add(byMajor, "S", Ipv4.parse(words[2]), length, " [1/0] via " + words[4]);
            }
        }
        lines.add("Gateway of last resort is " + (gateway == null ? "not set" : gateway + " to network 0.0.0.0"));
        lines.add("");
        if (gateway != null) {
            lines.add("S*    0.0.0.0/0 [1/0] via " + gateway);
        }
        byMajor.forEach((major, routes) -> {
            int length = (int) (major & 0xFF);
            long masks = routes.stream().map(route -> route[1]).distinct().count();
            String network = Ipv4.text((int) (major >> 8));
            lines.add("      " + network + "/" + length
                    + (masks > 1
                            ? " is variably subnetted, " + routes.size() + " subnets, " + masks + " masks"
                            : " is subnetted, " + routes.size() + " subnets"));
            routes.stream()
                    .sorted(Comparator.comparingLong(route -> Long.parseLong(route[3])))
                    .forEach(route -> lines.add("%-9s%s/%s%s".formatted(route[0], route[2], route[1], route[4])));
        });
        return lines;
    }

    /** Files a route under its classful network, as {@code {code, length, network, order, how}}. */
    private static void add(Map<Long, List<String[]>> byMajor, String code, int network, int length, String how) {
        int first = network >>> 24;
        int major = first < 128 ? 8 : first < 192 ? 16 : 24;
        long key = (network & Ipv4.maskOf(major) & 0xFFFFFFFFL) << 8 | major;
        long order = (network & 0xFFFFFFFFL) << 6 | length;
        byMajor.computeIfAbsent(key, none -> new ArrayList<>())
                .add(new String[] {code, String.valueOf(length), Ipv4.text(network), String.valueOf(order), how});
    }

    static List<String> running(Router router) {
        return framed(router.running().lines());
    }

    static List<String> running(Router router, String name) {
        Config.Block block = router.running().find("interface " + name);
        return framed(block == null ? List.of() : Config.block(block));
    }

    private static List<String> framed(List<String> body) {
        List<String> lines = new ArrayList<>();
        int size = body.stream().mapToInt(line -> line.length() + 1).sum() + 8;
        lines.add("Building configuration...");
        lines.add("");
        lines.add("Current configuration : " + size + " bytes");
        lines.add("!");
        lines.addAll(body);
        lines.add("!");
        lines.add("end");
        lines.add("");
        return lines;
    }

    static List<String> startup(Router router) {
        List<String> saved = router.startup();
        if (saved == null) {
            return List.of("startup-config is not present");
        }
        List<String> lines = new ArrayList<>();
        int size = saved.stream().mapToInt(line -> line.length() + 1).sum() + 8;
        lines.add("Using " + size + " out of 65536 bytes");
        lines.add("!");
        lines.addAll(saved);
        lines.add("!");
        lines.add("end");
        lines.add("");
        return lines;
    }

    static List<String> users(Router router, String user) {
        return List.of(
                "    Line       User       Host(s)              Idle       Location",
                "   0 con 0                idle                 01:02:03   ",
                "*  2 vty 0     %-10s idle                 00:00:00 127.0.0.1".formatted(user),
                "",
                "  Interface    User               Mode         Idle     Peer Address",
                "");
    }

    static List<String> logging(Router router) {
        return List.of(
                "Syslog logging: enabled (0 messages dropped, 0 messages rate-limited, 0 flushes, 0 overruns, xml disabled, filtering disabled)",
                "",
                "    Console logging: disabled",
                "    Monitor logging: level debugging, 0 messages logged, xml disabled, filtering disabled",
                "    Buffer logging:  level debugging, 1 messages logged, xml disabled, filtering disabled",
                "    Trap logging: level informational, 1 message lines logged",
                "",
                "Log Buffer (8192 bytes):",
                "*Mar  1 00:00:01.003: %SYS-5-RESTART: System restarted --");
    }

    static List<String> ospfNeighbours(Router router) {
        List<String> lines = new ArrayList<>();
        lines.add("Neighbor ID     Pri   State           Dead Time   Address         Interface");
        for (Config.Block block : interfaces(router)) {
            if (Interfaces.name(block).equals("Ethernet0/1") && Interfaces.isUp(block)) {
                int own = Ipv4.parse(Interfaces.address(block).orElseThrow()[0]);
                lines.add("%-15s %3d   %-15s %-11s %-15s %s"
                        .formatted(
                                "10.0.0.100", 1, "FULL/DR", "00:00:35", Ipv4.text((own & ~0xFF) | 100), "Ethernet0/1"));
            }
        }
        return lines;
    }

    private static List<Config.Block> interfaces(Router router) {
        List<Config.Block> all = new ArrayList<>(router.running().all("interface "));
        all.sort(Comparator.comparing((Config.Block block) -> Interfaces.isVirtual(Interfaces.name(block))
                        && Interfaces.name(block).indexOf('.') < 0)
                .thenComparing(Interfaces::name));
        return all;
    }

    /** {@code 1 week, 2 days, 3 hours, 4 minutes}: plural where there are more, nothing where there is none. */
    private static String span(Duration time) {
        long minutes = time.toMinutes();
        long[] counts = {minutes / 10080, minutes / 1440 % 7, minutes / 60 % 24, minutes % 60};
        String[] units = {"week", "day", "hour", "minute"};
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < units.length; i++) {
            if (counts[i] > 0) {
                parts.add(counts[i] + " " + units[i] + (counts[i] == 1 ? "" : "s"));
            }
        }
        return parts.isEmpty() ? "0 minutes" : String.join(", ", parts);
    }
}
