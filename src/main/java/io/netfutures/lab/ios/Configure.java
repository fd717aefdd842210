package io.netfutures.lab.ios;

import java.util.ArrayList;
import java.util.List;

/** Configuration commands that do more than set a line. */
final class Configure {
    private Configure() {}

    static void exit(VtyLine vty, Meaning.Run run) {
        Mode above = vty.mode().above().orElse(Mode.CONFIG);
        if (above == Mode.PRIVILEGED) {
            vty.leaveConfiguration();
        } else {
            vty.go(above, above == Mode.CONFIG ? vty.router().running() : vty.outer());
        }
    }

    static void end(VtyLine vty, Meaning.Run run) {
        vty.leaveConfiguration();
    }

    static void hostname(VtyLine vty, Meaning.Run run) {
        Section running = vty.router().running();
        if (run.negated()) {
            running.remove(run.slot(), "hostname");
        } else if (run.value(0).matches("[A-Za-z]([A-Za-z0-9_.-]*)")) {
            running.put(run.slot(), run.text());
        } else {
            vty.print("% Hostname contains one or more illegal characters.", "");
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

    static void banner(VtyLine vty, Meaning.Run run) {
        Section running = vty.router().running();
        if (run.negated()) {
            running.remove(run.slot(), run.words().get(0) + " " + run.words().get(1));
        } else {
            String words = run.words().get(0) + " " + run.words().get(1) + " ";
            Banner.read(vty, run.value(0), text -> running.put(run.slot(), words + text));
        }
    }

    static void enterInterface(VtyLine vty, Meaning.Run run) {
        RouterState router = vty.router();
        String name = run.value(0);
        boolean isKnown = router.running().find(run.slot(), run.text()).isPresent();
        boolean possible = Ports.virtual(name) || isKnown || vty.loading();
        if (!possible || (run.negated() && !Ports.virtual(name))) {
            vty.refuseLastWord();
        } else if (run.negated()) {
            router.running().remove(run.slot(), run.text());
        } else {
            Section section = router.running().open(run.slot(), run.text());
            vty.go(name.indexOf('.') < 0 ? Mode.INTERFACE : Mode.SUBINTERFACE, section);
            if (!isKnown && !vty.loading()) {
                vty.say("no ip address");
                vty.router().log(line(name, "up"));
            }
        }
    }

    static void enterRange(VtyLine vty, Meaning.Run run) {
        List<Section> ports = new ArrayList<>();
        for (String part : run.value(0).split(" *, *", -1)) {
            String[] ends = part.split(" *- *", -1);
            Term.Reading first = new Term.Port().read(ends[0], 0);
            String name = first.text();
            if (name == null) {
                vty.refuseLastWord();
                return;
            }
            String stem = name.replaceAll("\\d+$", "");
            int from = Integer.parseInt(name.substring(stem.length()));
            int to = ends.length == 1 || !ends[1].matches("\\d{1,4}") ? from : Integer.parseInt(ends[1]);
            vty.router().running().sections("interface").stream()
                    .filter(section -> section.name().startsWith(stem))
                    .filter(section -> isBetween(from, section.name().substring(stem.length()), to))
                    .forEach(ports::add);
        }
        if (ports.isEmpty()) {
            vty.refuseLastWord();
        } else {
            vty.goRange(ports);
        }
    }

    private static boolean isBetween(int from, String number, int to) {
        return number.matches("\\d{1,4}") && Integer.parseInt(number) >= from && Integer.parseInt(number) <= to;
    }

    static void address(VtyLine vty, Meaning.Run run) {
        Section port = vty.place();
        if (run.negated()) {
            port.putNo(run.slot(), "ip address");
            vty.router().typed(port.name());
            return;
        }
        Ipv4 address = Ipv4.of(run.value(0));
        Ipv4 mask = Ipv4.of(run.value(1));
        if (mask.length() < 0) {
            vty.print("Bad mask 0x%X for address %s".formatted(mask.bits(), address));
            return;
        }
        if (address.isEdgeOf(mask)) {
            vty.print("Bad mask /" + mask.length() + " for address " + address);
            return;
        }
        for (Port other : Port.all(vty.router())) {
            Ipv4 wider = new Ipv4(other.mask().bits() & mask.bits());
            boolean overlaps = other.address().isPresent()
                    && other.section() != port
                    && other.network().network(wider).equals(address.network(wider));
            if (overlaps) {
                vty.print("% " + address.network(mask) + " overlaps with " + other.name());
                return;
            }
        }
        port.put(run.slot(), run.text());
        if (!vty.loading()) {
            vty.router().typed(port.name());
        }
    }

    static void shutdown(VtyLine vty, Meaning.Run run) {
        for (Section port : vty.range()) {
            boolean was = port.has("shutdown");
            if (run.negated()) {
                port.remove(run.slot(), "shutdown");
            } else {
                port.put(run.slot(), "shutdown");
            }
            if (was == run.negated() && !vty.loading()) {
                String state = run.negated() ? "up" : "administratively down";
                String link = run.negated() ? "%LINK-3-UPDOWN" : "%LINK-5-CHANGED";
                vty.router().log(link + ": Interface " + port.name() + ", changed state to " + state);
                vty.router().log(line(port.name(), run.negated() ? "up" : "down"));
            }
        }
    }

    private static String line(String port, String state) {
        return "%LINEPROTO-5-UPDOWN: Line protocol on Interface " + port + ", changed state to " + state;
    }
}
