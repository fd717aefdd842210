package io.netfutures.device;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What to type when a device asks something in the middle of a command. A question without an answer is never answered.
 *
 * @param question a Java regular expression to be found in the last line, which has no newline yet
 * @param text the answer, which is typed with Enter after it
 */
public record Answer(String question, String text) {
    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if the question is not a regular expression or matches anything, or if the answer has a
     *     control character
     */
    public Answer {
        try {
            if (Pattern.compile(question).matcher("").find()) {
                throw new IllegalArgumentException("the question of an answer must not fit everywhere");
            }
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "\"" + Printable.line(question) + "\" is no regular expression: " + e.getDescription(), e);
        }
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw new IllegalArgumentException("an answer is one line without control characters");
        }
    }

    /** An answer for each question, in the order of the map. */
    public static List<Answer> all(Map<String, String> texts) {
        return texts.entrySet().stream()
                .map(each -> new Answer(each.getKey(), each.getValue()))
                .toList();
    }

    /** Without the answer, which may be a secret. */
    @Override
    public String toString() {
        return question + "=****";
    }
}
