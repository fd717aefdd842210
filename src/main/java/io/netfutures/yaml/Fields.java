package io.netfutures.yaml;

import io.netfutures.device.Printable;
import io.netfutures.device.Secret;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of a mapping, read as the types that their keys require. A key with {@code null} counts as missing. */
public final class Fields {
    private static final double LONGEST = 1_000_000;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{0,9})?");

    private final Entries mapping;
    private final Notes notes;

    public Fields(Entries mapping, Notes notes) {
        this.mapping = mapping;
        this.notes = notes;
    }

    /** The value of this key, or null. */
    @Nullable
    public Value value(String key) {
        Entry entry = mapping.entries().get(key);
        if (entry == null || (entry.value() instanceof Scalar one && one.kind() == ScalarKind.NULL)) {
            return null;
        }
        return entry.value();
    }

    public boolean has(String key) {
        return value(key) != null;
    }

    /** The place of the value of this key, or of the mapping if it does not have the key. */
    public Place place(String key) {
        Entry entry = mapping.entries().get(key);
        return entry == null ? mapping.place() : entry.value().place();
    }

    @Nullable
    public Scalar scalar(String key) throws FileMistake {
        Value value = value(key);
        return switch (value) {
            case null -> null;
            case Scalar scalar
            when scalar.kind() == ScalarKind.VAULT ->
                throw scalar.place()
                        .error(key + " is encrypted by ansible-vault; only password, secret and passphrase may be");
            case Scalar scalar -> scalar;
            case Items list -> throw list.place().error(key + " must be one value, not a list");
            case Entries inner -> throw inner.place().error(key + " must be one value, not a mapping");
        };
    }

    /** The text as written; empty if the key is missing. */
    public String text(String key) throws FileMistake {
        Scalar scalar = scalar(key);
        return scalar == null ? "" : scalar.text();
    }

    /** A single line of text as written, or null; noted if PyYAML, and so netmiko, would read it as something other than text. */
    @Nullable
    public String line(String key) throws FileMistake {
        Scalar scalar = scalar(key);
        if (scalar == null) {
            return null;
        }
        if (scalar.text().chars().anyMatch(Character::isISOControl)) {
            throw scalar.place()
                    .error(key + " holds a line end or another control character; write it on one line in quotes");
        }
        if (scalar.kind() != ScalarKind.TEXT) {
            notes.add(
                    scalar.place(),
                    key + " is used as it is written; netmiko would make a "
                            + scalar.kind().word() + " of it; put it in quotes");
        }
        return scalar.text();
    }

    @Nullable
    public Secret secret(String key) throws FileMistake {
        String text = line(key);
        return text == null ? null : Secret.of(text);
    }

    /** A path, where {@code ~} is the user's home; null if the key is missing. */
    @Nullable
    public Path path(String key) throws FileMistake {
        String text = text(key).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw place(key).error(key + " is not the name of a file");
        }
        return text.startsWith("~/") ? Path.of(System.getProperty("user.home"), text.substring(2)) : Path.of(text);
    }

    /** The path of an existing file; null if the key is missing. */
    @Nullable
    public Path file(String key) throws FileMistake {
        Path file = path(key);
        if (file != null && !Files.isRegularFile(file)) {
            throw place(key).error(key + ": there is no file " + Printable.line(file.toString()));
        }
        return file;
    }

    public boolean truth(String key, boolean otherwise) throws FileMistake {
        Scalar scalar = scalar(key);
        if (scalar == null) {
            return otherwise;
        }
        if (scalar.kind() != ScalarKind.BOOL) {
            throw scalar.place().error(key + " is " + quoted(scalar.text()) + "; it must be true or false");
        }
        return List.of("yes", "true", "on").contains(scalar.text().toLowerCase(Locale.ROOT));
    }

    public double number(String key, double otherwise) throws FileMistake {
        Scalar scalar = scalar(key);
        if (scalar == null) {
            return otherwise;
        }
        String text = scalar.text().strip();
        if (!NUMBER.matcher(text).matches() || Double.parseDouble(text) > LONGEST) {
            throw scalar.place().error(key + " is " + quoted(text) + "; it must be a number from 0 to 1000000");
        }
        return Double.parseDouble(text);
    }

    /** A time-out, which must be more than 0 seconds. */
    public Duration seconds(String key, Duration otherwise) throws FileMistake {
        double seconds = number(key, -1);
        if (seconds == 0) {
            throw place(key).error(key + " is 0; it must be a number of seconds above 0");
        }
        return seconds < 0 ? otherwise : duration(seconds);
    }

    public static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    /** A list of words, or one word. */
    public List<String> words(String key) throws FileMistake {
        Value value = value(key);
        return value == null ? List.of() : words(value, key);
    }

    public static List<String> words(Value value, String key) throws FileMistake {
        List<String> words = new ArrayList<>();
        for (Value item : value instanceof Items list ? list.items() : List.of(value)) {
            if (!(item instanceof Scalar word) || word.kind() == ScalarKind.NULL || word.kind() == ScalarKind.VAULT) {
                throw item.place().error(key + " must be a list of words");
            }
            words.add(word.text());
        }
        return words;
    }

    /** A list of names, or one text with several, as {@link NameWords} has it. */
    public List<String> names(String key) throws FileMistake {
        Value value = value(key);
        return value == null ? List.of() : names(value, key);
    }

    public static List<String> names(Value value, String key) throws FileMistake {
        return words(value, key).stream()
                .map(value instanceof Items ? NameWords::inElement : NameWords::of)
                .flatMap(List::stream)
                .toList();
    }

    public static String quoted(String text) {
        return "\"" + Printable.line(text) + "\"";
    }
}
