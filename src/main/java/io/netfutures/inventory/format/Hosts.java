package io.netfutures.inventory.format;

import io.netfutures.device.Hop;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One host a line, as for pssh and clush: {@code host} or {@code user@host:port}. Its platform is asked of the device. */
final class Hosts implements FileFormat {
    @Override
    public String name() {
        return "hosts";
    }

    @Override
    public String description() {
        return "one host a line, as user@host:port";
    }

    /** A YAML file of one word is rather a mistake than a list of one host. */
    @Override
    public boolean fits(Source source) {
        List<String> hosts = source.beginning().stream()
                .map(Hosts::host)
                .filter(line -> !line.isEmpty())
                .toList();
        return !source.isNamed(".yaml", ".yml", ".json")
                && !hosts.isEmpty()
                && hosts.stream().allMatch(line -> Hop.parse(line).isPresent());
    }

    @Override
    public List<RawDevice> read(Source source) throws FileMistake {
        List<RawDevice> devices = new ArrayList<>();
        int line = 0;
        for (String each : source.text().lines().toList()) {
            line++;
            String host = host(each);
            if (!host.isEmpty()) {
                Place place = new Place(source.name(), line, 1 + each.indexOf(host));
                devices.add(device(PlainValue.text(host, place), source.start())
                        .orElseThrow(() -> place.error("this is not a host; write host or user@host:port")));
            }
        }
        return devices;
    }

    private static String host(String line) {
        return line.replaceFirst("(^|\\s)#.*", "").strip();
    }

    /** The device that is written as {@code user@host:port}; empty if this is no host. */
    static Optional<RawDevice> device(Scalar written, Place start) {
        return Hop.parse(written.text().strip()).map(hop -> {
            Map<String, Entry> keys = new LinkedHashMap<>();
            put(keys, "host", hop.host(), written.place());
            if (!hop.user().isEmpty()) {
                put(keys, "username", hop.user(), written.place());
            }
            if (hop.port() != 0) {
                put(keys, "port", Integer.toString(hop.port()), written.place());
            }
            return RawDevice.of(null, new Entries(written.place(), keys), Set.of())
                    .over(asked(start));
        });
    }

    /** That the platform is asked of the device. */
    static Layer asked(Place start) {
        Map<String, Entry> type = new LinkedHashMap<>();
        put(type, "device_type", "autodetect", start);
        return Layer.defaults("the platform is asked of the device", new Entries(start, type));
    }

    private static void put(Map<String, Entry> keys, String key, String text, Place place) {
        keys.put(key, new Entry(place, PlainValue.text(text, place)));
    }
}
