package io.netfutures.inventory;

import io.netfutures.device.Nearest;
import io.netfutures.device.Printable;
import io.netfutures.platform.Platforms;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The {@code device_type}s that there are: those of the platforms, and those that only netmiko knows. */
final class PlatformNames {
    private static final Set<String> ALL = read();

    private PlatformNames() {}

    /** The name without {@code _ssh}. */
    static String of(Value.Scalar written, Platforms platforms) throws FileMistake {
        String name = written.text().strip();
        if (name.endsWith("_telnet") || name.endsWith("_serial")) {
            throw written.place().error("device_type " + name + ": only SSH is spoken here; leave this device out");
        }
        String platform = name.endsWith("_ssh") ? name.substring(0, name.length() - "_ssh".length()) : name;
        if (!platform.equals("autodetect") && platforms.named(platform).isEmpty() && !ALL.contains(platform)) {
            Set<String> all = new TreeSet<>(ALL);
            all.addAll(platforms.names());
            throw written.place()
                    .error("there is no device_type \"" + Printable.line(name) + "\"" + Nearest.hint(platform, all));
        }
        return platform;
    }

    private static Set<String> read() {
        InputStream resource = PlatformNames.class.getResourceAsStream("platforms.txt");
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
            Set<String> names = new LinkedHashSet<>();
            reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> names.addAll(List.of(line.split(" "))));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
