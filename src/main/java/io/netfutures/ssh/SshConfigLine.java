package io.netfutures.ssh;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A line of an ssh_config.
 *
 * @param conditions under which it applies; all of them must hold
 * @param keyword in lower case
 * @param values at least one
 * @param where its file and number
 */
record SshConfigLine(List<Condition> conditions, String keyword, List<String> values, String where) {
    /** When a line applies. */
    sealed interface Condition {
        /** The host matches one of these patterns, and none of those that begin with an exclamation mark. */
        record Hosts(List<String> patterns) implements Condition {}

        record Never() implements Condition {}

        default boolean holds(String host) {
            return switch (this) {
                case Hosts(List<String> patterns) ->
                    patterns.stream().filter(each -> !each.startsWith("!")).anyMatch(each -> matches(each, host))
                            && patterns.stream()
                                    .filter(each -> each.startsWith("!"))
                                    .noneMatch(each -> matches(each.substring(1), host));
                case Never() -> false;
            };
        }
    }

    /** Whether the line applies to this host. */
    boolean holds(String host) {
        return conditions.stream().allMatch(condition -> condition.holds(host));
    }

    String value() {
        return values.getFirst();
    }

    /** Whether {@code text} is {@code pattern} with some text for each * and one character for each ?, in either case. */
    static boolean matches(String pattern, String text) {
        StringBuilder expression = new StringBuilder();
        for (char c : pattern.toLowerCase(Locale.ROOT).toCharArray()) {
            expression.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return text.toLowerCase(Locale.ROOT).matches(expression.toString());
    }
}
