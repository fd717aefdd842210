package io.netfutures.configuration;

import io.netfutures.configuration.MissingLines.Doubt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares lines with a configuration of set commands. */
final class SetComparison {
    private static final Pattern QUOTED = Pattern.compile("(['\"])(.*?)\\1");

    private SetComparison() {}

    static MissingLines compare(List<String> wanted, String running) {
        Set<String> now = new LinkedHashSet<>();
        List<Doubt> doubts = new ArrayList<>();
        for (String line : running.lines().filter(each -> !each.isBlank()).toList()) {
            if (line.strip().endsWith("{") || line.strip().endsWith(";")) {
                doubts.add(new Doubt(
                        wanted.isEmpty() ? "" : wanted.getFirst().strip(),
                        "the device has not shown its configuration as set commands"));
                return new MissingLines(List.of(), doubts);
            }
            now.add(key(line));
        }
        List<String> missing = new ArrayList<>();
        for (String line : wanted) {
            String key = key(line);
            if (key.isEmpty() || key.startsWith("#") || key.startsWith("!")) {
                continue;
            }
            String[] words = key.split(" ", 2);
            String what = words.length > 1 ? words[1] : "";
            switch (words[0]) {
                case "set" -> {
                    if (now.add(key)) {
                        missing.add(line.stripTrailing());
                    }
                }
                case "delete" -> {
                    if (now.removeIf(each -> (each + " ").startsWith("set " + what + " "))) {
                        missing.add(line.stripTrailing());
                    }
                }
                default ->
                    doubts.add(new Doubt(line.strip(), "only lines that begin with set or delete can be compared"));
            }
        }
        return new MissingLines(missing, doubts);
    }

    /** The line with one blank between its words, and without quotes that it need not have. */
    private static String key(String line) {
        String plain = QUOTED.matcher(line.strip())
                .replaceAll(quoted -> java.util.regex.Matcher.quoteReplacement(
                        quoted.group(2).isEmpty() || quoted.group(2).contains(" ")
                                ? "\"" + quoted.group(2).replace(' ', '\u00A0') + "\""
                                : quoted.group(2)));
        return plain.replaceAll("[ \\t]+", " ");
    }
}
