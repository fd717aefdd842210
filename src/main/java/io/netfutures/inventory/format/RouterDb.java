package io.netfutures.inventory.format;

import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Oxidized's {@code router.db}: one device a line, its values separated by colons. Which value is what is said by the {@code map} in
 * Oxidized's {@code config} beside it; without one it is concluded from the column of the models.
 */
final class RouterDb implements FileFormat {
    private static final Pattern REGEX = Pattern.compile("!ruby/regexp\\s+/((?:[^/\\\\]|\\\\.)*)/");
    private static final int MOST_COLUMNS = 6;

    @Override
    public String name() {
        return "oxidized";
    }

    @Override
    public String description() {
        return "Oxidized's router.db";
    }

    @Override
    public boolean fits(Source source) {
        if (source.isNamed("router.db")) {
            return true;
        }
        List<String> lines =
                source.beginning().stream().filter(RouterDb::isDevice).toList();
        return !lines.isEmpty()
                && lines.stream().allMatch(line -> line.matches("[^\\s:]+(:[^:\\s]*){1,5}"))
                && model(
                                source,
                                lines.stream()
                                        .map(line -> List.of(line.split(":", -1)))
                                        .toList())
                        > 0;
    }

    @Override
    public Set<Path> companions(Source source) {
        return source.isNamed("router.db") ? Set.of(source.file().resolveSibling("config")) : Set.of();
    }

    /**
     * Which value is what.
     *
     * @param separator as a regular expression
     * @param keys for each column its key of netmiko, {@code group}, or a word of its own
     */
    private record Shape(Pattern separator, List<String> keys) {}

    @Override
    public List<RawDevice> read(Source source) throws FileMistake {
        Optional<Source> config = source.beside("config");
        Shape said = config.isPresent() ? said(config.get()) : null;
        Shape shape = said == null ? concluded(source) : said;
        List<RawDevice> devices = new ArrayList<>();
        int number = 0;
        int first = 0;
        int columns = 0;
        for (String line : source.text().lines().toList()) {
            number++;
            if (!isDevice(line)) {
                continue;
            }
            String[] values = shape.separator().split(line, -1);
            first = first == 0 ? number : first;
            columns = columns == 0 ? values.length : columns;
            if (values.length != columns
                    || (said == null && values.length > shape.keys().size())) {
                throw new Place(source.name(), number, 1)
                        .error("this line has " + values.length + " values, that in line " + first + " has " + columns
                                + "; a value cannot have a \":\" in it");
            }
            devices.add(device(line, values, shape, new Place(source.name(), number, 1), source));
        }
        return devices;
    }

    private static RawDevice device(String line, String[] values, Shape shape, Place start, Source source) {
        Map<String, Entry> keys = new LinkedHashMap<>();
        int from = 0;
        for (int i = 0; i < values.length; i++) {
            int column = line.indexOf(values[i], from);
            from = column + values[i].length();
            String key = i < shape.keys().size() ? shape.keys().get(i) : "";
            Place place = new Place(start.file(), start.line(), column + 1);
            boolean withoutSecret = key.equals("secret") && values[i].equals("true");
            if (!key.isEmpty() && !values[i].isEmpty() && !withoutSecret) {
                String value = key.equals("device_type")
                        ? PlatformNames.meant(values[i], source.platforms()).orElse(values[i])
                        : values[i];
                keys.put(key, new Entry(place, PlainValue.text(value, place)));
            }
        }
        if (!keys.containsKey("host")) {
            Entry name = keys.remove("name");
            if (name != null) {
                keys.put("host", name);
            }
        }
        return RawDevice.of(null, new Entries(start, keys), Set.of());
    }

    private static boolean isDevice(String line) {
        return !line.isBlank() && !line.stripLeading().startsWith("#");
    }

    /** What the config beside it says; null if it says nothing of the columns. */
    private static @Nullable Shape said(Source config) throws FileMistake {
        String text = REGEX.matcher(config.text())
                .replaceAll(
                        found -> Matcher.quoteReplacement("'" + found.group(1).replace("'", "''") + "'"));
        Value root = YamlFile.parse(config.name(), text).orElse(null);
        Entries csv = inner(inner(root, "source"), "csv");
        Entries map = inner(csv, "map");
        if (csv == null || map == null) {
            return null;
        }
        List<String> keys = new ArrayList<>();
        columns(
                map,
                Map.of(
                        "name",
                        "name",
                        "ip",
                        "host",
                        "model",
                        "device_type",
                        "username",
                        "username",
                        "password",
                        "password",
                        "group",
                        "groups"),
                keys);
        Entries vars = inner(csv, "vars_map");
        if (vars != null) {
            columns(vars, Map.of("enable", "secret", "ssh_port", "port"), keys);
        }
        Entry delimiter = csv.entries().get("delimiter");
        return new Shape(delimiter(delimiter), keys);
    }

    private static Pattern delimiter(@Nullable Entry written) throws FileMistake {
        if (!(written != null && written.value() instanceof Scalar one)) {
            return Pattern.compile(":");
        }
        try {
            return Pattern.compile(one.text());
        } catch (PatternSyntaxException e) {
            throw one.place().error("this delimiter is not a regular expression");
        }
    }

    private static void columns(Entries map, Map<String, String> known, List<String> keys) throws FileMistake {
        for (Map.Entry<String, Entry> each : map.entries().entrySet()) {
            Value value = each.getValue().value();
            if (!(value instanceof Scalar number && number.text().matches("\\d{1,2}"))) {
                throw value.place()
                        .error("the column of " + YamlFile.shown(each.getKey()) + " must be a number, the first is 0");
            }
            int column = Integer.parseInt(number.text());
            while (keys.size() <= column) {
                keys.add("");
            }
            keys.set(column, known.getOrDefault(each.getKey(), each.getKey()));
        }
    }

    private static @Nullable Entries inner(@Nullable Value value, String key) {
        Entry entry = value instanceof Entries mapping ? mapping.entries().get(key) : null;
        return entry != null && entry.value() instanceof Entries found ? found : null;
    }

    private static Shape concluded(Source source) throws FileMistake {
        List<List<String>> lines = source.text()
                .lines()
                .filter(RouterDb::isDevice)
                .map(line -> List.of(line.split(":", -1)))
                .toList();
        if (lines.isEmpty()) {
            return new Shape(Pattern.compile(":"), List.of());
        }
        int model = model(source, lines);
        int columns = lines.getFirst().size();
        if (model == 0 || columns > MOST_COLUMNS || columns - model > 4) {
            throw source.start()
                    .error("it cannot be told which value is what: neither the second nor the third is a model of"
                            + " Oxidized; put Oxidized's config, which says it, beside this file");
        }
        List<String> keys =
                new ArrayList<>(model == 1 ? List.of("name", "device_type") : List.of("name", "host", "device_type"));
        keys.addAll(columns - model == 2 ? List.of("groups") : List.of("username", "password", "secret"));
        if (columns - model > 1) {
            source.notes()
                    .add(
                            source.start(),
                            "the values of a line are taken for " + words(keys.subList(0, columns))
                                    + "; Oxidized's config beside this file says it for sure");
        }
        return new Shape(Pattern.compile(":"), keys);
    }

    private static String words(List<String> keys) {
        return String.join(", ", keys)
                .replace("device_type", "model")
                .replace("host", "ip")
                .replace("secret", "enable")
                .replace("groups", "group");
    }

    /** The column that has a known model in every line, 1 or 2; 0 if none has. */
    private static int model(Source source, List<List<String>> lines) {
        for (int column = 1; column <= 2; column++) {
            int at = column;
            if (lines.stream()
                    .allMatch(line -> line.size() > at
                            && PlatformNames.meant(line.get(at), source.platforms())
                                    .isPresent())) {
                return column;
            }
        }
        return 0;
    }
}
