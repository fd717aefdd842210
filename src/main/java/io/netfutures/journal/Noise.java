package io.netfutures.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What changes in the answers of devices by itself, and says nothing of how they are set up: times, ages, counters and loads. Rules with
 * names, so that everyone can see what was ignored. Settings, versions, addresses, names and states are never noise; where a rule cannot
 * be sure it keeps the text.
 */
public final class Noise {
    /**
     * A kind of noise.
     *
     * @param name of many of them, as in {@code "3 times"}
     * @param mark what stands in its place
     * @param where a line has it only if this is found in it; null for every line
     * @param what the noise itself: the group {@code n} if it has one, else all of it
     */
    private record Rule(String name, String mark, Pattern where, Pattern what) {
        static Rule of(String name, String where, String what) {
            String mark = name.equals("times") || name.equals("uptimes") ? TIME : "<" + name + ">";
            return new Rule(name, mark, Pattern.compile(where), Pattern.compile(what));
        }
    }

    /** A line with one of these speaks of a setting, a build or a date of expiry: it has no noise. */
    private static final Pattern SETTING = Pattern.compile(
            "(?i)compiled|\\bbuil[dt]\\b|built[ -]on|released?\\b|expir|valid|not ?(after|before)|(start|end) date|time-?out|interval"
                    + "|\\btimers?\\b|hold ?-?time|keepalive|lifetime|life time|throttl|time ?zone|summer-time|schedule|delay|reload in");

    /** Of a moment and of an age, since the one becomes the other: 00:01:23 is 3w2d some day. */
    private static final String TIME = "<time>";

    /** Blanks beside a mark, of which there are more or fewer where columns are aligned. */
    private static final Pattern ALIGNMENT = Pattern.compile("[ \\t]*(<(?:time|counters|loads)>)[ \\t]*");

    private static final String DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*";
    private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
    private static final String CLOCK = "\\d{1,2}:[0-5]\\d(?::[0-5]\\d(?:[.,]\\d+)?)?(?: ?[AP]M)?";
    /** Not within an address, which may look like a time. */
    private static final String BEFORE = "(?<![\\w:./-])";

    private static final String AFTER = "(?![\\w:/-]|\\.\\d)";
    private static final String UNIT =
            "(?:years?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|milliseconds?)";

    private static final List<Rule> RULES = List.of(
            Rule.of(
                    "times",
                    "",
                    BEFORE + "[*.]?(?:" + CLOCK + " )?(?:[A-Z]{2,5} )?(?:" + DAY + ",? )?(?:\\d{1,2}[ -])?" + MONTH
                            + "[ -]+\\d{1,2},?(?: \\d{4}| \\d{4} " + CLOCK + "| " + CLOCK
                            + ")(?:\\.\\d+)?(?: [A-Z]{2,5})?(?: \\d{4})?" + AFTER),
            Rule.of(
                    "times",
                    "",
                    BEFORE + "\\d{4}[-/]\\d\\d[-/]\\d\\d[T ,]+" + CLOCK + "(?:Z| ?[+-]\\d\\d:?\\d\\d| [A-Z]{2,5})?"
                            + AFTER),
            Rule.of(
                    "times",
                    "",
                    BEFORE + "(?:" + DAY + ",? )?\\d{1,2}[ -]" + MONTH + "[ -]\\d{2,4},? " + CLOCK + AFTER),
            Rule.of("uptimes", "", BEFORE + "\\d+[dD],? ?\\d{1,2}:\\d\\d(?::\\d\\d)?" + AFTER),
            Rule.of("times", "", BEFORE + "[*.]?\\d{1,3}:[0-5]\\d:[0-5]\\d(?:\\.\\d+)?" + AFTER),
            Rule.of("uptimes", "", BEFORE + "\\d+[ywdh]\\d+[wdhm](?:\\d+[hms])?(?:\\d+s)?" + AFTER),
            Rule.of(
                    "uptimes",
                    "(?i)\\bup ?time\\b|\\bup for\\b|\\bis up\\b|\\bup \\d|last (?:clear|flap|change|reset|update|input|output)"
                            + "|\\bago\\b|\\bold\\b|running for|elapsed|\\bidle\\b|\\bages?\\b",
                    BEFORE + "\\d+ " + UNIT + "(?:,? (?:and )?\\d+ " + UNIT + ")*" + AFTER),
            Rule.of("counters", "", BEFORE + "(?<n>\\d[\\d,]*) packets? (?:in|out)put"),
            Rule.of("counters", "", "packets? (?:in|out)put, (?<n>\\d[\\d,]*) bytes"),
            Rule.of("counters", "(?i)\\brate\\b", "(?i)(?<n>\\d[\\d.,]* [KMG]?(?:bits|bytes|packets|pkts)/s(?:ec)?)"),
            Rule.of("counters", "", "(?i)\\breceived (?<n>\\d[\\d,]*) broadcasts"),
            Rule.of(
                    "counters",
                    "",
                    "(?i)\\b(?:[rt]x|received|sent|transmitted|(?:in|out)put)(?: \\w+)? (?:packets|bytes|octets|frames)\\s*[:=]?\\s+"
                            + "(?<n>\\d[\\d,]*)"),
            Rule.of("counters", "", "(?i)^ntp clock-period (?<n>\\d+)"),
            Rule.of("loads", "(?i)\\bcpu\\b", "(?<n>\\d+(?:\\.\\d+)?%(?:/\\d+(?:\\.\\d+)?%)?)"));

    private Noise() {}

    /** A text without noise, and how much of each kind was in it, by its name. */
    public record Quiet(String text, Map<String, Integer> ignored) {}

    /** Replaces the noise in an answer, each piece by the name of its kind in angle brackets; blanks beside it count
     * as one. */
    public static Quiet without(String text) {
        Map<String, Integer> ignored = new LinkedHashMap<>();
        StringBuilder quiet = new StringBuilder(text.length());
        for (String line : text.split("\n", -1)) {
            quiet.append(quiet.isEmpty() ? "" : "\n")
                    .append(SETTING.matcher(line).find() ? line : line(line, ignored));
        }
        return new Quiet(quiet.toString(), ignored);
    }

    private static String line(String line, Map<String, Integer> ignored) {
        String left = line;
        for (Rule rule : RULES) {
            if (rule.where().matcher(line).find()) {
                left = without(left, rule, ignored);
            }
        }
        return left.equals(line)
                ? line
                : ALIGNMENT.matcher(left).replaceAll(" $1 ").strip();
    }

    private static String without(String line, Rule rule, Map<String, Integer> ignored) {
        Matcher noise = rule.what().matcher(line);
        StringBuilder left = new StringBuilder();
        int end = 0;
        while (noise.find()) {
            boolean isPart = noise.namedGroups().containsKey("n");
            int from = isPart ? noise.start("n") : noise.start();
            int to = isPart ? noise.end("n") : noise.end();
            left.append(line, end, from).append(rule.mark());
            end = to;
            ignored.merge(rule.name(), 1, Integer::sum);
        }
        return end == 0 ? line : left.append(line.substring(end)).toString();
    }
}
