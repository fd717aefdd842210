package io.netfutures.device;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks the secrets in a line of a configuration. They are found by the words before them, as Cisco, Arista, Juniper, Huawei, Fortinet
 * and others write them: a word for a secret, perhaps its kind, then the secret.
 */
final class SecretWords {
    private static final String WORD =
            "(?<![\\w-])(?:(?:[\\w-]+-)?(?<!non-)(?:password(?:-value)?|passwd|passphrase|psksecret|secret)"
                    + "|(?<!send-|match )community|key-string|wpa-psk|psk|pre-shared-key(?: (?:local|remote))?"
                    + "|priv(?= +\\S+ +localizedkey)|(?:auth|priv) +(?:md5|sha(?:[- ]?\\d+)?|3?des|aes(?:[- ]?\\d+)?)|md5"
                    + "|(?:standby|hsrp|vrrp|glbp)(?: +\\d+)? +authentication(?: +text)?|authentication +text"
                    + "|snmp-server +host +\\S+(?: +(?:vrf +\\S+|traps?|informs?))*+(?: +version +(?:1|2c))?+"
                    + "(?! +(?:version|use-vrf|filter-vrf|source-interface|udp-port|inside|outside|\\d+\\.\\d+\\.)\\b)"
                    + "|(?:useradd|usermod)\\b[^|;&]*\\s-p"
                    + "|(?:(?!public|trusted)\\w+-)*key(?: +config-key +password-encrypt)?)";

    private static final String KIND =
            "(?: +(?:\\d(?= )|level +\\d+|ENC|ascii(?:-text)?|hex(?:adecimal)?|md5|sha\\d*|encrypted|clear(?:-?text)?|cipher|simple|plain(?:-text)?"
                    + "|irreversible-cipher|hash|key-string|key|read|write|ro|rw)(?= ))*";

    /** What follows such a word without being a secret, such as a BGP community. */
    private static final String NONE =
            "(?!\\*|(?:add|chain|generate|zeroize|import|export|pubkey-chain|storage|polic(?:y|ies)|strength-check|encryption"
                    + "|aging|expiry|lifetime|min(?:imum)?-length|length|history|recovery|complexity|prompt|rsa|dsa|ecdsa|ed25519|ssh-\\w+"
                    + "|\\d+:\\d+|no-export|no-advertise|additive|internet|local-as|none|both|standard|extended)\\b)";

    private static final Pattern SECRET =
            Pattern.compile("(?i)(" + WORD + KIND + "(?: +| *= *))" + NONE + "(?:\"[^\"]*\"|'[^']*'|\\S+)");

    private static final String WORD_OF_SHELL = "(?:\"[^\"]*\"|'[^']*'|[^\\s\"'|])+";

    /** On Unix: the user and password for curl or wget, a password in a URL, a variable whose name ends with token. */
    private static final Pattern OF_SHELL =
            Pattern.compile("(?i)(\\b(?:curl|wget)\\b[^|;&]*? (?:-\\w*u|--user)[ =]*(?=[\"']|[^\\s:]+:)|\\b\\w*token=)"
                    + WORD_OF_SHELL + "|(?<=://[^/\\s:@]{0,99}:)()[^/\\s@]+(?=@)");

    /** The input of {@code chpasswd}: a user, a colon and the password. */
    private static final Pattern OF_CHPASSWD = Pattern.compile("(?<![\\w.:-])([\\w.-]+:)[^\\s\"'|]+");

    /** A line that only gives the number of a key in a key chain. */
    private static final Pattern NUMBER = Pattern.compile("(?i)\\s*(?:no )?key +\\d+\\s*");

    /** The part of a command that says what to show. */
    private static final Pattern SHOWS = Pattern.compile(
            "(?i)\\s*(?:(?:do|run|admin)\\s+)?(?:sho?w?|disp?l?a?y?|get|dir|verify|ping|trace\\w*)\\b(?:(?!://)[^|])*");

    private SecretWords() {}

    static String maskedCommand(String command) {
        Matcher shows = SHOWS.matcher(command);
        int from = shows.lookingAt() ? shows.end() : 0;
        return from == command.length() ? command : command.substring(0, from) + masked(command.substring(from));
    }

    /** The line with {@code ****} in place of what looks like a secret. */
    static String masked(String line) {
        if (NUMBER.matcher(line).matches()) {
            return line;
        }
        String masked =
                OF_SHELL.matcher(SECRET.matcher(line).replaceAll("$1****")).replaceAll("$1****");
        return masked.contains("chpasswd") ? OF_CHPASSWD.matcher(masked).replaceAll("$1****") : masked;
    }
}
