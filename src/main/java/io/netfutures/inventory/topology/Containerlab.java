package io.netfutures.inventory.topology;

import io.netfutures.device.PlatformWords;
import io.netfutures.inventory.format.FileFormat;
import io.netfutures.inventory.format.Layer;
import io.netfutures.inventory.format.Layer.Rank;
import io.netfutures.inventory.format.RawDevice;
import io.netfutures.inventory.format.Source;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.JsonText;
import io.netfutures.yaml.NameWords;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The {@code topology-data.json} that containerlab writes into the folder of a lab. It holds no user names and no passwords. */
public final class Containerlab implements FileFormat {
    private static final Set<String> NO_DEVICES = Set.of("bridge", "ovs-bridge", "host", "ext-container", "dummy");

    @Override
    public String name() {
        return "containerlab";
    }

    @Override
    public String description() {
        return "containerlab's topology-data.json";
    }

    @Override
    public boolean fits(Source source) {
        return source.text().stripLeading().startsWith("{")
                && source.root() instanceof Entries root
                && Stream.of("nodes", "links").allMatch(root.entries()::containsKey)
                && Stream.of("clab", "type", "ssh-pub-keys").anyMatch(root.entries()::containsKey);
    }

    @Override
    public List<RawDevice> read(Source source) throws FileMistake {
        Value root = JsonText.parse(source.name(), source.text()).orElse(null);
        Entry nodes = root instanceof Entries topology ? topology.entries().get("nodes") : null;
        if (nodes == null || !(nodes.value() instanceof Entries all)) {
            throw source.start().error("a topology of containerlab has a mapping of nodes");
        }
        List<RawDevice> devices = new ArrayList<>();
        for (Map.Entry<String, Entry> each : all.entries().entrySet()) {
            if (!(each.getValue().value() instanceof Entries node)) {
                throw each.getValue()
                        .value()
                        .place()
                        .error("node " + YamlFile.shown(each.getKey()) + " must be a mapping");
            }
            if (NO_DEVICES.contains(text(node, "kind"))) {
                source.notes().add(node.place(), "nodes without SSH, such as bridges, are left out");
            } else {
                devices.add(device(each.getKey(), each.getValue().keyPlace(), node));
            }
        }
        return devices;
    }

    private static RawDevice device(String name, Place place, Entries node) {
        Map<String, Entry> keys = new LinkedHashMap<>();
        Map<String, Entry> data = new LinkedHashMap<>();
        String kind = text(node, "kind");
        String v4 = text(node, "mgmt-ipv4-address");
        String address = v4.isEmpty() ? text(node, "mgmt-ipv6-address") : v4;
        put(
                keys,
                "host",
                node,
                v4.isEmpty() ? "mgmt-ipv6-address" : "mgmt-ipv4-address",
                address.isEmpty() ? name : address);
        put(keys, "device_type", node, "kind", PlatformWords.deviceType(kind.replaceFirst("^vr-", "")));
        put(data, "longname", node, "longname", text(node, "longname"));
        put(data, "kind", node, "kind", kind);
        put(data, "image", node, "image", text(node, "image"));
        Set<String> groups = new LinkedHashSet<>();
        Stream.of(kind, text(node, "group")).map(NameWords::inElement).forEach(groups::addAll);
        groups.remove("all");
        Layer own = new Layer(Rank.DEVICE, "", new Entries(place, keys), data);
        return new RawDevice(
                name,
                place,
                List.of(own),
                groups,
                address.isEmpty() ? place.error("this node has no address; the lab is perhaps not running") : null);
    }

    private static String text(Entries node, String key) {
        Entry entry = node.entries().get(key);
        return entry != null && entry.value() instanceof Scalar one && one.kind() != ScalarKind.NULL
                ? one.text().strip()
                : "";
    }

    private static void put(Map<String, Entry> keys, String key, Entries node, String from, String text) {
        Entry entry = node.entries().get(from);
        Place place = entry == null ? node.place() : entry.value().place();
        if (!text.isEmpty()) {
            keys.put(key, new Entry(place, new Scalar(place, text, ScalarKind.TEXT)));
        }
    }
}
