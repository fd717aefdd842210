package io.netfutures.inventory.ansible;

import static io.netfutures.yaml.Fields.quoted;

import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hosts as Ansible's inventories name them: a name or an address, with a port behind it, or a range such as {@code r[01:10:2]}.
 *
 * @param names without port and brackets
 * @param port empty if there is none
 */
record HostPattern(List<String> names, String port) {
    private static final int MOST = 100_000;
    private static final Pattern V6 = Pattern.compile("\\[([0-9A-Fa-f]*:[0-9A-Fa-f.:]*:[0-9A-Fa-f.:]*)](?::([0-9]+))?");
    private static final Pattern WITH_PORT = Pattern.compile("((?:[^:\\[\\]]|\\[[^\\[\\]]*])+):([0-9]+)");
    private static final Pattern RANGE =
            Pattern.compile("([^\\[\\]]*)\\[([0-9A-Za-z]*):([0-9A-Za-z]*)(?::([0-9]+))?](.*)");

    /** Expands {@code written}, which stands at {@code place}. */
    static HostPattern of(String written, Place place) throws FileMistake {
        Matcher v6 = V6.matcher(written);
        if (v6.matches() && (v6.group(2) != null || v6.group(1).matches(".*::.*|([^:]*:){7}[^:]*"))) {
            return new HostPattern(List.of(v6.group(1)), v6.group(2) == null ? "" : v6.group(2));
        }
        Matcher port = WITH_PORT.matcher(written);
        if (port.matches()) {
            return new HostPattern(expand(port.group(1), place), port.group(2));
        }
        if (written.endsWith(":") && !written.contains("[")) {
            throw place.error("there is no port behind the colon of " + quoted(written));
        }
        return new HostPattern(expand(written, place), "");
    }

    private static List<String> expand(String pattern, Place place) throws FileMistake {
        List<String> heads = List.of("");
        String rest = pattern;
        while (rest.indexOf('[') >= 0 || rest.indexOf(']') >= 0) {
            Matcher range = RANGE.matcher(rest);
            if (!range.matches()) {
                throw place.error(
                        quoted(pattern) + " is not a range; a range is written r[1:10], r[01:10:2] or r[a:f]");
            }
            List<String> middle = steps(range, place);
            if ((long) heads.size() * middle.size() > MOST) {
                throw place.error("the range " + quoted(pattern) + " has more than " + MOST + " hosts");
            }
            List<String> longer = new ArrayList<>();
            for (String head : heads) {
                middle.forEach(each -> longer.add(head + range.group(1) + each));
            }
            heads = longer;
            rest = range.group(5);
        }
        String tail = rest;
        return heads.stream().map(head -> head + tail).toList();
    }

    private static List<String> steps(Matcher range, Place place) throws FileMistake {
        String first = range.group(2).isEmpty() ? "0" : range.group(2);
        String last = range.group(3);
        String said = range.group(4) == null ? "1" : range.group(4);
        String written = quoted("[" + range.group(2) + ":" + last + "]");
        boolean numbers = first.matches("[0-9]{1,9}") && last.matches("[0-9]{1,9}");
        boolean letters = first.matches("[a-zA-Z]") && last.matches("[a-zA-Z]");
        if ((!numbers && !letters) || !said.matches("0*[1-9][0-9]{0,8}")) {
            throw place.error("the range " + written + " goes neither from number to number nor from letter to letter");
        }
        boolean padded = numbers && first.length() > 1 && first.startsWith("0");
        if (padded && first.length() != last.length()) {
            throw place.error("the ends of the range " + written + " must have as many digits as each other");
        }
        int from = numbers ? Integer.parseInt(first) : letter(first);
        int to = numbers ? Integer.parseInt(last) : letter(last);
        int step = Integer.parseInt(said);
        if (from > to || (long) (to - from) / step >= MOST) {
            throw place.error("the range " + written + (from > to ? " runs backwards" : " has too many hosts"));
        }
        List<String> steps = new ArrayList<>();
        for (long i = from; i <= to; i += step) {
            steps.add(
                    letters
                            ? String.valueOf((char) (i < 26 ? 'a' + i : 'A' + i - 26))
                            : padded ? String.format("%0" + first.length() + "d", i) : String.valueOf(i));
        }
        return steps;
    }

    /** Python's order of letters: small ones first. */
    private static int letter(String one) {
        char c = one.charAt(0);
        return c >= 'a' ? c - 'a' : c - 'A' + 26;
    }
}
