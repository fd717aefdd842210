package io.netfutures.secret;

import io.netfutures.device.Access;
import io.netfutures.device.Credentials;
import io.netfutures.device.Credentials.Kind;
import io.netfutures.device.Credentials.Named;
import io.netfutures.device.Device;
import io.netfutures.device.Secret;
import io.netfutures.device.SecretSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches secrets from their sources, each source once: what a question, a program or a vault has given is kept as long as this object.
 * Equal sources give the same {@link Secret}. For one thread at a time.
 */
public final class Keyring {
    /** Variables with secrets, which programs that are run do not get. */
    private static final Set<String> HIDDEN =
            Set.of("NETFUTURES_PASSWORD", "NETFUTURES_SECRET", "NETMIKO_TOOLS_KEY", "NETFUTURES_VAULT_PASSWORD");

    private static final String NETMIKO_KEY = "NETMIKO_TOOLS_KEY";

    /** How long a program may take that cannot ask anybody. */
    private static final Duration ALONE = Duration.ofSeconds(30);

    /** How long it may take where somebody may have to type a passphrase for it. */
    private static final Duration WITH_A_PERSON = Duration.ofMinutes(2);

    private final Map<String, String> environment;
    private final Asker asker;
    private final List<VaultPassword> vaults;
    private final Map<SecretSource, Secret> fetched = new HashMap<>();
    private final Map<String, Secret> typed = new HashMap<>();
    private final Map<VaultPassword, Secret> opened = new HashMap<>();

    /** Somebody who can type a secret. */
    public interface Asker {
        /** Nobody. */
        Asker NONE = new Asker() {
            @Override
            public boolean isThere() {
                return false;
            }

            @Override
            public Optional<Secret> ask(String question) {
                return Optional.empty();
            }
        };

        /** Whether there is somebody. Programs that are run may then read from standard input, and have more time. */
        boolean isThere();

        /** What is typed in answer, without being shown; empty if that is nothing. Blocks until then. */
        Optional<Secret> ask(String question) throws InterruptedException;
    }

    /**
     * @param environment variables of the process
     * @param vaults the passwords of ansible-vault; if there are none, the file that {@code ANSIBLE_VAULT_PASSWORD_FILE} names, or else a
     *     question
     */
    public Keyring(Map<String, String> environment, Asker asker, List<VaultPassword> vaults) {
        this.environment = Map.copyOf(environment);
        this.asker = asker;
        String file = environment.getOrDefault("ANSIBLE_VAULT_PASSWORD_FILE", "");
        this.vaults = vaults.isEmpty() && !file.isEmpty()
                ? List.of(new VaultPassword.InFile(
                        "", SourceText.path(file, Path.of(""), environment.getOrDefault("HOME", ""))))
                : List.copyOf(vaults);
    }

    /**
     * The device with all secrets that its {@linkplain Credentials#sources() sources} hold, and so are its jump hosts. Blocks as
     * {@link #fetch} does.
     *
     * @throws SecretUnavailable the first that cannot be fetched; the message begins with the place that names its source
     */
    public Device complete(Device device) throws SecretUnavailable, InterruptedException {
        Credentials credentials = device.credentials();
        for (Kind kind : Kind.values()) {
            Named named = credentials.sources().of(kind);
            if (named != null) {
                credentials = credentials.with(kind, fetch(named));
            }
        }
        Device complete = credentials.equals(device.credentials()) ? device : device.with(credentials);
        List<Device> jumps = device.settings().access().jumps();
        if (jumps == null || jumps.isEmpty()) {
            return complete;
        }
        List<Device> hosts = new ArrayList<>();
        for (Device each : jumps) {
            hosts.add(complete(each));
        }
        Access through = device.settings().access().through(hosts);
        return complete.with(device.settings().with(through));
    }

    /** As {@link #fetch(SecretSource)}; the message of a failure begins with the place that names the source. */
    public Secret fetch(Named named) throws SecretUnavailable, InterruptedException {
        try {
            return fetch(named.source());
        } catch (SecretUnavailable e) {
            throw e.at(named.where());
        }
    }

    /** The secret that this source holds. Blocks for a file or a program (two minutes at most), or until somebody has typed it. */
    public Secret fetch(SecretSource source) throws SecretUnavailable, InterruptedException {
        Secret known = fetched.get(source);
        if (known == null) {
            known = switch (source) {
                case SecretSource.Prompt(String text) -> ask(text);
                case SecretSource.Variable(String name) -> variable(name);
                case SecretSource.InFile(Path file) -> new SecretFile(file).line();
                case SecretSource.Command command -> program(command).firstLine();
                case SecretSource.Vaulted(String envelope) ->
                    OneLine.of(
                            openVault(envelope).replaceFirst("\r?\n\\z", ""), "what ansible-vault has encrypted here");
                case SecretSource.NetmikoTools(String encrypted) ->
                    NetmikoCipher.decrypt(encrypted, variable(NETMIKO_KEY));
            };
            fetched.put(source, known);
        }
        return known;
    }

    /**
     * What ansible-vault has encrypted: a value, or a whole file.
     *
     * @throws SecretUnavailable if there is no password for it, or it is damaged
     */
    public String openVault(String text) throws SecretUnavailable, InterruptedException {
        VaultEnvelope envelope = VaultEnvelope.parse(text);
        List<VaultPassword> inOrder = new ArrayList<>(vaults);
        inOrder.sort((one, other) -> Boolean.compare(
                !one.label().equals(envelope.label()), !other.label().equals(envelope.label())));
        for (VaultPassword each : inOrder) {
            Optional<String> opened = envelope.open(password(each));
            if (opened.isPresent()) {
                return opened.get();
            }
        }
        if (!vaults.isEmpty()) {
            throw new SecretUnavailable("the vault password does not open this" + labelled(envelope.label())
                    + "; give the one with which it was encrypted");
        }
        return openTyped(envelope);
    }

    private String openTyped(VaultEnvelope envelope) throws SecretUnavailable, InterruptedException {
        for (Secret each : List.copyOf(typed.values())) {
            Optional<String> opened = envelope.open(each);
            if (opened.isPresent()) {
                return opened.get();
            }
        }
        if (!asker.isThere()) {
            throw new SecretUnavailable("ansible-vault has encrypted this" + labelled(envelope.label())
                    + ", and there is no terminal to ask for its password; use --vault-password-file FILE or"
                    + " $ANSIBLE_VAULT_PASSWORD_FILE");
        }
        if (!typed.containsKey(envelope.label())) {
            Optional<Secret> answer = asker.ask("vault password" + labelled(envelope.label()) + ": ");
            if (answer.isPresent()) {
                Optional<String> opened = envelope.open(answer.get());
                if (opened.isPresent()) {
                    typed.put(envelope.label(), answer.get());
                    return opened.get();
                }
            }
        }
        throw new SecretUnavailable("the vault password does not open this" + labelled(envelope.label()));
    }

    private static String labelled(String label) {
        return label.isEmpty() ? "" : " (vault id " + io.netfutures.device.Printable.line(label) + ")";
    }

    private Secret password(VaultPassword of) throws SecretUnavailable, InterruptedException {
        Secret known = opened.get(of);
        if (known == null) {
            known = switch (of) {
                case VaultPassword.From from -> fetch(from.source());
                case VaultPassword.InFile in -> inFile(in.file());
            };
            opened.put(of, known);
        }
        return known;
    }

    /** As ansible does, a file that can be executed is run. */
    private Secret inFile(Path file) throws SecretUnavailable, InterruptedException {
        SecretFile read = new SecretFile(file);
        return read.isProgram()
                ? program(new SecretSource.Command(List.of(file.toAbsolutePath().toString()), Path.of("")))
                        .stripped()
                : read.stripped();
    }

    private Secret ask(String text) throws SecretUnavailable, InterruptedException {
        if (!asker.isThere()) {
            throw new SecretUnavailable("there is no terminal to ask for " + text);
        }
        return asker.ask(text + ": ").orElseThrow(() -> new SecretUnavailable("nothing was typed for " + text));
    }

    private Secret variable(String name) throws SecretUnavailable {
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new SecretUnavailable("the variable " + name + " is not set, or empty; export it");
        }
        return OneLine.of(value, "the variable " + name);
    }

    private SecretProgram program(SecretSource.Command command) {
        return new SecretProgram(command, asker.isThere(), asker.isThere() ? WITH_A_PERSON : ALONE, HIDDEN);
    }
}
