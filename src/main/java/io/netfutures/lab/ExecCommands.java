package io.netfutures.lab;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The commands of user and privileged mode: a table of patterns, what they need, what they mean, and what they do. */
final class ExecCommands {
    /** What a command does; {@code filter} is what stands behind its bar. */
    interface Action {
        void run(Cli cli, List<String> values, UnaryOperator<List<String>> filter);
    }

    static final Grammar<Action> GRAMMAR = new Grammar<Action>()
            .add(1, "show clock", "Display the system clock", show(Shows::clock))
            .add(1, "show version", "System hardware and software status", show(Shows::version))
            .add(
                    1,
                    "show ip interface brief",
                    "Brief summary of IP status and configuration",
                    show(Shows::interfaceBrief))
            .add(1, "show interfaces description", "Show interface description", show(Shows::interfaceDescriptions))
            .add(1, "show arp", "ARP table", show(Shows::arp))
            .add(1, "show ip arp", "IP ARP table", show(Shows::arp))
            .add(1, "show ip route", "IP routing table", show(Shows::routes))
            .add(1, "show ip ospf neighbor", "Neighbor list", show(Shows::ospfNeighbours))
            .add(1, "show logging", "Show the contents of logging buffers", show(Shows::logging))
            .add(
                    1,
                    "show users",
                    "Display information about terminal lines",
                    (cli, values, filter) -> cli.answer(() -> filter.apply(Shows.users(cli.router(), cli.user()))))
            .add(
                    1,
                    "show privilege",
                    "Show current privilege level",
                    (cli, values, filter) ->
                            cli.answer(() -> filter.apply(List.of("Current privilege level is " + cli.privilege()))))
            .add(1, "show history", "Display the session command history", (cli, values, filter) -> {
                List<String> lines =
                        cli.editor().history().stream().map(line -> "  " + line).toList();
                cli.answer(() -> filter.apply(lines));
            })
            .add(1, "show terminal", "Display terminal configuration parameters", (cli, values, filter) -> {
                String size = "Length: " + cli.length() + " lines, Width: " + cli.width() + " columns";
                cli.answer(() -> filter.apply(List.of("Line 2, Location: \"\", Type: \"vt100\"", size)));
            })
            .add(
                    1,
                    "show flash:",
                    "Display information about flash: file system",
                    show(router ->
                            List.of("-#- --length-- -----date/time------ path", "", "No files in directory", "")))
            .add(15, "show running-config", "Current operating configuration", show(Shows::running))
            .add(
                    15,
                    "show running-config interface <INTERFACE>",
                    "Show interface configuration",
                    (cli, values, filter) -> cli.answer(() -> filter.apply(locked(
                            cli.router(),
                            router -> Shows.running(
                                    router,
                                    Interfaces.fullName(values.getFirst()).orElse(values.getFirst()))))))
            .add(15, "show startup-config", "Contents of startup configuration", show(Shows::startup))
            .add(1, "enable", "Turn on privileged commands", (cli, values, filter) -> enable(cli, 1))
            .add(1, "disable", "Turn off privileged commands", (cli, values, filter) -> cli.privileged(false))
            .add(1, "exit", "Exit from the EXEC", (cli, values, filter) -> cli.hangUp())
            .add(1, "logout", "Exit from the EXEC", (cli, values, filter) -> cli.hangUp())
            .add(1, "quit", "Exit from the EXEC", (cli, values, filter) -> cli.hangUp())
            .add(
                    1,
                    "terminal length <0-512>",
                    "Set number of lines on a screen",
                    (cli, values, filter) -> cli.length(Integer.parseInt(values.getFirst())))
            .add(
                    1,
                    "terminal width <0-512>",
                    "Set width of the display terminal",
                    (cli, values, filter) -> cli.width(Integer.parseInt(values.getFirst())))
            .add(
                    1,
                    "terminal monitor",
                    "Copy debug output to the current terminal line",
                    (cli, values, filter) -> cli.monitor(true))
            .add(1, "terminal no monitor", "Do not copy debug output", (cli, values, filter) -> cli.monitor(false))
            .add(1, "terminal no editing", "Disable command line editing", (cli, values, filter) -> {})
            .add(1, "terminal history", "Enable and control the command history function", (cli, values, filter) -> {})
            .add(1, "ping <A.B.C.D>", "Send echo messages", (cli, values, filter) -> ping(cli, values.getFirst(), 5))
            .add(
                    1,
                    "ping <A.B.C.D> repeat <1-1000>",
                    "specify repeat count",
                    (cli, values, filter) -> ping(cli, values.getFirst(), Integer.parseInt(values.get(1))))
            .add(
                    1,
                    "ping <WORD>",
                    "Ping destination address or hostname",
                    (cli, values, filter) -> cli.print("% Unrecognized host or address, or protocol not running.", ""))
            .add(
                    1,
                    "traceroute <A.B.C.D>",
                    "Trace route to destination",
                    (cli, values, filter) -> cli.print(
                            "Type escape sequence to abort.",
                            "Tracing the route to " + values.getFirst(),
                            "VRF info: (vrf in name/id, vrf out name/id)",
                            "  1 " + values.getFirst() + " 1 msec 1 msec 1 msec"))
            .add(15, "configure terminal", "Configure from the terminal", (cli, values, filter) -> configure(cli))
            .add(
                    15,
                    "configure",
                    "Enter configuration mode",
                    (cli, values, filter) ->
                            cli.ask("Configuring from terminal, memory, or network [terminal]? ", true, answer -> {
                                if (answer.isBlank() || "terminal".startsWith(answer.strip())) {
                                    configure(cli);
                                } else {
                                    cli.print("?Must be \"terminal\", \"memory\" or \"network\"");
                                }
                            }))
            .add(15, "write", "Write running configuration", (cli, values, filter) -> save(cli))
            .add(15, "write memory", "Write to NV memory", (cli, values, filter) -> save(cli))
            .add(15, "write erase", "Erase NV memory", (cli, values, filter) -> erase(cli))
            .add(
                    15,
                    "erase startup-config",
                    "Erase contents of configuration memory",
                    (cli, values, filter) -> erase(cli))
            .add(
                    15,
                    "copy running-config startup-config",
                    "Copy to startup configuration",
                    (cli, values, filter) ->
                            cli.ask("Destination filename [startup-config]? ", true, answer -> save(cli)))
            .add(
                    15,
                    "clear counters",
                    "Clear counters on one or all interfaces",
                    (cli, values, filter) -> cli.confirm(
                            "Clear \"show interface\" counters on all interfaces [confirm]",
                            () -> cli.log("%CLEAR-5-COUNTERS: Clear counter on all interfaces by " + cli.user())))
            .add(
                    15,
                    "clear logging",
                    "Clear logging buffer",
                    (cli, values, filter) -> cli.confirm("Clear logging buffer [confirm]", () -> {}))
            .add(15, "delete <WORD>", "Delete a file", (cli, values, filter) -> {
                String file = values.getFirst().replace("flash:", "");
                cli.ask(
                        "Delete filename [" + file + "]? ",
                        true,
                        answer -> cli.confirm(
                                "Delete flash:" + file + "? [confirm]",
                                () -> cli.print("%Error deleting flash:" + file + " (No such file or directory)")));
            })
            .add(15, "reload", "Halt and perform a cold restart", (cli, values, filter) -> reload(cli));

    private ExecCommands() {}

    private static Action show(Function<Router, List<String>> lines) {
        return (cli, values, filter) -> cli.answer(() -> filter.apply(locked(cli.router(), lines)));
    }

    private static List<String> locked(Router router, Function<Router, List<String>> lines) {
        synchronized (router) {
            return lines.apply(router);
        }
    }

    private static void enable(Cli cli, int attempt) {
        String secret = cli.router().enableSecret();
        if (cli.privilege() == 15 || secret == null) {
            cli.privileged(true);
            return;
        }
        cli.ask("Password: ", false, typed -> {
            if (typed.equals(secret)) {
                cli.privileged(true);
            } else if (attempt == 3) {
                cli.print("% Bad secrets", "");
            } else {
                enable(cli, attempt + 1);
            }
        });
    }

    private static void configure(Cli cli) {
        cli.print("Enter configuration commands, one per line.  End with CNTL/Z.");
        cli.toMode(Cli.Mode.CONFIG);
    }

    private static void save(Cli cli) {
        cli.router().save();
        cli.print("Building configuration...", "[OK]");
    }

    private static void erase(Cli cli) {
        cli.confirm("Erasing the nvram filesystem will remove all configuration files! Continue? [confirm]", () -> {
            cli.router().erase();
            cli.print("[OK]", "Erase of nvram: complete");
        });
    }

    private static void reload(Cli cli) {
        if (cli.router().isModified()) {
            cli.ask("System configuration has been modified. Save? [yes/no]: ", true, answer -> {
                switch (answer.strip().toLowerCase(java.util.Locale.ROOT)) {
                    case "yes", "y" -> {
                        save(cli);
                        proceed(cli);
                    }
                    case "no", "n" -> proceed(cli);
                    default -> {
                        cli.print("% Please answer 'yes' or 'no'.");
                        reload(cli);
                    }
                }
            });
        } else {
            proceed(cli);
        }
    }

    private static void proceed(Cli cli) {
        cli.confirm("Proceed with reload? [confirm]", () -> {
            cli.log("%SYS-5-RELOAD: Reload requested by " + cli.user()
                    + " on vty0 (127.0.0.1). Reload Reason: Reload Command.");
            cli.router().reload();
            cli.hangUp();
        });
    }

    /** Addresses of its own networks answer; others do not, in two seconds each, which we do not wait for. */
    private static void ping(Cli cli, String address, int count) {
        boolean silent = locked(
                        cli.router(),
                        router -> router.running().all("interface ").stream()
                                .filter(Interfaces::isUp)
                                .flatMap(block -> Interfaces.address(block).stream())
                                .filter(parts -> {
                                    int mask = Ipv4.maskOf(Math.max(0, Ipv4.prefixLength(parts[1])));
                                    return (Ipv4.parse(parts[0]) & mask) == (Ipv4.parse(address) & mask);
                                })
                                .map(parts -> parts[0])
                                .toList())
                .isEmpty();
        StringBuilder marks = new StringBuilder();
        for (int i = 0; i < count; i++) {
            marks.append(i > 0 && i % 70 == 0 ? "\r\n" : "").append(silent ? '.' : '!');
        }
        cli.answer(() -> List.of(
                "Type escape sequence to abort.",
                "Sending " + count + ", 100-byte ICMP Echos to " + address + ", timeout is 2 seconds:",
                marks.toString(),
                silent
                        ? "Success rate is 0 percent (0/" + count + ")"
                        : "Success rate is 100 percent (" + count + "/" + count
                                + "), round-trip min/avg/max = 1/2/10 ms"));
    }
}
