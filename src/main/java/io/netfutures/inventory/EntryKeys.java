package io.netfutures.inventory;

import io.netfutures.device.Nearest;
import io.netfutures.device.Variables;
import io.netfutures.inventory.format.NetmikoKeys;
import io.netfutures.inventory.format.WayWords;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.NameWords;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.PlainData;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What becomes of each key that netmiko's {@code ConnectHandler} takes: used, without effect, or refused. */
final class EntryKeys {
    private static final Map<String, String> WITHOUT_EFFECT = Map.ofEntries(
            Map.entry("system_host_keys", "the user's known_hosts is always read"),
            Map.entry("session_timeout", "each task has a session of its own"),
            Map.entry("response_return", "lines of results always end with \\n"),
            Map.entry("disable_lf_normalization", "lines of results always end with \\n"),
            Map.entry("fast_cli", "there is no sleep that it could shorten"),
            Map.entry("delay_factor_compat", "there is no delay"),
            Map.entry("_legacy_mode", "there is no delay"),
            Map.entry("verbose", "see --show-futures"),
            Map.entry("auto_connect", "a session is opened when a task needs it"),
            Map.entry("allow_auto_change", "no configuration is changed for a show command"),
            Map.entry("disable_sha2_fix", "SHA-1 signatures are offered to a device with legacy: [ssh-rsa] alone"));

    private static final Map<String, String> REFUSED = Map.of(
            "pkey", "a key object has no text form; use key_file",
            "sock", "a socket has no text form",
            "sock_telnet", "only SSH is spoken here",
            "serial_settings", "only SSH is spoken here");

    /** Also in a misspelt key. */
    private static final Pattern SECRET =
            Pattern.compile("pas|secr|key|token|communi|psk|cred|pwd|(?<![a-z])pw(?![a-z])", Pattern.CASE_INSENSITIVE);

    /** What stands before the password in a URL, or in {@code user:password@host}. */
    private static final Pattern PASSWORD =
            Pattern.compile("(://[^/\\s:@]*:|^(?!(?:mailto|sips?|xmpp):)[^/\\s:@]+:)[^/\\s]+(?=@)");

    private static final Set<String> SECRETS = Set.of("password", "secret", "passphrase");

    /** Data that is a list of names by its word. */
    private static final Set<String> LISTS = Set.of("tags", "roles");

    private static final Set<String> KNOWN = known();

    /** For one key of ten thousand devices the same is found; bounded, since the keys are the user's. */
    private static final Map<String, String> NEAR = new ConcurrentHashMap<>();

    private static final int MOST_WORDS = 1000;
    private static final int SHORT = 6;

    private EntryKeys() {}

    /** Refuses keys and values that would leak a secret or be misread, and notes those that have no effect. */
    static void check(Entries mapping, Notes notes) throws FileMistake {
        for (Map.Entry<String, Entry> each : mapping.entries().entrySet()) {
            String key = each.getKey();
            Place place = each.getValue().keyPlace();
            Value value = each.getValue().value();
            if (value instanceof Scalar scalar && scalar.text().startsWith("__encrypt__") && !SECRETS.contains(key)) {
                throw value.place()
                        .error(YamlFile.shown(key) + " is encrypted for netmiko-tools; only password, secret and"
                                + " passphrase may be");
            }
            if (WITHOUT_EFFECT.containsKey(key)) {
                notes.add(place, key + " has no effect: " + WITHOUT_EFFECT.get(key));
            } else if (!KNOWN.contains(key)) {
                unknown(key, place, notes);
            }
        }
    }

    /** Refuses a device that can only be reached in a way that is not supported. */
    static void checkUsable(Entries mapping) throws FileMistake {
        for (Map.Entry<String, Entry> each : mapping.entries().entrySet()) {
            String why = REFUSED.get(each.getKey());
            if (why != null && !isNull(each.getValue().value())) {
                throw each.getValue().keyPlace().error(each.getKey() + " cannot be used: " + why);
            }
        }
        Optional<FileMistake> flaw = WayWords.flaw(mapping, KNOWN);
        if (flaw.isPresent()) {
            throw flaw.get();
        }
    }

    private static void unknown(String key, Place place, Notes notes) throws FileMistake {
        String shown = YamlFile.shown(key);
        if (KNOWN.contains(shown)) {
            throw place.error("there is no blank after \"" + shown + ":\"");
        }
        String near = near(shown);
        if (!near.isEmpty()) {
            notes.add(
                    place,
                    "the key " + shown + " is not one of netmiko's and has no effect; did you mean " + near + "?");
        }
    }

    /** The keys that {@code shown} may be a misspelling of; empty if it is a word of its own. */
    private static String near(String shown) {
        if (NEAR.size() > MOST_WORDS) {
            NEAR.clear();
        }
        return NEAR.computeIfAbsent(
                shown, word -> String.join(" or ", Nearest.to(word, KNOWN, word.length() < SHORT ? 1 : 2)));
    }

    /** Whether netmiko takes this key. */
    static boolean isKnown(String key) {
        return KNOWN.contains(key);
    }

    /** Whether the value of this key may be a secret, even if the key is misspelt. */
    static boolean isSecret(String key) {
        return SECRETS.contains(key)
                || (!KNOWN.contains(key) && SECRET.matcher(key).find());
    }

    /** The text with {@code ****} in place of a password in a URL, or in {@code user:password@host}. */
    static String withoutPassword(String text) {
        return text.indexOf('@') < 0 ? text : PASSWORD.matcher(text).replaceAll("$1****");
    }

    /** What the entry says, of a list each element on a line, besides the keys of netmiko, without what may be a secret under a misspelt key. */
    static Map<String, String> data(Entries mapping) {
        Map<String, String> data = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> {
            if (!KNOWN.contains(key)) {
                put(key, entry.value(), data);
            }
        });
        return data;
    }

    /** What these entries say, which are known to be no keys of netmiko; without what may be a secret. */
    static Map<String, String> known(Map<String, Entry> data) {
        Map<String, String> known = new LinkedHashMap<>();
        data.forEach((key, entry) -> {
            put(key, entry.value(), known);
        });
        return known;
    }

    /** What the entry says besides the keys of netmiko, and {@code data}, as it is written there. */
    static Variables variables(Entries mapping, Map<String, Entry> data) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Set<String> withheld = new LinkedHashSet<>();
        BiConsumer<String, Entry> add = (key, entry) -> {
            if (isWithheld(key) || (entry.value() instanceof Scalar one && one.kind() == ScalarKind.VAULT)) {
                withheld.add(key);
            } else {
                values.put(key, PlainData.of(entry.value(), EntryKeys::isWithheld));
            }
        };
        data.forEach(add);
        mapping.entries().forEach((key, entry) -> {
            if (!KNOWN.contains(key)) {
                add.accept(key, entry);
            }
        });
        return values.isEmpty() && withheld.isEmpty() ? Variables.NONE : new Variables(values, withheld);
    }

    private static boolean isWithheld(String key) {
        return SECRET.matcher(key).find();
    }

    private static void put(String key, Value value, Map<String, String> into) {
        List<Value> elements = value instanceof Items list ? list.items() : List.of(value);
        List<String> texts = elements.stream()
                .filter(each -> each instanceof Scalar one && !isNull(one) && one.kind() != ScalarKind.VAULT)
                .map(each -> withoutPassword(((Scalar) each).text()))
                .toList();
        if (!texts.isEmpty()
                && texts.size() == elements.size()
                && !SECRET.matcher(key).find()) {
            boolean several = value instanceof Scalar && LISTS.contains(key.toLowerCase(Locale.ROOT));
            into.put(key, String.join("\n", several ? NameWords.of(texts.getFirst()) : texts));
        }
    }

    private static boolean isNull(Value value) {
        return value instanceof Scalar scalar && scalar.kind() == ScalarKind.NULL;
    }

    private static Set<String> known() {
        Set<String> all = new TreeSet<>(NetmikoKeys.USED);
        all.addAll(WITHOUT_EFFECT.keySet());
        all.addAll(REFUSED.keySet());
        return all;
    }
}
