package io.netfutures.inventory.format;

import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keys that may say another way to a device than straight to its address, and have no meaning here. Whoever writes
 * {@code ssh_gateway: b1} does not want the password offered to whatever answers at that address from here; so such a key is never passed
 * over. What a router is set up with, such as {@code default_gateway} or {@code next_hop}, is data.
 */
public final class WayWords {
    /** Values with which a key says nothing. */
    private static final Set<String> NO = Set.of("", "no", "none", "false", "off", "null", "direct", "n/a", "-");

    /** These speak of the way to a device wherever they stand. */
    private static final Pattern SURELY = Pattern.compile(
            "jump(?!bo|er)|bastion|proxy_?command|stepping_?stone|sock5"
                    + "|ssh.*(proxy|gateway|(?<![a-z])gw|tunnel|socks|relay|(?<![a-z])hop|(?<![a-z])via)|(proxy|gateway|gw|tunnel|relay|hop)_?(for_)?ssh");

    /** These do among the keys of a device, unless the other words of the key say that it is something else. */
    private static final Pattern PERHAPS = Pattern.compile("proxy|socks|gateway(?!s)|tunnel(?!s)|relay(?!s)"
            + "|(?<![a-z])(gw|hops?|via|through|pivot)(?![a-z])"
            + "|(terminal|term|console|comm|serial)_?(server|srv)");

    /** What routers are set up with, or a count. */
    private static final Pattern DATA = Pattern.compile(
            "(?<![a-z])(no|default|next|dhcpv?[46]?|dns|arp|nd|igmp|mld|pim|sip|smtp|mail"
                    + "|snmp|ntp|syslog|mpls|vpn|ipsec|gre|vxlan|lsp|te|bgp|ebgp|ibgp|ospf|eigrp|hsrp|vrrp|glbp|anycast|virtual|static|route"
                    + "|lan|wan|internet|voice|multicast|max|min|count|limit|id|ids|number|num|ttl|metric|mode|group|vlan|subnet|network"
                    + "|interface|intf|source|destination|src|dst|status|state|type|version|model|hopcount|nexthop|isp|customer|peer|ike"
                    + "|last_resort|multihop|sms|webhook|slack|teams|api|push|prometheus|log|logging|git|pip|email|radius|tacacs|ldap)(?![a-z])");

    private static final Pattern SSH_ARGUMENTS =
            Pattern.compile("(?i:proxy(?:jump|command))\\s*[= ]\\s*\\S|^(?:ssh )?(?:.*\\s)?-J ?\\S+(?:\\s|$)");

    /** An alias of YAML may make a small file a large value. */
    private static final int DEEPEST = 5;

    private static final int MOST = 1000;

    private WayWords() {}

    /** Whether a key of a device with this value may say a way to it. */
    static boolean isWay(String key, Value value) {
        if (isNo(value)) {
            return false;
        }
        String word = snake(key);
        return SURELY.matcher(word).find()
                || (PERHAPS.matcher(word).find() && !DATA.matcher(word).find())
                || isArguments(value)
                || inner(value, DEEPEST)
                        .limit(MOST)
                        .anyMatch(each -> isSure(each.getKey(), each.getValue().value()));
    }

    /**
     * What is wrong with these keys of a device, if one of them may say a way to it that is not known here.
     *
     * @param known keys that have a meaning of their own
     */
    public static Optional<FileMistake> flaw(Entries keys, Set<String> known) {
        return keys.entries().entrySet().stream()
                .filter(each -> !known.contains(each.getKey())
                        && isWay(each.getKey(), each.getValue().value()))
                .findFirst()
                .map(each -> mistake(each.getKey(), each.getValue(), "write jump: user@host:port"));
    }

    /**
     * The same for data of a format that has keys of its own for the way, so that only words that surely speak of it count.
     *
     * @param instead what to write for an SSH jump host
     */
    public static Optional<FileMistake> flawOfData(Map<String, Entry> data, String instead) {
        return data.entrySet().stream()
                .filter(each -> isSure(each.getKey(), each.getValue().value()))
                .findFirst()
                .map(each -> mistake(each.getKey(), each.getValue(), instead));
    }

    private static FileMistake mistake(String key, Entry entry, String instead) {
        return entry.keyPlace()
                .error(YamlFile.shown(key)
                        + " may change the way to this device, and is not known here; for an SSH jump host " + instead
                        + ", or give the key another name if it is only to be known");
    }

    /** Whether a key surely speaks of the way to a device, and its value says one. */
    public static boolean isSure(String key, Value value) {
        return !isNo(value) && (SURELY.matcher(snake(key)).find() || isArguments(value));
    }

    /** Whether a key with this value says nothing. */
    static boolean isNo(Value value) {
        return switch (value) {
            case Scalar one ->
                one.kind() == ScalarKind.NULL || NO.contains(one.text().strip().toLowerCase(Locale.ROOT));
            case Items list -> list.items().isEmpty();
            case Entries mapping -> mapping.entries().isEmpty();
        };
    }

    /** Arguments for {@code ssh} that lead it through another host. */
    private static boolean isArguments(Value value) {
        return switch (value) {
            case Scalar one -> SSH_ARGUMENTS.matcher(one.text()).find();
            case Items list -> list.items().stream().anyMatch(each -> each instanceof Scalar && isArguments(each));
            case Entries ignored -> false;
        };
    }

    /** What a value holds under keys, so deep. */
    private static Stream<Map.Entry<String, Entry>> inner(Value value, int deep) {
        return switch (value) {
            case Value ignored when deep == 0 -> Stream.empty();
            case Scalar ignored -> Stream.empty();
            case Items list -> list.items().stream().flatMap(each -> inner(each, deep - 1));
            case Entries mapping ->
                mapping.entries().entrySet().stream()
                        .flatMap(each -> Stream.concat(
                                Stream.of(each), inner(each.getValue().value(), deep - 1)));
        };
    }

    /** {@code ssh_jump} for {@code sshJump} and {@code SSH-Jump}. */
    private static String snake(String key) {
        return OwnWords.normal(key.replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
    }
}
