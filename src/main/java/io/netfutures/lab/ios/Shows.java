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

    static void clock(IosSession console, Meaning.Run run) {
        console.print("*" + CLOCK.format(console.ios().now().atOffset(ZoneOffset.UTC)));
    }

    static void privilege(IosSession console, Meaning.Run run) {
        console.print("Current privilege level is " + (console.mode() == Mode.USER ? 1 : 15));
    }

    static void history(IosSession console, Meaning.Run run) {
        console.history().forEach(line -> console.print("  " + line));
    }

    static void terminal(IosSession console, Meaning.Run run) {
        console.print("Line " + (console.line() + 2) + ", Location: \"\", Type: \"vt100\"");
        console.print("Length: " + console.length() + " lines, Width: " + console.width() + " columns");
        console.print("Baud rate (TX/RX) is 9600/9600");
        console.print("Status: PSI Enabled, Ready, Active, Automore On");
        console.print("Editing is enabled.");
        console.print("History is enabled, history size is 10.");
    }

    static void flash(IosSession console, Meaning.Run run) {
        console.print("-#- --length-- -----date/time------ path");
        console.print("1    125880284 Nov 19 2015 10:01:22 +00:00 " + Version.IMAGE);
        console.print("");
        console.print("129150976 bytes available (125882368 bytes used)");
        console.print("");
    }

    static void arp(IosSession console, Meaning.Run run) {
        console.print("Protocol  Address          Age (min)  Hardware Addr   Type   Interface");
        for (Port port : Port.shown(console.ios())) {
            if (port.address().isPresent() && !port.shut() && !Ports.virtual(port.name())) {
                console.print("Internet  %-15s %9s   %-15s ARPA   %s"
                        .formatted(port.address().get(), "-", port.mac(), port.name()));
            }
        }
    }

    static void neighbors(IosSession console, Meaning.Run run) {
        if (console.ios().running().sections("router").stream()
                .anyMatch(section -> section.header().startsWith("router ospf"))) {
            console.print("");
            console.print("Neighbor ID     Pri   State           Dead Time   Address         Interface");
        }
    }

    static void users(IosSession console, Meaning.Run run) {
        console.print("    Line       User       Host(s)              Idle       Location");
        for (IosSession each : console.ios().consoles()) {
            console.print("%s%3d vty %-6d%-11s%-21s%-11s%s"
                    .formatted(
                            each.equals(console) ? "*" : " ",
                            each.line() + 2,
                            each.line(),
                            each.login().user(),
                            "idle",
                            "00:00:00",
                            each.login().from()));
        }
        console.print("");
        console.print("  Interface    User               Mode         Idle     Peer Address");
        console.print("");
    }

    static void logging(IosSession console, Meaning.Run run) {
        List<String> logged = console.ios().logged();
        boolean onConsole = !console.ios().running().has("no logging console");
        console.print(
                "Syslog logging: enabled (0 messages dropped, 0 messages rate-limited, 0 flushes, 0 overruns, xml disabled, filtering disabled)");
        console.print("");
        console.print("    Console logging: "
                + (onConsole ? "level debugging, " + logged.size() + " messages logged, xml disabled," : "disabled"));
        console.print("    Monitor logging: level debugging, 0 messages logged, xml disabled,");
        console.print("    Buffer logging:  level debugging, " + logged.size() + " messages logged, xml disabled,");
        console.print("    Trap logging: level informational, " + logged.size() + " message lines logged");
        console.ios()
                .running()
                .values("logging host")
                .forEach(host -> console.print("        Logging to " + host + "  (udp port 514, audit disabled,"));
        console.print("");
        console.print("Log Buffer ("
                + console.ios().running().value("logging buffered").orElse("4096") + " bytes):");
        console.print("");
        logged.forEach(console::print);
    }

    static void running(IosSession console, Meaning.Run run) {
        frame(console, console.ios().configuration(), true);
    }

    static void runningInterface(IosSession console, Meaning.Run run) {
        List<Section> found = console.ios().running().sections("interface").stream()
                .filter(section -> section.name().equals(run.value(0)))
                .toList();
        if (found.isEmpty()) {
            console.refuseLastWord();
        } else {
            frame(console, found.getFirst().block(), false);
        }
    }

    private static void frame(IosSession console, List<String> body, boolean whole) {
        List<String> text = new ArrayList<>();
        text.add("!");
        if (whole) {
            console.ios().changedBy().ifPresent(change -> {
                text.add("! Last configuration change at " + change);
                text.add("!");
            });
        }
        text.addAll(body);
        text.add("end");
        console.print("Building configuration...");
        console.print("");
        console.print("Current configuration : " + size(text) + " bytes");
        text.forEach(console::print);
        console.print("");
    }

    static void startup(IosSession console, Meaning.Run run) {
        List<String> saved = console.ios().startup();
        if (saved.isEmpty()) {
            console.print("startup-config is not present");
            return;
        }
        console.print("Using " + size(saved) + " out of " + NVRAM + " bytes");
        console.print("!");
        saved.forEach(console::print);
        console.print("end");
        console.print("");
    }

    private static int size(List<String> lines) {
        return lines.stream().mapToInt(line -> line.length() + 1).sum();
    }
}
