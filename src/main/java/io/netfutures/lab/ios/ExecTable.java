package io.netfutures.lab.ios;

import java.util.ArrayList;
import java.util.List;

/** The commands of user and privileged mode. */
final class ExecTable {
    /** One row: from which privilege level on it exists. */
    private record Row(int level, String pattern, Command.Action action) {}

    private static final List<Row> ROWS = List.of(
            new Row(1, "enable", Dialogues::enable),
            new Row(1, "disable", (vty, run) -> vty.go(Mode.USER, vty.router().running())),
            new Row(1, "exit", (vty, run) -> vty.terminal().hangUp(0)),
            new Row(1, "logout", (vty, run) -> vty.terminal().hangUp(0)),
            new Row(1, "quit", (vty, run) -> vty.terminal().hangUp(0)),
            new Row(1, "ping", Reachability::pingAsk),
            new Row(1, "ping WORD", Reachability::ping),
            new Row(1, "ping WORD repeat <1-10000>", Reachability::ping),
            new Row(1, "ping WORD size <36-18024>", Reachability::ping),
            new Row(1, "ping WORD timeout <0-3600>", Reachability::ping),
            new Row(1, "ping WORD source A.B.C.D", Reachability::ping),
            new Row(1, "ping WORD source INTERFACE", Reachability::ping),
            new Row(1, "traceroute WORD", Reachability::traceroute),
            new Row(1, "show arp", Shows::arp),
            new Row(1, "show clock", Shows::clock),
            new Row(1, "show flash:", Shows::flash),
            new Row(1, "show history", Shows::history),
            new Row(1, "show interfaces", Interfaces::all),
            new Row(1, "show interfaces INTERFACE", Interfaces::one),
            new Row(1, "show interfaces description", Interfaces::description),
            new Row(1, "show interfaces INTERFACE description", Interfaces::description),
            new Row(1, "show ip arp", Shows::arp),
            new Row(1, "show ip interface brief", Interfaces::brief),
            new Row(1, "show ip interface INTERFACE brief", Interfaces::brief),
            new Row(1, "show ip ospf neighbor", Shows::neighbors),
            new Row(1, "show ip route", RouteTable::show),
            new Row(1, "show ip route connected", RouteTable::show),
            new Row(1, "show ip route static", RouteTable::show),
            new Row(1, "show logging", Shows::logging),
            new Row(1, "show privilege", Shows::privilege),
            new Row(1, "show terminal", Shows::terminal),
            new Row(1, "show users", Shows::users),
            new Row(1, "show version", Version::show),
            new Row(1, "terminal length <0-512>", (vty, run) -> vty.length((int) run.number(0))),
            new Row(1, "terminal width <0-512>", (vty, run) -> vty.width((int) run.number(0))),
            new Row(1, "terminal monitor", (vty, run) -> vty.monitoring(true)),
            new Row(1, "terminal no monitor", (vty, run) -> vty.monitoring(false)),
            new Row(1, "terminal editing", ExecTable::nothing),
            new Row(1, "terminal no editing", ExecTable::nothing),
            new Row(1, "terminal history size <0-256>", (vty, run) -> vty.remember((int) run.number(0))),
            new Row(15, "clear arp-cache", ExecTable::nothing),
            new Row(15, "clear counters", Dialogues::clearCounters),
            new Row(15, "clear logging", Dialogues::clearLogging),
            new Row(15, "configure", Dialogues::configure),
            new Row(15, "configure terminal", Dialogues::configureTerminal),
            new Row(15, "configure terminal revert timer <1-120>", Archive::configureTerminal),
            new Row(15, "configure confirm", Archive::confirm),
            new Row(15, "configure revert now", Archive::revertNow),
            new Row(15, "configure revert timer <1-120>", Archive::revertTimer),
            new Row(15, "configure replace WORD", Archive::replace),
            new Row(15, "configure replace WORD force", Archive::replaceAtOnce),
            new Row(15, "copy running-config WORD", Archive::copyRunning),
            new Row(15, "copy running-config startup-config", Dialogues::copyToStartup),
            new Row(15, "crypto key generate rsa", Dialogues::generateKey),
            new Row(15, "debug LINE", ExecTable::nothing),
            new Row(15, "undebug all", (vty, run) -> vty.print("All possible debugging has been turned off")),
            new Row(15, "delete WORD", Dialogues::delete),
            new Row(15, "erase startup-config", Dialogues::erase),
            new Row(15, "more WORD", Archive::more),
            new Row(15, "reload", Dialogues::reload),
            new Row(15, "reload in <1-34560>", Dialogues::reloadIn),
            new Row(15, "reload cancel", Dialogues::reloadCancel),
            new Row(15, "show running-config", Shows::running),
            new Row(15, "show running-config interface INTERFACE", Shows::runningInterface),
            new Row(15, "show startup-config", Shows::startup),
            new Row(15, "write", Dialogues::write),
            new Row(15, "write erase", Dialogues::erase),
            new Row(15, "write memory", Dialogues::write),
            new Row(15, "write terminal", Shows::running));

    static final Grammar USER = grammar(1);
    static final Grammar PRIVILEGED = grammar(15);

    private ExecTable() {}

    /** All of them, as they are written in the table. */
    static List<String> patterns() {
        return ROWS.stream().map(Row::pattern).toList();
    }

    private static void nothing(VtyLine vty, Meaning.Run run) {}

    private static Grammar grammar(int level) {
        List<Command> commands = new ArrayList<>();
        for (Row row : ROWS) {
            if (row.level <= level) {
                commands.add(new Command(new Slot(commands.size(), row.pattern, Integer.MAX_VALUE), row.action));
            }
        }
        return Grammar.of(commands);
    }
}
