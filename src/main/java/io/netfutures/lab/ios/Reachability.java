package io.netfutures.lab.ios;

import java.time.Duration;

/** {@code ping} and {@code traceroute}: what the routing table reaches answers, all else times out. */
final class Reachability {
    private static final int MARKS_IN_LINE = 70;

    private Reachability() {}

    static void pingAsk(VtyLine vty, Meaning.Run run) {
        vty.ask(
                "Protocol [ip]: ",
                true,
                protocol -> vty.ask("Target IP address: ", true, target -> {
                    if (target.isBlank()) {
                        vty.print("% Bad IP address");
                    } else {
                        vty.ask(
                                "Repeat count [5]: ",
                                true,
                                count -> vty.say(
                                        "ping " + target + (count.isBlank() ? "" : " repeat " + count.strip())));
                    }
                }));
    }

    static void ping(VtyLine vty, Meaning.Run run) {
        String address = new Term.Address().read(run.value(0), 0).text();
        if (address == null) {
            vty.print("% Unrecognized host or address, or protocol not running.", "");
            return;
        }
        int count = run.words().contains("repeat") ? (int) run.number(1) : 5;
        int size = run.words().contains("size") ? (int) run.number(1) : 100;
        int timeout = run.words().contains("timeout") ? (int) run.number(1) : 2;
        boolean reaches = RouteTable.reaches(vty.router(), Ipv4.of(address));
        vty.print("Type escape sequence to abort.");
        vty.print("Sending " + count + ", " + size + "-byte ICMP Echos to " + address + ", timeout is " + timeout
                + " seconds:");
        if (run.words().contains("source")) {
            vty.print("Packet sent with a source address of " + run.value(1));
        }
        Duration each = reaches ? Duration.ofMillis(1) : Duration.ofSeconds(timeout);
        send(vty, 0, count, reaches, each);
    }

    private static void send(VtyLine vty, int sent, int count, boolean reaches, Duration each) {
        if (sent < count && !vty.terminal().escaped()) {
            vty.pause(each, () -> {
                boolean full = (sent + 1) % MARKS_IN_LINE == 0 && sent + 1 < count;
                vty.terminal().write((reaches ? "!" : ".") + (full ? "\n" : ""));
                send(vty, sent + 1, count, reaches, each);
            });
            return;
        }
        int answered = reaches ? sent : 0;
        int percent = sent == 0 ? 0 : 100 * answered / sent;
        vty.terminal().write("\n");
        vty.print("Success rate is " + percent + " percent (" + answered + "/" + sent + ")"
                + (answered == 0 ? "" : ", round-trip min/avg/max = 1/1/1 ms"));
    }

    static void traceroute(VtyLine vty, Meaning.Run run) {
        String address = new Term.Address().read(run.value(0), 0).text();
        if (address == null) {
            vty.print("% Unrecognized host or address.", "");
            return;
        }
        vty.print("Type escape sequence to abort.");
        vty.print("Tracing the route to " + address);
        vty.print("VRF info: (vrf in name/id, vrf out name/id)");
        if (RouteTable.reaches(vty.router(), Ipv4.of(address))) {
            vty.print("  1 " + address + " 1 msec 1 msec 1 msec");
        } else {
            lost(vty, 1);
        }
    }

    private static void lost(VtyLine vty, int hop) {
        vty.pause(Duration.ofSeconds(3), () -> {
            vty.print("%3d  *  *  * ".formatted(hop));
            if (hop < 30 && !vty.terminal().escaped()) {
                lost(vty, hop + 1);
            }
        });
    }
}
