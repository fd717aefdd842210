package io.netfutures.inventory.ansible;

import static io.netfutures.yaml.Fields.quoted;

import io.netfutures.device.Hop;
import io.netfutures.device.Legacy;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.Value.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Options of OpenSSH's command line that an inventory gives. What leads to a device another way is used, or is a mistake: it is never
 * passed over, since a device that is reached another way may be another device.
 */
final class SshArguments {
    /** Options that take a value. */
    private static final String WITH_VALUE = "BbcDEeFIiJLlmOopQRSWw";

    private static final Set<String> ALGORITHMS = Set.of(
            "kexalgorithms",
            "hostkeyalgorithms",
            "pubkeyacceptedalgorithms",
            "pubkeyacceptedkeytypes",
            "ciphers",
            "macs");

    /** Options that would lead to another host, another port or another user. */
    private static final Set<String> WAY = Set.of(
            "hostname",
            "port",
            "user",
            "bindaddress",
            "bindinterface",
            "proxyusefdpass",
            "match",
            "include",
            "localcommand",
            "knownhostscommand",
            "tunnel");

    private static final Pattern SETTING = Pattern.compile("\\s*([A-Za-z]+)(?:\\s*=\\s*|\\s+)(.*?)\\s*");

    private final Place place;
    private final Notes notes;
    private final List<String> legacy = new ArrayList<>();
    private @Nullable List<String> jumps;
    private @Nullable String config;

    private SshArguments(Place place, Notes notes) {
        this.place = place;
        this.notes = notes;
    }

    /** Reads {@code text}, which stands at {@code place}. */
    static SshArguments of(String text, Place place, Notes notes) throws FileMistake {
        SshArguments found = new SshArguments(place, notes);
        List<String> words =
                ShellWords.of(text, place).stream().map(ShellWords.Word::text).toList();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("-") || word.length() < 2) {
                throw place.error("the SSH arguments name a host; only options are usable here");
            }
            char option = word.charAt(1);
            if (WITH_VALUE.indexOf(option) < 0) {
                continue;
            }
            boolean apart = word.length() == 2;
            if (apart && i + 1 >= words.size()) {
                throw place.error("the SSH option -" + option + " has no value");
            }
            found.option(option, apart ? words.get(++i) : word.substring(2));
        }
        return found;
    }

    /** Reads the command of a proxy, which stands at {@code place}. */
    static SshArguments ofProxy(String command, Place place, Notes notes) throws FileMistake {
        SshArguments found = new SshArguments(place, notes);
        found.proxy(command);
        return found;
    }

    /** The hosts on the way, the first first; an empty list for {@code none}; null if nothing is said. */
    @Nullable
    List<String> jumps() {
        return jumps;
    }

    /** The names of old algorithms that are asked for. */
    List<String> legacy() {
        return legacy;
    }

    /** The ssh_config that is named, or null. */
    @Nullable
    String config() {
        return config;
    }

    private void option(char option, String value) throws FileMistake {
        switch (option) {
            case 'J' -> jump(value);
            case 'F' -> config = value;
            case 'o' -> setting(value);
            case 'W', 'w', 'p', 'l', 'b', 'B', 'D', 'L', 'R', 'S', 'I' ->
                throw place.error("the SSH option -" + option + " would change the way to the device and cannot be used"
                        + " here; write ansible_port, ansible_user or ProxyJump");
            case 'i' -> notes.add(place, "the SSH option -i has no effect here; write ansible_private_key_file");
            default -> {}
        }
    }

    private void setting(String said) throws FileMistake {
        Matcher setting = SETTING.matcher(said);
        if (!setting.matches()) {
            throw place.error("an SSH option is written -o Name=value");
        }
        String name = setting.group(1).toLowerCase(Locale.ROOT);
        String value = setting.group(2).replaceAll("^\"(.*)\"$", "$1");
        if (name.equals("proxyjump")) {
            jump(value);
        } else if (name.equals("proxycommand")) {
            proxy(value);
        } else if (ALGORITHMS.contains(name)) {
            algorithms(value);
        } else if (WAY.contains(name)) {
            throw place.error("the SSH option " + setting.group(1)
                    + " would change the way to the device and cannot be used here; write ansible_host, ansible_port,"
                    + " ansible_user or ProxyJump");
        } else if (name.equals("stricthostkeychecking") || name.equals("userknownhostsfile")) {
            notes.add(place, setting.group(1) + " has no effect: host keys are always checked; see --host-keys");
        } else {
            notes.add(
                    place,
                    "an SSH option without effect",
                    "the SSH option " + setting.group(1)
                            + " has no effect here; ProxyJump, algorithms and -F have; an ssh_config can say it");
        }
    }

    private void algorithms(String value) {
        for (String name : value.replaceFirst("^[+^]", "").split(",")) {
            if (value.startsWith("-") || !Legacy.all().contains(name)) {
                notes.add(place, "algorithms that are offered anyway, or taken away, are not changed by SSH options");
            } else {
                legacy.add(name);
            }
        }
    }

    private void jump(String value) throws FileMistake {
        if (jumps != null) {
            return;
        }
        List<String> hops = new ArrayList<>();
        for (String each : value.equals("none") ? new String[0] : value.split(",")) {
            if (Hop.parse(each.strip()).isEmpty()) {
                throw place.error("the jump host " + quoted(each) + " is not written user@host:port");
            }
            hops.add(each.strip());
        }
        jumps = hops;
    }

    /** Of commands only {@code ssh -W %h:%p} through one host can be used, which is what ProxyJump does. */
    private void proxy(String command) throws FileMistake {
        if (jumps != null || command.equals("none")) {
            jumps = jumps == null ? List.of() : jumps;
            return;
        }
        FileMistake other = place.error("this ProxyCommand would have to be run, which is not done; write"
                + " -o ProxyJump=user@host:port, or ssh -W %h:%p user@host, which says the same");
        List<String> words = new ArrayList<>(ShellWords.of(command, place).stream()
                .map(ShellWords.Word::text)
                .toList());
        String user = "";
        String port = "";
        String host = "";
        boolean through = false;
        if (words.isEmpty() || !words.removeFirst().matches("(/usr/bin/)?ssh")) {
            throw other;
        }
        while (!words.isEmpty()) {
            String word = words.removeFirst();
            if (word.matches("-[qAaTx4C]+")) {
                continue;
            } else if (!word.startsWith("-") && host.isEmpty()) {
                host = word;
                continue;
            }
            String value = word.length() > 2 ? word.substring(2) : words.isEmpty() ? "" : words.removeFirst();
            switch (word.length() < 2 ? "" : word.substring(0, 2)) {
                case "-W" -> through = value.equals("%h:%p") || value.equals("[%h]:%p");
                case "-p" -> port = ":" + value;
                case "-l" -> user = value + "@";
                case "-o" -> quiet(value, other);
                default -> throw other;
            }
        }
        String hop = (host.contains("@") ? "" : user) + host + port;
        if (!through || host.isEmpty() || Hop.parse(hop).isEmpty()) {
            throw other;
        }
        jumps = List.of(hop);
    }

    /** An option of the ssh that leads to the jump host: those about its key or its manners do not change where it leads. */
    private void quiet(String said, FileMistake other) throws FileMistake {
        String name = said.split("[=\\s]", 2)[0].toLowerCase(Locale.ROOT);
        if (!name.matches("stricthostkeychecking|userknownhostsfile|loglevel|serveralive\\w+|connecttimeout|batchmode"
                + "|forwardagent|control\\w+")) {
            throw other;
        }
        if (name.matches("stricthostkeychecking|userknownhostsfile")) {
            notes.add(
                    place, "the key of the jump host is always checked, whatever its SSH options say; see --host-keys");
        }
    }
}
