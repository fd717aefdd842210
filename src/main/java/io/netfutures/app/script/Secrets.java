package io.netfutures.app.script;

import java.util.Collection;
import java.util.regex.Pattern;

/** Stub. */
public final class Secrets {
    private static final Pattern WORDS =
            Pattern.compile("(?i)(password|secret|community|passphrase|token|key(-string)?|md5)[ =]+\\S");

    private Secrets() {}

    public static boolean in(String line, Collection<String> known) {
        return WORDS.matcher(line).find() || known.stream().anyMatch(each -> each.length() > 2 && line.contains(each));
    }
}
