package io.netfutures.inventory;

import io.netfutures.device.Device;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.Notes;
import io.netfutures.yaml.Value.Place;
import io.netfutures.yaml.Value.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device as it stands in the file.
 *
 * @param jumps the jump hosts that are written down, none being an empty list; null if nothing is
 * @param named whether the file says what it is called; else it is called by its address
 */
record ListedDevice(Device device, Place place, @Nullable List<Scalar> jumps, boolean named) {
    ListedDevice with(Device other) {
        return new ListedDevice(other, place, jumps, named);
    }

    /** A copy with this mistake in its entry, which is noted: mistakes that differ only in what was written are noted as one. */
    ListedDevice flawed(FileMistake mistake, Notes notes) {
        String kind = mistake.what().split("[\"/(0-9]", 2)[0];
        notes.add(
                mistake.place().orElseThrow(),
                "flaw " + kind,
                mistake.what() + "; this device fails when it is selected");
        return with(device.flawed(mistake.what()));
    }
}
