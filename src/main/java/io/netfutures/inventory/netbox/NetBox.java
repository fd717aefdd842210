package io.netfutures.inventory.netbox;

import io.netfutures.device.PlatformWords;
import io.netfutures.inventory.format.Layer;
import io.netfutures.inventory.format.Layer.Rank;
import io.netfutures.inventory.format.RawDevice;
import io.netfutures.inventory.format.WayWords;
import io.netfutures.inventory.netbox.NetBoxServer.Bounds;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.ScalarKind;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The devices of a NetBox, which its REST interface gives. */
public final class NetBox {
    private static final List<String> SLUGS = List.of("site", "role", "device_role", "tenant", "location", "rack");
    private static final String INSTEAD =
            "make a file of this inventory with convert, and write jump: user@host:port there";
    private static final List<String> TEXTS = List.of("serial", "asset_tag");

    private final Notes notes;
    private final Map<String, Integer> names = new HashMap<>();

    private NetBox(Notes notes) {
        this.notes = notes;
    }

    /** Whether this names a NetBox: {@code netbox:https://...}. */
    public static boolean isMeant(String inventory) {
        return inventory.startsWith(NetBoxQuery.PREFIX);
    }

    /**
     * The devices that {@code inventory}, such as {@code netbox:https://netbox.example/?site=ber}, selects: active ones unless it
     * says another status. Those without a primary address are left out, which is noted. Blocks until NetBox has answered, for
     * minutes at most.
     *
     * @param token empty if there is none
     */
    public static List<RawDevice> devices(String inventory, String token, Notes notes) throws FileMistake {
        return devices(inventory, token, notes, Bounds.DEFAULT);
    }

    static List<RawDevice> devices(String inventory, String token, Notes notes, Bounds bounds) throws FileMistake {
        NetBoxQuery query = NetBoxQuery.parse(inventory);
        List<Entries> found;
        try (NetBoxServer server = new NetBoxServer(token, bounds)) {
            found = server.devices(query);
        }
        NetBox reader = new NetBox(notes);
        found.forEach(each -> reader.names.merge(name(each), 1, Integer::sum));
        List<RawDevice> devices = new ArrayList<>();
        for (Entries each : found) {
            reader.add(each, devices);
        }
        return devices;
    }

    private void add(Entries device, List<RawDevice> into) {
        Entry address = address(device);
        if (address == null) {
            notes.add(device.place(), "a device without a primary IP in NetBox is left out");
            return;
        }
        Map<String, Entry> keys = new LinkedHashMap<>();
        keys.put("host", address);
        Entry platform = inner(device, "platform", "slug");
        if (platform != null && platform.value() instanceof Scalar slug) {
            put(keys, "device_type", platform, PlatformWords.deviceType(slug.text()));
        }
        Map<String, Entry> data = new LinkedHashMap<>();
        Set<String> groups = new LinkedHashSet<>();
        for (String key : SLUGS) {
            Entry slug = slug(device, key);
            if (slug != null && slug.value() instanceof Scalar text) {
                String as = key.equals("device_role") ? "role" : key;
                put(data, as, slug, text.text());
                if (as.equals("site") || as.equals("role")) {
                    groups.add(text.text());
                }
            }
        }
        List<String> tags = tags(device);
        groups.addAll(tags);
        groups.remove("all");
        data(device, tags, data);
        String name = unique(device, data);
        Layer own = new Layer(Rank.DEVICE, "", new Entries(device.place(), keys), data);
        into.add(new RawDevice(
                name,
                device.place(),
                List.of(own),
                groups,
                WayWords.flawOfData(data, INSTEAD).orElse(null)));
    }

    private static void data(Entries device, List<String> tags, Map<String, Entry> data) {
        Entry tagged = device.entries().get("tags");
        if (tagged != null && !tags.isEmpty()) {
            put(data, "tags", tagged, String.join("\n", tags));
        }
        Entry model = inner(device, "device_type", "model");
        if (model != null) {
            data.put("model", model);
        }
        Entry status = inner(device, "status", "value");
        if (status != null) {
            data.put("status", status);
        }
        for (String key : TEXTS) {
            Entry text = device.entries().get(key);
            if (text != null
                    && text.value() instanceof Scalar one
                    && !one.text().isBlank()) {
                data.put(key, text);
            }
        }
        Entry custom = device.entries().get("custom_fields");
        if (custom != null && custom.value() instanceof Entries fields) {
            fields.entries().forEach(data::putIfAbsent);
        }
    }

    /** Names are unique within a site only. */
    private String unique(Entries device, Map<String, Entry> data) {
        String name = name(device);
        if (names.getOrDefault(name, 0) < 2) {
            return name;
        }
        notes.add(
                device.place(),
                "a name that several devices in NetBox have is followed by the site and the number in NetBox");
        Entry site = data.get("site");
        Entry id = device.entries().get("id");
        return name
                + (site != null && site.value() instanceof Scalar slug ? "." + slug.text() : "")
                + (id != null && id.value() instanceof Scalar number ? "." + number.text() : "");
    }

    private static String name(Entries device) {
        for (String key : List.of("name", "display")) {
            Entry name = device.entries().get(key);
            if (name != null
                    && name.value() instanceof Scalar text
                    && text.kind() != ScalarKind.NULL
                    && !text.text().isBlank()) {
                return text.text().strip();
            }
        }
        Entry id = device.entries().get("id");
        return "device-"
                + (id != null && id.value() instanceof Scalar number
                        ? number.text()
                        : device.place().line());
    }

    private static @Nullable Entry address(Entries device) {
        for (String key : List.of("primary_ip", "primary_ip4", "primary_ip6")) {
            Entry address = inner(device, key, "address");
            if (address != null
                    && address.value() instanceof Scalar text
                    && !text.text().isBlank()) {
                String bare = text.text().replaceFirst("/.*", "");
                return new Entry(address.keyPlace(), new Scalar(text.place(), bare, ScalarKind.TEXT));
            }
        }
        return null;
    }

    private static List<String> tags(Entries device) {
        List<String> tags = new ArrayList<>();
        Entry all = device.entries().get("tags");
        for (Value each : all != null && all.value() instanceof Items list ? list.items() : List.<Value>of()) {
            Entry slug = each instanceof Entries tag ? tag.entries().get("slug") : null;
            if (slug != null && slug.value() instanceof Scalar text) {
                tags.add(text.text());
            } else if (each instanceof Scalar old) {
                tags.add(old.text());
            }
        }
        return tags;
    }

    private static @Nullable Entry slug(Entries device, String key) {
        Entry slug = inner(device, key, "slug");
        return slug == null ? inner(device, key, "name") : slug;
    }

    private static @Nullable Entry inner(Entries device, String key, String part) {
        Entry outer = device.entries().get(key);
        Entry found = outer != null && outer.value() instanceof Entries inner
                ? inner.entries().get(part)
                : null;
        return found == null || (found.value() instanceof Scalar one && one.kind() == ScalarKind.NULL) ? null : found;
    }

    private static void put(Map<String, Entry> keys, String key, Entry from, String text) {
        Place place = from.value().place();
        keys.put(key, new Entry(from.keyPlace(), new Scalar(place, text, ScalarKind.TEXT)));
    }
}
