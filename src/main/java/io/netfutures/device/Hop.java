package io.netfutures.device;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host on the way to a device, as users write it: {@code user@host:port}, where user and port are optional.
 *
 * @param user empty if there is none
 * @param host a name or an address, without brackets
 * @param port 0 if there is none
 */
public record Hop(String user, String host, int port) {
    private static final Pattern WRITTEN = Pattern.compile("(?:ssh://)?"
            + "(?:(?<user>[\\p{L}\\p{N}._+][\\p{L}\\p{N}._+@\\\\-]{0,63})@)?"
            + "(?:\\[(?<v6>[0-9A-Fa-f:.]+(?:%[\\p{L}\\p{N}._-]+)?)]|(?<name>[\\p{L}\\p{N}._][\\p{L}\\p{N}._-]{0,252})"
            + "|(?<bare>[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%[\\p{L}\\p{N}._-]+)?))"
            + "(?::(?<port>[1-9][0-9]{0,4}))?/?");

    /** Parses {@code text}; empty if it is not a host. What is accepted cannot be taken for an option, nor harm a shell. */
    public static Optional<Hop> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = matcher.group("port") == null ? 0 : Integer.parseInt(matcher.group("port"));
        String user = matcher.group("user") == null ? "" : matcher.group("user");
        return port > 65535
                ? Optional.empty()
                : Optional.of(new Hop(
                        user,
                        Optional.ofNullable(matcher.group("v6"))
                                .or(() -> Optional.ofNullable(matcher.group("bare")))
                                .orElseGet(() -> matcher.group("name")),
                        port));
    }

    /**
     * This host as a device on the way to {@code device}: it has the keys and the agent of that device, but not its password, which is
     * for that device only.
     */
    public Device before(Device device) {
        Credentials own = device.credentials();
        Settings settings = device.settings();
        Access access = settings.access();
        Credentials keysOnly = new Credentials(
                user.isEmpty() && access.sshConfig() == null ? own.username() : user,
                null,
                null,
                own.keyFile(),
                own.passphrase() == null ? own.password() : own.passphrase(),
                own.passphrase() != null
                        ? Credentials.Sources.NONE
                        : new Credentials.Sources(
                                null,
                                null,
                                own.sources().passphrase() == null
                                        ? own.sources().password()
                                        : own.sources().passphrase()));
        return new Device(
                host,
                host,
                port == 0 ? 22 : port,
                "linux",
                keysOnly,
                Settings.DEFAULT
                        .with(settings.timeouts())
                        .with(new Access(
                                Access.AlgorithmChoice.MODERN,
                                access.userKeys(),
                                access.sshConfig(),
                                access.sshConfig() == null ? List.of() : null,
                                port != 0,
                                List.of(),
                                Access.DEFAULT.handshakes())),
                device.groups(),
                device.origin());
    }
}
