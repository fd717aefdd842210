package io.netfutures.inventory.format;

import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Scalar;
import io.netfutures.yaml.YamlFile;
import java.util.Map;

/** Values that netmiko-tools has encrypted, in a file that does not say so: netmiko would send them as they are. */
final class Encrypted {
    private static final String MARK = "__encrypt__";

    private Encrypted() {}

    static void refuse(Entries device) throws FileMistake {
        for (Map.Entry<String, Entry> each : device.entries().entrySet()) {
            if (each.getValue().value() instanceof Scalar one && one.text().startsWith(MARK)) {
                throw one.place()
                        .error(YamlFile.shown(each.getKey())
                                + " is encrypted by netmiko-tools, but the file does not say"
                                + " so; in its .netmiko.yml stands __meta__: {encryption: true}");
            }
        }
    }
}
