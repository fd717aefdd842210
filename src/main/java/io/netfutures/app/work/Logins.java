package io.netfutures.app.work;

import io.netfutures.device.Credentials;
import io.netfutures.device.Credentials.Kind;
import io.netfutures.device.Credentials.Named;
import io.netfutures.device.Device;
import io.netfutures.device.DeviceException;
import io.netfutures.device.Inventory;
import io.netfutures.device.Printable;
import io.netfutures.device.Secret;
import io.netfutures.device.SecretSource;
import io.netfutures.device.Surroundings;
import io.netfutures.nodeset.BriefNames;
import io.netfutures.secret.Keyring;
import io.netfutures.secret.SecretUnavailable;
import io.netfutures.ssh.Ssh;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Completes the credentials of devices before they are contacted. What an option says comes before what the entry says; that before the
 * environment; and who still has neither a password nor a key is asked for one, once for each user name.
 */
final class Logins {
    private final Console console;
    private final LoginSettings said;
    private final List<LoginOption> options;
    private final PasswordPrompt prompt;
    private final Keyring keyring;
    private final Trust trust;
    private final boolean lab;
    private final boolean quiet;
    private boolean warned;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** What is asked for: a kind of secret of a user. */
    private record Question(Kind kind, String user, String set) {
        String text() {
            String what = kind == Kind.SECRET ? "enable secret" : kind.word();
            return what + " for " + user + (set.isEmpty() ? "" : " (" + set + ")");
        }
    }

    /** In the lab any password is right where the inventory has none. */
    private static final Secret ANY = Secret.of("lab");

    /**
     * @param keyring asks by {@code prompt}
     * @param inventory the devices among which the options select
     * @param around what they may name besides these
     * @param lab whether the devices are simulated: then nothing is asked or fetched that no option names
     * @param quiet whether to give no notes
     */
    Logins(
            Console console,
            LoginSettings said,
            PasswordPrompt prompt,
            Keyring keyring,
            Inventory inventory,
            Surroundings around,
            Trust trust,
            boolean lab,
            boolean quiet) {
        this.quiet = quiet;
        this.console = console;
        this.said = said;
        this.lab = lab;
        this.trust = trust;
        this.prompt = prompt;
        this.keyring = keyring;
        Path folder = console.directory().toAbsolutePath();
        String home = console.home().toString();
        Function<String, Inventory> selecting = set -> inventory.select(set, around);
        List<LoginOption> all = new ArrayList<>();
        said.passwords().forEach(each -> all.add(LoginOption.of(Kind.PASSWORD, each, selecting, folder, home)));
        said.secrets().forEach(each -> all.add(LoginOption.of(Kind.SECRET, each, selecting, folder, home)));
        said.passphrases().forEach(each -> all.add(LoginOption.of(Kind.PASSPHRASE, each, selecting, folder, home)));
        this.options = all.reversed();
    }

    /**
     * These devices in their order, each with all secrets that a login to it and to its jump hosts takes. Blocks until they are fetched
     * and typed; contacts no device.
     *
     * @throws UserError if one cannot be had
     */
    List<Device> complete(List<Device> devices, Ssh ssh) throws InterruptedException {
        List<Device> sourced = new ArrayList<>();
        for (Device device : devices) {
            sourced.add(device.flaw() == null ? withSources(device, ssh) : device);
        }
        Map<String, List<String>> questions = questions(sourced);
        if (!questions.isEmpty() && !prompt.isThere()) {
            throw nobody(questions);
        }
        questions.forEach(prompt::isFor);
        try {
            // What the machine has comes first: who has typed a password need not type it again because a file was
            // missing.
            for (Named each : named(sourced)) {
                if (!(each.source() instanceof SecretSource.Prompt)
                        && !(each.source() instanceof SecretSource.Vaulted)) {
                    Secret ignored = keyring.fetch(each);
                }
            }
            warnOfVariables(named(sourced));
            List<Device> complete = new ArrayList<>();
            for (Device device : sourced) {
                complete.add(device.flaw() == null ? keyring.complete(device) : device);
            }
            complete.forEach(this::remember);
            return complete;
        } catch (SecretUnavailable e) {
            throw new UserError(ExitCode.USAGE, e.getMessage() + "; nothing was contacted");
        }
    }

    private void warnOfVariables(Set<Named> sources) {
        Set<String> variables = new TreeSet<>();
        for (Named each : sources) {
            if (each.source() instanceof SecretSource.Variable(String name)) {
                variables.add("$" + name);
            }
        }
        if (!variables.isEmpty() && !quiet && !warned) {
            warned = true;
            console.complain("note: " + String.join(", ", variables)
                    + ": other programs of yours can read a secret in the environment; a file, a program or a prompt is"
                    + " closer");
        }
    }

    /** A device for the lab, which needs none of the user's secrets: a key whose passphrase is kept elsewhere is not used there. */
    static Device withoutSources(Device device) {
        Credentials own = device.credentials();
        boolean locked = own.passphrase() == null
                && (own.sources().passphrase() != null || own.sources().password() != null);
        return own.sources().equals(Credentials.Sources.NONE)
                ? device
                : device.with(new Credentials(
                        own.username(), own.password(), own.secret(), locked ? null : own.keyFile(), own.passphrase()));
    }

    /** The secrets of the devices that were completed. */
    Set<String> known() {
        return known;
    }

    private void remember(Device device) {
        for (Kind kind : Kind.values()) {
            Secret secret = device.credentials().of(kind);
            if (secret != null && !secret.isEmpty() && secret != ANY) {
                known.add(secret.reveal());
            }
        }
        jumps(device).forEach(this::remember);
    }

    private static List<Device> jumps(Device device) {
        return Objects.requireNonNullElse(device.settings().access().jumps(), List.of());
    }

    /** The device with the source of each secret that it needs, and so its jump hosts. */
    private Device withSources(Device device, Ssh ssh) {
        trust.check(device);
        Credentials credentials = device.credentials();
        String named = said.username();
        String variable = console.environment().getOrDefault("NETFUTURES_USERNAME", "");
        if (named != null) {
            credentials = credentials.withUsername(named);
        } else if (credentials.username().isEmpty()
                && device.settings().access().sshConfig() == null
                && !variable.isEmpty()) {
            credentials = credentials.withUsername(variable);
        }
        Device called = device.with(credentials);
        for (Kind kind : Kind.values()) {
            Optional<LoginOption> option = option(kind, device);
            if (option.isPresent()) {
                credentials = credentials.from(kind, new Named(source(option.get(), called, ssh), ""));
            }
        }
        return throughSourced(device, withDefaults(device.with(credentials), ssh), ssh);
    }

    /** A jump host keeps what its entry says, and what options say of it by name. */
    private Device throughSourced(Device before, Device device, Ssh ssh) {
        List<Device> jumps = jumps(device);
        if (jumps.isEmpty()) {
            return device;
        }
        List<Device> hosts = new ArrayList<>();
        for (Device each : jumps) {
            // One that is only named there, as user@host, is logged in to with keys.
            hosts.add(each.origin().equals(before.origin()) || each.flaw() != null ? each : jumpHost(each, ssh));
        }
        return device.with(device.settings().with(device.settings().access().through(hosts)));
    }

    private Device jumpHost(Device host, Ssh ssh) {
        trust.check(host);
        Credentials credentials = host.credentials();
        for (Kind kind : Kind.values()) {
            Optional<LoginOption> option = option(kind, host).filter(each -> !each.isForAll());
            if (option.isPresent()) {
                credentials = credentials.from(kind, new Named(source(option.get(), host, ssh), ""));
            }
        }
        return throughSourced(host, withDefaults(host.with(credentials), ssh), ssh);
    }

    private Device withDefaults(Device device, Ssh ssh) {
        Device defaulted = lab
                ? device
                : withDefault(
                        withDefault(device, Kind.SECRET, "NETFUTURES_SECRET"), Kind.PASSWORD, "NETFUTURES_PASSWORD");
        Credentials credentials = defaulted.credentials();
        if (credentials.password() != null || credentials.sources().password() != null) {
            return defaulted;
        }
        try {
            Ssh.Caller caller = ssh.caller(defaulted);
            if (caller.hasKey()) {
                return defaulted;
            }
            return lab
                    ? defaulted.with(credentials.with(Kind.PASSWORD, ANY))
                    : defaulted.with(credentials.from(Kind.PASSWORD, asked(Kind.PASSWORD, caller.user(), "")));
        } catch (DeviceException itIsNotReached) {
            // The run reports why.
            return defaulted;
        }
    }

    private Device withDefault(Device device, Kind kind, String variable) {
        Credentials credentials = device.credentials();
        return credentials.of(kind) == null
                        && credentials.sources().of(kind) == null
                        && !console.environment().getOrDefault(variable, "").isEmpty()
                ? device.with(credentials.from(kind, new Named(new SecretSource.Variable(variable), "")))
                : device;
    }

    /** Of those that hold for the device the last, and one for all only if there is no other. */
    private Optional<LoginOption> option(Kind kind, Device device) {
        List<LoginOption> holding = options.stream()
                .filter(each -> each.kind() == kind && each.holdsFor(device))
                .toList();
        return holding.stream()
                .filter(each -> !each.isForAll())
                .findFirst()
                .or(() -> holding.stream().findFirst());
    }

    private SecretSource source(LoginOption option, Device device, Ssh ssh) {
        return option.source() instanceof SecretSource.Prompt
                ? asked(option.kind(), user(device, ssh), option.set()).source()
                : option.source();
    }

    private static String user(Device device, Ssh ssh) {
        try {
            return ssh.caller(device).user();
        } catch (DeviceException itIsNotReached) {
            return device.credentials().username();
        }
    }

    private static Named asked(Kind kind, String user, String set) {
        return new Named(new SecretSource.Prompt(new Question(kind, user, set).text()), "");
    }

    private static Set<Named> named(List<Device> devices) {
        Set<Named> all = new LinkedHashSet<>();
        devices.forEach(device -> {
            if (device.flaw() == null) {
                for (Kind kind : Kind.values()) {
                    Named named = device.credentials().sources().of(kind);
                    if (named != null) {
                        all.add(named);
                    }
                }
                all.addAll(named(jumps(device)));
            }
        });
        return all;
    }

    /** The names of the devices, by the question that is asked for them. */
    private static Map<String, List<String>> questions(List<Device> devices) {
        Map<String, Set<String>> questions = new LinkedHashMap<>();
        devices.forEach(device -> {
            for (Kind kind : Kind.values()) {
                addQuestion(device, device.credentials().sources().of(kind), questions);
                jumps(device)
                        .forEach(host ->
                                addQuestion(host, host.credentials().sources().of(kind), questions));
            }
        });
        Map<String, List<String>> inOrder = new LinkedHashMap<>();
        questions.forEach((text, names) -> inOrder.put(text, List.copyOf(names)));
        return inOrder;
    }

    private static void addQuestion(Device device, @Nullable Named named, Map<String, Set<String>> questions) {
        if (device.flaw() == null && named != null && named.source() instanceof SecretSource.Prompt(String text)) {
            questions.computeIfAbsent(text, none -> new LinkedHashSet<>()).add(device.name());
        }
    }

    private static UserError nobody(Map<String, List<String>> questions) {
        Map.Entry<String, List<String>> first = questions.entrySet().iterator().next();
        return new UserError(
                ExitCode.USAGE,
                BriefNames.of(first.getValue()) + ": there is no " + Printable.line(first.getKey())
                        + ", and no terminal to ask at; give it with --password-from env:NAME, file:PATH or"
                        + " command:PROGRAM, or in the inventory; nothing was contacted");
    }
}
