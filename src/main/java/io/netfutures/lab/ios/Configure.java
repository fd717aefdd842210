package io.netfutures.lab.ios;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Configuration commands that do more than being shown. */
final class Configure {
    private Configure() {}

    static void exit(IosSession console, Meaning.Run run) {
        Mode above = console.mode().above().orElse(Mode.CONFIG);
        if (above == Mode.PRIVILEGED) {
            console.leaveConfiguration();
        } else {
            console.go(above, above == Mode.CONFIG ? console.ios().running() : console.outer());
        }
    }

    static void end(IosSession console, Meaning.Run run) {
        console.leaveConfiguration();
    }

    static void hostname(IosSession console, Meaning.Run run) {
        Section running = console.ios().running();
        if (run.negated()) {
            running.remove(run.command(), "hostname");
        } else if (run.value(0).matches("[A-Za-z]([A-Za-z0-9_.-]*)")) {
            running.put(run.command(), run.text());
        } else {
            console.print("% Hostname contains one or more illegal characters.");
            console.print("");
        }
    }

    /** The setting with its password, the last word, made unreadable. */
    static String hashed(Meaning.Run run) {
        String text = run.text();
        String password = run.values().getLast();
        String before = text.substring(0, text.length() - password.length()).replaceAll(" 0 $", " ");
        return before + "5 " + Passwords.hash(password);
    }

    /** The setting with its password marked as readable. */
    static String plain(Meaning.Run run) {
        String text = run.text();
        String password = run.values().getLast();
        return text.substring(0, text.length() - password.length()) + "0 " + password;
    }

    static void banner(IosSession console, Meaning.Run run) {
        Section running = console.ios().running();
        if (run.negated()) {
            running.remove(run.command(), run.words().get(0) + " " + run.words().get(1));
        } else {
            String words = run.words().get(0) + " " + run.words().get(1) + " ";
            Banner.read(console, run.value(0), text -> running.put(run.command(), words + text));
        }
    }

    static void enterInterface(IosSession console, Meaning.Run run) {
        Ios ios = console.ios();
        String name = run.value(0);
        Optional<Section> known = ios.running().sections("interface").stream()
                .filter(section -> section.name().equals(name))
                .findFirst();
        boolean possible = Ports.virtual(name) || known.isPresent() || console.loading();
        if (!possible || (run.negated() && !Ports.virtual(name))) {
            console.refuseLastWord();
        } else if (run.negated()) {
            ios.running().remove(run.command(), run.text());
        } else {
            Section section = ios.running().open(run.command(), run.text());
            console.go(name.indexOf('.') < 0 ? Mode.INTERFACE : Mode.SUBINTERFACE, section);
            if (known.isEmpty() && !console.loading()) {
                console.say("no ip address");
                console.log(line(name, "up"));
            }
        }
    }

    static void enterRange(IosSession console, Meaning.Run run) {
        List<Section> ports = new ArrayList<>();
        for (String part : run.value(0).split(" *, *", -1)) {
            String[] ends = part.split(" *- *", -1);
            Term.Reading first = new Term.Port().read(ends[0], 0);
            String name = first.text();
            if (name == null) {
                console.refuseLastWord();
                return;
            }
            String stem = name.replaceAll("\\d+$", "");
            int from = Integer.parseInt(name.substring(stem.length()));
            int to = ends.length == 1 || !ends[1].matches("\\d{1,4}") ? from : Integer.parseInt(ends[1]);
            console.ios().running().sections("interface").stream()
                    .filter(section -> section.name().startsWith(stem))
                    .filter(section -> section.name().substring(stem.length()).matches("\\d{1,4}"))
                    .filter(section -> {
                        int number = Integer.parseInt(section.name().substring(stem.length()));
                        return number >= from && number <= to;
                    })
                    .forEach(ports::add);
        }
        if (ports.isEmpty()) {
            console.refuseLastWord();
        } else {
            console.goRange(ports);
        }
    }

    static void address(IosSession console, Meaning.Run run) {
        Section port = console.place();
        if (run.negated()) {
            port.putNo(run.command(), "ip address");
            console.ios().typed(port.name());
            return;
        }
        Ipv4 address = Ipv4.of(run.value(0));
        Ipv4 mask = Ipv4.of(run.value(1));
        if (mask.length() < 0) {
            console.print("Bad mask 0x%X for address %s".formatted(mask.bits(), address));
            return;
        }
        if (address.isEdgeOf(mask)) {
            console.print("Bad mask /" + mask.length() + " for address " + address);
            return;
        }
        for (Port other : Port.all(console.ios())) {
            Ipv4 wider = new Ipv4(other.mask().bits() & mask.bits());
            boolean overlaps = other.address().isPresent()
                    && other.section() != port
                    && other.network().network(wider).equals(address.network(wider));
            if (overlaps) {
                console.print("% " + address.network(mask) + " overlaps with " + other.name());
                return;
            }
        }
        port.put(run.command(), run.text());
        if (!console.loading()) {
            console.ios().typed(port.name());
        }
    }

    static void shutdown(IosSession console, Meaning.Run run) {
        for (Section port : console.range()) {
            boolean was = port.has("shutdown");
            if (run.negated()) {
                port.remove(run.command(), "shutdown");
            } else {
                port.put(run.command(), "shutdown");
            }
            if (was == run.negated() && !console.loading()) {
                String state = run.negated() ? "up" : "administratively down";
                String link = run.negated() ? "%LINK-3-UPDOWN" : "%LINK-5-CHANGED";
                console.log(link + ": Interface " + port.name() + ", changed state to " + state);
                console.log(line(port.name(), run.negated() ? "up" : "down"));
            }
        }
    }

    private static String line(String port, String state) {
        return "%LINEPROTO-5-UPDOWN: Line protocol on Interface " + port + ", changed state to " + state;
    }
}
