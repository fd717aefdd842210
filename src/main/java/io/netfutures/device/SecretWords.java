package io.netfutures.device;

import java.util.regex.Pattern;

/**
 * Finds in a line of a configuration what is a secret by the words before it, as Cisco, Arista, Juniper, Huawei, Fortinet and others
 * write them: a word for a secret, perhaps its kind, and the secret.
 */
final class SecretWords {
    private static final String WORD =
            "(?<![\\w-])(?:(?:[\\w-]+-)?(?<!non-)(?:password(?:-value)?|passwd|passphrase|psksecret|secret)"
                    + "|(?<!send-|match )community|key-string|wpa-psk|psk|pre-shared-key(?: (?:local|remote))?"
                    + "|priv(?= +\\S+ +localizedkey)|(?:auth|priv) +(?:md5|sha(?:[- ]?\\d+)?|3?des|aes(?:[- ]?\\d+)?)|md5"
                    + "|(?:standby|hsrp|vrrp|glbp)(?: +\\d+)? +authentication"
                    + "|snmp-server +host +\\S+(?: +(?:vrf +\\S+|traps?|informs?))* +version +(?:1|2c)"
                    + "|(?:useradd|usermod)\\b[^|;]*\\s-p"
                    + "|(?:(?!public|trusted)\\w+-)*key(?: +config-key +password-encrypt)?)";

    private static final String KIND =
            "(?: +(?:\\d(?= )|level +\\d+|ENC|ascii(?:-text)?|hex(?:adecimal)?|md5|sha\\d*|encrypted|clear-?text|cipher|simple|plain(?:-text)?"
                    + "|irreversible-cipher|hash|key-string|key|text|read|write|ro|rw)(?= ))*";

    /** What follows such a word and is none; a BGP community among it. */
    private static final String NONE =
            "(?!\\*|(?:add|chain|generate|zeroize|import|export|pubkey-chain|storage|polic(?:y|ies)|strength-check|encryption"
                    + "|aging|expiry|lifetime|min(?:imum)?-length|length|history|recovery|complexity|prompt|rsa|dsa|ecdsa|ed25519|ssh-\\w+"
                    + "|\\d+:\\d+|no-export|no-advertise|additive|internet|local-as|none|both|standard|extended)\\b)";

    private static final Pattern SECRET =
            Pattern.compile("(?i)(" + WORD + KIND + "(?: +| *= *))" + NONE + "(?:\"[^\"]*\"|\\S+)");

    /** On a Unix machine: a user and, behind a colon, the password; a variable that is called a token. */
    private static final Pattern OF_SHELL = Pattern.compile(
            "(?i)(\\b(?:curl|wget)\\b[^|;]*? (?:-u|--user)[ =]*[^\\s:]+:|\\becho +[\"']?[\\w.-]+:(?=[^|]*\\| *(?:sudo +)?chpasswd)|\\b\\w*token=)"
                    + "(?:\"[^\"]*\"|[^\\s\"'|]+)");

    /** The number of a key in a chain of keys. */
    private static final Pattern NUMBER = Pattern.compile("(?i)\\s*(?:no )?key +\\d+\\s*");

    private SecretWords() {}

    /** The line with {@code ****} for what looks like a secret. */
    static String masked(String line) {
        return NUMBER.matcher(line).matches()
                ? line
                : OF_SHELL.matcher(SECRET.matcher(line).replaceAll("$1****")).replaceAll("$1****");
    }
}
