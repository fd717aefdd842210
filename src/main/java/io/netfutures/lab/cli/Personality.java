package io.netfutures.lab.cli;

import io.netfutures.lab.line.Pager;
import io.netfutures.lab.line.TypeAhead.Enter;
import io.netfutures.platform.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a simulated device says and accepts: one file per platform.
 *
 * @param platform what a client knows of it; empty if there is nothing
 * @param newline the end of every printed line
 * @param bareNewline the end of every line printed on an exec channel
 * @param heading printed before each answer until {@code heading off}; empty: nothing
 * @param entered printed when Enter is typed at the prompt
 * @param columns the width of the terminal until it is set; 0: as the client says
 * @param wrap printed when a typed line reaches that width
 * @param account the login name (first group) of what is sent as such, and settings behind it (second group)
 * @param modes its modes by name
 * @param start the mode after login
 * @param starts the mode after login of certain users
 * @param configuring the modes in which all of it is configured and no section of it
 * @param controlZ the mode that Ctrl-Z leads to; empty: none
 * @param keyExchange the SSH key exchanges that it offers behind the modern ones, for old clients
 * @param login what happens before the first prompt
 * @param reads the first words of commands that show something
 * @param refusedStatus the exit status of a refused command on an exec channel
 */
public record Personality(
        Optional<Platform> platform,
        String newline,
        String bareNewline,
        String heading,
        String entered,
        Enter enter,
        int columns,
        String wrap,
        Pattern account,
        Map<String, Mode> modes,
        String start,
        Map<String, String> starts,
        List<String> configuring,
        String controlZ,
        List<String> keyExchange,
        List<Step> login,
        Pager.Style pager,
        boolean abbreviates,
        boolean completes,
        boolean monitors,
        boolean pipes,
        List<String> reads,
        int refusedStatus,
        List<Rule> rules) {
    private static final Map<String, String> FILES = index();
    private static final Map<String, Personality> READ = new ConcurrentHashMap<>();

    /**
     * A mode of the command line: its prompt, and what it says to lines that it does not know.
     *
     * @param unknown printed where the first word is wrong
     * @param argument printed where a later one is
     */
    record Mode(String prompt, String unknown, String argument, String incomplete, String ambiguous) {}

    /** Something that happens at login while the conditions hold. */
    record Step(List<String> when, Act act) {}

    /** Whether it is a Unix shell: only their commands have an exit status. */
    boolean isShell() {
        return refusedStatus != 0;
    }

    /** Whether there is a file for this platform, a {@code device_type} without {@code _ssh}. */
    public static boolean knows(String platform) {
        return FILES.containsKey(platform);
    }

    /** All platforms that there is a file for. */
    public static Set<String> known() {
        return FILES.keySet();
    }

    /** The personality of this platform; for an unknown one, what most command lines have in common. */
    public static Personality of(String platform) {
        return READ.computeIfAbsent(fileOf(platform), PersonalityFile::read);
    }

    /** The platform that stands in for this one: itself, the one that it is another name of, or {@code generic}. */
    public static String fileOf(String platform) {
        return FILES.getOrDefault(platform, "generic");
    }

    /** The lines that it knows in any mode; {@code WORD} stands for a word, {@code ...} for one or more. */
    public List<String> commands() {
        return rules.stream()
                .map(rule -> String.join(" ", rule.words()).replace(Rule.ANY, "WORD"))
                .toList();
    }

    static String resource(String name) {
        try (InputStream resource = Personality.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("there is no resource " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> index() {
        Map<String, String> files = new HashMap<>();
        resource("index.txt").lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            List<String> names = List.of(line.split(" "));
            names.forEach(name -> files.put(name, names.getFirst()));
        });
        return Map.copyOf(files);
    }

    /** The names of the dialogues that must be turned on. */
    Set<String> dialogues() {
        return Stream.concat(login.stream().map(Step::when), rules.stream().map(Rule::when))
                .flatMap(List::stream)
                .map(word -> word.replace("!", ""))
                .filter(word -> !PersonalityFile.CONDITIONS.contains(word))
                .collect(Collectors.toUnmodifiableSet());
    }

    Mode mode(String name) {
        Mode mode = modes.get(name);
        if (mode == null) {
            throw new IllegalStateException("no mode " + name);
        }
        return mode;
    }
}
