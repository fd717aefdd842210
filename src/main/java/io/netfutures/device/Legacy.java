package io.netfutures.device;

import java.util.List;
import java.util.stream.Stream;

/**
 * The old algorithms, by kind, the least weak first. A device is offered one only if its inventory entry or ssh_config names it.
 */
public enum Legacy {
    KEY_EXCHANGE,
    HOST_KEY,
    CIPHER,
    MAC;

    /** The names of this kind, as in RFC 4250, section 4.11. */
    public List<String> names() {
        return switch (this) {
            case KEY_EXCHANGE ->
                List.of(
                        "diffie-hellman-group18-sha512",
                        "diffie-hellman-group17-sha512",
                        "diffie-hellman-group15-sha512",
                        "diffie-hellman-group-exchange-sha1",
                        "diffie-hellman-group14-sha1",
                        "diffie-hellman-group1-sha1");
            case HOST_KEY -> List.of("ssh-rsa", "ssh-dss");
            case CIPHER ->
                List.of(
                        "aes256-cbc",
                        "aes192-cbc",
                        "aes128-cbc",
                        "3des-cbc",
                        "blowfish-cbc",
                        "arcfour256",
                        "arcfour128");
            case MAC -> List.of("hmac-sha1-etm@openssh.com", "hmac-sha1", "hmac-sha1-96", "hmac-md5", "hmac-md5-96");
        };
    }

    /** The names of all kinds. */
    public static List<String> all() {
        return Stream.of(values()).flatMap(kind -> kind.names().stream()).toList();
    }
}
