package io.netfutures.configuration;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a line counts when lines are compared. Blanks at its ends and between its words do not, but in texts; nor does the case of its
 * first word and of the names of interfaces, nor whether these are abbreviated. All other words must be written as the device shows them.
 */
final class LineKey {
    /** Lines that end with a text of the user. */
    private static final Pattern TEXT = Pattern.compile(
            "(?i)((?:no\\s+)?(?:description|remark|\\d+\\s+remark|name|banner|location|contact|snmp-server\\s+(?:location|contact)))(\\s+)(.*)");

    private static final Pattern INTERFACE =
            Pattern.compile("(?<![\\w.:/-])([A-Za-z][A-Za-z-]+) ?(\\d+(?:[/.:]\\d+)*)(?![\\w:.-])");

    private static final List<String> TYPES = List.of(
            "ethernet",
            "fastethernet",
            "gigabitethernet",
            "tengigabitethernet",
            "twentyfivegige",
            "fortygigabitethernet",
            "hundredgige",
            "loopback",
            "port-channel",
            "tunnel",
            "vlan",
            "serial",
            "management",
            "bundle-ether",
            "dialer",
            "cellular",
            "bvi",
            "nve",
            "mgmt");

    private LineKey() {}

    static String of(String line) {
        String stripped = line.strip();
        Matcher text = TEXT.matcher(stripped);
        if (text.matches()) {
            return text.group(1).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ") + " " + text.group(3);
        }
        String one = stripped.replaceAll("\\s+", " ");
        int blank = one.indexOf(' ');
        String first = (blank < 0 ? one : one.substring(0, blank)).toLowerCase(Locale.ROOT);
        String rest = blank < 0 ? "" : one.substring(blank);
        if (first.equals("no") || first.equals("default")) {
            return rest.isEmpty() ? first : first + " " + of(rest);
        }
        boolean section = first.equals("interface");
        return first
                + INTERFACE.matcher(rest).replaceAll(name -> Matcher.quoteReplacement(interfaceName(name, section)));
    }

    private static String interfaceName(java.util.regex.MatchResult name, boolean section) {
        String type = name.group(1).toLowerCase(Locale.ROOT);
        boolean joined = name.group().charAt(name.group(1).length()) != ' ';
        List<String> known =
                TYPES.stream().filter(each -> each.startsWith(type)).toList();
        // Two words of another kind, as vlan 10, are no name of an interface, but behind the word interface.
        if ((!joined && !section) || type.length() < 2 || known.size() != 1) {
            return section ? type + name.group(2) : name.group();
        }
        return known.getFirst() + name.group(2);
    }
}
