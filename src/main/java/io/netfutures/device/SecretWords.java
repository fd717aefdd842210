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
                    + "|(?:standby|hsrp|vrrp|glbp)(?: +\\d+)? +authentication(?: +text)?|authentication +text"
                    + "|snmp-server +host +\\S+(?: +(?:vrf +\\S+|traps?|informs?))*+(?: +version +(?:1|2c))?+"
                    + "(?! +(?:version|use-vrf|filter-vrf|source-interface|udp-port|inside|outside|\\d+\\.\\d+\\.)\\b)"
                    + "|(?:useradd|usermod)\\b[^|;&]*\\s-p"
                    + "|(?:(?!public|trusted)\\w+-)*key(?: +config-key +password-encrypt)?)";

    private static final String KIND =
            "(?: +(?:\\d(?= )|level +\\d+|ENC|ascii(?:-text)?|hex(?:adecimal)?|md5|sha\\d*|encrypted|clear(?:-?text)?|cipher|simple|plain(?:-text)?"
                    + "|irreversible-cipher|hash|key-string|key|read|write|ro|rw)(?= ))*";

    /** What follows such a word and is none; a BGP community among it. */
    private static final String NONE =
            "(?!\\*|(?:add|chain|generate|zeroize|import|export|pubkey-chain|storage|polic(?:y|ies)|strength-check|encryption"
                    + "|aging|expiry|lifetime|min(?:imum)?-length|length|history|recovery|complexity|prompt|rsa|dsa|ecdsa|ed25519|ssh-\\w+"
                    + "|\\d+:\\d+|no-export|no-advertise|additive|internet|local-as|none|both|standard|extended)\\b)";

    private static final Pattern SECRET =
            Pattern.compile("(?i)(" + WORD + KIND + "(?: +| *= *))" + NONE + "(?:\"[^\"]*\"|'[^']*'|\\S+)");

    private static final String WORD_OF_SHELL = "(?:\"[^\"]*\"|'[^']*'|[^\\s\"'|])+";

    /** On a Unix machine: whom a client logs in as, who and with what in a URL, a variable that is called a token. */
    private static final Pattern OF_SHELL =
            Pattern.compile("(?i)(\\b(?:curl|wget)\\b[^|;&]*? (?:-\\w*u|--user)[ =]*(?=[\"']|[^\\s:]+:)|\\b\\w*token=)"
                    + WORD_OF_SHELL + "|(?<=://[^/\\s:@]{0,99}:)()[^/\\s@]+(?=@)");

    /** What {@code chpasswd} is given: a user and, behind a colon, the password. */
    private static final Pattern OF_CHPASSWD = Pattern.compile("(?<![\\w.:-])([\\w.-]+:)[^\\s\"'|]+");

    /** The number of a key in a chain of keys. */
    private static final Pattern NUMBER = Pattern.compile("(?i)\\s*(?:no )?key +\\d+\\s*");

    private SecretWords() {}

    /** The line with {@code ****} for what looks like a secret. */
    static String masked(String line) {
        if (NUMBER.matcher(line).matches()) {
            return line;
        }
        String masked =
                OF_SHELL.matcher(SECRET.matcher(line).replaceAll("$1****")).replaceAll("$1****");
        return masked.contains("chpasswd") ? OF_CHPASSWD.matcher(masked).replaceAll("$1****") : masked;
    }
}
