package io.netfutures.device;

import java.time.Duration;

/**
 * How long each part of a dialogue with one device may take.
 *
 * @param connect for the look-up of the name, and again until TCP is connected
 * @param banner from then until the peer has identified itself as an SSH server (RFC 4253, section 4.2)
 * @param login for the key exchange, and again for the authentication
 * @param prompt for the shell and its first prompt, and for {@code enable}
 * @param idle between two bytes of an answer
 * @param command for one whole answer
 */
public record Timeouts(
        Duration connect, Duration banner, Duration login, Duration prompt, Duration idle, Duration command) {

    /** netmiko's values where it has them: 10 s, 15 s, 30 s, 30 s, 60 s, 100 s. */
    public static final Timeouts DEFAULT = new Timeouts(
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(100));

    /** A copy with {@code bound} for a command, and no other time-out longer than that. */
    public Timeouts within(Duration bound) {
        return new Timeouts(
                least(connect, bound), least(banner, bound), least(login, bound), least(prompt, bound), bound, bound);
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
