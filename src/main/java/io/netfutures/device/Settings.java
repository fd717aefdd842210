package io.netfutures.device;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to talk to one device, as far as its inventory entry says so.
 *
 * @param timeouts the bounds of its dialogue
 * @param keepAlive between two keep-alive messages
 * @param encoding of the bytes that it sends
 * @param enter what the Enter key sends: {@code "\n"}, {@code "\r"} or {@code "\r\n"}
 * @param expectEcho false for a device that does not echo what is typed (netmiko: {@code global_cmd_verify: false})
 * @param useKeys whether the user's default keys in {@code ~/.ssh} are tried (netmiko: {@code use_keys})
 * @param knownHosts another file of host keys to read (netmiko: {@code alt_key_file}), or null
 * @param strictHostKey whether an unknown host key is refused whatever the run's policy is (netmiko: {@code ssh_strict})
 * @param disabledAlgorithms names not to offer, by kind: {@code kex}, {@code keys}, {@code ciphers}, {@code macs},
 *     {@code pubkeys}
 * @param sessionLog where to write what the device sent (netmiko: {@code session_log}), or null
 * @param access the way in: old algorithms, agent, ssh_config, jump hosts
 */
public record Settings(
        Timeouts timeouts,
        Duration keepAlive,
        Charset encoding,
        String enter,
        boolean expectEcho,
        boolean useKeys,
        @Nullable Path knownHosts,
        boolean strictHostKey,
        Map<String, List<String>> disabledAlgorithms,
        @Nullable SessionLog sessionLog,
        Access access) {

    /** What holds where an inventory says nothing. */
    public static final Settings DEFAULT = new Settings(
            Timeouts.DEFAULT,
            Duration.ofSeconds(15),
            StandardCharsets.UTF_8,
            "\n",
            true,
            false,
            null,
            false,
            Map.of(),
            null,
            Access.DEFAULT);

    /**
     * A file that records one device's session.
     *
     * @param withInput whether what we sent is recorded too; secrets never are
     */
    public record SessionLog(Path file, boolean append, boolean withInput) {}

    /** A copy with other time-outs. */
    public Settings with(Timeouts other) {
        return new Settings(
                other,
                keepAlive,
                encoding,
                enter,
                expectEcho,
                useKeys,
                knownHosts,
                strictHostKey,
                disabledAlgorithms,
                sessionLog,
                access);
    }

    /** A copy with another way in. */
    public Settings with(Access other) {
        return new Settings(
                timeouts,
                keepAlive,
                encoding,
                enter,
                expectEcho,
                useKeys,
                knownHosts,
                strictHostKey,
                disabledAlgorithms,
                sessionLog,
                other);
    }

    /** A copy that tries the user's default keys, or does not. */
    public Settings withKeys(boolean tried) {
        return new Settings(
                timeouts,
                keepAlive,
                encoding,
                enter,
                expectEcho,
                tried,
                knownHosts,
                strictHostKey,
                disabledAlgorithms,
                sessionLog,
                access);
    }

    /** A copy that does not offer these algorithms, by kind. */
    public Settings without(Map<String, List<String>> algorithms) {
        return new Settings(
                timeouts,
                keepAlive,
                encoding,
                enter,
                expectEcho,
                useKeys,
                knownHosts,
                strictHostKey,
                algorithms,
                sessionLog,
                access);
    }

    /** A copy with another session log, or with none. */
    public Settings withSessionLog(@Nullable SessionLog other) {
        return new Settings(
                timeouts,
                keepAlive,
                encoding,
                enter,
                expectEcho,
                useKeys,
                knownHosts,
                strictHostKey,
                disabledAlgorithms,
                other,
                access);
    }

    /** A copy that reads host keys from another file. */
    public Settings withKnownHosts(@Nullable Path file) {
        return new Settings(
                timeouts,
                keepAlive,
                encoding,
                enter,
                expectEcho,
                useKeys,
                file,
                strictHostKey,
                disabledAlgorithms,
                sessionLog,
                access);
    }
}
