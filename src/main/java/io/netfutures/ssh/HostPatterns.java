package io.netfutures.ssh;

import io.netfutures.device.Wildcards;
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
        return anyMatch(name, false) && !anyMatch(name, true);
    }

    private boolean anyMatch(String name, boolean excluded) {
        return patterns.stream()
                .filter(each -> each.startsWith("!") == excluded)
                .anyMatch(each -> Wildcards.matches(excluded ? each.substring(1) : each, name));
    }
}
