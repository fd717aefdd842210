package io.netfutures.inventory.format;

import io.netfutures.yaml.FileMistake;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A way to write an inventory. Formats have no state. */
public interface FileFormat {
    /** Its name in {@code --inventory-format}. */
    String name();

    /** What it is, for a list of formats, such as {@code "a list of devices, as netmiko's devices.yaml"}. */
    String description();

    /** Whether this file looks like it. It may look at its name and at its content, not at what is beside it; it never fails. */
    boolean fits(Source source);

    /**
     * The devices in the order of the file. Reads the file and those {@linkplain Source#beside beside} it, blocks for nothing else,
     * and contacts nothing. A mistake that concerns one device becomes the {@linkplain RawDevice#flawed flaw} of that device.
     *
     * @throws FileMistake with file, line and column, if it is not clear which devices are meant
     */
    List<RawDevice> read(Source source) throws FileMistake;

    /** The files that belong to this one and are no inventories themselves, such as nornir's {@code groups.yaml}. */
    default Set<Path> companions(Source source) {
        return Set.of();
    }
}
