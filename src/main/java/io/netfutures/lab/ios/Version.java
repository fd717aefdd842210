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
        Resource.text("version.txt")
                .formatted(
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
