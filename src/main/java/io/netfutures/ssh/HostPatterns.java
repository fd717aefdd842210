package io.netfutures.ssh;

import java.util.List;
import java.util.Set;

/**
 * The names of a line of known_hosts, matched as OpenSSH does (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"; ssh_config(5), "PATTERNS"):
 * a list divided by commas, in which {@code *} stands for any characters and {@code ?} for one, and a {@code !} before a pattern takes
 * out what it matches. What is matched is a whole name, which for another port than 22 is {@code [host]:port}: so {@code *} matches
 * every host at every port, and {@code 192.0.2.*} none at port 2222.
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

    /** In time that grows with the product of the lengths: after each star only the last one is tried again. */
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
