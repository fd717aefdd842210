package io.netfutures.inventory.format;

import io.netfutures.device.Printable;
import io.netfutures.platform.Platforms;
import io.netfutures.secret.VaultEnvelope;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.FileText;
import io.netfutures.yaml.JsonText;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A file as the formats see it: its text, and its YAML if it is that; each is read once. Not thread-safe. */
public final class Source {
    private static final int LOOKED_AT = 1000;

    private final Path file;
    private final String name;
    private final String text;
    private final Surroundings surroundings;
    private @Nullable Parsed parsed;

    /**
     * What a file is read with.
     *
     * @param platforms the known platforms
     * @param notes takes what the user should know
     * @param files is told each file that is read, before it is
     * @param encrypted opens the files that ansible-vault has encrypted
     */
    public record Surroundings(Platforms platforms, Notes notes, Reading files, Opening encrypted) {}

    /** Gives the text inside a file that is encrypted. */
    public interface Opening {
        String open(Path file, String text, Place start) throws FileMistake;
    }

    /** Is told of each file that is to be read, and may refuse it. */
    public interface Reading {
        void check(Path file, Place start) throws FileMistake;
    }

    /** One of the two is there, or none if there is no document. */
    private record Parsed(Optional<Value> root, @Nullable FileMistake mistake) {}

    private Source(Path file, String name, String text, Surroundings surroundings) {
        this.file = file;
        this.name = name;
        this.text = text;
        this.surroundings = surroundings;
    }

    /**
     * Reads this file, also if ansible-vault has encrypted it. Blocks for the file, and for what opens it.
     *
     * @throws FileMistake if it cannot be read, or is no text
     */
    public static Source read(Path file, Surroundings surroundings) throws FileMistake {
        String name = Printable.line(file.toString());
        String text = FileText.read(file, name, "an inventory");
        Place start = new Place(name, 1, 1);
        surroundings.files().check(file, start);
        String plain = VaultEnvelope.is(text) ? surroundings.encrypted().open(file, text, start) : text;
        return new Source(file, name, plain, surroundings);
    }

    /** What {@code file}, a program, has printed. */
    public static Source printed(Path file, byte[] output, Surroundings surroundings) throws FileMistake {
        String name = "output of " + Printable.line(file.toString());
        return new Source(file, name, FileText.of(output, name, "an inventory"), surroundings);
    }

    /** Another file, named relative to the folder of this one; empty if there is none. Blocks for the file only. */
    public Optional<Source> beside(String relative) throws FileMistake {
        Path other = file.resolveSibling(relative);
        return Files.isRegularFile(other) ? Optional.of(read(other, surroundings)) : Optional.empty();
    }

    public Path file() {
        return file;
    }

    /** What to call it in messages. */
    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Notes notes() {
        return surroundings.notes();
    }

    public Platforms platforms() {
        return surroundings.platforms();
    }

    /** Where it begins. */
    public Place start() {
        return new Place(name, 1, 1);
    }

    /** The first thousand lines, to see what the file looks like. */
    public List<String> beginning() {
        return text.lines().limit(LOOKED_AT).toList();
    }

    /** Whether its name ends like this, in any case: {@code isNamed(".yaml", ".yml")}. */
    public boolean isNamed(String... ends) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Stream.of(ends).anyMatch(lower::endsWith);
    }

    /**
     * The YAML document in it; empty if there is none, as in a file of comments.
     *
     * @throws FileMistake if it is not YAML
     */
    public Optional<Value> yaml() throws FileMistake {
        Parsed known = parsed();
        if (known.mistake() != null) {
            throw known.mistake();
        }
        return known.root();
    }

    /** The YAML document in it; null if there is none, or if it is not YAML. */
    public @Nullable Value root() {
        return parsed().root().orElse(null);
    }

    /** JSON is read as what it is: some of it is no YAML. */
    private Optional<Value> document() throws FileMistake {
        String start = text.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            try {
                return JsonText.parse(name, text);
            } catch (FileMistake mistake) {
                if (isNamed(".json")) {
                    throw mistake;
                }
            }
        }
        return YamlFile.parse(name, text);
    }

    private Parsed parsed() {
        Parsed known = parsed;
        if (known == null) {
            try {
                known = new Parsed(document(), null);
            } catch (FileMistake mistake) {
                known = new Parsed(Optional.empty(), mistake);
            }
            parsed = known;
        }
        return known;
    }
}
