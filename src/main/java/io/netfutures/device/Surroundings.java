package io.netfutures.device;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a selection may name that no inventory knows. Methods may read files, and are called by the thread that selects. */
public interface Surroundings {
    /** Nothing but the inventory. */
    Surroundings NONE = new Surroundings() {};

    /**
     * The set {@code @word}, asked for if no group of the inventory has this name; empty if there is no such set. Names that are not in
     * the inventory are passed over.
     *
     * @param word what follows the {@code @}: {@code failed}, or {@code failed:RUN}
     * @throws IllegalArgumentException if the set has no meaning now; the message is for users
     */
    default Optional<DeviceSet> set(String word) {
        return Optional.empty();
    }

    /**
     * A set that is not of the inventory.
     *
     * @param devices the names of its devices
     * @param asked the names of all devices of which it is known whether they are in it
     * @param source where that is known from: {@code run 17}
     */
    record DeviceSet(Collection<String> devices, Collection<String> asked, String source) {}

    /** The words that {@link #set} knows, for suggestions. */
    default List<String> words() {
        return List.of();
    }

    /**
     * The content of the file in {@code ^file}.
     *
     * @throws IllegalArgumentException if it cannot be read; the message is for users
     */
    default NameList file(String file) {
        throw new IllegalArgumentException("names are not read from files here; write them with commas between");
    }

    /**
     * What standard input says, for {@code -}.
     *
     * @throws IllegalArgumentException if it cannot be read; the message is for users
     */
    default NameList input() {
        throw new IllegalArgumentException("names are not read from files here; write them with commas between");
    }

    /** The files of a folder, and nothing else. */
    static Surroundings filesOf(Path folder) {
        return new Surroundings() {
            @Override
            public NameList file(String file) {
                return read(folder.resolve(file), file);
            }
        };
    }

    /** Reads a list of names; mistakes are reported for {@code source}. */
    static NameList read(Path file, String source) {
        try {
            return new NameList(source, Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + source, e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(source + " is no text in UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(source + ": " + FileProblem.text(e), e);
        }
    }
}
