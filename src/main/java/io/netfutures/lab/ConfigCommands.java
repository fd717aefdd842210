package io.netfutures.lab;

import io.netfutures.lab.Cli.Mode;
import io.netfutures.lab.Grammar.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The commands of the configuration modes. Most only put a line into the configuration: the table says which words of it are
 * its key, and a line replaces the one with the same key.
 */
final class ConfigCommands {
    /** What a configuration command does; {@code line} is written out in full. */
    private interface Action {
        void run(Cli cli, List<String> values, String line, boolean no);
    }

    private static final Grammar<Action> GLOBAL = global();
    private static final Map<String, Grammar<Action>> BY_MODE = Map.ofEntries(
            Map.entry("config-if", interfaces()),
            Map.entry("config-subif", interfaces()),
            Map.entry(
                    "config-router",
                    lines(
                            "2 network <A.B.C.D> <A.B.C.D> area <WORD>|Enable routing on an IP network",
                            "2 network <A.B.C.D>|Enable routing on an IP network",
                            "1 router-id <A.B.C.D>|router-id for this process",
                            "2 passive-interface <WORD>|Suppress routing updates on an interface",
                            "2 neighbor <LINE>|Specify a neighbor router",
                            "2 redistribute <LINE>|Redistribute information from another routing protocol",
                            "1 default-information <LINE>|Control distribution of default information",
                            "1 maximum-paths <1-32>|Forward packets over multiple paths",
                            "1 version <1-2>|Set routing protocol version")),
            Map.entry(
                    "config-line",
                    lines(
                            "1 password <LINE>|Set a password",
                            "1 login|Enable password checking",
                            "1 login local|Local password checking",
                            "1 exec-timeout <0-35791> <0-2147483>|Set the EXEC timeout",
                            "2 transport input <LINE>|Define which protocols to use",
                            "2 logging synchronous|Synchronized message output",
                            "2 privilege level <0-15>|Default privilege level for line",
                            "1 length <0-512>|Set number of lines on a screen",
                            "1 access-class <LINE>|Filter connections based on an IP access list")),
            Map.entry(
                    "config-vlan",
                    lines("1 name <WORD>|Ascii name of the VLAN", "1 state <WORD>|Operational state of the VLAN")),
            Map.entry("config-std-nacl", acl()),
            Map.entry("config-ext-nacl", acl()),
            Map.entry(
                    "config-route-map",
                    lines("9 match <LINE>|Match values from routing table", "9 set <LINE>|Set values")));

    private ConfigCommands() {}

    /** Runs a line in the configuration mode where {@code cli} is. */
    static void run(Cli cli, String line) {
        Words words = new Words(line);
        words.next();
        String first = words.word().toLowerCase(Locale.ROOT);
        String rest = line.substring(words.start() + first.length());
        if (first.equals("do")) {
            if (rest.isBlank()) {
                cli.incomplete();
            } else {
                int skipped = line.length() - rest.stripLeading().length();
                cli.exec(rest.stripLeading(), cli.prompt().length() + skipped);
            }
            return;
        }
        if (first.equals("end")) {
            cli.toExec();
            return;
        }
        if (first.length() > 1 && "exit".startsWith(first) && rest.isBlank()) {
            if (cli.mode().equals(Mode.CONFIG)) {
                cli.toExec();
            } else {
                cli.toMode(Mode.CONFIG);
            }
            return;
        }
        boolean no = first.equals("no") || first.equals("default");
        if (no && rest.isBlank()) {
            cli.incomplete();
            return;
        }
        String command = no ? rest.stripLeading() : line;
        int before = cli.prompt().length() + (no ? line.length() - command.length() : 0);
        Grammar<Action> grammar = BY_MODE.getOrDefault(cli.mode().word(), GLOBAL);
        Parsed<Action> parsed = grammar.parse(command, 15);
        if (!cli.mode().equals(Mode.CONFIG) && parsed instanceof Parsed.Unknown<?>) {
            // A global command ends the sub-mode.
            Parsed<Action> global = GLOBAL.parse(command, 15);
            if (global instanceof Parsed.Command<?>) {
                cli.toMode(Mode.CONFIG);
                parsed = global;
            }
        }
        if (no && parsed instanceof Parsed.Incomplete<?> && removeBy(cli, command)) {
            return;
        }
        if (parsed instanceof Parsed.Command<Action>(Action action, List<String> values, String full)) {
            synchronized (cli.router()) {
                action.run(cli, values, full, no);
                cli.router().changed();
            }
        } else {
            cli.complain(parsed, command, before);
        }
    }

    /** What can be typed there, and what can in every configuration mode. */
    static List<Grammar.Choice> choices(Mode mode, String line) {
        List<Grammar.Choice> choices =
                new ArrayList<>(BY_MODE.getOrDefault(mode.word(), GLOBAL).choices(line, 15));
        if (!line.contains(" ")) {
            for (String[] each : new String[][] {
                {"do", "To run exec commands in config mode"},
                {"end", "Exit from configure mode"},
                {"exit", "Exit from this mode"},
                {"no", "Negate a command or set its defaults"}
            }) {
                if (each[0].startsWith(line)) {
                    choices.add(new Grammar.Choice(each[0], each[1]));
                }
            }
        }
        return choices;
    }

    /** {@code no ip address}: the start of a line is enough to remove it. */
    private static boolean removeBy(Cli cli, String words) {
        String key = words.strip().toLowerCase(Locale.ROOT);
        synchronized (cli.router()) {
            Config.Block block = cli.router().running().find(cli.mode().key());
            if (block == null || !block.has(key)) {
                return false;
            }
            block.remove(key);
            if (key.equals("ip address")) {
                block.put(key, "no ip address");
            }
            cli.router().changed();
            return true;
        }
    }

    private static Grammar<Action> global() {
        Grammar<Action> grammar = new Grammar<>();
        for (String row : List.of(
                "3 ip domain lookup|IP Domain Name System hostname translation",
                "3 ip domain name <WORD>|Define the default domain name",
                "3 ip domain-name <WORD>|Define the default domain name",
                "3 ip http server|Enable http server",
                "3 ip http secure-server|Enable HTTP secure server",
                "3 ip forward-protocol <LINE>|Controls forwarding of broadcasts",
                "9 ip route <A.B.C.D> <A.B.C.D> <WORD>|Establish static routes",
                "3 ip ssh <LINE>|Configure ssh options",
                "3 ip name-server <LINE>|Specify address of name server to use",
                "2 logging buffered|Set buffered logging parameters",
                "2 logging buffered <4096-2147483647>|Logging buffer size",
                "2 logging console|Set console logging parameters",
                "2 logging monitor <WORD>|Set terminal line (monitor) logging parameters",
                "2 logging trap <WORD>|Set syslog server logging level",
                "3 logging host <A.B.C.D>|Set syslog server IP address and parameters",
                "2 service <LINE>|Modify use of network based services",
                "2 aaa new-model|Enable NEW access control commands and functions",
                "9 aaa <LINE>|Authentication, Authorization and Accounting",
                "9 access-list <1-2699> <LINE>|Add an access list entry",
                "9 alias <LINE>|Create command alias",
                "9 archive|Archive the configuration",
                "9 arp <LINE>|Set a static ARP entry",
                "2 cdp run|Enable CDP",
                "3 snmp-server <LINE>|Modify SNMP engine parameters",
                "3 ntp server <A.B.C.D>|Configure NTP server",
                "2 spanning-tree <LINE>|Spanning Tree Subsystem",
                "9 vtp <LINE>|Configure global VTP state")) {
            add(grammar, row);
        }
        grammar.add(15, "hostname <WORD>", "Set system's network name", (cli, values, line, no) -> {
            String name = no ? "Router" : values.getFirst();
            if (name.matches("[A-Za-z][A-Za-z0-9_.-]{0,62}")) {
                cli.router().running().block("hostname", "hostname " + name);
            } else {
                cli.print("% Hostname contains one or more illegal characters.", "");
            }
        });
        grammar.add(
                15,
                "logging <A.B.C.D>",
                "IP address of the logging host",
                (cli, values, line, no) ->
                        put(cli, "logging host " + values.getFirst(), "logging host " + values.getFirst(), no));
        grammar.add(
                15,
                "username <WORD> <LINE>",
                "Establish User Name Authentication",
                (cli, values, line, no) -> put(
                        cli,
                        "username " + values.getFirst(),
                        line.replaceFirst("(secret|password)( \\d)? .*", "$1 5 \\$1\\$lab\\$hidden"),
                        no));
        grammar.add(
                15,
                "username <WORD>",
                "Establish User Name Authentication",
                (cli, values, line, no) -> put(cli, "username " + values.getFirst(), line, no));
        for (String kind : List.of("secret", "password")) {
            grammar.add(
                    15,
                    "enable " + kind + " <LINE>",
                    "Assign the privileged level " + kind,
                    (cli, values, line, no) -> {
                        cli.router().enableSecret(no ? null : values.getFirst());
                        put(cli, "enable " + kind, "enable " + kind + " 5 $1$lab$hidden", no);
                    });
        }
        grammar.add(15, "interface <LINE>", "Select an interface to configure", ConfigCommands::toInterface);
        block(grammar, "router ospf <1-65535>", "Open Shortest Path First (OSPF)", "config-router");
        block(grammar, "router eigrp <1-65535>", "Enhanced Interior Gateway Routing Protocol", "config-router");
        block(grammar, "router bgp <1-65535>", "Border Gateway Protocol (BGP)", "config-router");
        block(grammar, "router rip", "Routing Information Protocol (RIP)", "config-router");
        block(grammar, "line vty <0-15>", "Virtual terminal", "config-line");
        block(grammar, "line vty <0-15> <0-15>", "Virtual terminal", "config-line");
        block(grammar, "line con <0-0>", "Primary terminal line", "config-line");
        block(grammar, "line aux <0-0>", "Auxiliary line", "config-line");
        block(grammar, "vlan <1-4094>", "Vlan commands", "config-vlan");
        block(grammar, "ip access-list standard <WORD>", "Standard Access List", "config-std-nacl");
        block(grammar, "ip access-list extended <WORD>", "Extended Access List", "config-ext-nacl");
        block(grammar, "route-map <WORD>", "Create route-map", "config-route-map");
        block(grammar, "route-map <WORD> permit <0-65535>", "Create route-map", "config-route-map");
        block(grammar, "route-map <WORD> deny <0-65535>", "Create route-map", "config-route-map");
        grammar.add(
                15,
                "control-plane",
                "Configure control plane services",
                (cli, values, line, no) -> put(cli, "control-plane", "control-plane", no));
        for (String kind : List.of("motd", "login", "exec")) {
            grammar.add(
                    15,
                    "banner " + kind + " <LINE>",
                    "Define a " + kind + " banner",
                    (cli, values, line, no) -> banner(cli, kind, values.getFirst(), no));
        }
        grammar.add(
                15,
                "crypto key generate rsa",
                "Generate RSA keys",
                (cli, values, line, no) -> cli.ask(
                        "How many bits in the modulus [512]: ",
                        true,
                        bits -> cli.print("% Generating " + (bits.isBlank() ? "512" : bits.strip())
                                + " bit RSA keys, keys will be non-exportable...[OK]")));
        return grammar;
    }

    private static Grammar<Action> interfaces() {
        Grammar<Action> grammar = lines(
                "1 description <LINE>|Interface specific description",
                "1 bandwidth <1-10000000>|Set bandwidth informational parameter",
                "1 mtu <64-18000>|Set the interface Maximum Transmission Unit (MTU)",
                "1 duplex <WORD>|Configure duplex operation",
                "1 speed <WORD>|Configure speed operation",
                "1 encapsulation <LINE>|Set encapsulation type for an interface",
                "2 switchport <LINE>|Set switching mode characteristics",
                "2 ip access-group <LINE>|Specify access control for packets",
                "3 ip ospf <LINE>|OSPF interface commands",
                "2 ip mtu <68-1500>|Set IP Maximum Transmission Unit",
                "2 ip nat <WORD>|NAT interface commands",
                "2 cdp enable|Enable CDP on interface",
                "1 standby <LINE>|HSRP interface configuration commands",
                "1 channel-group <LINE>|Etherchannel/port bundling configuration");
        grammar.add(
                15, "ip address <A.B.C.D> <A.B.C.D>", "Set the IP address of an interface", ConfigCommands::address);
        grammar.add(
                15,
                "ip address <A.B.C.D> <A.B.C.D> secondary",
                "Make this IP address a secondary address",
                (cli, values, line, no) -> inBlock(cli)
                        .ifPresent(block -> change(block, "ip address " + values.getFirst() + " secondary", line, no)));
        grammar.add(
                15,
                "ip address dhcp",
                "IP Address negotiated via DHCP",
                (cli, values, line, no) -> inBlock(cli).ifPresent(block -> change(block, "ip address dhcp", line, no)));
        grammar.add(
                15,
                "shutdown",
                "Shutdown the selected interface",
                (cli, values, line, no) -> inBlock(cli).ifPresent(block -> shut(cli, block, !no)));
        return grammar;
    }

    private static Grammar<Action> acl() {
        return lines(
                "9 permit <LINE>|Specify packets to forward",
                "9 deny <LINE>|Specify packets to reject",
                "9 remark <LINE>|Access list entry comment",
                "1 <1-2147483647> permit <LINE>|Specify packets to forward",
                "1 <1-2147483647> deny <LINE>|Specify packets to reject");
    }

    private static Grammar<Action> lines(String... rows) {
        Grammar<Action> grammar = new Grammar<>();
        for (String row : rows) {
            add(grammar, row);
        }
        return grammar;
    }

    /** Adds a row {@code N pattern|help}: the first N words of the line are its key. */
    private static void add(Grammar<Action> grammar, String row) {
        int words = row.charAt(0) - '0';
        String[] parts = row.substring(2).split("\\|");
        grammar.add(15, parts[0], parts[1], (cli, values, line, no) -> put(cli, key(line, words), line, no));
    }

    /** Adds a command that opens a block of lines of its own. */
    private static void block(Grammar<Action> grammar, String pattern, String help, String mode) {
        grammar.add(15, pattern, help, (cli, values, line, no) -> {
            if (no) {
                cli.router().running().remove(line);
            } else {
                cli.router().running().block(line, line);
                cli.toMode(new Mode(mode, line));
            }
        });
    }

    private static void put(Cli cli, String key, String line, boolean no) {
        Optional<Config.Block> block = inBlock(cli);
        if (block.isPresent()) {
            change(block.get(), key, line, no);
        } else if (no && isOnByDefault(key)) {
            cli.router().running().block(key, "no " + key);
        } else if (no) {
            cli.router().running().remove(key);
        } else {
            cli.router().running().block(key, line);
        }
    }

    /** What is shown when it is off. */
    private static boolean isOnByDefault(String key) {
        return List.of(
                        "ip domain lookup",
                        "ip http server",
                        "ip http secure-server",
                        "logging console",
                        "aaa new-model",
                        "cdp run")
                .contains(key);
    }

    private static void change(Config.Block block, String key, String line, boolean no) {
        if (no) {
            block.remove(key);
        } else {
            block.put(key, line);
        }
    }

    private static Optional<Config.Block> inBlock(Cli cli) {
        return cli.mode().key().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(cli.router().running().find(cli.mode().key()));
    }

    private static void toInterface(Cli cli, List<String> values, String line, boolean no) {
        Optional<String> name = Interfaces.fullName(values.getFirst());
        Config running = cli.router().running();
        int caret = cli.prompt().length() + "interface ".length();
        if (name.isEmpty()) {
            cli.invalid(caret);
            return;
        }
        String key = "interface " + name.get();
        boolean exists = running.find(key) != null;
        if (!exists && (no || !Interfaces.isVirtual(name.get()))) {
            cli.invalid(caret);
        } else if (no) {
            running.remove(key);
        } else {
            Config.Block block = running.block(key, key);
            if (!exists) {
                block.put("ip address", "no ip address");
                if (name.get().startsWith("Loopback")) {
                    cli.log("%LINEPROTO-5-UPDOWN: Line protocol on Interface " + name.get() + ", changed state to up");
                }
            }
            cli.toMode(new Mode(name.get().indexOf('.') > 0 ? "config-subif" : "config-if", key));
        }
    }

    private static void address(Cli cli, List<String> values, String line, boolean no) {
        Config.Block block = inBlock(cli).orElseThrow();
        String address = values.getFirst();
        int length = Ipv4.prefixLength(values.get(1));
        if (no) {
            block.put("ip address", "no ip address");
            return;
        }
        if (length <= 0) {
            cli.print("Bad mask " + values.get(1) + " for address " + address);
            return;
        }
        for (Config.Block other : cli.router().running().all("interface ")) {
            Optional<String[]> taken = Interfaces.address(other);
            if (other != block && taken.isPresent()) {
                int mask = Ipv4.maskOf(Math.min(length, Ipv4.prefixLength(taken.get()[1])));
                int network = Ipv4.parse(address) & mask;
                if (network == (Ipv4.parse(taken.get()[0]) & mask)) {
                    cli.print("% " + Ipv4.text(Ipv4.parse(address) & Ipv4.maskOf(length)) + " overlaps with "
                            + Interfaces.name(other));
                    return;
                }
            }
        }
        block.put("ip address", line);
        block.setByHand();
    }

    private static void shut(Cli cli, Config.Block block, boolean shut) {
        String name = Interfaces.name(block);
        if (shut == Interfaces.isShut(block)) {
            return;
        }
        if (shut) {
            block.put("shutdown", "shutdown");
            cli.log("%LINK-5-CHANGED: Interface " + name + ", changed state to administratively down");
            cli.log("%LINEPROTO-5-UPDOWN: Line protocol on Interface " + name + ", changed state to down");
        } else {
            block.remove("shutdown");
            cli.log("%LINK-3-UPDOWN: Interface " + name + ", changed state to up");
            cli.log("%LINEPROTO-5-UPDOWN: Line protocol on Interface " + name + ", changed state to up");
        }
    }

    private static void banner(Cli cli, String kind, String start, boolean no) {
        if (no) {
            cli.router().running().remove("banner " + kind);
            return;
        }
        cli.text(start.substring(1), start.charAt(0), text -> {
            synchronized (cli.router()) {
                cli.router().running().block("banner " + kind, "banner " + kind + " ^C\n" + text.strip() + "\n^C");
                cli.router().banner(text.strip());
            }
        });
    }

    private static String key(String line, int words) {
        String[] all = line.split(" ");
        return all.length <= words ? line : String.join(" ", List.of(all).subList(0, words));
    }
}
