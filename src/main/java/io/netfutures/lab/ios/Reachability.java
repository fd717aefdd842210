package io.netfutures.lab.ios;

import java.time.Duration;

/** {@code ping} and {@code traceroute}: what the routing table reaches answers, all else times out. */
final class Reachability {
    private static final int MARKS_IN_LINE = 70;

    private Reachability() {}

    static void pingAsk(IosSession console, Meaning.Run run) {
        console.ask(
                "Protocol [ip]: ",
                true,
                protocol -> console.ask("Target IP address: ", true, target -> {
                    if (target.isBlank()) {
                        console.print("% Bad IP address");
                    } else {
                        console.ask(
                                "Repeat count [5]: ",
                                true,
                                count -> console.say(
                                        "ping " + target + (count.isBlank() ? "" : " repeat " + count.strip())));
                    }
                }));
    }

    static void ping(IosSession console, Meaning.Run run) {
        String address = new Term.Address().read(run.value(0), 0).text();
        if (address == null) {
            console.print("% Unrecognized host or address, or protocol not running.");
            console.print("");
            return;
        }
        int count = run.words().contains("repeat") ? (int) run.number(1) : 5;
        int size = run.words().contains("size") ? (int) run.number(1) : 100;
        int timeout = run.words().contains("timeout") ? (int) run.number(1) : 2;
        boolean reaches = RouteTable.reaches(console.ios(), Ipv4.of(address));
        console.print("Type escape sequence to abort.");
        console.print("Sending " + count + ", " + size + "-byte ICMP Echos to " + address + ", timeout is " + timeout
                + " seconds:");
        if (run.words().contains("source")) {
            console.print("Packet sent with a source address of " + run.value(1));
        }
        Duration each = reaches ? Duration.ofMillis(1) : Duration.ofSeconds(timeout);
        new Train(console, count, reaches, each).go();
    }

    /** Echo requests under way, one mark each. */
    private static final class Train {
        private final IosSession console;
        private final int count;
        private final boolean reaches;
        private final Duration each;
        private int sent;

        Train(IosSession console, int count, boolean reaches, Duration each) {
            this.console = console;
            this.count = count;
            this.reaches = reaches;
            this.each = each;
        }

        void go() {
            if (sent == count || console.escaped()) {
                end();
                return;
            }
            console.pause(each, () -> {
                sent++;
                boolean full = sent % MARKS_IN_LINE == 0 && sent < count;
                console.write((reaches ? "!" : ".") + (full ? "\r\n" : ""));
                go();
            });
        }

        private void end() {
            int answered = reaches ? sent : 0;
            int percent = sent == 0 ? 0 : 100 * answered / sent;
            console.write("\r\n");
            console.print("Success rate is " + percent + " percent (" + answered + "/" + sent + ")"
                    + (answered == 0 ? "" : ", round-trip min/avg/max = 1/1/1 ms"));
        }
    }

    static void traceroute(IosSession console, Meaning.Run run) {
        String address = new Term.Address().read(run.value(0), 0).text();
        if (address == null) {
            console.print("% Unrecognized host or address.");
            console.print("");
            return;
        }
        console.print("Type escape sequence to abort.");
        console.print("Tracing the route to " + address);
        console.print("VRF info: (vrf in name/id, vrf out name/id)");
        if (RouteTable.reaches(console.ios(), Ipv4.of(address))) {
            console.print("  1 " + address + " 1 msec 1 msec 1 msec");
        } else {
            lost(console, 1);
        }
    }

    private static void lost(IosSession console, int hop) {
        console.pause(Duration.ofSeconds(3), () -> {
            console.print("%3d  *  *  * ".formatted(hop));
            if (hop < 30 && !console.escaped()) {
                lost(console, hop + 1);
            }
        });
    }
}
