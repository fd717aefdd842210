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
            "(?i)compiled|\\bbuil[dt]\\b|built[ -]on|released?\\b|expir|valid|not ?(after|before)|(start|end|stop)[ -](date|time)|time-?out"
                    + "|interval|\\btimers?\\b|hold ?-?time|keepalive|lifetime|life time|throttl|time ?zone|summer-time|schedule|delay"
                    + "|reload in|threshold|\\blimit|\\bmax\\b|maximum|minimum|\\bmin (?:age|time)|window|polic(?:e|er|ing)\\b|shap(?:e|ing)\\b"
                    + "|communit|route[ -]?(?:target|distinguisher)|\\br[dt]:|retention|password|age[ -]?out|alarm");

    /** It begins with a plain word in lower case, as commands and therefore settings do, and answers seldom. */
    private static final Pattern COMMAND =
            Pattern.compile("^\\s*(?!(?:via|top|since|up|uptime)\\b)/?[a-z][a-z-]*(?:[\\s:;]|$)");

    /** It speaks of what is, though it looks like a command. */
    private static final Pattern STATE = Pattern.compile(
            "^ntp clock-period|\\bcurrent time\\b|\\bup ?time (?:is|:)|\\bup for\\b|\\bago\\b|\\bsince\\b|(?:is|are) up\\b");

    /** A time without a date is one only beside such words. */
    private static final String SPEAKS_OF_TIME =
            "(?i)\\bup\\b|up ?time|\\bdown for\\b|\\blast\\b|\\bsince\\b|\\bago\\b|\\bages?\\b|elapsed"
                    + "|duration|\\b(?:current|system|local|login|record|detect|signal) time|discovered";

    /** A row about a neighbour or a route, where a time without a date is its age. */
    private static final String HAS_ADDRESS =
            "(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w.])|(?i:[0-9a-f]{4}\\.[0-9a-f]{4}\\.[0-9a-f]{4}"
                    + "|[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}|[0-9a-f]{1,4}:[0-9a-f:]*::?[0-9a-f]{1,4}:)";

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
            "(?:year|month|week|day|hour|hr|minute|min|second|sec|millisecond)(?:s|\\(s\\))?";

    private static final String AGE = "\\d+ " + UNIT + "(?:,? (?:and )?\\d+ " + UNIT + ")*";

    private static final String BARE = "(?<![\\w:./=-])[*.]?\\d{1,3}:[0-5]\\d:[0-5]\\d(?:\\.\\d+)?" + AFTER;

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
            Rule.of("times", SPEAKS_OF_TIME, BARE),
            Rule.of("times", HAS_ADDRESS, BARE),
            Rule.of(
                    "times",
                    "",
                    "^\\s*[*.]?\\d{1,2}:[0-5]\\d:[0-5]\\d(?:\\.\\d+(?: [A-Z]{2,5})?| [A-Z]{3,5}$)" + AFTER),
            Rule.of("uptimes", "", BEFORE + "\\d+[ywdh]\\d+[wdhm](?:\\d+[hms])?(?:\\d+s)?" + AFTER),
            Rule.of(
                    "uptimes",
                    "",
                    "(?<=(?i:\\bup ?time|\\bup|last (?:clear|flap|change|reset|update|input|output)|\\bsince|running for|elapsed|\\bidle for"
                            + "|(?:^|, )age)\\b[^\\d,;]{0,40})" + AGE + AFTER),
            Rule.of("uptimes", "", BEFORE + AGE + "(?=,?(?: \\d+:\\d\\d:\\d\\d| <time>)? (?:ago|old)\\b)"),
            Rule.of("counters", "", BEFORE + "(?<n>\\d[\\d,]*) packets? (?:in|out)put"),
            Rule.of("counters", "", "packets? (?:in|out)put, (?<n>\\d[\\d,]*) bytes"),
            Rule.of(
                    "counters",
                    "(?i)\\b(?:(?:in|out)put|drop|peak|[rt]x|receive|transmit) (?:peak )?rate\\b",
                    "(?i)(?<n>\\d[\\d.,]* [KMG]?(?:bits|bytes|packets|pkts)/s(?:ec)?)"),
            Rule.of("counters", "", "(?i)\\breceived (?<n>\\d[\\d,]*) broadcasts"),
            Rule.of(
                    "counters",
                    "",
                    "(?i)\\b(?:[rt]x|received|sent|transmitted|(?:in|out)put)(?: \\w+)? (?:packets|bytes|octets|frames)\\s*[:=]?\\s+"
                            + "(?<n>\\d[\\d,]*)"),
            Rule.of("counters", "", "(?i)^ntp clock-period (?<n>\\d+)"),
            Rule.of(
                    "loads",
                    "(?i)\\bcpu(?:\\(s\\))?(?::| (?:utili[sz]ation|load|usage|occupancy|idle|busy)\\b)",
                    "(?<n>\\d+(?:\\.\\d+)?%(?:/\\d+(?:\\.\\d+)?%)?)"));

    private Noise() {}

    /** A text without noise, and how much of each kind was in it, by its name. */
    public record Quiet(String text, Map<String, Integer> ignored) {}

    /** Replaces the noise in an answer, each piece by the name of its kind in angle brackets; blanks beside it count
     * as one. */
    public static Quiet without(String text) {
        Map<String, Integer> ignored = new LinkedHashMap<>();
        StringBuilder quiet = new StringBuilder(text.length());
        for (String line : text.split("\n", -1)) {
            quiet.append(quiet.isEmpty() ? "" : "\n").append(isSetting(line) ? line : line(line, ignored));
        }
        return new Quiet(quiet.toString(), ignored);
    }

    private static boolean isSetting(String line) {
        return SETTING.matcher(line).find()
                || (COMMAND.matcher(line).find() && !STATE.matcher(line).find());
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
