package io.netfutures.lab.ios;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What most show commands print. */
final class Shows {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS 'UTC' EEE MMM d yyyy", Locale.ENGLISH);
    private static final int NVRAM = 262_144;

    private Shows() {}

    static void clock(VtyLine vty, Meaning.Run run) {
        vty.print("*" + CLOCK.format(vty.router().now().atOffset(ZoneOffset.UTC)));
    }

    static void privilege(VtyLine vty, Meaning.Run run) {
        vty.print("Current privilege level is " + (vty.mode() == Mode.USER ? 1 : 15));
    }

    static void history(VtyLine vty, Meaning.Run run) {
        vty.history().lines().forEach(line -> vty.print("  " + line));
    }

    static void terminal(VtyLine vty, Meaning.Run run) {
        vty.print("Line " + (vty.number() + 2) + ", Location: \"\", Type: \"vt100\"");
        vty.print("Length: " + vty.length() + " lines, Width: " + vty.width() + " columns");
        vty.print(
                "Baud rate (TX/RX) is 9600/9600",
                "Status: PSI Enabled, Ready, Active, Automore On",
                "Editing is enabled.",
                "History is enabled, history size is 10.");
    }

    static void flash(VtyLine vty, Meaning.Run run) {
        vty.print("-#- --length-- -----date/time------ path");
        vty.print("1    125880284 Nov 19 2015 10:01:22 +00:00 " + Version.IMAGE);
        vty.print("", "129150976 bytes available (125882368 bytes used)", "");
    }

    static void arp(VtyLine vty, Meaning.Run run) {
        vty.print("Protocol  Address          Age (min)  Hardware Addr   Type   Interface");
        for (Port port : Port.shown(vty.router())) {
            if (port.address().isPresent() && !port.shut() && !Ports.virtual(port.name())) {
                vty.print("Internet  %-15s %9s   %-15s ARPA   %s"
                        .formatted(port.address().get(), "-", port.mac(), port.name()));
            }
        }
    }

    static void neighbors(VtyLine vty, Meaning.Run run) {
        if (vty.router().running().sections("router").stream()
                .anyMatch(section -> section.header().startsWith("router ospf"))) {
            vty.print("", "Neighbor ID     Pri   State           Dead Time   Address         Interface");
        }
    }

    static void users(VtyLine vty, Meaning.Run run) {
        vty.print("    Line       User       Host(s)              Idle       Location");
        for (VtyLine each : vty.router().lines()) {
            vty.print("%s%3d vty %-6d%-11s%-21s%-11s%s"
                    .formatted(
                            each.equals(vty) ? "*" : " ",
                            each.number() + 2,
                            each.number(),
                            each.caller().user(),
                            "idle",
                            "00:00:00",
                            each.caller().from()));
        }
        vty.print("", "  Interface    User               Mode         Idle     Peer Address", "");
    }

    static void logging(VtyLine vty, Meaning.Run run) {
        List<String> logged = vty.router().logged();
        boolean onConsole = !vty.router().running().has("no logging console");
        vty.print(
                "Syslog logging: enabled (0 messages dropped, 0 messages rate-limited, 0 flushes, 0 overruns, xml disabled, filtering disabled)");
        vty.print("");
        vty.print("    Console logging: "
                + (onConsole ? "level debugging, " + logged.size() + " messages logged, xml disabled," : "disabled"));
        vty.print("    Monitor logging: level debugging, 0 messages logged, xml disabled,");
        vty.print("    Buffer logging:  level debugging, " + logged.size() + " messages logged, xml disabled,");
        vty.print("    Trap logging: level informational, " + logged.size() + " message lines logged");
        vty.router()
                .running()
                .values("logging host")
                .forEach(host -> vty.print("        Logging to " + host + "  (udp port 514, audit disabled,"));
        vty.print("");
        vty.print("Log Buffer ("
                + vty.router().running().value("logging buffered").orElse("4096") + " bytes):");
        vty.print("");
        logged.forEach(vty::print);
    }

    static void running(VtyLine vty, Meaning.Run run) {
        frame(vty, vty.router().configuration(), true);
    }

    static void runningInterface(VtyLine vty, Meaning.Run run) {
        List<Section> found = vty.router().running().sections("interface").stream()
                .filter(section -> section.name().equals(run.value(0)))
                .toList();
        if (found.isEmpty()) {
            vty.refuseLastWord();
        } else {
            frame(vty, found.getFirst().block(), false);
        }
    }

    private static void frame(VtyLine vty, List<String> body, boolean whole) {
        List<String> text = new ArrayList<>();
        text.add("!");
        if (whole) {
            vty.router().changedBy().ifPresent(change -> {
                text.add("! Last configuration change at " + change);
                text.add("!");
            });
        }
        text.addAll(body);
        text.add("end");
        vty.print("Building configuration...", "");
        vty.print("Current configuration : " + size(text) + " bytes");
        text.forEach(vty::print);
        vty.print("");
    }

    static void startup(VtyLine vty, Meaning.Run run) {
        List<String> saved = vty.router().startup();
        if (saved.isEmpty()) {
            vty.print("startup-config is not present");
            return;
        }
        vty.print("Using " + size(saved) + " out of " + NVRAM + " bytes");
        vty.print("!");
        saved.forEach(vty::print);
        vty.print("end", "");
    }

    /** The bytes of these lines with their ends. */
    static int size(List<String> lines) {
        return lines.stream().mapToInt(line -> line.length() + 1).sum();
    }
}
