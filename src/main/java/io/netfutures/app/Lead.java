package io.netfutures.app;

import io.netfutures.device.Printable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What to write instead of words that belong to a device, to Python, or to another tool. */
final class Lead {
    private static final Set<String> DEVICE_WORDS = Set.of(
            "sh",
            "sho",
            "show",
            "display",
            "dis",
            "get",
            "/export",
            "/ip",
            "/system",
            "conf",
            "configure",
            "dir",
            "more");

    private static final Map<String, String> ELSEWHERE = Map.of(
            "send_command", "submit \"sh clock\"",
            "send_command_timing", "submit \"sh clock\"",
            "netmiko-show", "submit \"sh clock\"",
            "netmiko-grep", "submit \"sh run | include ntp\"",
            "send_config_set", "config \"interface Loopback0\" \"description core\"",
            "send_config_from_file", "config --file FILE",
            "netmiko-cfg", "config --file FILE",
            "save_config", "config --save ...",
            "ConnectHandler", "submit \"sh clock\"");

    private static final Map<String, String> OPTIONS = Map.of(
            "-o",
                    "answers go to standard output: write > FILE; in the shell and in scripts, save FOLDER writes a file a device",
            "--output",
                    "answers go to standard output: write > FILE; in the shell and in scripts, save FOLDER writes a file a device",
            "-l", "the user name of a device stands in the inventory, as username:",
            "-u", "the user name of a device stands in the inventory, as username:",
            "-p", "the password of a device stands in the inventory, as password:, and its port as port:",
            "-h", "--help lists the options",
            "-f", "the commands of a file: --commands FILE for submit and map, --file FILE for config",
            "-t", "the bound for one step is --timeout, as in --timeout 20s");

    private Lead() {}

    /**
     * A sentence for words that nobody knows.
     *
     * @param unknown the words from the first unknown one on
     * @param args all words of the command
     */
    static Optional<String> to(List<String> unknown, List<String> args) {
        String first = unknown.getFirst();
        String option = OPTIONS.get(first);
        if (option != null) {
            return Optional.of(first + " is no option here: " + option);
        }
        String elsewhere = ELSEWHERE.get(first.replaceAll("\\(.*", ""));
        if (elsewhere != null) {
            return Optional.of("there is no command " + Printable.line(first) + "; write " + elsewhere
                    + " (coming-from-netmiko.md has the whole table)");
        }
        boolean quoted = unknown.stream().anyMatch(each -> each.strip().indexOf(' ') >= 0);
        int device = args.indexOf("-d");
        if (quoted && unknown.size() > 1 && device >= 0 && args.indexOf(first) == device + 2) {
            return Optional.of("devices are joined with a comma: -d " + args.get(device + 1) + ","
                    + Printable.line(first) + " submit \"" + Printable.line(unknown.getLast()) + "\"");
        }
        if (DEVICE_WORDS.contains(first) || first.strip().indexOf(' ') >= 0) {
            return Optional.of("there is no command " + Printable.line(first)
                    + "; what devices shall be asked is submitted: submit \""
                    + Printable.line(String.join(" ", unknown))
                    + "\"");
        }
        return Optional.empty();
    }
}
