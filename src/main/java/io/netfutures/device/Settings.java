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
 * @param typing what is typed, and how the answer is to be read
 * @param hostKeys what else decides whether its host key is accepted
 * @param access the way in: algorithms, keys, ssh_config, jump hosts
 * @param sessionLog where to write what the device sent (netmiko: {@code session_log}), or null
 */
public record Settings(
        Timeouts timeouts,
        Duration keepAlive,
        Typing typing,
        HostKeyRules hostKeys,
        Access access,
        @Nullable SessionLog sessionLog) {

    /** What holds where an inventory says nothing. */
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
     * What decides about the host key of this device, besides the policy of the run.
     *
     * @param file another file of host keys to read (netmiko: {@code alt_key_file}), or null
     * @param strict whether an unknown key is refused whatever that policy is (netmiko: {@code ssh_strict})
     */
    public record HostKeyRules(@Nullable Path file, boolean strict) {
        public static final HostKeyRules DEFAULT = new HostKeyRules(null, false);
    }

    /**
     * A file that records one device's session.
     *
     * @param withInput whether what we sent is recorded too; secrets never are
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

    /** A copy with another way in. */
    public Settings with(Access other) {
        return new Settings(timeouts, keepAlive, typing, hostKeys, other, sessionLog);
    }

    /** A copy with another session log, or with none. */
    public Settings withSessionLog(@Nullable SessionLog other) {
        return new Settings(timeouts, keepAlive, typing, hostKeys, access, other);
    }
}
