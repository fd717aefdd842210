package io.netfutures.lab.ios;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The routing table: what is connected, local and configured. */
final class RouteTable {
    private static final List<String> LEGEND = """
            Codes: L - local, C - connected, S - static, R - RIP, M - mobile, B - BGP
                   D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area\s
                   N1 - OSPF NSSA external type 1, N2 - OSPF NSSA external type 2
                   E1 - OSPF external type 1, E2 - OSPF external type 2
                   i - IS-IS, su - IS-IS summary, L1 - IS-IS level-1, L2 - IS-IS level-2
                   ia - IS-IS inter area, * - candidate default, U - per-user static route
                   o - ODR, P - periodic downloaded static route, H - NHRP, l - LISP
                   a - application route
                   + - replicated route, % - next hop override
            """.lines().toList();

    /** One line of the table. */
    private record Route(String code, Ipv4 network, int length, String how) {
        String prefix() {
            return network + "/" + length;
        }

        boolean isDefault() {
            return length == 0;
        }
    }

    private RouteTable() {}

    static void show(VtyLine vty, Meaning.Run run) {
        List<Route> routes = new ArrayList<>(routes(vty.router()));
        String kind = run.words().getLast();
        routes.removeIf(route -> (kind.equals("connected") && route.code.startsWith("S"))
                || (kind.equals("static") && !route.code.startsWith("S")));
        LEGEND.forEach(vty::print);
        vty.print("");
        Optional<Route> last = routes.stream().filter(Route::isDefault).findFirst();
        vty.print(last.map(route -> "Gateway of last resort is " + gateway(route) + " to network 0.0.0.0")
                .orElse("Gateway of last resort is not set"));
        vty.print("");
        last.ifPresent(route -> vty.print("S*    " + route.prefix() + " " + route.how));
        Map<Long, List<Route>> parents = new TreeMap<>();
        routes.stream()
                .filter(route -> !route.isDefault())
                .sorted(Comparator.comparingLong((Route route) -> route.network.bits())
                        .thenComparingInt(Route::length))
                .forEach(route -> parents.computeIfAbsent(
                                route.network.classful().bits(), bits -> new ArrayList<>())
                        .add(route));
        parents.values().forEach(children -> group(vty, children));
    }

    private static String gateway(Route route) {
        return route.how.replaceAll(".*via ([0-9.]+).*", "$1");
    }

    private static void group(VtyLine vty, List<Route> children) {
        Route first = children.getFirst();
        long masks = children.stream().mapToInt(Route::length).distinct().count();
        int subnets = children.size();
        boolean whole = subnets == 1 && first.length <= first.network.classLength();
        if (whole) {
            vty.print("%-6s%s %s".formatted(first.code, first.prefix(), first.how));
            return;
        }
        String counted = subnets + (subnets == 1 ? " subnet" : " subnets");
        vty.print(
                masks > 1
                        ? "      " + first.network.classful() + "/" + first.network.classLength()
                                + " is variably subnetted, " + counted + ", " + masks + " masks"
                        : "      " + first.network.classful() + "/" + first.length + " is subnetted, " + counted);
        children.forEach(route -> vty.print("%-9s%s %s".formatted(route.code, route.prefix(), route.how)));
    }

    private static List<Route> routes(RouterState router) {
        List<Route> routes = new ArrayList<>();
        for (Port port : Port.all(router)) {
            if (port.address().isPresent() && !port.shut()) {
                String how = "is directly connected, " + port.name();
                int length = port.mask().length();
                routes.add(new Route("C", port.network(), length, how));
                if (length < 32) {
                    routes.add(new Route("L", port.address().get(), 32, how));
                }
            }
        }
        for (String text : router.running().values("ip route")) {
            String[] words = text.split(" ", -1);
            boolean hop = Character.isDigit(words[2].charAt(0));
            String distance = words.length > 3 ? words[3] : "1";
            Ipv4 mask = Ipv4.of(words[1]);
            routes.add(new Route(
                    "S",
                    Ipv4.of(words[0]).network(mask),
                    mask.length(),
                    hop ? "[" + distance + "/0] via " + words[2] : "is directly connected, " + words[2]));
        }
        return routes;
    }

    /** Whether there is a way to this address. */
    static boolean reaches(RouterState router, Ipv4 address) {
        return routes(router).stream()
                .anyMatch(route -> address.network(Ipv4.mask(route.length)).equals(route.network));
    }
}
