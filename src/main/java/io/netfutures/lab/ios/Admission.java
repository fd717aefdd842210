package io.netfutures.lab.ios;

import java.util.List;
import java.util.Optional;

/**
 * Whether a configuration lets clients in by SSH: the interface with the router's own address is up, and a vty takes SSH and admits the
 * address of the clients. All clients of a lab come from one address.
 */
final class Admission {
    private static final Ipv4 CLIENT = Ipv4.of("127.0.0.1");

    private Admission() {}

    /** @param own the address that clients dial; empty if it is not known: then every interface will do */
    static boolean isOpen(RouterState router, Optional<Ipv4> own) {
        boolean linked = own.isEmpty()
                || Port.all(router).stream()
                        .anyMatch(port -> !port.shut() && port.address().equals(own));
        List<Section> lines = router.running().sections("line").stream()
                .filter(line -> line.header().startsWith("line vty "))
                .toList();
        return linked && (lines.isEmpty() || lines.stream().anyMatch(line -> takes(router.running(), line)));
    }

    private static boolean takes(Section running, Section line) {
        String transport = line.value("transport input").orElse("all");
        boolean admits = line.value("access-class")
                .map(list -> admits(entries(running, list.split(" ", 2)[0])))
                .orElse(true);
        return admits && (transport.equals("all") || transport.contains("ssh"));
    }

    private static List<String> entries(Section running, String list) {
        return running.sections("ip access-list").stream()
                .filter(section -> section.header().endsWith(" " + list))
                .findFirst()
                .map(section -> section.block().stream().skip(1).toList())
                .orElseGet(() -> running.values("access-list " + list));
    }

    /** The first entry that fits decides; what fits none is denied. A list without entries admits everyone. */
    private static boolean admits(List<String> entries) {
        List<String> rules = entries.stream()
                .map(entry -> entry.strip().replaceFirst("^\\d+ ", ""))
                .filter(entry -> entry.matches("(permit|deny) .*"))
                .toList();
        return rules.isEmpty()
                || rules.stream()
                        .filter(rule -> fits(rule.replaceFirst("^\\w+ ", "")
                                .replaceFirst("^(ip|tcp) ", "")
                                .split(" ", -1)))
                        .findFirst()
                        .map(rule -> rule.startsWith("permit"))
                        .orElse(false);
    }

    private static boolean fits(String... source) {
        boolean host = source[0].equals("host") && source.length > 1;
        Optional<Ipv4> address = address(source[host ? 1 : 0]);
        Ipv4 wildcard =
                host || source.length < 2 ? new Ipv4(0) : address(source[1]).orElse(new Ipv4(0));
        return source[0].equals("any")
                || address.filter(from -> ((from.bits() ^ CLIENT.bits()) & ~wildcard.bits()) == 0)
                        .isPresent();
    }

    private static Optional<Ipv4> address(String word) {
        return Optional.ofNullable(new Term.Address().read(word, 0).text()).map(Ipv4::of);
    }
}
