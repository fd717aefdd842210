package io.netfutures.app.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The commands of the language, as the interpreter and the completion use them. */
public interface Commands {
    /**
     * Carries out one command and returns its exit code. Blocks until the command has ended.
     *
     * @param target the name for its futures
     * @param words the command and its arguments
     */
    int execute(Optional<String> target, List<String> words);

    /** The commands before which {@code NAME =} is allowed. */
    List<String> futureMakers();

    /** The names and aliases of all commands. */
    Set<String> names();

    /** The commands that help lists, each with a sentence. */
    Map<String, String> sentences();

    /**
     * The options that can follow these words, by their longest names, each with a sentence. The words are those of a line from its
     * start, perhaps with options before the command; empty if they begin with no command.
     */
    Map<String, String> options(List<String> words);

    /** The words that can follow these, except options; the words are as in {@link #options}. */
    List<Argument> next(List<String> words);

    /** Those of these words that are neither the command nor an option or its value. */
    List<String> arguments(List<String> words);

    /**
     * A kind of word.
     *
     * @param label its name in the help: {@code SET} a device or group, {@code FUTURE} a future, {@code SHOW-COMMAND} a command
     *     sent before, {@code FILE} a file, {@code FOLDER}, {@code COMMAND}, {@code LESSON}, {@code PLATFORM}, {@code RUN} a kept run and so on
     * @param known the possible words; empty if there are too many
     */
    record Argument(String label, List<String> known) {}
}
