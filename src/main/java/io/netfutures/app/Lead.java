package io.netfutures.app;

import io.netfutures.device.Printable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What to write instead of words that belong to a device, to netmiko, or to another tool. */
final class Lead {
    private static final String SHOW = "submit \"sh clock\"";
    private static final String CONFIG_FILE = "config --file FILE";
    private static final String OUTPUT =
            "answers go to standard output: write > FILE; in the shell and in scripts, save"
                    + " FOLDER/ writes a file a device";
    private static final String USER = "the user name of a device stands in the inventory, as username:";

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
            "send_command", SHOW,
            "send_command_timing", SHOW,
            "netmiko-show", SHOW,
            "ConnectHandler", SHOW,
            "netmiko-grep", "submit \"sh run | include ntp\"",
            "send_config_set", "config \"interface Loopback0\" \"description core\"",
            "send_config_from_file", CONFIG_FILE,
            "netmiko-cfg", CONFIG_FILE,
            "save_config", "config --save \"interface Loopback0\" \"description core\"");

    private static final Map<String, String> OPTIONS = Map.of(
            "-o", OUTPUT,
            "--output", OUTPUT,
            "-l", USER,
            "-u", USER,
            "-p", "the password of a device stands in the inventory, as password:, and its port as port:",
            "-h", "--help lists the options",
            "-f", "the commands of a file: --commands FILE for submit and map, --file FILE for config");

    private Lead() {}

    /** A sentence for an option that no command has, if another tool has it. */
    static Optional<String> toOption(String unknown) {
        return Optional.ofNullable(OPTIONS.get(unknown)).map(lead -> unknown + " is no option here: " + lead);
    }

    /**
     * A sentence for words that stand where a command should.
     *
     * @param unknown the words from the first unknown one on
     * @param args all words
     */
    static Optional<String> toCommand(List<String> unknown, List<String> args) {
        String first = unknown.getFirst();
        String elsewhere = ELSEWHERE.get(first.replaceAll("\\(.*", ""));
        if (elsewhere != null) {
            return Optional.of("there is no command " + Printable.line(first) + "; write " + elsewhere
                    + " (coming-from-netmiko.md has the whole table)");
        }
        Optional<String> quoted =
                unknown.stream().skip(1).filter(Lead::isQuoted).findFirst();
        int device = args.indexOf("-d");
        if (quoted.isPresent() && device >= 0 && args.indexOf(first) == device + 2) {
            return Optional.of("devices are joined with a comma: -d " + Printable.line(args.get(device + 1)) + ","
                    + Printable.line(first) + " submit \"" + Printable.line(quoted.get()) + "\"");
        }
        if (DEVICE_WORDS.contains(first) || isQuoted(first)) {
            return Optional.of("there is no command " + Printable.line(first)
                    + "; what devices shall be asked is submitted: submit \""
                    + Printable.line(isQuoted(first) ? first : String.join(" ", unknown))
                    + "\"");
        }
        return Optional.empty();
    }

    private static boolean isQuoted(String word) {
        return word.strip().indexOf(' ') >= 0;
    }
}
