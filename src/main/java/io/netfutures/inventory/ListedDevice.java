package io.netfutures.inventory;

import io.netfutures.device.Device;
import io.netfutures.inventory.format.RawDevice;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device as the file describes it.
 *
 * @param raw all that it says of it
 * @param jumps the jump hosts as they are written: an empty list for {@code none}, null if the entry names none
 * @param named whether the file gives its name; otherwise its address is its name
 */
record ListedDevice(Device device, RawDevice raw, @Nullable List<Scalar> jumps, boolean named) {
    Place place() {
        return raw.place();
    }

    ListedDevice with(Device other) {
        return new ListedDevice(other, raw, jumps, named);
    }

    /** A copy with this mistake as its flaw, which is noted; mistakes that differ only in the value are noted as one. */
    ListedDevice flawed(FileMistake found, Notes notes) {
        FileMistake mistake = notes.shown(found);
        String kind = mistake.what().split("[\"/(0-9]", 2)[0];
        notes.add(
                mistake.place().orElseThrow(),
                "flaw " + kind,
                mistake.what() + "; this device fails when it is selected");
        return with(device.flawed(mistake.what()));
    }
}
