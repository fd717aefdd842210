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
            vty.print("% Unrecognized host or address, or protocol not running.");
            vty.print("");
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
        new Train(vty, count, reaches, each).go();
    }

    /** Echo requests under way, one mark each. */
    private static final class Train {
        private final VtyLine vty;
        private final int count;
        private final boolean reaches;
        private final Duration each;
        private int sent;

        Train(VtyLine vty, int count, boolean reaches, Duration each) {
            this.vty = vty;
            this.count = count;
            this.reaches = reaches;
            this.each = each;
        }

        void go() {
            if (sent == count || vty.escaped()) {
                end();
                return;
            }
            vty.pause(each, () -> {
                sent++;
                boolean full = sent % MARKS_IN_LINE == 0 && sent < count;
                vty.write((reaches ? "!" : ".") + (full ? "\n" : ""));
                go();
            });
        }

        private void end() {
            int answered = reaches ? sent : 0;
            int percent = sent == 0 ? 0 : 100 * answered / sent;
            vty.write("\n");
            vty.print("Success rate is " + percent + " percent (" + answered + "/" + sent + ")"
                    + (answered == 0 ? "" : ", round-trip min/avg/max = 1/1/1 ms"));
        }
    }

    static void traceroute(VtyLine vty, Meaning.Run run) {
        String address = new Term.Address().read(run.value(0), 0).text();
        if (address == null) {
            vty.print("% Unrecognized host or address.");
            vty.print("");
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
            if (hop < 30 && !vty.escaped()) {
                lost(vty, hop + 1);
            }
        });
    }
}
