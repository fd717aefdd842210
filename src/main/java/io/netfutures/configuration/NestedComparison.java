package io.netfutures.configuration;

import io.netfutures.configuration.MissingLines.Doubt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Compares lines with a nested configuration. What is sent is done in thought to a copy of the configuration, line by line: what a
 * {@code no} has removed is missing for the lines after it, and what a line may have changed is not trusted any more.
 */
final class NestedComparison {
    private static final String NO = "no ";
    private static final String DEFAULT = "default ";

    /** Lists in which the place of a line matters. */
    private static final Pattern ORDERED = Pattern.compile("(?:ip|ipv6|mac|arp) access-list .*");

    private static final Pattern CERTIFICATE = Pattern.compile("crypto (?:pki|ca) certificate .*");

    /** Lines of an interface that change nothing but themselves; others, as {@code vrf forwarding}, take the address with them. */
    private static final Pattern HARMLESS =
            Pattern.compile("(?:no )?(?:description|shutdown|ip helper-address|ip access-group"
                    + "|load-interval|cdp|lldp|logging|snmp|storm-control|service-policy)(?: .*)?");

    /** Global lines with which others come and go. */
    private static final Pattern SWEEPING = Pattern.compile(
            "(?:aaa new-model|ip routing|ipv6 unicast-routing|feature|feature-set|vtp|license|switchport)(?: .*)?");

    /** Lines that no configuration shows as they were typed. */
    private static final Pattern UNSHOWN = Pattern.compile("(?:do|crypto key|key config-key|snmp-server user) .*");

    private static final Pattern SECRET = Pattern.compile(
            ".*(?<![\\w-])(?:password|secret|key|key-string|pre-shared-key|md5|passphrase|authentication-key)(?![\\w-]).*");

    private final Absent absent;
    private final ConfigLine running = new ConfigLine("");
    private final List<Doubt> doubts = new ArrayList<>();
    private final Set<String> compared = new HashSet<>();
    private final List<String> newHeaders = new ArrayList<>();

    NestedComparison(Notation notation, ConfigLine running) {
        this.absent = new Absent(notation.off());
        running.children.forEach(this.running::add);
    }

    MissingLines compare(List<String> lines) {
        if (ConfigText.isIndented(lines)) {
            ConfigLine wanted = ConfigText.read(lines);
            ConfigLine first = wanted.children.getFirst();
            if (first.indent() > 0) {
                doubt(first, "it is indented, and no line stands above it to which it could belong");
                return new MissingLines(
                        lines.stream()
                                .filter(each -> !ConfigText.isNothing(each))
                                .toList(),
                        doubts);
            }
            compare(wanted.children, wanted.children);
            return new MissingLines(SentLines.of(wanted), doubts);
        }
        FlatText wanted = FlatText.read(lines, running);
        for (FlatText.Block each : wanted.blocks()) {
            compare(each.roots(), wanted.roots());
            if (each.hasSent() && each.doubt() != null) {
                doubts.add(new Doubt(each.roots().getFirst().text.strip(), each.doubt()));
            }
        }
        return new MissingLines(wanted.sent(), doubts);
    }

    /** @param all of which some may belong to the same lists as these */
    private void compare(List<ConfigLine> wanted, List<ConfigLine> all) {
        for (ConfigLine each : wanted) {
            String list = OrderedLines.listOf(each.key);
            if (list == null || running.mayHaveChanged(absent.thing(running, each.key))) {
                compare(each, running);
            } else if (compared.add(list)) {
                ordered(
                        each,
                        all.stream()
                                .filter(line -> list.equals(OrderedLines.listOf(line.key)))
                                .toList(),
                        running.children.stream()
                                .filter(line -> line.begins(list))
                                .toList(),
                        running);
            }
        }
    }

    private void doubt(ConfigLine line, String reason) {
        doubts.add(new Doubt(line.text.strip(), reason));
    }

    private void compare(ConfigLine wanted, ConfigLine now) {
        if (wanted.doubt != null) {
            doubt(wanted, wanted.doubt);
            wanted.isSent = true;
            now.distrust();
        } else if (wanted.key.startsWith(NO)) {
            removed(wanted, wanted.key.substring(NO.length()), now);
        } else if (wanted.key.startsWith(DEFAULT)) {
            reset(wanted, wanted.key.substring(DEFAULT.length()), now);
        } else if (!wanted.children.isEmpty() || Headers.isAtRoot(wanted.key)) {
            section(wanted, now);
        } else if (now.mayHaveChanged(absent.thing(now, wanted.key))
                || now.children.stream().noneMatch(each -> isSame(each, wanted))) {
            add(wanted, now);
        }
    }

    private static boolean isSame(ConfigLine one, ConfigLine other) {
        return (one.body.isEmpty() && other.body.isEmpty()) ? one.key.equals(other.key) : TextBody.isSame(one, other);
    }

    private void add(ConfigLine wanted, ConfigLine now) {
        if (!now.isDistrusted()) {
            tellIfUnshown(wanted);
        }
        wanted.isSent = true;
        now.touch(absent.thing(now, wanted.key));
        if (isInterface(now) ? !HARMLESS.matcher(wanted.key).matches() : isSweeping(wanted.key, now)) {
            now.distrust();
        }
        if (!wanted.body.isEmpty()) {
            now.children.removeIf(each -> !each.body.isEmpty() && TextBody.isSameKind(each, wanted));
        }
        now.children.removeIf(each -> each.key.equals(NO + wanted.key));
        now.add(wanted);
    }

    private void tellIfUnshown(ConfigLine wanted) {
        if (UNSHOWN.matcher(wanted.key).matches()) {
            doubt(wanted, "a configuration does not show it");
        } else if (SECRET.matcher(wanted.key).matches()) {
            doubt(wanted, "the device may show a secret in another form than it is typed");
        }
    }

    private static boolean isInterface(ConfigLine section) {
        return section.begins("interface");
    }

    private static boolean isSweeping(String key, ConfigLine section) {
        return section.isRoot() && SWEEPING.matcher(key).matches();
    }

    private void removed(ConfigLine wanted, String what, ConfigLine now) {
        List<ConfigLine> shown =
                now.children.stream().filter(each -> each.begins(what)).toList();
        boolean isSure = !shown.isEmpty() || now.mayHaveChanged(absent.thing(now, what));
        if (!isSure) {
            if (now.children.stream().anyMatch(each -> each.key.equals(wanted.key)) || absent.isOff(now, what)) {
                return;
            }
            doubt(
                    wanted,
                    "the device shows neither this line nor what it takes away, which may be on without being shown");
        }
        wanted.isSent = true;
        now.touch(absent.thing(now, what));
        now.children.removeAll(shown);
        if (mayTakeMore(what, shown, now)) {
            now.distrust();
        }
    }

    /** Whether other lines may go when this is taken away. */
    private boolean mayTakeMore(String what, List<ConfigLine> shown, ConfigLine section) {
        if (shown.stream().anyMatch(each -> !each.children.isEmpty())) {
            return true;
        }
        if (isInterface(section)) {
            return !HARMLESS.matcher(what).matches();
        }
        return (section.isRoot() || shown.isEmpty()) && !absent.isKnown(section, what);
    }

    private void reset(ConfigLine wanted, String what, ConfigLine now) {
        List<ConfigLine> sections =
                now.children.stream().filter(each -> each.key.equals(what)).toList();
        boolean isInterface = now.isRoot() && what.startsWith("interface ") && sections.size() == 1;
        if (isInterface && sections.getFirst().children.isEmpty() && !now.isDistrusted()) {
            return;
        }
        wanted.isSent = true;
        if (isInterface) {
            sections.getFirst().children.clear();
            sections.getFirst().distrust();
        } else {
            doubt(wanted, "what the default is does not stand in the configuration");
            now.distrust();
        }
    }

    private void section(ConfigLine wanted, ConfigLine now) {
        List<ConfigLine> same = now.children.stream()
                .filter(each -> each.key.equals(wanted.key))
                .toList();
        if (same.isEmpty()) {
            wanted.isSent = true;
            newHeaders.add(wanted.key);
            ConfigLine made = now.empty(wanted);
            made.distrust();
            wanted.children.forEach(each -> compare(each, made));
            return;
        }
        ConfigLine merged = same.getFirst();
        same.stream().skip(1).forEach(each -> {
            each.children.forEach(merged::add);
            now.children.remove(each);
        });
        if (newHeaders.stream().anyMatch(each -> Headers.mayOverlap(each, wanted.key))) {
            merged.distrust();
        }
        wanted.isSent = merged.isDistrusted();
        if (ORDERED.matcher(wanted.key).matches() && !merged.isDistrusted()) {
            ordered(wanted, wanted.children, merged.children, merged);
        } else if (CERTIFICATE.matcher(wanted.key).matches() && !all(wanted).equals(all(merged))) {
            doubt(wanted, "a certificate cannot be compared line by line");
            merged.distrust();
            wanted.children.forEach(each -> compare(each, merged));
        } else {
            wanted.children.forEach(each -> compare(each, merged));
        }
    }

    private void ordered(ConfigLine first, List<ConfigLine> wanted, List<ConfigLine> there, ConfigLine now) {
        OrderedLines.Verdict verdict = OrderedLines.compare(wanted, List.copyOf(there));
        if (verdict.doubt() != null) {
            doubt(first, verdict.doubt());
        }
        verdict.missing().forEach(each -> {
            each.isSent = true;
            now.touch(absent.thing(now, each.key));
            now.add(each);
        });
        if (verdict.doubt() != null && !now.isRoot()) {
            now.distrust();
        }
    }

    private static List<String> all(ConfigLine line) {
        List<String> texts = new ArrayList<>();
        line.children.forEach(each -> {
            texts.add(each.key);
            texts.addAll(all(each));
        });
        return texts;
    }
}
