package io.netfutures.app.work;

import io.netfutures.device.Task;
import java.util.Collection;
import java.util.regex.Pattern;

/** Recognizes lines that must not be stored. In doubt it takes a line for a secret. */
public final class Secrets {
    /** A word for a secret with something after it, in network configuration, a URL, an option or an assignment. */
    private static final Pattern WORD = Pattern.compile(
            "(?i)(pass(word|wd|phrase)?|secret|community|token|key(-string|chain)?|pre-shared-key|md5|credentials?)"
                    + "[\"']?\\s*[ =:]\\s*[\"']?\\S");

    private static final Pattern URL = Pattern.compile("://[^/\\s:@]*:[^/\\s@]+@");
    /** A line that shows the public half of a key, or only searches for such a word. */
    private static final Pattern HARMLESS =
            Pattern.compile("(?i)[^|]*\\bsh(ow?)?\\s+(crypto\\s+key|ip\\s+ssh|key\\s+chain)\\b[^=]*");

    private static final int SHORTEST = 3;

    private Secrets() {}

    /** Whether the line contains one of the {@code known} secrets, or what looks like one. */
    public static boolean in(String line, Collection<String> known) {
        return known.stream().anyMatch(secret -> secret.length() >= SHORTEST && line.contains(secret))
                || URL.matcher(line).find()
                || ((WORD.matcher(line).find() || !Task.Configure.masked(line).equals(line))
                        && !HARMLESS.matcher(line).matches());
    }
}
