package io.netfutures.inventory;

import io.netfutures.device.Device;
import io.netfutures.device.Inventory;
import io.netfutures.device.Secret;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything that an inventory says of its devices, secrets in plain text, as a text that can be compared; without places. */
final class Alike {
    private Alike() {}

    static List<String> of(Inventory inventory) {
        return inventory.devices().stream().map(Alike::of).toList();
    }

    private static String of(Device device) {
        return String.join(
                " | ",
                device.name(),
                device.endpoint(),
                device.platform(),
                device.credentials().username(),
                text(device.credentials().password()),
                text(device.credentials().secret()),
                String.valueOf(device.credentials().keyFile()),
                text(device.credentials().passphrase()),
                device.settings().toString(),
                device.settings().access().toString(),
                new TreeSet<>(device.groups()).toString(),
                new TreeMap<>(device.data()).toString(),
                String.valueOf(device.flaw()));
    }

    private static String text(@Nullable Secret secret) {
        return secret == null ? "none" : "\"" + secret.reveal() + "\"";
    }
}
