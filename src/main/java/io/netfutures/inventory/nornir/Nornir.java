package io.netfutures.inventory.nornir;

import static io.netfutures.yaml.Fields.quoted;

import io.netfutures.inventory.format.FileFormat;
import io.netfutures.inventory.format.RawDevice;
import io.netfutures.inventory.format.Source;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Scalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Nornir's {@code hosts.yaml} with {@code groups.yaml} and {@code defaults.yaml}, or the {@code config.yaml} that names them. */
public final class Nornir implements FileFormat {
    @Override
    public String name() {
        return "nornir";
    }

    @Override
    public String description() {
        return "nornir's hosts.yaml with groups.yaml and defaults.yaml, or its config.yaml";
    }

    @Override
    public boolean fits(Source source) {
        Value root = source.root();
        return root instanceof Entries hosts
                && (NornirConfig.in(root).isPresent()
                        || (hosts.entries().values().stream().map(Entry::value).allMatch(Nornir::mayBeHost)
                                && hosts.entries().values().stream()
                                        .map(Entry::value)
                                        .anyMatch(Nornir::isHost)));
    }

    private static boolean mayBeHost(Value value) {
        return value instanceof Scalar nothing
                ? nothing.kind() == ScalarKind.NULL
                : value instanceof Entries host
                        && Stream.of("device_type", "host", "ip", "hosts", "children")
                                .noneMatch(host.entries()::containsKey);
    }

    private static boolean isHost(Value value) {
        return value instanceof Entries host
                && Stream.of("hostname", "platform", "connection_options").anyMatch(host.entries()::containsKey);
    }

    @Override
    public List<RawDevice> read(Source source) throws FileMistake {
        Optional<Value> root = source.yaml();
        Optional<NornirConfig> config = root.flatMap(NornirConfig::in);
        Value nothing = new Scalar(source.start(), "", ScalarKind.NULL);
        if (config.isEmpty()) {
            return NornirInventory.devices(
                    root.orElse(nothing),
                    document(source, "groups", nothing),
                    document(source, "defaults", nothing),
                    source.notes());
        }
        NornirConfig found = config.get();
        found.checkPlugin(source);
        String hosts = found.file("host_file", "hosts.yaml");
        Source file = source.beside(hosts)
                .orElseThrow(() -> found.place("host_file")
                        .error("there is no file " + quoted(hosts)
                                + " beside this one; host_file names the file of hosts"));
        return NornirInventory.devices(
                file.yaml().orElse(nothing),
                document(source, found, "group_file", "groups.yaml", nothing),
                document(source, found, "defaults_file", "defaults.yaml", nothing),
                source.notes());
    }

    private static Value document(Source source, NornirConfig config, String option, String otherwise, Value nothing)
            throws FileMistake {
        Optional<Source> file = source.beside(config.file(option, otherwise));
        return file.isPresent() ? file.get().yaml().orElse(nothing) : nothing;
    }

    private static Value document(Source source, String name, Value nothing) throws FileMistake {
        for (String ending : List.of(".yaml", ".yml")) {
            Optional<Source> file = source.beside(name + ending);
            if (file.isPresent() && !file.get().file().equals(source.file())) {
                return file.get().yaml().orElse(nothing);
            }
        }
        return nothing;
    }

    @Override
    public Set<Path> companions(Source source) {
        Optional<NornirConfig> config = Optional.ofNullable(source.root()).flatMap(NornirConfig::in);
        Stream<String> names = config.isEmpty()
                ? Stream.of("groups.yaml", "groups.yml", "defaults.yaml", "defaults.yml")
                : Stream.of(
                        config.get().file("host_file", "hosts.yaml"),
                        config.get().file("group_file", "groups.yaml"),
                        config.get().file("defaults_file", "defaults.yaml"));
        return names.map(source.file()::resolveSibling).collect(Collectors.toUnmodifiableSet());
    }
}
