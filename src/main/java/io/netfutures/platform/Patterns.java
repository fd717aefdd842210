package io.netfutures.platform;

import io.netfutures.yaml.Fields;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Scalar;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Regular expressions in a file. A mistake in one is reported with its line and the character. */
final class Patterns {
    private Patterns() {}

    static Pattern of(Scalar written) throws FileMistake {
        try {
            return Pattern.compile(written.text());
        } catch (PatternSyntaxException e) {
            throw written.place()
                    .error(Fields.quoted(written.text()) + " is no regular expression: " + e.getDescription()
                            + (e.getIndex() < 0 ? "" : " at its character " + (e.getIndex() + 1)));
        }
    }

    /** The one behind this key; null if the key is missing. */
    static @Nullable Pattern of(Fields from, String key) throws FileMistake {
        Scalar written = from.scalar(key);
        return written == null ? null : of(written);
    }

    static Pattern needed(Fields from, Entries entries, String key) throws FileMistake {
        Pattern pattern = of(from, key);
        if (pattern == null) {
            throw entries.place().error(key + " is missing here");
        }
        return pattern;
    }

    /** Whether one of these matches the whole text. */
    static boolean anyMatches(List<Pattern> patterns, String text) {
        for (Pattern each : patterns) {
            if (each.matcher(text).matches()) {
                return true;
            }
        }
        return false;
    }
}
