package io.netfutures.app.backup;

import io.netfutures.device.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A configuration without its secrets, as far as the words before them tell where they are. */
final class MaskedConfiguration {
    private static final String STARS = "****";
    /** What follows the beginning of a private key in its line, up to its end if that is in the same line. */
    private static final Pattern KEY =
            Pattern.compile("(?<=-----BEGIN [A-Z0-9 ]{0,20}PRIVATE KEY-----)(?:(?!-----END ).)*");

    private static final Pattern END = Pattern.compile("-----END [A-Z0-9 ]*PRIVATE KEY-----");

    /** Junos says itself what is one. */
    private static final Pattern MARKED = Pattern.compile("(\\S+?)(;?\\s*## SECRET-DATA)");

    private MaskedConfiguration() {}

    static List<String> of(List<String> lines) {
        List<String> masked = new ArrayList<>(lines.size());
        boolean isKey = false;
        for (String line : lines) {
            boolean ends = END.matcher(line).find();
            if (isKey && !ends) {
                continue;
            }
            Matcher key = KEY.matcher(line);
            boolean begins = key.find();
            masked.add(begins ? key.replaceFirst(STARS) : isKey ? line : line(line));
            isKey = begins && !ends;
        }
        return masked;
    }

    private static String line(String line) {
        String masked = Task.Configure.masked(line);
        return masked.contains("## SECRET-DATA") && !masked.contains(STARS)
                ? MARKED.matcher(masked).replaceFirst(STARS + "$2")
                : masked;
    }
}
