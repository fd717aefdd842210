package io.netfutures.ssh;

import java.util.List;
import java.util.Set;

/**
 * The names of a line of known_hosts, matched as OpenSSH does (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"; ssh_config(5), "PATTERNS"):
 * a comma-separated list in which {@code *} stands for any characters and {@code ?} for one, and a {@code !} before a pattern excludes
 * what it matches. Patterns match whole names, and for a port other than 22 the name is {@code [host]:port}: so {@code *} matches
 * every host at every port, and {@code 192.0.2.*} matches none at port 2222.
 */
record HostPatterns(List<String> patterns) implements HostNames {
    @Override
    public Set<String> plain() {
        return patterns.stream().anyMatch(each -> each.matches(".*[*?!].*")) ? Set.of() : Set.copyOf(patterns);
    }

    @Override
    public boolean match(String name) {
        boolean found = false;
        for (String each : patterns) {
            if (each.startsWith("!")) {
                if (matches(each, 1, name, 0)) {
                    return false;
                }
            } else {
                found |= matches(each, 0, name, 0);
            }
        }
        return found;
    }

    /** Takes time proportional to the product of the lengths: only the last star is ever tried again. */
    private static boolean matches(String pattern, int from, String name, int start) {
        int p = from;
        int n = start;
        int star = -1;
        int again = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                again = n;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++again;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
