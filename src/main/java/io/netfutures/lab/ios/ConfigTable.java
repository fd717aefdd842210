package io.netfutures.lab.ios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The commands of the configuration modes. The order of a table is the order in which {@code show running-config} prints
 * what they set; {@code !} prints a separator. {@code set} is shown when it is on, {@code unset} when it is off,
 * {@code flag} either way; {@code open} goes into a section; {@code alias} is another spelling.
 */
record ConfigTable(List<Slot> order, Grammar grammar) {
    static final ConfigTable GLOBAL = table(
            set("version WORD"),
            set("service timestamps debug / datetime msec"),
            set("service timestamps debug / uptime"),
            set("service timestamps log / datetime msec"),
            set("service timestamps log / uptime"),
            flag("service password-encryption"),
            separator(),
            run("hostname / WORD", Configure::hostname),
            separator(),
            set("boot-start-marker"),
            set("boot-end-marker"),
            separator(),
            set("logging buffered / <4096-2147483647>"),
            set("logging buffered"),
            unset("logging console"),
            set("logging trap / WORD"),
            set("enable secret / 5 LINE"),
            set("enable secret / 0 LINE", Configure::hashed),
            set("enable secret / LINE", Configure::hashed),
            set("enable password / LINE"),
            separator(),
            flag("aaa new-model"),
            open("archive", Mode.ARCHIVE),
            separator(),
            unset("ip domain lookup"),
            alias("ip domain-lookup", "ip domain lookup"),
            set("ip domain name / WORD"),
            alias("ip domain-name WORD", "ip domain name %s"),
            separator(),
            set("username WORD / privilege <0-15> secret 5 LINE"),
            set("username WORD / privilege <0-15> secret LINE", Configure::hashed),
            set("username WORD / privilege <0-15> password 0 LINE"),
            set("username WORD / privilege <0-15> password LINE", Configure::plain),
            set("username WORD / privilege <0-15>"),
            set("username WORD / secret 5 LINE"),
            set("username WORD / secret LINE", Configure::hashed),
            set("username WORD / password 0 LINE"),
            set("username WORD / password LINE", Configure::plain),
            set("username WORD"),
            separator(),
            set("ip ssh time-out / <1-120>"),
            set("ip ssh authentication-retries / <0-5>"),
            set("ip ssh version / <1-2>"),
            separator(),
            open("vlan <1-4094>", Mode.VLAN),
            run("interface INTERFACE", Configure::enterInterface),
            run("interface range LINE", Configure::enterRange),
            open("router ospf <1-65535>", Mode.ROUTER),
            open("router eigrp <1-65535>", Mode.ROUTER),
            open("router bgp <1-65535>", Mode.ROUTER),
            open("router rip", Mode.ROUTER),
            set("ip forward-protocol nd"),
            separator(),
            flag("ip http server"),
            flag("ip http secure-server"),
            set("ip route A.B.C.D A.B.C.D A.B.C.D"),
            set("ip route A.B.C.D A.B.C.D A.B.C.D <1-255>"),
            set("ip route A.B.C.D A.B.C.D INTERFACE"),
            separator(),
            set("logging host A.B.C.D"),
            alias("logging A.B.C.D", "logging host %s"),
            set("snmp-server community WORD / RO"),
            set("snmp-server community WORD / RW"),
            set("access-list <1-2699> permit LINE"),
            set("access-list <1-2699> deny LINE"),
            set("access-list <1-2699> remark LINE"),
            open("ip access-list standard WORD", Mode.STANDARD_LIST),
            open("ip access-list extended WORD", Mode.EXTENDED_LIST),
            open("route-map WORD permit <1-65535>", Mode.ROUTE_MAP),
            open("route-map WORD deny <1-65535>", Mode.ROUTE_MAP),
            separator(),
            set("arp A.B.C.D / WORD arpa"),
            set("alias exec WORD / LINE"),
            set("control-plane"),
            separator(),
            run("banner motd / LINE", Configure::banner),
            run("banner login / LINE", Configure::banner),
            run("banner exec / LINE", Configure::banner),
            separator(),
            open("line con <0-0>", Mode.LINE),
            alias("line console <0-0>", "line con %s"),
            open("line aux <0-0>", Mode.LINE),
            open("line vty <0-15> <0-15>", Mode.LINE),
            separator(),
            set("ntp server A.B.C.D"));

    static final ConfigTable INTERFACE = table(
            set("description / LINE"),
            set("bandwidth / <1-10000000>"),
            set("mtu / <64-9216>"),
            set("encapsulation dot1Q / <1-4094>"),
            run("ip address / A.B.C.D A.B.C.D", Configure::address),
            set("ip address / dhcp"),
            set("ip address A.B.C.D A.B.C.D secondary"),
            set("ip access-group WORD / in"),
            set("ip access-group WORD / out"),
            set("ip nat inside"),
            set("ip nat outside"),
            set("ip ospf cost / <1-65535>"),
            set("ip ospf <1-65535> area <0-4294967295>"),
            set("switchport mode / access"),
            set("switchport mode / trunk"),
            set("switchport access vlan / <1-4094>"),
            set("switchport trunk encapsulation / dot1q"),
            set("switchport trunk allowed vlan / LINE"),
            run("shutdown", Configure::shutdown),
            set("duplex / auto"),
            set("duplex / full"),
            set("duplex / half"),
            set("speed / auto"),
            set("speed / <10-100000>"),
            unset("keepalive"),
            unset("cdp enable"));

    static final ConfigTable ROUTER = table(
            set("router-id / A.B.C.D"),
            set("bgp router-id / A.B.C.D"),
            set("bgp log-neighbor-changes"),
            set("log-adjacency-changes"),
            set("version / <1-2>"),
            set("auto-cost reference-bandwidth / <1-4294967>"),
            set("redistribute LINE"),
            set("passive-interface default"),
            set("passive-interface INTERFACE"),
            set("network A.B.C.D"),
            set("network A.B.C.D A.B.C.D"),
            set("network A.B.C.D A.B.C.D area <0-4294967295>"),
            set("network A.B.C.D mask A.B.C.D"),
            set("neighbor A.B.C.D remote-as <1-65535>"),
            set("default-information originate"),
            unset("auto-summary"),
            open("address-family ipv4", Mode.FAMILY),
            open("address-family ipv6", Mode.FAMILY));

    static final ConfigTable FAMILY = table(
            set("network A.B.C.D"),
            set("network A.B.C.D mask A.B.C.D"),
            set("neighbor A.B.C.D activate"),
            set("redistribute LINE"),
            run("exit-address-family", Configure::exit));

    static final ConfigTable LINE = table(
            set("access-class WORD / in"),
            set("exec-timeout / <0-35791> <0-2147483>"),
            set("exec-timeout / <0-35791>"),
            set("privilege level / <0-15>"),
            set("password / LINE"),
            set("logging synchronous"),
            set("login / local"),
            flag("login"),
            set("transport input / all"),
            set("transport input / none"),
            set("transport input / ssh"),
            set("transport input / telnet"),
            set("transport input / telnet ssh"),
            set("stopbits / <1-2>"));

    static final ConfigTable VLAN = table(set("name / WORD"));

    static final ConfigTable LIST = table(
            set("remark LINE"),
            set("permit LINE"),
            set("deny LINE"),
            set("<1-2147483647> / permit LINE"),
            set("<1-2147483647> / deny LINE"));

    static final ConfigTable ROUTE_MAP = table(set("description / LINE"), set("match LINE"), set("set LINE"));

    static final ConfigTable ARCHIVE =
            table(set("path / WORD"), set("maximum / <1-14>"), set("write-memory"), set("time-period / <1-525600>"));

    private record Row(String pattern, Command.Action action) {}

    private static ConfigTable table(Row... rows) {
        List<Command> commands = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        Stream<Row> leaving = Stream.of(run("exit", Configure::exit), run("end", Configure::end));
        Stream.concat(Stream.of(rows), leaving).forEach(row -> {
            String key = row.pattern.split(" / ", -1)[0];
            int words = key.equals(row.pattern) ? Integer.MAX_VALUE : key.split(" ", -1).length;
            int here = commands.size();
            int place = key.equals("!") ? here : places.computeIfAbsent(key, unused -> here);
            commands.add(new Command(new Slot(place, row.pattern, words), row.action));
        });
        return new ConfigTable(
                commands.stream().map(Command::slot).toList(),
                Grammar.of(commands.stream()
                        .filter(row -> !row.slot().pattern().equals("!"))
                        .toList()));
    }

    private static Row separator() {
        return run("!", (vty, run) -> {});
    }

    private static Row run(String pattern, Command.Action action) {
        return new Row(pattern, action);
    }

    private static Row set(String pattern) {
        return set(pattern, Meaning.Run::text);
    }

    private static Row set(String pattern, Function<Meaning.Run, String> shown) {
        return each(pattern, (section, run) -> section.put(run.slot(), shown.apply(run)), ConfigTable::remove);
    }

    private static Row unset(String pattern) {
        return each(pattern, ConfigTable::remove, ConfigTable::putNo);
    }

    private static Row flag(String pattern) {
        return each(pattern, (section, run) -> section.put(run.slot(), run.text()), ConfigTable::putNo);
    }

    private static void remove(Section section, Meaning.Run run) {
        section.remove(run.slot(), run.text());
    }

    private static void putNo(Section section, Meaning.Run run) {
        section.putNo(run.slot(), run.text());
    }

    private static Row each(String pattern, BiConsumer<Section, Meaning.Run> on, BiConsumer<Section, Meaning.Run> off) {
        return run(pattern, (vty, run) -> vty.range().forEach(place -> (run.negated() ? off : on).accept(place, run)));
    }

    private static Row alias(String pattern, String meaning) {
        return run(
                pattern,
                (vty, run) -> vty.say((run.negated() ? "no " : "")
                        + meaning.formatted(run.values().toArray())));
    }

    private static Row open(String pattern, Mode mode) {
        return run(pattern, (vty, run) -> {
            if (run.negated()) {
                remove(vty.place(), run);
            } else {
                vty.go(mode, vty.place().open(run.slot(), run.text()));
            }
        });
    }
}
