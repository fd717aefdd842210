package io.netfutures.inventory;

import static io.netfutures.yaml.Fields.quoted;

import io.netfutures.device.Credentials;
import io.netfutures.device.Credentials.Kind;
import io.netfutures.device.Credentials.Named;
import io.netfutures.device.Nearest;
import io.netfutures.device.Secret;
import io.netfutures.device.SecretSource;
import io.netfutures.secret.SourceText;
import io.netfutures.yaml.Fields;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the secrets of an entry: written out, encrypted, or a mapping that says where they are kept.
 *
 * <pre>
 * password: {env: NET_PASSWORD}
 * secret: {file: ~/.enable}
 * passphrase: {command: [pass, show, net/key]}
 * </pre>
 */
final class EntrySecrets {
    private static final List<String> KINDS = List.of("prompt", "env", "file", "command");
    private static final String NETMIKO_TOOLS = "__encrypt__";

    private final Fields fields;

    EntrySecrets(Fields fields) {
        this.fields = fields;
    }

    /** The secret that is written out, or null. */
    @Nullable
    Secret plain(Kind kind) throws FileMistake {
        return fields.value(kind.word()) instanceof Scalar one && isEncrypted(one) ? null : otherwisePlain(kind);
    }

    private @Nullable Secret otherwisePlain(Kind kind) throws FileMistake {
        return fields.value(kind.word()) instanceof Entries ? null : fields.secret(kind.word());
    }

    /** Where the secrets are kept that are not written out. */
    Credentials.Sources sources() throws FileMistake {
        return new Credentials.Sources(source(Kind.PASSWORD), source(Kind.SECRET), source(Kind.PASSPHRASE));
    }

    private @Nullable Named source(Kind kind) throws FileMistake {
        Value value = fields.value(kind.word());
        return switch (value) {
            case Scalar one
            when one.kind() == ScalarKind.VAULT ->
                new Named(new SecretSource.Vaulted(one.text()), one.place().toString());
            case Scalar one
            when isEncrypted(one) ->
                new Named(
                        new SecretSource.NetmikoTools(one.text().substring(NETMIKO_TOOLS.length())),
                        one.place().toString());
            case Entries mapping ->
                new Named(kept(kind, mapping), mapping.place().toString());
            case null, default -> null;
        };
    }

    private static boolean isEncrypted(Scalar one) {
        return one.kind() == ScalarKind.VAULT || one.text().startsWith(NETMIKO_TOOLS);
    }

    private static SecretSource kept(Kind kind, Entries mapping) throws FileMistake {
        Map<String, Entry> entries = mapping.entries();
        if (entries.size() != 1) {
            throw mapping.place()
                    .error(kind.word() + " must be one value, or say where it is kept, as {env: NET_PASSWORD}");
        }
        Map.Entry<String, Entry> only = entries.entrySet().iterator().next();
        String how = only.getKey();
        Value value = only.getValue().value();
        if (!KINDS.contains(how)) {
            throw only.getValue()
                    .keyPlace()
                    .error(kind.word() + " cannot be kept in " + quoted(YamlFile.shown(how))
                            + Nearest.hint(YamlFile.shown(how), KINDS) + "; known are {env: NAME}, {file: PATH},"
                            + " {command: [PROGRAM, ARGUMENT]} and {prompt: TEXT}");
        }
        try {
            return source(how, value);
        } catch (IllegalArgumentException e) {
            throw value.place().error(kind.word() + ": " + e.getMessage());
        }
    }

    private static SecretSource source(String how, Value value) throws FileMistake {
        if (how.equals("command")) {
            if (!(value instanceof Items)) {
                throw value.place()
                        .error("command takes a list of words, as {command: [pass, show, net/core]}; no shell reads"
                                + " them");
            }
            return SourceText.command(Fields.words(value, "command"), folder(value.place()));
        }
        if (!(value instanceof Scalar one) || one.text().isBlank() || one.kind() == ScalarKind.VAULT) {
            throw value.place().error(how + " takes one word or text");
        }
        return switch (how) {
            case "env" -> SourceText.variable(one.text());
            case "file" -> SourceText.file(one.text(), folder(one.place()), System.getProperty("user.home", ""));
            default -> prompt(one);
        };
    }

    private static SecretSource prompt(Scalar text) throws FileMistake {
        if (text.text().chars().anyMatch(Character::isISOControl)) {
            throw text.place().error("prompt takes one line of text");
        }
        return new SecretSource.Prompt(text.text().strip());
    }

    /** The folder of the file, whose name in a place is its path. */
    private static Path folder(Place place) {
        Path parent = Path.of(place.file()).toAbsolutePath().getParent();
        return parent == null ? Path.of("").toAbsolutePath() : parent;
    }
}
