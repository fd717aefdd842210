package io.netfutures.inventory.format;

import io.netfutures.device.Nearest;
import io.netfutures.device.Printable;
import io.netfutures.platform.Platform;
import io.netfutures.platform.Platforms;
import io.netfutures.yaml.Notes;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The known {@code device_type}s: those of the platforms, and those that only netmiko knows. */
public final class PlatformNames {
    private static final Set<String> ALL = read();

    private PlatformNames() {}

    /**
     * The {@code device_type} for a platform as other tools and people call it, such as {@code ios}, {@code cisco.ios.ios} or
     * {@code Cisco IOS-XE}; empty if it is not known.
     */
    public static Optional<String> meant(String written, Platforms platforms) {
        String type = platforms.deviceType(written.strip());
        boolean known = type.equals("autodetect")
                || ALL.contains(type)
                || platforms.named(type).isPresent()
                || !Platform.isOverSsh(type);
        return known ? Optional.of(type) : Optional.empty();
    }

    /** The name, without {@code _ssh}, or the one that is {@linkplain #meant meant}. An unknown one is noted; a device with it fails when it is selected. */
    public static String of(Value.Scalar written, Platforms platforms, Notes notes) {
        String name = Printable.line(written.text().strip());
        if (!Platform.isOverSsh(name)) {
            notes.add(
                    written.place(),
                    "device_type " + name + ": only SSH is spoken here; such a device fails when it is selected");
            return name;
        }
        String platform = name.endsWith("_ssh") ? name.substring(0, name.length() - "_ssh".length()) : name;
        if (ALL.contains(platform) || platforms.names().contains(platform)) {
            return platform;
        }
        Optional<String> meant = meant(name, platforms);
        if (meant.isEmpty()) {
            Set<String> all = new TreeSet<>(ALL);
            all.addAll(platforms.names());
            notes.add(
                    written.place(),
                    "there is no device_type \"" + name + "\"" + Nearest.hint(platform, all)
                            + "; such a device fails when it is selected");
        }
        return meant.orElse(platform);
    }

    private static Set<String> read() {
        InputStream resource = PlatformNames.class.getResourceAsStream("/io/netfutures/inventory/platforms.txt");
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
