package io.netfutures.app.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The commands of the language, as those who carry out lines and complete words see them. */
public interface Commands {
    /**
     * Carries out one command, and returns its exit code.
     *
     * @param target the name that its futures are to have
     * @param words the command and what follows it
     */
    int execute(Optional<String> target, List<String> words);

    /** Those before which {@code NAME =} may stand. */
    List<String> futureMakers();

    /** The names of all, and of those of their aliases. */
    Set<String> names();

    /** The names of those that help lists, each with a sentence. */
    Map<String, String> sentences();

    /** The options of a command by their longest names, each with a sentence; none if there is no such command. */
    Map<String, String> options(String command);

    /** What may stand behind these words, the first of which is a command, except an option; none if there is no such command. */
    List<Argument> next(List<String> words);

    /**
     * A kind of word.
     *
     * @param label what the help calls it: {@code SET} a device or group, {@code FUTURE} a future, {@code SHOW-COMMAND} what was
     *     sent before, {@code FILE} a file
     * @param known the words that it can be; empty if there are too many
     */
    record Argument(String label, List<String> known) {}
}
