package io.netfutures.device;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to talk to one device, as far as its inventory entry says so.
 *
 * @param timeouts the bounds of its dialogue
 * @param keepAlive between two keep-alive messages
 * @param typing how commands are typed and answers are read
 * @param hostKeys rules for its host key, in addition to the policy of the run
 * @param access how to get in: algorithms, keys, ssh_config, jump hosts
 * @param sessionLog where to write what the device sent (netmiko: {@code session_log}), or null
 */
public record Settings(
        Timeouts timeouts,
        Duration keepAlive,
        Typing typing,
        HostKeyRules hostKeys,
        Access access,
        @Nullable SessionLog sessionLog) {

    /** The defaults, for what an inventory does not say. */
    public static final Settings DEFAULT = new Settings(
            Timeouts.DEFAULT, Duration.ofSeconds(15), Typing.DEFAULT, HostKeyRules.DEFAULT, Access.DEFAULT, null);

    /**
     * What goes over the terminal line.
     *
     * @param encoding of the bytes in both directions
     * @param enter what the Enter key sends: {@code "\n"}, {@code "\r"} or {@code "\r\n"}
     * @param expectEcho false for a device that does not echo what is typed (netmiko: {@code global_cmd_verify: false})
     */
    public record Typing(Charset encoding, String enter, boolean expectEcho) {
        public static final Typing DEFAULT = new Typing(StandardCharsets.UTF_8, "\n", true);
    }

    /**
     * Rules for the host key of this device, in addition to the policy of the run.
     *
     * @param file another file of host keys to read (netmiko: {@code alt_key_file}), or null
     * @param strict whether an unknown key is refused regardless of that policy (netmiko: {@code ssh_strict})
     */
    public record HostKeyRules(@Nullable Path file, boolean strict) {
        public static final HostKeyRules DEFAULT = new HostKeyRules(null, false);
    }

    /**
     * A file that records one device's session.
     *
     * @param withInput whether what was typed is recorded too, always without secrets
     */
    public record SessionLog(Path file, boolean append, boolean withInput) {}

    /** A copy with other time-outs. */
    public Settings with(Timeouts other) {
        return new Settings(other, keepAlive, typing, hostKeys, access, sessionLog);
    }

    /** A copy with other rules for its host key. */
    public Settings with(HostKeyRules other) {
        return new Settings(timeouts, keepAlive, typing, other, access, sessionLog);
    }

    /** A copy with other access. */
    public Settings with(Access other) {
        return new Settings(timeouts, keepAlive, typing, hostKeys, other, sessionLog);
    }

    /** A copy with another session log, or with none. */
    public Settings withSessionLog(@Nullable SessionLog other) {
        return new Settings(timeouts, keepAlive, typing, hostKeys, access, other);
    }
}
