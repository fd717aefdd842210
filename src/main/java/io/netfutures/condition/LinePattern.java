package io.netfutures.condition;

import io.netfutures.parse.regex.PythonRegex;
import io.netfutures.parse.regex.RegexException;
import io.netfutures.parse.regex.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * A regular expression that is looked for in lines, in the language of those in conditions. Immutable, for any number of threads; what a
 * search costs is bounded.
 */
public final class LinePattern {
    private static final long MOST_READS = 500_000_000;

    private final String text;
    private final PythonRegex regex;

    private LinePattern(String text, PythonRegex regex) {
        this.text = text;
        this.regex = regex;
    }

    /**
     * Reads a regular expression.
     *
     * @throws ConditionMistake if it is none
     */
    public static LinePattern parse(String text) throws ConditionMistake {
        try {
            return new LinePattern(text, PythonRegex.compile(text));
        } catch (RegexException wrong) {
            int at = Math.min(wrong.position(), text.length());
            throw new ConditionMistake(text, at, "the regular expression is wrong: " + wrong.getMessage());
        }
    }

    /**
     * The lines of a text in which it is found.
     *
     * @throws ConditionMistake if the search is given up, because it tries too much
     */
    public List<String> linesIn(String lines) throws ConditionMistake {
        Subject subject = new Subject();
        PythonRegex.Match match = regex.against(subject);
        long left = MOST_READS;
        List<String> found = new ArrayList<>();
        for (String line : (Iterable<String>) lines.lines()::iterator) {
            subject.set(line, Math.min(left, PythonRegex.readsForLine(line)));
            try {
                if (match.isFound()) {
                    found.add(line);
                }
            } catch (PythonRegex.TooLong tooLong) {
                throw new ConditionMistake(
                        text,
                        0,
                        "the search for this in a line of %d characters failed: %s; write it more simply"
                                .formatted(line.length(), tooLong.getMessage()));
            }
            left -= subject.used();
        }
        return found;
    }

    /** It, as it is written. */
    @Override
    public String toString() {
        return text;
    }
}
