package io.netfutures.ssh;

import io.netfutures.device.Hop;
import io.netfutures.device.Legacy;
import io.netfutures.device.Printable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An ssh_config(5) file with the files that it includes. The first value of a keyword that applies to a host is used. Immutable;
 * no command in it is ever run.
 */
public final class SshConfig {
    private static final Map<String, String> KINDS = Map.of(
            "kexalgorithms", "kex",
            "ciphers", "ciphers",
            "macs", "macs",
            "hostkeyalgorithms", "keys",
            "pubkeyacceptedalgorithms", "pubkeys",
            "pubkeyacceptedkeytypes", "pubkeys");

    private static final Set<String> USED =
            Set.of(("hostname port user identityfile identitiesonly identityagent proxyjump proxycommand "
                            + "connecttimeout userknownhostsfile hostkeyalias")
                    .split(" "));

    private final List<SshConfigLine> lines;
    private final List<String> notes;
    private final Account account;

    /**
     * What the file says about one host.
     *
     * @param port 0 if it says nothing
     * @param agent null if it says nothing; {@code none} for none
     * @param jumps null if it says nothing
     * @param proxyCommand the place in the file of a ProxyCommand that applies, or null
     */
    record Host(
            String hostName,
            int port,
            String user,
            List<Path> identityFiles,
            boolean identitiesOnly,
            @Nullable String agent,
            @Nullable List<Hop> jumps,
            @Nullable String proxyCommand,
            @Nullable Duration connectTimeout,
            @Nullable Path knownHosts,
            String hostKeyAlias,
            List<String> legacy,
            Map<String, List<String>> disabled) {}

    private SshConfig(List<SshConfigLine> lines, List<String> notes, Account account) {
        this.lines = lines;
        this.notes = notes;
        this.account = account;
    }

    /**
     * Reads {@code file}. Blocks for files only.
     *
     * @throws SshConfigException if the file cannot be used; the message names file and line
     */
    public static SshConfig read(Path file) throws SshConfigException {
        return read(file, Account.current());
    }

    static SshConfig read(Path file, Account account) throws SshConfigException {
        SshConfigReader reader = new SshConfigReader(account);
        reader.read(file);
        Set<String> notes = new LinkedHashSet<>(reader.notes());
        for (SshConfigLine line : reader.lines()) {
            check(line, notes);
        }
        return new SshConfig(reader.lines(), List.copyOf(notes), account);
    }

    /** What the file says that has no effect here, each with file and line. */
    public List<String> notes() {
        return notes;
    }

    /** @param given a login name that takes precedence over the file; empty if there is none */
    Host host(String alias, String given) {
        HostLines found = linesFor(alias);
        String hostName = found.value("hostname", alias).replace("%h", alias).replace("%%", "%");
        int port = Integer.parseInt(found.value("port", "0"));
        String user = given.isEmpty() ? found.value("user", "") : given;
        Tokens tokens = new Tokens(account, alias, hostName, port == 0 ? 22 : port, user);
        SshConfigLine proxy = found.first().get("proxyjump");
        boolean command = proxy != null && proxy.keyword().equals("proxycommand");
        boolean none = proxy != null && proxy.value().equalsIgnoreCase("none");
        String agent = found.value("identityagent", "");
        String timeout = found.value("connecttimeout", "none");
        String knownHosts = found.value("userknownhostsfile", "none");
        return new Host(
                hostName,
                port,
                user,
                found.identities().stream()
                        .map(SshConfigLine::value)
                        .filter(name -> !name.equalsIgnoreCase("none"))
                        .map(name -> Path.of(tokens.expand(name)))
                        .distinct()
                        .toList(),
                found.value("identitiesonly", "no").equalsIgnoreCase("yes"),
                agent.isEmpty() || agent.equals("SSH_AUTH_SOCK") ? null : tokens.expand(agent),
                proxy == null || (command && !none) ? null : none ? List.of() : hops(proxy.value()),
                proxy != null && command && !none ? proxy.where() : null,
                timeout.equals("none") ? null : Duration.ofSeconds(Long.parseLong(timeout)),
                knownHosts.equals("none") ? null : Path.of(tokens.expand(knownHosts)),
                found.value("hostkeyalias", ""),
                legacy(found),
                disabled(found));
    }

    /** The lines that hold for one host: of each keyword the first, but of IdentityFile all. */
    private record HostLines(Map<String, SshConfigLine> first, List<SshConfigLine> identities) {
        String value(String keyword, String otherwise) {
            SshConfigLine line = first.get(keyword);
            return line == null ? otherwise : line.value();
        }
    }

    private HostLines linesFor(String alias) {
        HostLines found = new HostLines(new LinkedHashMap<>(), new ArrayList<>());
        for (SshConfigLine line : lines) {
            if (line.holds(alias)) {
                if (line.keyword().equals("identityfile")) {
                    found.identities().add(line);
                }
                String keyword = switch (line.keyword()) {
                    case "pubkeyacceptedkeytypes" -> "pubkeyacceptedalgorithms";
                    // The first of the two takes effect (ssh_config(5), ProxyJump).
                    case "proxycommand" -> "proxyjump";
                    default -> line.keyword();
                };
                found.first().putIfAbsent(keyword, line);
            }
        }
        return found;
    }

    private static List<Hop> hops(String value) {
        return Stream.of(value.split(","))
                .map(each -> Hop.parse(each.strip()).orElseThrow())
                .toList();
    }

    /** Those algorithms for this host that are not offered to others. */
    private static List<String> legacy(HostLines lines) {
        Set<String> names = new LinkedHashSet<>();
        for (String keyword : KINDS.keySet()) {
            String value = lines.value(keyword, "-");
            if (!value.startsWith("-")) {
                names.addAll(names(value));
            }
        }
        names.retainAll(Legacy.all());
        return List.copyOf(names);
    }

    private static Map<String, List<String>> disabled(HostLines lines) {
        Map<String, List<String>> disabled = new LinkedHashMap<>();
        KINDS.forEach((keyword, kind) -> {
            String value = lines.value(keyword, "");
            if (value.startsWith("-")) {
                disabled.put(
                        kind,
                        known().filter(name ->
                                        names(value).stream().anyMatch(each -> SshConfigLine.matches(each, name)))
                                .toList());
            }
        });
        return disabled;
    }

    private static List<String> names(String value) {
        return List.of(value.replaceFirst("^[-+^]", "").split(","));
    }

    private static Stream<String> known() {
        return Stream.concat(Algorithms.modern().stream(), Legacy.all().stream());
    }

    /** Refuses a value that is wrong for every host, and notes what has no effect. */
    private static void check(SshConfigLine line, Set<String> notes) throws SshConfigException {
        String value = line.value();
        String keyword = line.keyword();
        boolean good = switch (keyword) {
            case "port" -> value.matches("[1-9][0-9]{0,4}") && Integer.parseInt(value) <= 65535;
            case "connecttimeout" -> value.equals("none") || value.matches("[1-9][0-9]{0,6}");
            case "hostname" -> value.replace("%h", "h").matches("[\\p{L}\\p{N}._:][\\p{L}\\p{N}._:%-]{0,252}");
            case "hostkeyalias" -> value.matches("[\\p{L}\\p{N}._:][\\p{L}\\p{N}._:-]{0,252}");
            case "user" -> value.matches("[\\p{L}\\p{N}._+][\\p{L}\\p{N}._+@\\\\-]{0,63}");
            case "identitiesonly" -> value.toLowerCase(Locale.ROOT).matches("yes|no");
            case "proxyjump" ->
                value.equalsIgnoreCase("none")
                        || Stream.of(value.split(","))
                                .allMatch(each -> Hop.parse(each.strip()).isPresent());
            default -> true;
        };
        if (!good) {
            throw new SshConfigException(line.where() + ": \"" + Printable.line(value) + "\" cannot be a " + keyword);
        }
        if (KINDS.containsKey(keyword)) {
            Set<String> known = new TreeSet<>(known().toList());
            names(value).stream()
                    .filter(name -> known.stream().noneMatch(each -> SshConfigLine.matches(name, each)))
                    .forEach(name -> notes.add(
                            line.where() + ": " + Printable.line(name) + " is not known here, and has no effect"));
        } else if (keyword.equals("stricthostkeychecking")
                && value.toLowerCase(Locale.ROOT).matches("no|off")) {
            notes.add(line.where() + ": host keys are always checked; see --host-keys");
        } else if (keyword.equals("certificatefile")) {
            notes.add(line.where()
                    + ": CertificateFile has no effect; the certificate stands beside the key as KEY-cert.pub");
        } else if (!USED.contains(keyword) && !keyword.matches("[a-z0-9]+")) {
            throw new SshConfigException(line.where() + ": \"" + Printable.line(keyword) + "\" is not a keyword");
        }
    }

    /** ssh_config(5), TOKENS, and ~ for the home directory. */
    private record Tokens(Account account, String alias, String hostName, int port, String user) {
        private static final Pattern TOKEN = Pattern.compile("%.");

        String expand(String text) {
            String from = text.startsWith("~/") ? account.home() + text.substring(1) : text;
            return TOKEN.matcher(from)
                    .replaceAll(token -> Matcher.quoteReplacement(
                            switch (token.group().charAt(1)) {
                                case 'd' -> account.home().toString();
                                case 'h' -> hostName;
                                case 'n' -> alias;
                                case 'p' -> String.valueOf(port);
                                case 'r' -> user.isEmpty() ? account.user() : user;
                                case 'u' -> account.user();
                                case '%' -> "%";
                                default -> token.group();
                            }));
        }
    }
}
