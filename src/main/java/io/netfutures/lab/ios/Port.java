package io.netfutures.lab.ios;

import java.util.List;
import java.util.Optional;

/** One interface, read from its section of the configuration. */
record Port(Section section) {
    static List<Port> all(RouterState router) {
        return router.running().sections("interface").stream().map(Port::new).toList();
    }

    /** In the order of the show commands: physical ports first. */
    static List<Port> shown(RouterState router) {
        return all(router).stream()
                .sorted((a, b) -> Boolean.compare(
                        Ports.virtual(a.name()) && a.name().indexOf('.') < 0,
                        Ports.virtual(b.name()) && b.name().indexOf('.') < 0))
                .toList();
    }

    String name() {
        return section.name();
    }

    boolean shut() {
        return section.has("shutdown");
    }

    String status() {
        return shut() ? "administratively down" : "up";
    }

    String protocol() {
        return shut() ? "down" : "up";
    }

    String description() {
        return section.value("description").orElse("");
    }

    Optional<Ipv4> address() {
        return section.value("ip address")
                .filter(text -> text.indexOf('.') > 0)
                .map(text -> Ipv4.of(text.split(" ", -1)[0]));
    }

    Ipv4 mask() {
        return section.value("ip address")
                .filter(text -> text.indexOf('.') > 0)
                .map(text -> Ipv4.of(text.split(" ", -1)[1]))
                .orElse(Ipv4.mask(32));
    }

    Ipv4 network() {
        return address().orElse(Ipv4.mask(32)).network(mask());
    }

    /** The MAC address, derived from the name, so that it is always the same. */
    String mac() {
        int hash = name().hashCode() & 0xff;
        return "aabb.cc00.%02x00".formatted(hash);
    }
}
