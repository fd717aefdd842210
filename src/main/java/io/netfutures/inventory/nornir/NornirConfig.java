package io.netfutures.inventory.nornir;

import static io.netfutures.yaml.Fields.quoted;

import io.netfutures.inventory.format.Source;
import io.netfutures.yaml.Fields;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Scalar;
import java.util.Map;
import java.util.Optional;

/** Nornir's {@code config.yaml}, which names the files of its inventory. */
record NornirConfig(Entries inventory, Entries options) {
    /** What this document says; empty if it is none. */
    static Optional<NornirConfig> in(Value root) {
        Entry entry = root instanceof Entries all ? all.entries().get("inventory") : null;
        if (entry == null
                || !(entry.value() instanceof Entries inventory)
                || !(inventory.entries().containsKey("plugin")
                        || inventory.entries().containsKey("options"))) {
            return Optional.empty();
        }
        Entry options = inventory.entries().get("options");
        return Optional.of(new NornirConfig(
                inventory,
                options != null && options.value() instanceof Entries said
                        ? said
                        : new Entries(inventory.place(), Map.of())));
    }

    /** Refuses an inventory that is not in files of nornir. */
    void checkPlugin(Source source) throws FileMistake {
        Fields fields = new Fields(inventory, source.notes());
        String plugin = fields.text("plugin").strip();
        if (!plugin.isEmpty() && !plugin.equals("SimpleInventory") && !plugin.equals("YAMLInventory")) {
            throw fields.place("plugin")
                    .error("the inventory plugin " + quoted(plugin)
                            + " is not one that is read here; name its files, or -i" + " netbox:https://..., instead");
        }
        if (fields.has("transform_function")) {
            source.notes().add(fields.place("transform_function"), "transform_function is not run: it is Python");
        }
    }

    /** The name of a file, relative to this one. */
    String file(String option, String otherwise) {
        Entry said = options.entries().get(option);
        String name = said != null && said.value() instanceof Scalar text
                ? text.text().strip()
                : "";
        return name.isEmpty()
                ? otherwise
                : name.startsWith("~/") ? System.getProperty("user.home") + name.substring(1) : name;
    }

    Value.Place place(String option) {
        Entry said = options.entries().get(option);
        return said == null ? inventory.place() : said.value().place();
    }
}
