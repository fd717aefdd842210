package io.netfutures.ssh;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which hosts a line of known_hosts is about. */
sealed interface HostNames permits HostPatterns, HashedHost {
    /**
     * The first word of such a line.
     *
     * @throws IllegalArgumentException if it is a hash that is not whole
     */
    static HostNames of(String text) {
        return text.startsWith("|")
                ? HashedHost.of(text)
                : new HostPatterns(List.of(text.toLowerCase(Locale.ROOT).split(",", -1)));
    }

    /** Whether the line is about this name, in small letters: a host, or {@code [host]:port} for another port than 22. */
    boolean match(String name);

    /** The names, where they can be looked up; empty where each name must be tried. */
    Set<String> plain();
}
