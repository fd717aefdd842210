package io.netfutures.ssh;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The hosts that a line of known_hosts applies to. */
sealed interface HostNames permits HostPatterns, HashedHost {
    /**
     * Parses the first word of such a line.
     *
     * @throws IllegalArgumentException if it is an incomplete hash
     */
    static HostNames of(String text) {
        return text.startsWith("|")
                ? HashedHost.of(text)
                : new HostPatterns(List.of(text.toLowerCase(Locale.ROOT).split(",", -1)));
    }

    /** Whether the line applies to this name in lower case: a host, or {@code [host]:port} for a port other than 22. */
    boolean match(String name);

    /** The names, if they are all literal; empty if a name has to be matched against the line. */
    Set<String> plain();
}
