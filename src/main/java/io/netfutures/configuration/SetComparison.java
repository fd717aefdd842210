package io.netfutures.configuration;

import io.netfutures.configuration.MissingLines.Doubt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares lines with a configuration of set commands. */
final class SetComparison {
    private static final Pattern QUOTED = Pattern.compile("(['\"])(.*?)\\1");
    private static final Pattern SECRET = Pattern.compile(".*(?:password|secret|-key|passphrase)\\b.*");

    private final Set<String> now = new LinkedHashSet<>();
    private final List<String> sent = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();

    /** Why nothing that follows can be compared, or null. */
    private @Nullable String trouble;

    SetComparison(String running) {
        for (String line : running.lines().filter(each -> !each.isBlank()).toList()) {
            if (line.strip().endsWith("{") || line.strip().endsWith(";")) {
                trouble = "the device has not shown its configuration as set commands";
            }
            now.add(key(line));
        }
    }

    MissingLines compare(List<String> wanted) {
        for (String line : wanted) {
            String key = key(line);
            if (!key.isEmpty() && !key.startsWith("#") && !key.startsWith("!") && isMissing(key, line)) {
                missing.add(line.stripTrailing());
                sent.add(key);
            }
        }
        return new MissingLines(missing, doubts);
    }

    private boolean isMissing(String key, String line) {
        String[] words = key.split(" ", 2);
        String what = words.length > 1 ? words[1] : "";
        boolean isSet = words[0].equals("set");
        if (!isSet && !words[0].equals("delete")) {
            trouble = "only lines that begin with set or delete can be compared";
        }
        if (trouble != null) {
            doubts.add(new Doubt(line.strip(), trouble));
            return true;
        }
        if (!isSet) {
            boolean isThere = now.removeIf(each -> (each + " ").startsWith("set " + what + " "));
            return isThere || sent.stream().anyMatch(each -> (each + " ").startsWith("set " + what + " "));
        }
        boolean isNew = now.add(key);
        if (isNew && SECRET.matcher(key).matches()) {
            doubts.add(new Doubt(line.strip(), "the device may show a secret in another form than it is typed"));
        }
        return isNew || sent.stream().anyMatch(each -> mayBeOtherValue(each, key));
    }

    /** Whether two lines may set one thing: one of them is a word longer, at most, than what they begin with alike. */
    private static boolean mayBeOtherValue(String one, String other) {
        String[] words = one.split(" ");
        String[] others = other.split(" ");
        int same = 0;
        while (same < Math.min(words.length, others.length) && (same == 0 || words[same].equals(others[same]))) {
            same++;
        }
        return same >= Math.min(words.length, others.length) - 1;
    }

    /** The line with one blank between its words, and without quotes that it need not have. */
    private static String key(String line) {
        String plain = QUOTED.matcher(line.strip())
                .replaceAll(quoted -> Matcher.quoteReplacement(
                        quoted.group(2).isEmpty() || quoted.group(2).contains(" ")
                                ? "\"" + quoted.group(2).replace(' ', '\u00A0') + "\""
                                : quoted.group(2)));
        return plain.replaceAll("[ \\t]+", " ");
    }
}
