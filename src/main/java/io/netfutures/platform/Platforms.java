package io.netfutures.platform;

import io.netfutures.device.PlatformWords;
import io.netfutures.parse.Templates;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The platforms that are known, by the names that inventories use. Immutable; a built-in file is read when its platform is first asked
 * for, and then kept for the whole process.
 */
public final class Platforms {
    /** Every platform, one a line: its names, of which the first is that of its file. */
    private static final Map<String, String> FILE_OF = index();

    private static final Map<String, Platform> READ = new ConcurrentHashMap<>();
    private static final Platforms BUILT_IN = new Platforms(Map.of());

    /** What the platforms that come with netfutures are asked. */
    private static final List<String> COMMON =
            List.of("version", "running-config", "interfaces", "neighbors", "arp", "mac", "routes", "inventory", "log");

    private final Map<String, Platform> own;

    /** The name of the platform for a device of which nothing is known. */
    public static final String GENERIC = "generic";

    private Platforms(Map<String, Platform> own) {
        this.own = own;
    }

    /** The platforms that come with netfutures. */
    public static Platforms builtIn() {
        return BUILT_IN;
    }

    /**
     * These platforms and those in the {@code *.yaml} files of a folder, which replace others of the same names. A folder that does not
     * exist adds none. Blocks until the files are read.
     *
     * @throws FileMistake if one cannot be used, naming the line and column
     */
    public Platforms with(Path folder) throws FileMistake {
        if (!Files.isDirectory(folder)) {
            return this;
        }
        Map<String, Platform> more = new LinkedHashMap<>(own);
        Map<String, Path> from = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                Value value = YamlFile.read(file)
                        .orElseThrow(() -> new FileMistake(file + ": is empty; write names: and prompts:"));
                Platform platform = PlatformFile.platform(value);
                for (String name : platform.names()) {
                    Path before = from.put(name, file);
                    if (before != null) {
                        throw value.place().error(name + " stands in " + before + " too; remove one of them");
                    }
                    more.put(name, platform);
                }
            }
        } catch (IOException e) {
            throw new FileMistake(folder + ": cannot be read: " + e.getMessage());
        }
        return new Platforms(Map.copyOf(more));
    }

    /**
     * The name that inventories use for a platform, for whatever people or other tools call it: that of an own file if one has it,
     * else as {@link PlatformWords} says. It need not be known.
     */
    public String deviceType(String word) {
        return own.containsKey(word) ? word : PlatformWords.deviceType(word);
    }

    /** The platform with this name, one of those that inventories use, or that other tools have for it, as {@code ios}. */
    public Optional<Platform> named(String name) {
        return exactly(name).or(() -> exactly(PlatformWords.deviceType(name)));
    }

    private Optional<Platform> exactly(String name) {
        Platform mine = own.get(name);
        if (mine != null) {
            return Optional.of(mine);
        }
        String file = FILE_OF.get(name);
        return file == null ? Optional.empty() : Optional.of(READ.computeIfAbsent(file, Platforms::read));
    }

    /** These templates, for platforms by the names that inventories use: what ntc-templates calls them is known here. */
    public Tables tables(Templates templates) {
        return new Tables(this, templates);
    }

    /** All names, in alphabetical order. */
    public Set<String> names() {
        Map<String, String> names = new TreeMap<>(FILE_OF);
        own.keySet().forEach(name -> names.put(name, name));
        return names.keySet();
    }

    /** All platforms, in the order of their own names. */
    public List<Platform> all() {
        Map<String, Platform> all = new TreeMap<>();
        names().forEach(name -> named(name).ifPresent(platform -> all.putIfAbsent(platform.name(), platform)));
        return List.copyOf(all.values());
    }

    /** The names of the questions that platforms answer in their own words: the common ones, and those of the files of a folder. */
    public Set<String> questions() {
        Set<String> questions = new LinkedHashSet<>(COMMON);
        own.values().forEach(platform -> questions.addAll(platform.ask().keySet()));
        return questions;
    }

    /**
     * The question that some platform answers with this command, whose words may be abbreviated; empty if none does, or if it means
     * different questions on different platforms.
     */
    public Optional<String> questionOf(String command) {
        String[] said = command.strip().split(" +");
        Set<String> exact = new HashSet<>();
        Set<String> meant = new HashSet<>();
        for (Platform platform : all()) {
            platform.ask().forEach((question, commands) -> {
                String[] words = commands.getFirst().split(" ");
                if (commands.size() == 1 && isShort(said, words)) {
                    meant.add(question);
                    if (Arrays.equals(said, words)) {
                        exact.add(question);
                    }
                }
            });
        }
        Set<String> found = exact.isEmpty() ? meant : exact;
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    private static boolean isShort(String[] said, String[] words) {
        return said.length == words.length
                && IntStream.range(0, said.length).allMatch(i -> words[i].startsWith(said[i]));
    }

    private static Platform read(String file) {
        try {
            return PlatformFile.platform(
                    YamlFile.parse(file + ".yaml", resource(file + ".yaml")).orElseThrow());
        } catch (FileMistake e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static Map<String, String> index() {
        Map<String, String> index = new TreeMap<>();
        resource("index.txt").lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] names = line.split(" ");
            for (String name : names) {
                index.put(name, names[0]);
            }
        });
        return index;
    }

    private static String resource(String name) {
        try (InputStream in = Platforms.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the file " + name + " is missing in this package");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
