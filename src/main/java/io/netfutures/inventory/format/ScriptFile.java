package io.netfutures.inventory.format;

import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.NameWords;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of settings, as people's own scripts have it: the devices are a list, or a mapping of names, under {@code devices:},
 * {@code hosts:}, {@code routers:} or {@code switches:}. What beside them concerns devices, such as {@code username:}, is their
 * default; other settings are noted.
 */
final class ScriptFile implements FileFormat {
    private static final Set<String> LISTS = Set.of("devices", "hosts", "nodes", "network_devices", "device_list");

    /** They are groups of devices too. */
    private static final Set<String> KINDS = Set.of("routers", "switches", "firewalls");

    private static final Set<String> AROUND = Set.of("all", "inventory", "network", "testbed", "lab");
    private static final Set<String> DEFAULTS = Set.of("defaults", "default", "common", "device_defaults");
    private static final Set<String> CREDENTIALS = Set.of("credentials", "creds", "auth", "login", "connection", "ssh");

    @Override
    public String name() {
        return "script";
    }

    @Override
    public String description() {
        return "a file of settings with the devices under devices:, hosts:, routers: or switches:";
    }

    @Override
    public boolean fits(Source source) {
        return source.root() instanceof Entries root && container(root) != null;
    }

    @Override
    public List<RawDevice> read(Source source) throws FileMistake {
        Value root = source.yaml().orElse(null);
        Entries settings = root instanceof Entries mapping ? container(mapping) : null;
        if (settings == null) {
            throw source.start()
                    .error("no list or mapping of devices stands under devices:, hosts:, routers: or switches:");
        }
        List<Default> defaults = new ArrayList<>(defaults(settings, source));
        if (root instanceof Entries around && !hasDevices(around)) {
            defaults.addAll(defaults(around, source));
        }
        List<RawDevice> devices = new ArrayList<>();
        for (Map.Entry<String, Entry> each : settings.entries().entrySet()) {
            if (isDevices(each.getKey(), each.getValue().value(), settings)) {
                String word = OwnWords.normal(each.getKey());
                Set<String> groups = KINDS.contains(word) ? Set.of(word) : Set.of();
                for (RawDevice device : devices(each.getValue().value(), groups, source)) {
                    RawDevice complete = device;
                    for (Default more : defaults) {
                        complete = complete.over(more.layer()).flawed(more.flaw());
                    }
                    devices.add(asked(complete, source));
                }
            }
        }
        return devices;
    }

    /** The mapping that holds the devices: this one, or one within it; null if none does. */
    private static @Nullable Entries container(Entries root) {
        if (hasDevices(root)) {
            return root;
        }
        for (Map.Entry<String, Entry> each : root.entries().entrySet()) {
            if (AROUND.contains(OwnWords.normal(each.getKey()))
                    && each.getValue().value() instanceof Entries inner
                    && hasDevices(inner)) {
                return inner;
            }
        }
        return null;
    }

    /** The first list of devices at the top, which no other format has there. */
    static Optional<Map.Entry<String, Entry>> list(Entries root) {
        return root.entries().entrySet().stream()
                .filter(each -> each.getValue().value() instanceof Items list
                        && !list.items().isEmpty()
                        && list.items().stream().allMatch(Entries.class::isInstance)
                        && isDevices(each.getKey(), list, root))
                .findFirst();
    }

    private static boolean hasDevices(Entries settings) {
        return settings.entries().entrySet().stream()
                .anyMatch(each -> isDevices(each.getKey(), each.getValue().value(), settings));
    }

    /** Whether devices may stand under this key. */
    static boolean isList(String key) {
        String word = OwnWords.normal(key);
        return LISTS.contains(word) || KINDS.contains(word);
    }

    /** A text where a list of devices is meant: refused, since it may be a number or the name of a file as well. */
    static FileMistake inOneText(String key, Entry entry) {
        return entry.value()
                .place()
                .error(YamlFile.shown(key) + ": is one text; write a list, for instance [10.0.0.1, 10.0.0.2]");
    }

    private static void refuseOneText(String key, Entry entry) throws FileMistake {
        if (isList(key)
                && entry.value() instanceof Scalar one
                && NameWords.inElement(one.text()).size() > 1) {
            throw inOneText(key, entry);
        }
    }

    private static boolean isDevices(String key, Value value, Entries settings) {
        if (!isList(key)) {
            return false;
        }
        return switch (value) {
            case Items list ->
                !list.items().isEmpty()
                        && (list.items().stream().allMatch(Entries.class::isInstance) || isHosts(list, settings));
            case Entries mapping ->
                !mapping.entries().isEmpty()
                        && !NetmikoKeys.USED.containsAll(mapping.entries().keySet())
                        && mapping.entries().values().stream().allMatch(ScriptFile::isDevice);
            case Scalar word1 -> false;
        };
    }

    private static boolean isDevice(Entry entry) {
        return entry.value() instanceof Entries
                || (entry.value() instanceof Scalar one && one.kind() != ScalarKind.BOOL);
    }

    /** Whether these are addresses, and not the names of devices that are described beside them, as in a group of netmiko-tools. */
    private static boolean isHosts(Items list, Entries settings) {
        return list.items().stream()
                .allMatch(item -> item instanceof Scalar one
                        && one.kind() != ScalarKind.NULL
                        && !settings.entries().containsKey(one.text()));
    }

    private static List<RawDevice> devices(Value value, Set<String> groups, Source source) throws FileMistake {
        List<RawDevice> devices = new ArrayList<>();
        if (value instanceof Items list) {
            for (Value item : list.items()) {
                devices.add(
                        item instanceof Entries entry
                                ? OwnWords.device(null, entry, groups, source.platforms())
                                : host(null, item, groups, source));
            }
        } else if (value instanceof Entries mapping) {
            for (Map.Entry<String, Entry> each : mapping.entries().entrySet()) {
                devices.add(
                        each.getValue().value() instanceof Entries entry
                                ? OwnWords.device(each.getKey(), entry, groups, source.platforms())
                                : host(each.getKey(), each.getValue().value(), groups, source));
            }
        }
        return devices;
    }

    /** A device of which only the address is written. */
    static RawDevice host(@Nullable String name, Value written, Set<String> groups, Source source) throws FileMistake {
        Optional<RawDevice> host = written instanceof Scalar one ? Hosts.device(one, source.start()) : Optional.empty();
        RawDevice plain =
                host.orElseThrow(() -> written.place().error("this is not a host; write host or user@host:port"));
        return new RawDevice(name, plain.place(), List.of(plain.layers().getFirst()), groups, null);
    }

    /** A device without a platform, of which only the address is written, is asked for it. */
    private static RawDevice asked(RawDevice device, Source source) {
        boolean bare = NetmikoKeys.USED.containsAll(
                        device.layers().getFirst().values().entries().keySet())
                && device.layers().getFirst().values().entries().size() <= 3
                && device.said("device_type").isEmpty()
                && device.layers().getFirst().values().entries().values().stream()
                        .allMatch(entry -> entry.keyPlace().equals(entry.value().place()));
        return bare ? device.over(Hosts.asked(source.start())) : device;
    }

    /**
     * What holds for all devices.
     *
     * @param flaw what of it cannot be done, or null
     */
    private record Default(Layer layer, @Nullable FileMistake flaw) {
        static Default of(String from, Entries written, Source source) {
            OwnWords.Translated translated = OwnWords.translated(written, source.platforms());
            return new Default(Layer.defaults(from, translated.values()), translated.flaw());
        }
    }

    private static List<Default> defaults(Entries settings, Source source) throws FileMistake {
        Map<String, Entry> beside = new LinkedHashMap<>();
        List<Default> layers = new ArrayList<>();
        List<String> unused = new ArrayList<>();
        for (Map.Entry<String, Entry> each : settings.entries().entrySet()) {
            String word = OwnWords.normal(each.getKey());
            Value value = each.getValue().value();
            String key = OwnWords.key(each.getKey());
            if (isDevices(each.getKey(), value, settings) || (AROUND.contains(word) && value instanceof Entries)) {
                continue;
            }
            refuseOneText(each.getKey(), each.getValue());
            if ((DEFAULTS.contains(word) || CREDENTIALS.contains(word)) && value instanceof Entries inner) {
                refuseSeveral(each.getKey(), each.getValue(), inner);
                layers.add(Default.of(YamlFile.shown(each.getKey()), inner, source));
            } else if (NetmikoKeys.USED.contains(key)
                    ? !NetmikoKeys.OF_ONE.contains(key)
                    : OwnWords.isWay(each.getKey(), value)) {
                beside.put(each.getKey(), each.getValue());
            } else {
                unused.add(YamlFile.shown(each.getKey()));
            }
        }
        if (!beside.isEmpty()) {
            Default all = Default.of("beside the devices", new Entries(settings.place(), beside), source);
            layers.addFirst(all);
            source.notes()
                    .add(
                            beside.values().iterator().next().keyPlace(),
                            "beside the devices",
                            String.join(", ", all.layer().values().entries().keySet())
                                    + " beside the devices: for those without their own");
        }
        if (!unused.isEmpty()) {
            source.notes()
                    .add(
                            settings.place(),
                            "settings",
                            "settings beside the devices, without effect here: " + String.join(", ", unused));
        }
        return layers;
    }

    /** Refuses credentials of several kinds, of which it is not clear which device has which. */
    private static void refuseSeveral(String key, Entry entry, Entries inner) throws FileMistake {
        boolean several = inner.entries().values().stream().allMatch(each -> each.value() instanceof Entries);
        if (several && !inner.entries().isEmpty() && !inner.entries().containsKey("default")) {
            throw entry.keyPlace()
                    .error(YamlFile.shown(key) + " are several, and it is not clear which device has which; write"
                            + " username and password to the devices");
        }
    }
}
