package io.netfutures.lab.ios;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code show version}. */
final class Version {
    static final String IMAGE = "i86bi-linux-l3-adventerprisek9-15.2.4M1";

    private Version() {}

    static void show(VtyLine vty, Meaning.Run run) {
        RouterState router = vty.router();
        long ethernets = Port.all(router).stream()
                .filter(port -> !Ports.virtual(port.name()))
                .count();
        int board = 2_048_000 + Math.floorMod(router.hostname().hashCode(), 1000);
        """
                Cisco IOS Software, Linux Software (I86BI_LINUX-ADVENTERPRISEK9-M), Version 15.2(4)M1, RELEASE SOFTWARE (fc1)
                Technical Support: http://www.cisco.com/techsupport
                Copyright (c) 1986-2012 by Cisco Systems, Inc.
                Compiled Fri 27-Jul-12 10:57 by prod_rel_team

                ROM: Bootstrap program is Linux

                %1$s uptime is %2$s
                System returned to ROM by %3$s
                System image file is "unix:%4$s"
                Last reload reason: %5$s



                This product contains cryptographic features and is subject to United
                States and local country laws governing import, export, transfer and
                use. Delivery of Cisco cryptographic products does not imply
                third-party authority to import, export, distribute or use encryption.
                Importers, exporters, distributors and users are responsible for
                compliance with U.S. and local country laws. By using this product you
                agree to comply with applicable laws and regulations. If you are unable
                to comply with U.S. and local laws, return this product immediately.

                A summary of U.S. laws governing Cisco cryptographic products may be found at:
                http://www.cisco.com/wwl/export/crypto/tool/stqrg.html

                If you require further assistance please contact us by sending email to
                export@cisco.com.

                Cisco Linux Unix (Intel-x86) processor (revision 1) with 524288K/65536K bytes of memory.
                Processor board ID %6$d
                %7$d Ethernet interfaces
                256K bytes of NVRAM.

                Configuration register is 0x2102

                """.formatted(
                        router.hostname(),
                        uptime(router.uptime()),
                        router.reason(),
                        IMAGE,
                        router.reason().equals("reload") ? "Reload Command" : "power-on",
                        board,
                        ethernets)
                .lines()
                .forEach(vty::print);
    }

    /** {@code 1 week, 2 days, 3 hours, 4 minutes}. */
    static String uptime(Duration time) {
        List<String> parts = new ArrayList<>();
        add(parts, time.toDays() / 7, "week");
        add(parts, time.toDays() % 7, "day");
        add(parts, time.toHoursPart(), "hour");
        parts.add(units(time.toMinutesPart(), "minute"));
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0 || !parts.isEmpty()) {
            parts.add(units(count, unit));
        }
    }

    private static String units(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
