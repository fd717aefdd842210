package io.netfutures.inventory.ansible;

import io.netfutures.inventory.format.RawDevice;
import io.netfutures.inventory.format.Source;
import io.netfutures.yaml.FileMistake;
import java.util.ArrayList;
import java.util.List;

/** Makes the devices of an inventory whose groups and hosts are known. */
final class AnsibleDevices {
    private AnsibleDevices() {}

    /** Reads the files of variables beside {@code source}, and nothing else. */
    static List<RawDevice> of(AnsibleTree tree, Source source) throws FileMistake {
        VariableFiles files = new VariableFiles(source);
        HostTranslation translation = new HostTranslation(source.notes());
        List<RawDevice> devices = new ArrayList<>();
        for (AnsibleHost host : tree.hosts()) {
            translation
                    .device(host, tree.groups(host), tree.scopes(host, files))
                    .ifPresent(devices::add);
        }
        return devices;
    }
}
