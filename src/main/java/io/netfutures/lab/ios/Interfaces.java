package io.netfutures.lab.ios;

/** What the show commands print about interfaces. */
final class Interfaces {
    private Interfaces() {}

    private static boolean wanted(Port port, Meaning.Run run) {
        return run.values().isEmpty() || run.value(0).equals(port.name());
    }

    /**
     * The table of {@code show ip interface brief}.
     *
     * <pre>
     * Interface                  IP-Address      OK? Method Status                Protocol
     * Ethernet0/0                192.168.100.1   YES NVRAM  up                    up
     * </pre>
     */
    static void brief(VtyLine vty, Meaning.Run run) {
        vty.print("Interface                  IP-Address      OK? Method Status                Protocol");
        for (Port port : Port.shown(vty.router())) {
            if (wanted(port, run)) {
                String method = vty.router().wasTyped(port.name())
                        ? "manual"
                        : port.address().isPresent() || !Ports.virtual(port.name()) ? "NVRAM" : "unset";
                vty.print("%-26s %-15s YES %-6s %-21s %-8s"
                        .formatted(
                                port.name(),
                                port.address().map(Ipv4::toString).orElse("unassigned"),
                                method,
                                port.status(),
                                port.protocol()));
            }
        }
    }

    static void description(VtyLine vty, Meaning.Run run) {
        vty.print("Interface                      Status         Protocol Description");
        for (Port port : Port.shown(vty.router())) {
            if (wanted(port, run)) {
                String status = port.shut() ? "admin down" : port.status();
                vty.print("%-30s %-14s %-8s %s"
                        .formatted(Ports.brief(port.name()), status, port.protocol(), port.description()));
            }
        }
    }

    static void all(VtyLine vty, Meaning.Run run) {
        Port.shown(vty.router()).forEach(port -> print(vty, port));
    }

    static void one(VtyLine vty, Meaning.Run run) {
        Port.shown(vty.router()).stream()
                .filter(port -> wanted(port, run))
                .findFirst()
                .ifPresentOrElse(port -> print(vty, port), vty::refuseLastWord);
    }

    private static void print(VtyLine vty, Port port) {
        boolean software = Ports.virtual(port.name());
        String bandwidth = port.section().value("bandwidth").orElse(software ? "8000000" : "10000");
        vty.print(port.name() + " is " + port.status() + ", line protocol is " + port.protocol());
        vty.print(
                software
                        ? "  Hardware is " + port.name().replaceAll("\\d.*", "")
                        : "  Hardware is AmdP2, address is " + port.mac() + " (bia " + port.mac() + ")");
        if (!port.description().isEmpty()) {
            vty.print("  Description: " + port.description());
        }
        port.address()
                .ifPresent(address -> vty.print(
                        "  Internet address is " + address + "/" + port.mask().length()));
        vty.print("  MTU " + port.section().value("mtu").orElse(software ? "1514" : "1500") + " bytes, BW " + bandwidth
                + " Kbit/sec, DLY " + (software ? 5000 : 1000) + " usec, ");
        vty.print("     reliability 255/255, txload 1/255, rxload 1/255");
        vty.print("  Encapsulation " + (software ? "LOOPBACK" : "ARPA") + ", loopback not set");
        vty.print(
                "  Keepalive set (10 sec)",
                "  Last input never, output never, output hang never",
                "  Last clearing of \"show interface\" counters never",
                "  Input queue: 0/75/0/0 (size/max/drops/flushes); Total output drops: 0",
                "  5 minute input rate 0 bits/sec, 0 packets/sec",
                "  5 minute output rate 0 bits/sec, 0 packets/sec",
                "     0 packets input, 0 bytes, 0 no buffer",
                "     0 input errors, 0 CRC, 0 frame, 0 overrun, 0 ignored",
                "     0 packets output, 0 bytes, 0 underruns",
                "     0 output errors, 0 collisions, 0 interface resets");
    }
}
