package io.netfutures.ssh;

import io.netfutures.device.Wildcards;
import java.util.List;
import java.util.Locale;

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
                case Hosts(List<String> patterns) -> anyMatch(patterns, host, false) && !anyMatch(patterns, host, true);
                case Never() -> false;
            };
        }

        private static boolean anyMatch(List<String> patterns, String host, boolean excluded) {
            return patterns.stream()
                    .filter(each -> each.startsWith("!") == excluded)
                    .anyMatch(each -> matches(excluded ? each.substring(1) : each, host));
        }
    }

    /** Whether the line applies to this host. */
    boolean holds(String host) {
        return conditions.stream().allMatch(condition -> condition.holds(host));
    }

    String value() {
        return values.getFirst();
    }

    /** {@link Wildcards#matches}, ignoring case. */
    static boolean matches(String pattern, String text) {
        return Wildcards.matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
    }
}
