package io.netfutures.app.command;

import io.netfutures.app.work.Crew;
import io.netfutures.device.Nearest;
import io.netfutures.device.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Suggests what to write instead of words that belong to a device, to netmiko, or to another tool. */
final class Lead {
    private static final Pattern PLAIN = Pattern.compile("[\\w./:=,@%+-]+");

    private static final String SHOW = "submit \"sh clock\"";
    private static final String CONFIG_FILE = "config --file FILE";
    private static final String OUTPUT =
            "submit, map, config, ping and retry take -o FILE, and --outdir DIR for a file an answer; in the"
                    + " shell and in scripts, save FOLDER/ writes a file a device";
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

    /**
     * Explains unknown words, if their meaning can be guessed.
     *
     * @param unknown the words from the first unknown one on
     * @param args all words
     * @param command the command that does not know them; the root for words before a command
     */
    static Optional<String> toUnknown(List<String> unknown, List<String> args, CommandLine command) {
        String first = unknown.getFirst();
        boolean isBeforeCommand = command.getParent() == null;
        return (isBeforeCommand ? toOptionBeforeCommand(first, args, command) : Optional.<String>empty())
                .or(() -> toOption(first))
                .or(() -> isBeforeCommand ? toCommand(unknown, args) : Optional.empty());
    }

    /** Explains an unknown word before a command: names similar options and commands. */
    static String toNearest(String word, CommandLine root) {
        if (word.startsWith("-")) {
            String hint = Nearest.hint(
                    word,
                    root.getCommandSpec().optionsMap().keySet().stream()
                            .filter(name -> name.startsWith("--"))
                            .toList());
            return "there is no option " + Printable.line(word) + " before a command"
                    + (hint.isEmpty() ? "; --help lists those that are" : hint);
        }
        // A command of one letter resembles any short word.
        List<String> known = root.getSubcommands().keySet().stream()
                .filter(name -> name.length() > 1)
                .sorted()
                .toList();
        String hint = word.length() == 1 ? "" : Nearest.hint(word, known);
        return "there is no command " + Printable.line(word) + (hint.isEmpty() ? "; help lists them" : hint);
    }

    /** Explains an option that no command has, if another tool has it. */
    private static Optional<String> toOption(String unknown) {
        return Optional.ofNullable(OPTIONS.get(unknown)).map(lead -> unknown + " is no option here: " + lead);
    }

    /**
     * Explains words in the place of a command.
     *
     * @param unknown the words from the first unknown one on
     * @param args all words
     */
    private static Optional<String> toCommand(List<String> unknown, List<String> args) {
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

    /**
     * Explains options before the command that they belong to.
     *
     * @param unknown the first unknown word before the command
     * @param args all words
     * @param root the options allowed before a command, and the commands
     */
    private static Optional<String> toOptionBeforeCommand(String unknown, List<String> args, CommandLine root) {
        int first = args.indexOf(unknown);
        int at = Math.max(first, 0);
        while (at < args.size() && !root.getSubcommands().containsKey(args.get(at))) {
            at++;
        }
        CommandLine command = at < args.size() ? root.getSubcommands().get(args.get(at)) : null;
        if (first < 0 || command == null) {
            return Optional.empty();
        }
        List<String> stay = new ArrayList<>();
        List<String> move = new ArrayList<>();
        for (int i = 0; i < at; i++) {
            Optional<OptionSpec> own = option(root, args.get(i));
            Optional<OptionSpec> moved = own.isPresent() ? Optional.empty() : option(command, args.get(i));
            List<String> words = moved.isPresent() ? move : stay;
            boolean tells = moved.filter(each -> List.of(each.names()).contains("--answer"))
                    .isPresent();
            words.add(tells ? "--answer" : word(args.get(i)));
            boolean wantsValue = own.or(() -> moved)
                    .filter(option -> option.arity().min() > 0)
                    .isPresent();
            if (wantsValue && isBare(args.get(i)) && i + 1 < at) {
                i++;
                words.add(tells ? "" : word(args.get(i)));
            }
        }
        return option(command, unknown)
                .map(option -> name(option, unknown) + " belongs behind the command: "
                        + Stream.of(
                                        List.of(root.getCommandName()),
                                        stay,
                                        List.of(args.get(stay.size() + move.size())),
                                        move)
                                .flatMap(List::stream)
                                .filter(word -> !word.isEmpty())
                                .collect(Collectors.joining(" "))
                        + " ...");
    }

    /** Explains a value that an option or a parameter does not accept, or that is no number. */
    static Optional<String> toValue(CommandLine.ParameterException problem) {
        ArgSpec arg = problem.getArgSpec();
        String value = problem.getValue();
        if (arg == null || value == null) {
            return Optional.empty();
        }
        Class<?> type = arg.auxiliaryTypes()[0];
        String what = arg instanceof OptionSpec option
                ? option.longestName()
                : arg.paramLabel().toLowerCase(Locale.ROOT);
        if (type.isEnum()) {
            List<String> known = Stream.of(type.getEnumConstants())
                    .map(each -> each.toString().toLowerCase(Locale.ROOT))
                    .toList();
            return Optional.of("there is no " + what + " " + Printable.line(value) + "; known are "
                    + String.join(", ", known) + Nearest.hint(value, known));
        }
        boolean isCrew = type == Crew.class;
        if (!isCrew && type != int.class && type != Integer.class) {
            return Optional.empty();
        }
        String name = isCrew && !(arg instanceof OptionSpec) ? "workers" : what;
        String wrong = value.matches("[+-]?[0-9]+")
                ? "this is out of range"
                : isCrew ? "a whole number is needed, or auto" : "a whole number is needed";
        return Optional.of(name + " " + Printable.line(value) + ": " + wrong);
    }

    /** The word quoted for a shell. */
    private static String word(String word) {
        return Printable.line(PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'");
    }

    private static Optional<OptionSpec> option(CommandLine command, String word) {
        return command.getCommandSpec().options().stream()
                .filter(option -> !name(option, word).isEmpty())
                .findFirst();
    }

    /** The name under which the word gives this option, alone or with a value; empty if it is another option. */
    private static String name(OptionSpec option, String word) {
        return Stream.of(option.names())
                .filter(name -> word.equals(name)
                        || word.startsWith(name + "=")
                        || (name.length() == 2 && option.arity().min() > 0 && word.startsWith(name)))
                .findFirst()
                .orElse("");
    }

    /** Whether the value of this option, if it has one, is the next word. */
    private static boolean isBare(String word) {
        return word.indexOf('=') < 0 && (word.startsWith("--") || word.length() == 2);
    }

    private static boolean isQuoted(String word) {
        return word.strip().indexOf(' ') >= 0;
    }
}
