package io.netfutures.device;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What to type when a device asks something in the middle of a command. Without one a question is never answered.
 *
 * @param question a regular expression (Java's) that is found in the last line, which has no newline yet
 * @param text the answer; Enter follows it
 */
public record Answer(String question, String text) {
    /**
     * Refuses what could never be one.
     *
     * @throws IllegalArgumentException if the question is no regular expression, or the answer has a control character
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

    /** One for each question, in the order of the map. */
    public static List<Answer> all(Map<String, String> texts) {
        return texts.entrySet().stream()
                .map(each -> new Answer(each.getKey(), each.getValue()))
                .toList();
    }

    /** The answer too may be a secret. */
    @Override
    public String toString() {
        return question + "=****";
    }
}
