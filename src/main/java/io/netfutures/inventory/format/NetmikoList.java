package io.netfutures.inventory.format;

import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A list of devices, each a mapping of the arguments of netmiko's {@code ConnectHandler}. */
final class NetmikoList implements FileFormat {
    @Override
    public String name() {
        return "netmiko";
    }

    @Override
    public String description() {
        return "a list of devices, as netmiko's devices.yaml";
    }

    @Override
    public boolean fits(Source source) {
        return source.root() instanceof Items;
    }

    @Override
    public List<RawDevice> read(Source source) throws FileMistake {
        Value root = source.yaml().orElse(null);
        if (!(root instanceof Items list)) {
            throw source.start().error("this is not a list of devices, each of which begins with \"- \"");
        }
        List<RawDevice> devices = new ArrayList<>();
        for (Value item : list.items()) {
            if (!(item instanceof Entries mapping)) {
                throw item.place()
                        .error("device " + (devices.size() + 1)
                                + " is not a mapping of keys to values; write for instance host: 192.168.100.1");
            }
            Encrypted.refuse(mapping);
            devices.add(OwnWords.device(null, mapping, Set.of(), source.platforms()));
        }
        return devices;
    }
}
